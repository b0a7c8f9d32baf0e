import type { Meta, StoryObj } from '@storybook/react-vite';
import { FormField } from './FormField';

const meta = {
  component: FormField,
  args: {
    label: 'Colour',
    description: 'Any control can stand in a field.',
    children: (control) => <input type="color" {...control} />,
  },
} satisfies Meta<typeof FormField>;
export default meta;

export const AnyControl: StoryObj<typeof meta> = {};
