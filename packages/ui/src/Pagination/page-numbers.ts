/** First, last, the page and its neighbours; `null` stands for pages left out. Never a gap of one page. */
export function pageNumbers(page: number, pageCount: number): readonly (number | null)[] {
  const shown = [1, page - 1, page, page + 1, pageCount]
    .filter((number) => number >= 1 && number <= pageCount)
    .filter((number, index, all) => all.indexOf(number) === index);

  return shown.flatMap((number, index) => {
    const missing = number - (shown[index - 1] ?? 0) - 1;
    if (missing === 0) {
      return [number];
    }
    return missing === 1 ? [number - 1, number] : [null, number];
  });
}
