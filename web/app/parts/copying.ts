/** The words of what can be copied. */
export const words = {
  copy: 'Copy',
  copied: 'Copied',
  failed: 'Select it and copy it by hand',
  copyOf: (what: string) => `Copy ${what}`,
}

/** Puts text on the clipboard; false where the browser does not let us. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyFromPage(text)
  }
}

// Pages that came over plain HTTP have no clipboard of their own: what is selected is copied.
function copyFromPage(text: string): boolean {
  const holder = document.createElement('textarea')
  holder.value = text
  holder.className = 'only-read-aloud'
  holder.setAttribute('aria-hidden', 'true')
  const focused = document.activeElement
  document.body.append(holder)
  holder.select()
  const done = document.execCommand('copy')
  holder.remove()
  if (focused instanceof HTMLElement) focused.focus()
  return done
}
