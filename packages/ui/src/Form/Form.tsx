import {
  useEffect,
  useRef,
  useState,
  type ComponentProps,
  type InputEvent,
  type SubmitEvent,
} from 'react';
import { cx } from '../internals/class-names';
import { FormErrorsContext, type FormErrors } from '../internals/form-errors';
import { mergeRefs } from '../internals/merge-refs';
import { focusFirstInvalid, nameOf } from './focus-first-invalid';
import styles from './Form.module.css';

/** What was typed, by field name. A ticked checkbox is `'on'` or its value, an unticked one is not there. */
export type FormValues = Readonly<Record<string, string | undefined>>;

export interface FormProps extends Omit<ComponentProps<'form'>, 'onSubmit' | 'action'> {
  /**
   * What is wrong, by field name: the page's own checks and the server's answer. A new object moves the focus to the
   * first field it names, so keep it in state. A field's message goes once the person edits that field.
   */
  errors?: FormErrors | undefined;
  /** The person sent the form. The page is not left, and what was typed stays whatever the answer is. */
  onSubmit: (values: FormValues, event: SubmitEvent<HTMLFormElement>) => void;
}

const NONE: FormErrors = {};

/** A form that shows its fields' errors and leads to the first of them. The browser's own bubbles stay away. */
export function Form({
  errors = NONE,
  onSubmit,
  onInput,
  ref,
  className,
  children,
  ...form
}: FormProps) {
  const own = useRef<HTMLFormElement>(null);
  const [edited, setEdited] = useState<{ since: FormErrors; names: readonly string[] }>({
    since: errors,
    names: [],
  });

  useEffect(() => {
    if (own.current) {
      focusFirstInvalid(own.current, errors);
    }
  }, [errors]);

  function handleInput(event: InputEvent<HTMLFormElement>) {
    onInput?.(event);
    const name = nameOf(event.nativeEvent.target);
    if (name in errors) {
      setEdited((was) => ({
        since: errors,
        names: was.since === errors ? [...was.names, name] : [name],
      }));
    }
  }

  function handleSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    onSubmit(readValues(event.currentTarget), event);
  }

  return (
    <form
      noValidate
      {...form}
      ref={mergeRefs(ref, own)}
      className={cx(styles.form, className)}
      onInput={handleInput}
      onSubmit={handleSubmit}
    >
      <FormErrorsContext value={edited.since === errors ? without(errors, edited.names) : errors}>
        {children}
      </FormErrorsContext>
    </form>
  );
}

function readValues(form: HTMLFormElement): FormValues {
  const texts = [...new FormData(form)].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(texts);
}

function without(errors: FormErrors, names: readonly string[]): FormErrors {
  return Object.fromEntries(Object.entries(errors).filter(([name]) => !names.includes(name)));
}
