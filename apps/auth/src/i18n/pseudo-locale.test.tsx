import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { oneLock } from '../testing/fixtures';
import { openPage } from '../testing/render-app';
import { answers } from '../testing/server';
import { loadTexts } from './catalogue';

it.each([
  ['/login', 'visitor'],
  ['/register', 'visitor'],
  ['/verify-email#token=x', 'visitor'],
  ['/forgot-password', 'visitor'],
  ['/reset-password#token=x', 'visitor'],
  ['/unlock', 'visitor'],
  ['/unlock?sent', 'visitor'],
  ['/confirm-email#token=x', 'visitor'],
  ['/not-me#token=x', 'visitor'],
  ['/nowhere', 'visitor'],
  ['/account', 'ines'],
  ['/security', 'ines'],
] as const)('%s has no words of its own: all come from the catalogue', async (path, as) => {
  answers('get', '/mfa', 200, oneLock);
  answers('get', '/security-events', 200, { events: [] });
  openPage(path, {
    as,
    language: { language: 'qps', texts: await loadTexts('qps') },
    state: path.endsWith('?sent') ? { sentTo: 'ines@calder.studio', sentAt: Date.now() } : null,
  });
  await screen.findByRole('heading', { level: 1, name: /^⟦(?!One moment)/ });
  for (const element of screen.queryAllByRole('button').concat(screen.queryAllByRole('heading'))) {
    expect(element).toHaveAccessibleName(expect.stringContaining('⟦'));
  }
  for (const label of document.querySelectorAll('label')) {
    expect(label).toHaveTextContent('⟦');
  }
});
