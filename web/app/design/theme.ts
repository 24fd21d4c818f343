import { ref } from 'vue'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

const KEY = 'footfall.theme'
const root = document.documentElement

const chosen = ref<Theme>((root.dataset.theme as Theme | undefined) ?? 'system')

/** The theme chosen; theme.js has set it on the page before the first paint. */
export const theme = chosen

/** Shows a theme and keeps the choice in this browser. */
export function choose(theme: Theme): void {
  chosen.value = theme
  if (theme === 'system') delete root.dataset.theme
  else root.dataset.theme = theme
  try {
    if (theme === 'system') localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, theme)
  } catch {
    // Storage is blocked: the choice lasts as long as the page.
  }
}
