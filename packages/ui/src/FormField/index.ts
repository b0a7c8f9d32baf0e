export { FormField, type FormFieldProps, type FieldControl } from './FormField';
export { FieldError, type FieldErrorProps } from './FieldError';
