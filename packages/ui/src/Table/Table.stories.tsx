import type { Meta, StoryObj } from '@storybook/react-vite';
import { Badge } from '../Badge';
import { Table, type Column } from './Table';

interface Device {
  id: string;
  name: string;
  place: string;
  signIns: number;
}

const columns: readonly Column<Device>[] = [
  { id: 'name', header: 'Device', cell: (device) => device.name, namesRow: true },
  {
    id: 'place',
    header: 'Place',
    cell: (device) => (
      <>
        {device.place} {device.id === '3' && <Badge tone="warn">New place</Badge>}
      </>
    ),
  },
  { id: 'count', header: 'Sign-ins', cell: (device) => device.signIns, align: 'end' },
];

const meta = {
  component: Table<Device>,
  args: {
    caption: 'Devices',
    columns,
    rowKey: (device) => device.id,
    rows: [
      { id: '1', name: 'Firefox on Ubuntu', place: 'Berlin, Germany', signIns: 128 },
      { id: '2', name: 'Safari on iPad', place: 'Berlin, Germany', signIns: 31 },
      { id: '3', name: 'Chrome on Windows', place: 'Porto, Portugal', signIns: 1 },
    ],
  },
} satisfies Meta<typeof Table<Device>>;
export default meta;

type Story = StoryObj<typeof meta>;

export const ThreeRows: Story = {};
export const WithCaption: Story = { args: { captionVisible: true } };
export const Empty: Story = { args: { rows: [], empty: 'No device yet' } };
