import type { ReactNode } from 'react';
import { FormField } from '../FormField';
import { Icon } from '../Icon';
import { cx } from '../internals/class-names';
import { mergeRefs } from '../internals/merge-refs';
import type { TextInputProps } from '../TextInput';
import inputStyles from '../TextInput/TextInput.module.css';
import { useCapsLock } from './use-caps-lock';
import { useReveal } from './use-reveal';
import styles from './PasswordInput.module.css';

export interface PasswordInputProps extends Omit<TextInputProps, 'type' | 'autoComplete'> {
  /** Tells a password manager whether to fill in or to offer a new one. */
  autoComplete: 'current-password' | 'new-password';
  /** Name of the button that shows what was typed. */
  showLabel: string;
  /** Its name while the password shows. */
  hideLabel: string;
  /** What to say while Caps Lock is on. */
  capsLockHint: string;
  /** What stands under the field: the rules, a meter. Name it by `aria-describedby`. */
  below?: ReactNode;
}

/** A password field that can show what is typed, warns of Caps Lock and lets people paste. */
export function PasswordInput({
  label,
  description,
  error,
  optionalLabel,
  labelEnd,
  name,
  id,
  'aria-describedby': describedBy,
  'aria-invalid': invalid,
  showLabel,
  hideLabel,
  capsLockHint,
  below,
  ref,
  className,
  onKeyDown,
  onKeyUp,
  onBlur,
  ...input
}: PasswordInputProps) {
  const { revealed, toggle, ref: revealRef } = useReveal();
  const capsLock = useCapsLock({ onKeyDown, onKeyUp, onBlur });

  const capsLockNote = (
    <p role="status" className={styles.capsLock}>
      {capsLock.isOn && capsLockHint}
    </p>
  );

  return (
    <FormField
      {...{ label, description, error, optionalLabel, labelEnd, name, describedBy }}
      controlId={id}
      below={
        <>
          {capsLockNote}
          {below}
        </>
      }
    >
      {(control) => (
        <div className={styles.control}>
          <input
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            {...input}
            {...control}
            aria-invalid={control['aria-invalid'] ?? invalid}
            {...capsLock.handlers}
            ref={mergeRefs(ref, revealRef)}
            type={revealed ? 'text' : 'password'}
            className={cx(inputStyles.input, styles.input, className)}
          />
          <button
            type="button"
            className={styles.reveal}
            aria-label={revealed ? hideLabel : showLabel}
            aria-pressed={revealed}
            aria-controls={control.id}
            disabled={input.disabled}
            onClick={toggle}
          >
            <Icon name={revealed ? 'eye-off' : 'eye'} />
          </button>
        </div>
      )}
    </FormField>
  );
}
