import { TextInput, type TextInputProps } from '../TextInput';

export type EmailInputProps = Omit<TextInputProps, 'type'>;

/** A field for an email address: the right keyboard, no "correction" of names, ready for password managers. */
export function EmailInput({ autoComplete = 'email', ...input }: EmailInputProps) {
  return (
    <TextInput
      inputMode="email"
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      {...input}
      autoComplete={autoComplete}
      type="email"
    />
  );
}
