export { FormField, type FieldControl, type FieldTexts, type FormFieldProps } from './FormField';
