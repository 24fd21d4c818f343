/** What every form says. */
export const words = {
  save: 'Save changes',
  saving: 'Saving…',
  saved: 'Saved',
  unsaved: 'Not saved yet',
  leave: 'There are changes that are not saved. Leave without them?',
  refused: 'Nothing was saved',
  cancel: 'Cancel',
  show: 'Show',
  hide: 'Hide',
  add: 'Add',
  remove: (what: string) => `Remove ${what}`,
  typeToConfirm: 'Type this to confirm:',
  notTheSame: (phrase: string) => `This is not ${phrase}.`,
}
