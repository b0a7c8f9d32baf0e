export { FormField, type FieldControl, type FieldTexts, type FormFieldProps } from './FormField';
export { FieldError, type FieldErrorProps } from './FieldError';
