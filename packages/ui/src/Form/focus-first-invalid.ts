import type { FormErrors } from '../internals/form-errors';

/** Puts the focus on the first field, in the order of the page, that has a message. */
export function focusFirstInvalid(form: HTMLFormElement, errors: FormErrors): void {
  for (const element of form.elements) {
    if (element instanceof HTMLInputElement && errors[element.name]) {
      element.focus();
      return;
    }
  }
}
