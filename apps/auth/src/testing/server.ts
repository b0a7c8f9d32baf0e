import { http, HttpResponse, type JsonBodyType } from 'msw';
import { setupServer } from 'msw/node';
import type { ProblemCode } from '../lib/problem';

const BASE = '/api/v1/auth';

export const server = setupServer();

type Method = 'get' | 'post' | 'patch' | 'delete';

/** The server answers a request with this; what it was sent is kept. */
export function answers(
  method: Method,
  path: string,
  status: number,
  body?: JsonBodyType,
): { readonly bodies: unknown[]; readonly headers: Headers[] } {
  const bodies: unknown[] = [];
  const headers: Headers[] = [];
  server.use(
    http[method](BASE + path, async ({ request }) => {
      const text = await request.text();
      bodies.push(text ? JSON.parse(text) : undefined);
      headers.push(request.headers);
      return body === undefined
        ? new HttpResponse(null, { status })
        : HttpResponse.json(body, { status });
    }),
  );
  return { bodies, headers };
}

interface ProblemFacts {
  retryAfter?: number;
  reason?: string;
  errors?: { field: string; code: string; message: string }[];
}

/** The server refuses with a problem. */
export function refuses(
  method: Method,
  path: string,
  status: number,
  code: ProblemCode,
  facts: ProblemFacts = {},
) {
  const problem = { type: 'about:blank', title: code, status, code, requestId: 'request-1' };
  return answers(method, path, status, { ...problem, ...facts });
}
