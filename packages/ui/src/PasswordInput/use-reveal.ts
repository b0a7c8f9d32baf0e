import { useEffect, useRef, useState } from 'react';

/** Shows and hides what was typed, and hides it again when the form is sent. */
export function useReveal() {
  const [revealed, setRevealed] = useState(false);
  const ref = useRef<HTMLInputElement>(null);

  // A field that is sent as plain text would be offered as text by the browser's form history.
  useEffect(() => {
    const form = ref.current?.form;
    function hide() {
      setRevealed(false);
    }
    form?.addEventListener('submit', hide);
    return () => form?.removeEventListener('submit', hide);
  }, []);

  function toggle() {
    setRevealed((was) => !was);
  }

  return { revealed, toggle, ref };
}
