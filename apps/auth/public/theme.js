// Runs before the first paint, so that nobody who chose a theme sees the other one flash. src/lib/storage.ts writes it.
try {
  const theme = globalThis.localStorage.getItem('gatehouse.theme');
  if (theme === 'light' || theme === 'dark') {
    globalThis.document.documentElement.dataset.theme = theme;
  }
} catch {
  // Storage is closed to us: the device's theme it is.
}
