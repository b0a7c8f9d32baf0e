import type { FormErrors } from '../internals/form-errors';

/** The name under which a control is submitted, or an empty text. `data-name`: a hidden field beside it carries the value. */
export function nameOf(control: EventTarget | null): string {
  return control instanceof HTMLElement
    ? (control.getAttribute('name') ?? control.dataset.name ?? '')
    : '';
}

/** Puts the focus on the first control, in the order of the page, that has a message. */
export function focusFirstInvalid(form: HTMLFormElement, errors: FormErrors): void {
  for (const control of form.elements) {
    if (control instanceof HTMLElement && errors[nameOf(control)]) {
      control.focus();
      return;
    }
  }
}
