/** What is said of a value that configuration sets. */
export const words = {
  configuration: 'the configuration',
  fixed: (detail: string) => `Set by ${detail}. Change it there.`,
}
