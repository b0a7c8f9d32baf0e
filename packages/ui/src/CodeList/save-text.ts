/** Offers a text as a file. Nothing leaves the machine. */
export function saveText(text: string, fileName: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // The browser has begun to read it; a later turn of the loop is soon enough to let go.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 0);
}
