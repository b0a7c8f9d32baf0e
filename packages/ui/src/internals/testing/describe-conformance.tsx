import { cleanup, render } from '@testing-library/react';
import type { ReactElement, RefCallback } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { axeFindings } from './axe';

interface NativeProps {
  ref?: RefCallback<Element>;
  className?: string;
  lang?: string;
  'data-probe'?: string;
}

interface Expectations {
  /** The class of the element that the component stands for. */
  element: abstract new () => Element;
}

/** What every component of this library owes its caller, whatever else it does. */
export function describeConformance(
  name: string,
  make: (native: NativeProps) => ReactElement,
  { element }: Expectations,
): void {
  function probe(native: NativeProps): Element {
    render(make({ ...native, 'data-probe': 'yes' }));
    // In the whole document: a dialog stands outside of what was rendered.
    const found = document.querySelector('[data-probe="yes"]');
    if (!found) {
      throw new Error(`${name} did not pass data-probe on`);
    }
    return found;
  }

  describe(`${name} as an element`, () => {
    it('gives its element to the ref', () => {
      const ref = vi.fn<(element: Element | null) => void>();
      const found = probe({ ref });

      expect(found).toBeInstanceOf(element);
      expect(ref).toHaveBeenCalledWith(found);
    });

    it('passes native attributes on', () => {
      expect(probe({ lang: 'de' })).toHaveAttribute('lang', 'de');
    });

    it("keeps its own class beside the caller's", () => {
      const own = probe({}).getAttribute('class') ?? '';
      expect(own).not.toBe('');

      cleanup();
      expect(probe({ className: 'theirs' })).toHaveClass(...own.split(' '), 'theirs');
    });

    it('gives axe nothing to complain about', async () => {
      render(make({}));

      expect(await axeFindings(document.body)).toEqual([]);
    });
  });
}
