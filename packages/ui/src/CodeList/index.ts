export { CodeList, type Code, type CodeListProps } from './CodeList';
export { SecretText, type SecretTextProps } from './SecretText';
