import { http, HttpResponse } from 'msw';
import { expect, it, vi } from 'vitest';
import { createAuthClient } from './auth-client';
import { server } from './testing/server';

const signedIn = {
  authenticated: true,
  user: { id: 'u1', email: 'ines@calder.studio' },
  session: { id: 's1' },
};

/** A client of its own, as each tab of a browser has one; the channel between them is the real one. */
async function openTab() {
  const client = createAuthClient();
  const close = client.subscribe(() => undefined);
  await vi.waitFor(() => {
    expect(client.getState().status).toBe('signed-in');
  });
  return { client, close };
}

it('signs every tab out with the one where the person did it, and asks the server once', async () => {
  let signOuts = 0;
  server.use(
    http.get('/api/v1/auth/session', () => HttpResponse.json(signedIn)),
    http.post('/api/v1/auth/logout', () => {
      signOuts += 1;
      return new HttpResponse(null, { status: 204 });
    }),
  );
  const tabs = await Promise.all([openTab(), openTab(), openTab()]);

  await tabs[0].client.signOut();

  await vi.waitFor(() => {
    expect(tabs.map(({ client }) => client.getState().status)).toEqual(Array(3).fill('signed-out'));
  });
  expect(signOuts).toBe(1);
  tabs.forEach(({ close }) => {
    close();
  });
});

it('leaves the other tabs alone when the sign-out did not reach the server', async () => {
  server.use(
    http.get('/api/v1/auth/session', () => HttpResponse.json(signedIn)),
    http.post('/api/v1/auth/logout', () => HttpResponse.error()),
  );
  const [here, there] = await Promise.all([openTab(), openTab()]);

  await expect(here.client.signOut()).rejects.toThrow('did not reach the server');

  expect(here.client.getState().status).toBe('signed-in');
  expect(there.client.getState().status).toBe('signed-in');
  here.close();
  there.close();
});
