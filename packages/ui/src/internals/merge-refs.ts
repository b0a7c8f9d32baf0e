import type { Ref, RefObject } from 'react';

/** One ref callback for the caller's ref and our own. */
export function mergeRefs<T>(theirs: Ref<T> | undefined, ours: RefObject<T | null>) {
  return (node: T | null) => {
    ours.current = node;
    if (typeof theirs === 'function') {
      const cleanUp = theirs(node);
      return cleanUp;
    }
    if (theirs) {
      theirs.current = node;
    }
    return undefined;
  };
}
