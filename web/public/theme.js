// Runs before the first paint: a chosen theme must not flash the other one first.
try {
  const theme = localStorage.getItem('footfall.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // Storage is blocked: the system's theme it is.
}
