import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { Pagination, type PaginationProps } from './Pagination';

const meta = {
  component: Pagination,
  args: {
    label: 'Pages of your activity',
    page: 4,
    pageCount: 12,
    previousLabel: 'Newer',
    nextLabel: 'Older',
    pageLabel: (page) => `Page ${page}`,
    onPageChange: () => undefined,
  },
  render: (args) => <Turning {...args} />,
} satisfies Meta<typeof Pagination>;
export default meta;

type Story = StoryObj<typeof meta>;

function Turning(args: PaginationProps) {
  const [page, setPage] = useState(args.page);
  return <Pagination {...args} page={page} onPageChange={setPage} />;
}

export const Counted: Story = {};
export const First: Story = { args: { page: 1 } };
export const Uncounted: Story = { args: { pageCount: undefined, hasNext: true } };
