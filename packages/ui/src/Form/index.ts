export { Form, type FormProps, type FormValues } from './Form';
export type { FormErrors } from '../internals/form-errors';
