import {
  Fragment,
  useRef,
  type ChangeEvent,
  type ComponentProps,
  type SyntheticEvent,
} from 'react';
import { FormField, type FieldTexts } from '../FormField';
import { cx } from '../internals/class-names';
import { useFormError } from '../internals/form-errors';
import { mergeRefs } from '../internals/merge-refs';
import '../tokens/mono.css';
import { digitsOf, useCode } from './use-code';
import styles from './OtpInput.module.css';

export interface OtpInputProps
  extends
    FieldTexts,
    Omit<ComponentProps<'input'>, 'name' | 'type' | 'value' | 'defaultValue' | 'maxLength'> {
  /** How many digits the code has. @default 6 */
  length?: number | undefined;
  value?: string | undefined;
  defaultValue?: string | undefined;
  /** Told the digits so far. */
  onValueChange?: ((code: string) => void) | undefined;
  /** Told a whole code, once. */
  onComplete?: ((code: string) => void) | undefined;
  /** Sends the surrounding form once the code is whole. @default true */
  submitsWhenFull?: boolean | undefined;
}

/**
 * A code of digits: one real input over drawn cells, so that paste, password managers and codes from text messages
 * work. A new error clears the code, unless its owner keeps it.
 */
export function OtpInput({
  label,
  description,
  error,
  optionalLabel,
  labelEnd,
  name,
  id,
  'aria-describedby': describedBy,
  'aria-invalid': invalid,
  length = 6,
  value,
  defaultValue = '',
  onValueChange,
  onComplete,
  submitsWhenFull = true,
  ref,
  className,
  onChange,
  onSelect,
  ...input
}: OtpInputProps) {
  const own = useRef<HTMLInputElement>(null);
  const formError = useFormError(name);
  const [code, setCode] = useCode({
    length,
    value,
    defaultValue,
    error: error ?? formError,
    onValueChange,
    onComplete(whole) {
      onComplete?.(whole);
      if (submitsWhenFull) {
        own.current?.form?.requestSubmit();
      }
    },
  });

  function handleChange(event: ChangeEvent<HTMLInputElement>) {
    onChange?.(event);
    setCode(digitsOf(event.target.value, length));
  }

  // The drawn caret stands behind the last digit; the real one stays with it.
  function handleSelect(event: SyntheticEvent<HTMLInputElement>) {
    onSelect?.(event);
    const { selectionStart, selectionEnd, value: text } = event.currentTarget;
    if (selectionStart === selectionEnd && selectionStart !== text.length) {
      event.currentTarget.setSelectionRange(text.length, text.length);
    }
  }

  const here = Math.min(code.length, length - 1);
  const middle = length > 4 && length % 2 === 0 ? length / 2 : 0;

  return (
    <FormField
      {...{ label, description, error, optionalLabel, labelEnd, name, describedBy }}
      controlId={id}
    >
      {(control) => (
        <div className={styles.otp} dir="ltr">
          <input
            inputMode="numeric"
            autoComplete="one-time-code"
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            pattern="[0-9]*"
            {...input}
            {...control}
            aria-invalid={control['aria-invalid'] ?? invalid}
            type="text"
            ref={mergeRefs(ref, own)}
            className={cx(styles.input, className)}
            value={code}
            onChange={handleChange}
            onSelect={handleSelect}
          />
          {Array.from({ length }, (_, index) => (
            <Fragment key={index}>
              {index > 0 && index === middle && <span className={styles.gap} aria-hidden="true" />}
              <span
                className={styles.cell}
                aria-hidden="true"
                data-here={index === here || undefined}
                data-full={index < code.length || undefined}
              >
                {code[index]}
              </span>
            </Fragment>
          ))}
        </div>
      )}
    </FormField>
  );
}
