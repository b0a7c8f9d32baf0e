import { render, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { describeConformance } from '../internals/testing/describe-conformance';
import { Table, type Column } from './Table';

interface Device {
  id: string;
  name: string;
  signIns: number;
}

const columns: readonly Column<Device>[] = [
  { id: 'name', header: 'Device', cell: (device) => device.name, namesRow: true },
  { id: 'count', header: 'Sign-ins', cell: (device) => device.signIns, align: 'end' },
];
const rows: readonly Device[] = [
  { id: '1', name: 'Firefox on Ubuntu', signIns: 12 },
  { id: '2', name: 'Safari on iPad', signIns: 3 },
];
const devices = { caption: 'Devices', columns, rows, rowKey: (device: Device) => device.id };

describeConformance('Table', (native) => <Table {...devices} {...native} />, {
  element: HTMLTableElement,
});

describe('Table', () => {
  it('is named by its caption and says each row by its name', () => {
    render(<Table {...devices} />);

    const table = screen.getByRole('table', { name: 'Devices' });
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map((cell) => cell.textContent),
    ).toEqual(['Device', 'Sign-ins']);
    const row = screen.getByRole('row', { name: /Safari on iPad/ });
    expect(within(row).getByRole('rowheader')).toHaveTextContent('Safari on iPad');
    expect(within(row).getByRole('cell')).toHaveTextContent('3');
  });

  it('can be scrolled by keyboard', () => {
    render(<Table {...devices} />);

    expect(screen.getByRole('region', { name: 'Devices' })).toHaveAttribute('tabindex', '0');
  });

  it('says so when there is nothing', () => {
    render(<Table {...devices} rows={[]} empty="No device yet" />);

    expect(screen.getByRole('cell')).toHaveTextContent('No device yet');
  });
});
