/** What the audit logs say. */
export const words = {
  title: 'Audit log',
  lead: 'Who changed what, newest first. Times are UTC. Secrets never stand here.',
  when: 'When',
  who: 'Who',
  what: 'What',
  change: 'Change',
  where: 'Where',
  nobody: (id: number) => `User ${id}`,
  project: (id: number) => `Project ${id}`,
  instance: 'Instance',
  empty: 'Nothing was changed yet',
}
