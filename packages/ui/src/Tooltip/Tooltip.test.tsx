import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { IconButton } from '../IconButton';
import { describeConformance } from '../internals/testing/describe-conformance';
import { Tooltip } from './Tooltip';

const button = <IconButton icon="copy" label="Copy the key" />;

describeConformance(
  'Tooltip',
  (native) => (
    <Tooltip defaultOpen text="Copies without gaps" {...native}>
      {button}
    </Tooltip>
  ),
  { element: HTMLDivElement },
);

describe('Tooltip', () => {
  it('shows its words on keyboard focus, as a description of the control', async () => {
    const user = userEvent.setup();
    render(<Tooltip text="Copies without gaps">{button}</Tooltip>);

    await user.tab();

    expect(await screen.findByRole('tooltip')).toHaveTextContent('Copies without gaps');
    const control = screen.getByRole('button', { name: 'Copy the key' });
    expect(control).toHaveFocus();
    expect(control).toHaveAccessibleDescription('Copies without gaps');
  });
});
