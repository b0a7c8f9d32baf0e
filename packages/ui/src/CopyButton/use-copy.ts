import { useEffect, useState } from 'react';

/** How long the button says so, in ms. */
const SHOWN = 2500;

export type CopyState = 'idle' | 'copied' | 'failed';

/** Copies a text and says for a moment how it went. Browsers refuse it outside of a press and without TLS. */
export function useCopy() {
  const [state, setState] = useState<CopyState>('idle');

  useEffect(() => {
    if (state === 'idle') {
      return undefined;
    }
    const timer = setTimeout(() => {
      setState('idle');
    }, SHOWN);
    return () => {
      clearTimeout(timer);
    };
  }, [state]);

  async function copy(text: string): Promise<boolean> {
    try {
      await navigator.clipboard.writeText(text);
      setState('copied');
      return true;
    } catch {
      setState('failed');
      return false;
    }
  }

  return { state, copy };
}
