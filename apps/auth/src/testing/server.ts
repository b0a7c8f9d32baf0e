import { http, HttpResponse, type JsonBodyType } from 'msw';
import { setupServer } from 'msw/node';
import type { User } from '../api/user';
import type { Policies } from '../features/auth/schemas';
import type { ProblemCode } from '../lib/problem';

const BASE = '/api/v1/auth';

export const server = setupServer();

export const ines: User = {
  id: '0199d1c0-0000-7000-8000-000000000001',
  email: 'ines@calder.studio',
  emailVerified: true,
  firstName: 'Ines',
  roles: ['user'],
  tenantId: '0199d1c0-0000-7000-8000-0000000000aa',
  createdAt: '2026-03-01T09:00:00Z',
  passwordChangedAt: '2026-03-01T09:00:00Z',
  mfaEnabled: false,
};

export const policies: Policies = {
  product: { name: 'Harbour', links: { home: '/' } },
  password: {
    minLength: 8,
    maxLength: 128,
    composition: false,
    refuseCommon: true,
    refuseOwnData: true,
    minEntropy: 0,
  },
  fields: {
    username: 'optional',
    firstName: 'optional',
    lastName: 'optional',
    dateOfBirth: 'optional',
    minimumAge: 13,
  },
  accounts: { concealAccounts: true, requireVerifiedEmail: true },
  features: { registration: true, passwordReset: true, totp: true, trustedDevices: true },
  lifetimes: {
    verificationLink: 86_400,
    resetLink: 3_600,
    unlockLink: 3_600,
    recentAuthentication: 600,
    trustedDevice: 2_592_000,
  },
};

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
