import type { Meta, StoryObj } from '@storybook/react-vite';
import { List } from '../List';
import { Icon } from './Icon';
import { iconPaths, type IconName } from './icon-paths';

const meta = { component: Icon, args: { name: 'key' } } satisfies Meta<typeof Icon>;
export default meta;

type Story = StoryObj<typeof meta>;

export const One: Story = {};
export const All: Story = {
  render: () => (
    <List>
      {(Object.keys(iconPaths) as IconName[]).map((name) => (
        <li key={name}>
          <Icon name={name} /> {name}
        </li>
      ))}
    </List>
  ),
};
