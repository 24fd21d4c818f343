/** The pages of a project's settings; each is for those with at least that level. */
export const SECTIONS = [
  { at: '', level: 50 },
  { at: 'keys', level: 40 },
  { at: 'members', level: 40 },
  { at: 'privacy', level: 50 },
  { at: 'usage', level: 40 },
  { at: 'data_sources', level: 40 },
  { at: 'repository', level: 40 },
  { at: 'audit_events', level: 40 },
  { at: 'danger', level: 50 },
] as const

export type Section = (typeof SECTIONS)[number]['at']

/** What there is for somebody with that level. */
export const sectionsFor = (level: number): Section[] =>
  SECTIONS.filter((section) => level >= section.level).map(({ at }) => at)

/** The page that an address names; the first there is for them where it names none. */
export function sectionAt(slug: string, level: number): Section | undefined {
  const open = sectionsFor(level)
  return slug === '' && level < 50 ? open[0] : open.find((at) => at === slug)
}
