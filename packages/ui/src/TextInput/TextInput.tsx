import type { ComponentProps } from 'react';
import { FormField } from '../FormField';
import type { FieldTexts } from '../FormField/FormField';
import { cx } from '../internals/class-names';
import styles from './TextInput.module.css';

export interface TextInputProps extends FieldTexts, Omit<ComponentProps<'input'>, 'name'> {}

/** A labelled single-line field. Everything an `<input>` takes goes to the input; so does the class. */
export function TextInput({
  label,
  description,
  error,
  optionalLabel,
  labelEnd,
  name,
  id,
  'aria-describedby': describedBy,
  'aria-invalid': invalid,
  type = 'text',
  className,
  ...input
}: TextInputProps) {
  return (
    <FormField
      {...{ label, description, error, optionalLabel, labelEnd, name, describedBy }}
      controlId={id}
    >
      {(control) => (
        <input
          {...input}
          {...control}
          // Invalid also without words of its own: an alert above speaks for several fields.
          aria-invalid={control['aria-invalid'] ?? invalid}
          type={type}
          className={cx(styles.input, className)}
        />
      )}
    </FormField>
  );
}
