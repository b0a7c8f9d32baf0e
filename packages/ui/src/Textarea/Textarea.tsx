import type { ComponentProps } from 'react';
import { FormField, type FieldTexts } from '../FormField';
import { cx } from '../internals/class-names';
import inputStyles from '../TextInput/TextInput.module.css';
import styles from './Textarea.module.css';

export interface TextareaProps extends FieldTexts, Omit<ComponentProps<'textarea'>, 'name'> {}

/** A labelled field for more than a line. It grows with its text where the browser can, and can be pulled taller. */
export function Textarea({
  label,
  description,
  error,
  optionalLabel,
  labelEnd,
  name,
  id,
  'aria-describedby': describedBy,
  'aria-invalid': invalid,
  rows = 3,
  className,
  ...textarea
}: TextareaProps) {
  return (
    <FormField
      {...{ label, description, error, optionalLabel, labelEnd, name, describedBy }}
      controlId={id}
    >
      {(control) => (
        <textarea
          {...textarea}
          {...control}
          aria-invalid={control['aria-invalid'] ?? invalid}
          rows={rows}
          className={cx(inputStyles.input, styles.textarea, className)}
        />
      )}
    </FormField>
  );
}
