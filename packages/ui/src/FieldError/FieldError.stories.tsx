import type { Meta, StoryObj } from '@storybook/react-vite';
import { FieldError } from './FieldError';

const meta = {
  component: FieldError,
  args: { children: 'The address ends too early. Add the part after the dot, such as .studio' },
} satisfies Meta<typeof FieldError>;
export default meta;

export const OneSentence: StoryObj<typeof meta> = {};
