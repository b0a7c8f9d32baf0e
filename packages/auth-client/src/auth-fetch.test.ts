import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { createAuthClient } from './auth-client';
import { refreshed, server, sessionEnded } from './testing/server';

const { authFetch } = createAuthClient();

describe('the proof that a request is ours', () => {
  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'delete'])('goes with %s', async (method) => {
    const seen = recordHeaders('/api/notes');
    await authFetch('/api/notes', { method });
    expect(seen[0]?.get('X-CSRF')).toBe('1');
  });

  it('does not go with a request that changes nothing', async () => {
    const seen = recordHeaders('/api/notes');
    await authFetch('/api/notes');
    expect(seen[0]?.has('X-CSRF')).toBe(false);
  });

  it('keeps the headers the caller set', async () => {
    const seen = recordHeaders('/api/notes');
    await authFetch('/api/notes', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
    });
    expect(seen[0]?.get('Content-Type')).toBe('application/json');
  });

  it('is never sent to another origin', async () => {
    const seen = recordHeaders('https://elsewhere.example/api');
    await authFetch('https://elsewhere.example/api', { method: 'POST' });
    expect(seen[0]?.has('X-CSRF')).toBe(false);
  });
});

describe('an answer of 401', () => {
  it('renews the session and asks once more, with the same body', async () => {
    const bodies: string[] = [];
    let renewals = 0;
    server.use(
      http.post('/api/notes', async ({ request }) => {
        bodies.push(await request.text());
        return bodies.length === 1
          ? new HttpResponse(null, { status: 401 })
          : HttpResponse.json({ id: 'n1' }, { status: 201 });
      }),
      refreshed((request) => {
        expect(request.headers.get('X-CSRF')).toBe('1');
        renewals += 1;
      }),
    );

    const response = await authFetch('/api/notes', { method: 'POST', body: '{"text":"hi"}' });

    expect(response.status).toBe(201);
    expect(bodies).toEqual(['{"text":"hi"}', '{"text":"hi"}']);
    expect(renewals).toBe(1);
  });

  it('is given to the caller when the second answer is the same', async () => {
    let calls = 0;
    server.use(
      http.get('/api/notes', () => {
        calls += 1;
        return new HttpResponse(null, { status: 401 });
      }),
      refreshed(),
    );
    expect((await authFetch('/api/notes')).status).toBe(401);
    expect(calls).toBe(2);
  });

  it('is not asked again when the body was a stream', async () => {
    let calls = 0;
    server.use(
      http.post('/api/notes', () => {
        calls += 1;
        return new HttpResponse(null, { status: 401 });
      }),
    );
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('once'));
        controller.close();
      },
    });
    // Node asks for `duplex` with a stream; browsers' types do not know it yet.
    const init = { method: 'POST', body, duplex: 'half' } as RequestInit;
    expect((await authFetch('/api/notes', init)).status).toBe(401);
    expect(calls).toBe(1);
  });

  it('of another origin is none of our business', async () => {
    server.use(
      http.get('https://elsewhere.example/api', () => new HttpResponse(null, { status: 401 })),
    );
    expect((await authFetch('https://elsewhere.example/api')).status).toBe(401);
  });

  it('of a session that is over says so to the page', async () => {
    const client = createAuthClient();
    server.use(
      http.get('/api/notes', () => new HttpResponse(null, { status: 401 })),
      sessionEnded('TOKEN_REUSED'),
    );
    expect((await client.authFetch('/api/notes')).status).toBe(401);
    expect(client.getState()).toEqual({ status: 'signed-out', endedReason: 'TOKEN_REUSED' });
  });

  it('signs nobody out when the renewal could not be tried', async () => {
    const client = createAuthClient();
    server.use(
      http.get('/api/notes', () => new HttpResponse(null, { status: 401 })),
      http.post('/api/v1/auth/refresh', () => new HttpResponse(null, { status: 503 })),
    );
    expect((await client.authFetch('/api/notes')).status).toBe(401);
    expect(client.getState()).toEqual({ status: 'loading' });
  });
});

function recordHeaders(url: string): Headers[] {
  const seen: Headers[] = [];
  server.use(
    http.all(url, ({ request }) => {
      seen.push(request.headers);
      return new HttpResponse(null, { status: 204 });
    }),
  );
  return seen;
}
