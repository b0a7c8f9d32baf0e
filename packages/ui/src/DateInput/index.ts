export { DateInput, type DateInputProps } from './DateInput';
export { datePattern, formatDate, isIsoDate, parseDate, type DateLetters } from './dates';
