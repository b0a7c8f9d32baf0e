import { useSyncExternalStore } from 'react';

function subscribe(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['dir'] });
  return () => {
    observer.disconnect();
  };
}

function read(): 'ltr' | 'rtl' {
  return document.documentElement.dir === 'rtl' ? 'rtl' : 'ltr';
}

/** The page's writing direction, for behaviour that CSS cannot mirror: arrow keys, and where a popup stands. */
export function useDirection(): 'ltr' | 'rtl' {
  return useSyncExternalStore(subscribe, read);
}
