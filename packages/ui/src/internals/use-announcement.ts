import { useEffect, useRef, useState } from 'react';

/** How long typing must rest, in ms, before a change is read out: not a word for every key. */
const REST = 500;

/** Those of the sentences that are new since they were last read out, once they stop changing. */
export function useAnnouncement(sentences: readonly string[]): string {
  const script = sentences.join('\n');
  const told = useRef(script);
  const [text, setText] = useState('');

  useEffect(() => {
    const timer = setTimeout(() => {
      const before = told.current.split('\n');
      const fresh = script.split('\n').filter((sentence) => !before.includes(sentence));
      told.current = script;
      if (fresh.length > 0) {
        setText(fresh.join('. '));
      }
    }, REST);
    return () => {
      clearTimeout(timer);
    };
  }, [script]);

  return text;
}
