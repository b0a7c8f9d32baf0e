import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { describeConformance } from '../internals/testing/describe-conformance';
import { pageNumbers } from './page-numbers';
import { Pagination } from './Pagination';

const words = {
  label: 'Pages of your activity',
  previousLabel: 'Newer',
  nextLabel: 'Older',
  pageLabel: (page: number) => `Page ${page}`,
};

describeConformance(
  'Pagination',
  (native) => (
    <Pagination {...words} page={2} pageCount={9} onPageChange={() => undefined} {...native} />
  ),
  { element: HTMLElement },
);

describe('pageNumbers', () => {
  it.each([
    [1, 1, '1'],
    [1, 5, '1 2 … 5'],
    [3, 5, '1 2 3 4 5'],
    [5, 9, '1 … 4 5 6 … 9'],
    [9, 9, '1 … 8 9'],
  ])('on page %i of %i are %s', (page, count, shown) => {
    expect(
      pageNumbers(page, count)
        .map((number) => number ?? '…')
        .join(' '),
    ).toBe(shown);
  });
});

describe('Pagination', () => {
  it('leads to the next page, the one before, and any that it names', async () => {
    const user = userEvent.setup();
    const go = vi.fn();
    render(<Pagination {...words} page={2} pageCount={9} onPageChange={go} />);

    await user.click(screen.getByRole('button', { name: 'Older' }));
    await user.click(screen.getByRole('button', { name: 'Newer' }));
    await user.click(screen.getByRole('button', { name: 'Page 9' }));

    expect(go.mock.calls).toEqual([[3], [1], [9]]);
  });

  it('says which page shows, and goes no further than the ends', () => {
    render(<Pagination {...words} page={1} pageCount={1} onPageChange={() => undefined} />);

    expect(screen.getByRole('button', { current: 'page' })).toHaveAccessibleName('Page 1');
    expect(screen.getByRole('button', { name: 'Newer' })).toBeDisabled();
    expect(screen.getByRole('button', { name: 'Older' })).toBeDisabled();
  });

  it('goes on where nobody counts the pages', async () => {
    const user = userEvent.setup();
    const go = vi.fn();
    render(<Pagination {...words} page={4} hasNext onPageChange={go} />);

    await user.click(screen.getByRole('button', { name: 'Older' }));

    expect(go).toHaveBeenCalledWith(5);
    expect(screen.queryByRole('list')).not.toBeInTheDocument();
  });
});
