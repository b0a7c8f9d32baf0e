import { useState } from 'react';

/** A value its owner may keep (`controlled`) or leave to the component, which then begins with `initial`. */
export function useControlled<T>(
  controlled: T | undefined,
  initial: T,
  onChange: ((value: T) => void) | undefined,
): readonly [T, (value: T) => void] {
  const [own, setOwn] = useState(initial);

  function change(value: T) {
    setOwn(value);
    onChange?.(value);
  }

  return [controlled ?? own, change];
}
