import { cloneElement, isValidElement, type ReactNode } from 'react';

/** Marks a text that came from the catalogue, and makes it longer, as German does. */
const mark = (text: string) => `⟦${text}${'~'.repeat(Math.ceil(text.length * 0.3))}⟧`;

/** The same catalogue with every text marked: what a page shows unmarked was written into the page. */
export function pseudo<T>(texts: T): T {
  return convert(texts) as T;
}

function convert(value: unknown): unknown {
  if (typeof value === 'string') {
    return value === '' ? value : mark(value);
  }
  if (typeof value === 'function') {
    return (...given: unknown[]) => convert((value as (...all: unknown[]) => unknown)(...given));
  }
  if (isValidElement<{ children?: ReactNode }>(value)) {
    return cloneElement(value, {}, '⟦', value.props.children, '⟧');
  }
  if (Array.isArray(value)) {
    return value.map(convert);
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, convert(inner)]));
  }
  return value;
}
