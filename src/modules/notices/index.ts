export { queueMail, type NewMail } from './mails.ts'
export { notify, type NewNotice } from './notify.ts'
