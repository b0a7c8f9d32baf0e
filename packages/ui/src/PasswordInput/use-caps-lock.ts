import { useState, type FocusEvent, type KeyboardEvent } from 'react';

interface Handlers {
  onKeyDown?: ((event: KeyboardEvent<HTMLInputElement>) => void) | undefined;
  onKeyUp?: ((event: KeyboardEvent<HTMLInputElement>) => void) | undefined;
  onBlur?: ((event: FocusEvent<HTMLInputElement>) => void) | undefined;
}

/** Whether Caps Lock is on while the field is typed in. Browsers tell it only with a key event. */
export function useCapsLock(own: Handlers) {
  const [isOn, setIsOn] = useState(false);

  function read(event: KeyboardEvent<HTMLInputElement>) {
    setIsOn(event.getModifierState('CapsLock'));
  }

  const handlers = {
    onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
      read(event);
      own.onKeyDown?.(event);
    },
    onKeyUp(event: KeyboardEvent<HTMLInputElement>) {
      read(event);
      own.onKeyUp?.(event);
    },
    onBlur(event: FocusEvent<HTMLInputElement>) {
      setIsOn(false);
      own.onBlur?.(event);
    },
  };
  return { isOn, handlers };
}
