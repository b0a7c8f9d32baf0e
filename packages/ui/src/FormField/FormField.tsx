import { useId, type ComponentProps, type ReactNode } from 'react';
import { FieldError } from '../FieldError';
import { cx } from '../internals/class-names';
import { useFormError } from '../internals/form-errors';
import styles from './FormField.module.css';

/** What the control inside must carry to be named, described and marked by its field. */
export interface FieldControl {
  id: string;
  name: string | undefined;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

export interface FieldTexts {
  /** What is asked for. Clicking it focuses the control. */
  label: ReactNode;
  /** A hint under the control; it gives way to the error. */
  description?: ReactNode;
  /** What is wrong and what to do. Without it, what the surrounding `Form` says about `name`. */
  error?: ReactNode;
  /** The word for "optional", at the end of the label line. */
  optionalLabel?: string | undefined;
  /** Something at the end of the label line: "Forgot password?". */
  labelEnd?: ReactNode;
  /** The name under which the value is submitted. */
  name?: string | undefined;
}

export interface FormFieldProps extends FieldTexts, Omit<ComponentProps<'div'>, 'children'> {
  /** The id of the control. @default made up */
  controlId?: string | undefined;
  /** Further descriptions of the control: ids, separated by spaces. */
  describedBy?: string | undefined;
  /** What stands under the control, over hint and error: rules, a meter. */
  below?: ReactNode;
  /** Renders the control with the wiring it is given. */
  children: (control: FieldControl) => ReactNode;
}

/** Label, hint and error of one control, wired to it. The inputs of this library are built on it. */
export function FormField({
  label,
  description,
  error,
  optionalLabel,
  labelEnd,
  name,
  controlId,
  describedBy,
  below,
  className,
  children,
  ...div
}: FormFieldProps) {
  const base = useId();
  const formError = useFormError(name);
  const shownError = error ?? formError;
  const id = controlId ?? `${base}control`;
  const noteId = `${base}note`;
  const optionalId = `${base}optional`;
  const hasNote = Boolean(shownError ?? description);

  return (
    <div {...div} className={cx(styles.field, className)}>
      <div className={styles.labelLine}>
        <label htmlFor={id}>{label}</label>
        {optionalLabel && (
          <span id={optionalId} className={styles.optional}>
            {optionalLabel}
          </span>
        )}
        {labelEnd}
      </div>
      {children({
        id,
        name,
        'aria-describedby': cx(hasNote && noteId, optionalLabel && optionalId, describedBy),
        'aria-invalid': shownError ? true : undefined,
      })}
      {below}
      {shownError ? (
        <FieldError id={noteId}>{shownError}</FieldError>
      ) : (
        description && (
          <p id={noteId} className={styles.hint}>
            {description}
          </p>
        )
      )}
    </div>
  );
}
