import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { describeConformance } from '../internals/testing/describe-conformance';
import type { Theme } from '../theme';
import { ThemeToggle } from './ThemeToggle';

const labels = { system: 'Theme: system', light: 'Theme: light', dark: 'Theme: dark' };

describeConformance(
  'ThemeToggle',
  (native) => <ThemeToggle value="system" labels={labels} onChange={() => undefined} {...native} />,
  { element: HTMLButtonElement },
);

function Owner() {
  const [theme, setTheme] = useState<Theme>('system');
  return <ThemeToggle value={theme} labels={labels} onChange={setTheme} />;
}

describe('ThemeToggle', () => {
  it('goes round the three themes by keyboard and is named by the one in force', async () => {
    const user = userEvent.setup();
    render(<Owner />);
    await user.tab();

    for (const name of ['Theme: system', 'Theme: light', 'Theme: dark', 'Theme: system']) {
      expect(screen.getByRole('button', { name })).toHaveFocus();
      await user.keyboard('{Enter}');
    }
  });
});
