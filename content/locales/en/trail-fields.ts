/** Names of what was changed. */
export const fields: Readonly<Record<string, string>> = {
  name: 'Name', abbreviation: 'Abbreviation', kind: 'Kind', superior: 'Superior', yearKind: 'Kind of year', post: 'Post', posts: 'Posts', unit: 'Unit', leader: 'Leader', sex: 'Sex', born: 'Born',
  added: 'Added', removed: 'Removed', peopleCount: 'People', unitsCount: 'New units', skipped: 'Skipped step', relation: 'Relation to the plan', revises: 'Revises', more: 'Further changes', doneOn: 'Done on', same: 'The same',
  login: 'Login', email: 'E-mail', role: 'Role', roles: 'Roles', body: 'Body', parent: 'Under', from: 'From', to: 'To', document: 'Document', members: 'Members', state: 'State', answer: 'Answer', receivedOn: 'Received on', dueOn: 'Answer by', reason: 'Reason',
  erased: 'Erased', kept: 'Kept', reads: 'Reads', months: 'Months kept', person: 'Person', account: 'Account', subject: 'Subject', method: 'Method',
}
