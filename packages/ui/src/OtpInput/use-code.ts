import { useEffect, useRef, useState } from 'react';
import { useControlled } from '../internals/use-controlled';

interface CodeOptions {
  length: number;
  value: string | undefined;
  defaultValue: string;
  error: unknown;
  onValueChange: ((code: string) => void) | undefined;
  onComplete: ((code: string) => void) | undefined;
}

/** The digits of what was typed or pasted: "482 915" and "482-915" are codes too. */
export function digitsOf(text: string, length: number): string {
  return text.replace(/\D/g, '').slice(0, length);
}

/** The code as it grows. It is told as complete once, and cleared when an error says that it did not fit. */
export function useCode({
  length,
  value,
  defaultValue,
  error,
  onValueChange,
  onComplete,
}: CodeOptions) {
  const [code, setCode] = useControlled(value, digitsOf(defaultValue, length), onValueChange);
  const [seenError, setSeenError] = useState(error);
  const told = useRef(code.length === length ? code : '');

  if (error !== seenError) {
    setSeenError(error);
    if (error && value === undefined) {
      setCode('');
    }
  }

  // After the commit, so that whoever reads the form finds the whole code in it.
  useEffect(() => {
    if (code.length < length) {
      told.current = '';
    } else if (code !== told.current) {
      told.current = code;
      onComplete?.(code);
    }
  }, [code, length, onComplete]);

  return [code, setCode] as const;
}
