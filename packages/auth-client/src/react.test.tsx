import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { expect, it, vi } from 'vitest';
import { createAuthClient, type AuthClient } from './auth-client';
import { AuthGuard } from './AuthGuard';
import { AuthProvider } from './AuthProvider';
import { loginLink } from './auth-links';
import { server, signedIn, signedOut } from './testing/server';
import { useAuth } from './use-auth';
import { useSession } from './use-session';

/** jsdom cannot leave the page, so the client notes where it would go. */
function withoutLeaving(): { client: AuthClient; visited: string[] } {
  const visited: string[] = [];
  const client = {
    ...createAuthClient(),
    signIn: (path?: string) => visited.push(loginLink(path)),
  };
  return { client, visited };
}

function Dashboard() {
  const { user, signOut } = useAuth();
  const state = useSession();
  return (
    <>
      <p>Hello {user?.firstName}</p>
      <p>{state.status === 'signed-in' && `Session until ${state.session.expiresAt}`}</p>
      <button type="button" onClick={() => void signOut()}>
        Sign out
      </button>
    </>
  );
}

function openPage(client: AuthClient) {
  render(
    <AuthProvider client={client}>
      <AuthGuard
        fallback={<p>One moment</p>}
        unavailable={(retry) => (
          <button type="button" onClick={retry}>
            Try again
          </button>
        )}
      >
        <Dashboard />
      </AuthGuard>
    </AuthProvider>,
  );
}

it('shows the page to somebody who is signed in', async () => {
  server.use(signedIn());
  openPage(createAuthClient());
  expect(await screen.findByText('Hello Ines')).toBeVisible();
  expect(screen.getByText('Session until 2026-12-21T08:00:00Z')).toBeVisible();
});

it('shows nothing of the page before it knows who is there', async () => {
  server.use(signedIn());
  openPage(createAuthClient());
  expect(screen.getByText('One moment')).toBeVisible();
  expect(screen.queryByText(/Hello/)).not.toBeInTheDocument();
  expect(await screen.findByText('Hello Ines')).toBeVisible();
});

it('leads a visitor to the sign-in page and back to where they were', async () => {
  server.use(signedOut());
  history.replaceState(null, '', '/boats?berth=7#tide');
  const { client, visited } = withoutLeaving();
  openPage(client);
  await vi.waitFor(() => {
    expect(visited).toEqual(['/auth/login?callbackUrl=%2Fboats%3Fberth%3D7%23tide']);
  });
  expect(screen.queryByText(/Hello/)).not.toBeInTheDocument();
});

it('offers another try when the server cannot answer', async () => {
  server.use(http.get('/api/v1/auth/session', () => new HttpResponse(null, { status: 503 })));
  openPage(createAuthClient());
  const retry = await screen.findByRole('button', { name: 'Try again' });
  server.use(signedIn());
  await userEvent.click(retry);
  expect(await screen.findByText('Hello Ines')).toBeVisible();
});

it('takes the page away when the person signs out', async () => {
  server.use(
    signedIn(),
    http.post('/api/v1/auth/logout', () => new HttpResponse(null, { status: 204 })),
  );
  const { client, visited } = withoutLeaving();
  openPage(client);
  await userEvent.click(await screen.findByRole('button', { name: 'Sign out' }));
  await vi.waitFor(() => {
    expect(visited).toHaveLength(1);
  });
  expect(screen.queryByText(/Hello/)).not.toBeInTheDocument();
});
