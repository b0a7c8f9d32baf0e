import { createAuthClient, AuthProvider } from '@repo/auth-client';
import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Note } from './api';
import { Dashboard } from './Dashboard';
import { lastFeed } from './testing/fake-event-source';
import { server } from './testing/setup';

const tide: Note = { id: 'n1', text: 'High tide at six', createdAt: '2026-11-21T06:00:00Z' };

beforeEach(() => {
  server.use(
    http.get('/api/v1/auth/session', () =>
      HttpResponse.json({
        authenticated: true,
        user: { email: 'ines@calder.studio', firstName: 'Ines', lastName: 'Calder' },
        session: { id: 's1' },
      }),
    ),
    http.get('/api/notes', () => HttpResponse.json({ notes: [tide] })),
    http.get('/api/echo', () =>
      HttpResponse.json({
        method: 'GET',
        path: '/api/echo',
        headers: { Authorization: 'Bearer eyJhbGciOi…', 'X-Request-Id': 'r-12345678' },
      }),
    ),
  );
});

function openDashboard() {
  render(
    <AuthProvider client={createAuthClient()}>
      <Dashboard />
    </AuthProvider>,
  );
}

it('greets the person by name and leads to their account', async () => {
  openDashboard();
  expect(await screen.findByRole('link', { name: /Ines Calder/ })).toHaveAttribute(
    'href',
    '/auth/account',
  );
});

it('adds a note', async () => {
  server.use(
    http.post('/api/notes', async ({ request }) => {
      expect(request.headers.get('X-CSRF')).toBe('1');
      return HttpResponse.json(
        { id: 'n2', createdAt: '2026-11-21T09:00:00Z', ...((await request.json()) as object) },
        { status: 201 },
      );
    }),
  );
  openDashboard();
  await screen.findByText('High tide at six');
  await userEvent.type(screen.getByLabelText('New note'), 'Paint the buoy{Enter}');
  const [first] = await screen.findAllByRole('listitem');
  expect(within(first!).getByText('Paint the buoy')).toBeVisible();
  expect(screen.getByLabelText('New note')).toHaveValue('');
});

it('keeps the text when the note could not be saved', async () => {
  server.use(http.post('/api/notes', () => new HttpResponse(null, { status: 502 })));
  openDashboard();
  await userEvent.type(screen.getByLabelText('New note'), 'Paint the buoy{Enter}');
  expect(await screen.findByRole('alert')).toHaveTextContent('was not saved');
  expect(screen.getByLabelText('New note')).toHaveValue('Paint the buoy');
});

it('deletes a note', async () => {
  server.use(http.delete('/api/notes/n1', () => new HttpResponse(null, { status: 204 })));
  openDashboard();
  await userEvent.click(await screen.findByRole('button', { name: 'Delete “High tide at six”' }));
  expect(await screen.findByText('The first page is blank')).toBeVisible();
});

it('offers another try when the notes do not load', async () => {
  server.use(http.get('/api/notes', () => HttpResponse.error(), { once: true }));
  openDashboard();
  await userEvent.click(await screen.findByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('High tide at six')).toBeVisible();
});

it('shows that the API got a token and no cookie', async () => {
  openDashboard();
  expect(await screen.findByText('Bearer eyJhbGciOi…')).toBeVisible();
  const cookie = screen.getByText('cookie').parentElement!;
  expect(within(cookie).getByText('none')).toBeVisible();
});

it('shows at once what another device writes and deletes', async () => {
  openDashboard();
  await screen.findByText('High tide at six');
  act(() => {
    lastFeed().open();
    lastFeed().send('added', JSON.stringify({ ...tide, id: 'n2', text: 'Paint the buoy' }));
  });
  expect(screen.getByText('Live')).toBeVisible();
  expect(screen.getByText('Paint the buoy')).toBeVisible();
  act(() => {
    lastFeed().send('removed', JSON.stringify({ id: 'n1' }));
  });
  expect(screen.queryByText('High tide at six')).not.toBeInTheDocument();
});

it('says why the session ended while the page was open, and keeps what was being written', async () => {
  openDashboard();
  await screen.findByText('High tide at six');
  await userEvent.type(screen.getByLabelText('New note'), 'Half a thought');
  act(() => {
    lastFeed().send('session-ended', 'REVOKED_BY_USER');
  });
  expect(screen.getByRole('alert')).toHaveTextContent(
    'You signed this device out from another one.',
  );
  expect(screen.getByRole('button', { name: 'Sign in again' })).toBeVisible();
  expect(screen.getByLabelText('New note')).toHaveValue('Half a thought');
  expect(lastFeed().readyState).toBe(EventSource.CLOSED);
});

it('asks who is here when the feed is refused', async () => {
  openDashboard();
  await screen.findByText('High tide at six');
  let asked = 0;
  server.use(
    http.get('/api/v1/auth/session', () => {
      asked += 1;
      return HttpResponse.json({ authenticated: false });
    }),
  );
  act(() => {
    lastFeed().refuse();
  });
  await vi.waitFor(() => {
    expect(asked).toBe(1);
  });
});
