export { PhoneInput, type PhoneInputProps } from './PhoneInput';
export { isPhoneNumber } from './phone-numbers';
