import { http, HttpResponse } from 'msw';
import { afterEach, expect, it, vi } from 'vitest';
import { createAuthClient, SignOutError, type AuthClient } from './auth-client';
import { ines, server, session, signedIn, signedOut } from './testing/server';

const ended = () => new HttpResponse(null, { status: 204 });
const stops: (() => void)[] = [];

afterEach(() => {
  stops.splice(0).forEach((stop) => {
    stop();
  });
});

/** A tab: a client that somebody listens to. */
function openTab(client: AuthClient = createAuthClient()): AuthClient {
  stops.push(client.subscribe(() => undefined));
  return client;
}

it('asks nothing before somebody listens', () => {
  expect(createAuthClient().getState()).toEqual({ status: 'loading' });
});

it('learns who is signed in when the first listener comes', async () => {
  server.use(signedIn());
  const tab = openTab();
  await vi.waitFor(() => {
    expect(tab.getState()).toEqual({ status: 'signed-in', user: ines, session });
  });
});

it('asks once, however many listen', async () => {
  let questions = 0;
  server.use(
    http.get('/api/v1/auth/session', () => {
      questions += 1;
      return HttpResponse.json({ authenticated: false });
    }),
  );
  const tab = openTab();
  openTab(tab);
  await vi.waitFor(() => {
    expect(tab.getState().status).toBe('signed-out');
  });
  expect(questions).toBe(1);
});

it('keeps the reason why the session ended', async () => {
  server.use(signedOut('IDLE_TIMEOUT'));
  expect(await createAuthClient().reload()).toEqual({
    status: 'signed-out',
    endedReason: 'IDLE_TIMEOUT',
  });
});

it('signs nobody out because the server is away', async () => {
  server.use(signedIn());
  const client = createAuthClient();
  await client.reload();
  server.use(http.get('/api/v1/auth/session', () => HttpResponse.error()));
  expect((await client.reload()).status).toBe('signed-in');
});

it('says that it cannot tell when the first question fails', async () => {
  server.use(http.get('/api/v1/auth/session', () => new HttpResponse(null, { status: 503 })));
  expect(await createAuthClient().reload()).toEqual({ status: 'unavailable' });
});

it('finds the identity API where it is told', async () => {
  server.use(
    http.get('/id/session', () => HttpResponse.json({ authenticated: true, user: ines, session })),
  );
  expect((await createAuthClient({ basePath: '/id' }).reload()).status).toBe('signed-in');
});

it.each([
  ['signOut', '/api/v1/auth/logout'],
  ['signOutEverywhere', '/api/v1/auth/logout-all'],
] as const)('%s ends the session in every tab', async (action, path) => {
  server.use(
    signedIn(),
    http.post(path, ({ request }) => {
      expect(request.headers.get('X-CSRF')).toBe('1');
      return ended();
    }),
  );
  const [here, there] = [openTab(), openTab()];
  await Promise.all([here.reload(), there.reload()]);

  await here[action]();

  expect(here.getState()).toEqual({ status: 'signed-out' });
  await vi.waitFor(() => {
    expect(there.getState()).toEqual({ status: 'signed-out' });
  });
});

it('stays signed in when the sign-out does not reach the server', async () => {
  server.use(
    signedIn(),
    http.post('/api/v1/auth/logout', () => new HttpResponse(null, { status: 503 })),
  );
  const client = createAuthClient();
  await client.reload();
  await expect(client.signOut()).rejects.toThrow(SignOutError);
  expect(client.getState().status).toBe('signed-in');
});

it('lets no late answer undo a sign-out', async () => {
  let answer: (response: Response) => void = () => undefined;
  server.use(
    http.get('/api/v1/auth/session', () => new Promise<Response>((resolve) => (answer = resolve))),
    http.post('/api/v1/auth/logout', ended),
  );
  const client = createAuthClient();
  const question = client.reload();
  await client.signOut();
  answer(HttpResponse.json({ authenticated: true, user: ines, session }));
  expect(await question).toEqual({ status: 'signed-out' });
});

it('asks again when the page comes back from the page cache', async () => {
  server.use(signedIn());
  const tab = openTab();
  await tab.reload();
  server.use(signedOut());
  dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
  await vi.waitFor(() => {
    expect(tab.getState().status).toBe('signed-out');
  });
});
