import { http, HttpResponse } from 'msw';
import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { answers, refuses, server } from '../testing/server';
import { get, send } from './http';
import { ApiError } from './problem';

const Reply = z.object({ name: z.string() });

async function refusalOf(request: Promise<unknown>): Promise<ApiError> {
  const error: unknown = await request.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ApiError)) {
    throw new Error('expected an ApiError', { cause: error });
  }
  return error;
}

it('proves with every change that it is ours', async () => {
  const change = answers('post', '/thing', 204);
  await send('POST', '/thing', { body: { a: 1 } });
  expect(change.headers[0]?.get('X-CSRF')).toBe('1');
  expect(change.bodies).toEqual([{ a: 1 }]);
});

it('sends no such proof with a question', async () => {
  const question = answers('get', '/thing', 200, { name: 'x' });
  await get('/thing', Reply);
  expect(question.headers[0]?.has('X-CSRF')).toBe(false);
});

it('asks again when the server is away for a moment', async () => {
  let tries = 0;
  server.use(
    http.get('/api/v1/auth/thing', () => {
      tries += 1;
      return tries === 1 ? HttpResponse.error() : HttpResponse.json({ name: 'x' });
    }),
  );
  expect(await get('/thing', Reply)).toEqual({ name: 'x' });
  expect(tries).toBe(2);
});

it('does not ask again sooner than the server wants', async () => {
  const question = refuses('get', '/thing', 503, 'OVERLOADED', { retryAfter: 30 });
  const error = await refusalOf(get('/thing', Reply));
  expect(question.bodies).toHaveLength(1);
  expect(error.retryAt).toBeGreaterThan(Date.now() + 25_000);
});

it('sends a change once, whatever comes of it', async () => {
  const change = refuses('post', '/thing', 503, 'UNAVAILABLE');
  await refusalOf(send('POST', '/thing'));
  expect(change.bodies).toHaveLength(1);
});

it('knows what the problem says', async () => {
  refuses('post', '/thing', 400, 'VALIDATION_ERROR', {
    errors: [
      { field: 'email', code: 'TOO_SHORT', message: 'first' },
      { field: 'email', code: 'MALFORMED', message: 'second' },
    ],
  });
  const error = await refusalOf(send('POST', '/thing'));
  expect(error).toMatchObject({
    status: 400,
    code: 'VALIDATION_ERROR',
    requestId: 'request-1',
    fields: { email: { code: 'TOO_SHORT', message: 'first' } },
  });
});

it('reads when to try again from the header too', async () => {
  server.use(
    http.post(
      '/api/v1/auth/thing',
      () => new HttpResponse('<h1>Busy</h1>', { status: 503, headers: { 'Retry-After': '9' } }),
    ),
  );
  const error = await refusalOf(send('POST', '/thing'));
  expect(error.code).toBe('UNAVAILABLE');
  expect(error.retryAt).toBeGreaterThan(Date.now() + 5_000);
});

it.each([
  ['a code it does not know', { code: 'NEW_TOMORROW' }],
  ['a code that is no code', { code: 'toString' }],
  ['no problem at all', 'oops'],
])('takes %s for a server that is away', async (_, body) => {
  answers('post', '/thing', 418, body);
  expect((await refusalOf(send('POST', '/thing'))).code).toBe('UNAVAILABLE');
});

it('does not take a page in between for an answer', async () => {
  server.use(http.post('/api/v1/auth/thing', () => HttpResponse.html('<h1>Hotel</h1>')));
  const error = await refusalOf(send('POST', '/thing', { reply: Reply }));
  expect(error).toMatchObject({ status: 200, code: 'UNAVAILABLE' });
});

it('knows when nobody is signed in any more', async () => {
  refuses('get', '/thing', 401, 'SESSION_REVOKED', { reason: 'REVOKED_BY_USER' });
  expect((await refusalOf(get('/thing', Reply))).endsSession).toBe(true);
  refuses('post', '/thing', 401, 'INVALID_CREDENTIALS');
  expect((await refusalOf(send('POST', '/thing'))).endsSession).toBe(false);
});
