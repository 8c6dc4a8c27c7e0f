export { rememberName } from './names/store.ts'
export { addBody, addUnits, bodiesOf, bumpUnits, changeBody, changeUnit, clearTree, exampleBodies, findBody, headcounts, removeUnits, setSkipped, unitsOf, type Body, type BodyFields, type UnitRow } from './store.ts'
