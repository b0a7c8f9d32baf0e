import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import type { EndReason, Session, User } from '../types';

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

export const session: Session = {
  id: '0199d1c0-0000-7000-8000-000000000002',
  createdAt: '2026-11-21T08:00:00Z',
  expiresAt: '2026-12-21T08:00:00Z',
  idleExpiresAt: '2026-11-28T08:00:00Z',
  authTime: '2026-11-21T08:00:00Z',
  amr: ['pwd'],
};

export const signedIn = () =>
  http.get('/api/v1/auth/session', () =>
    HttpResponse.json({ authenticated: true, user: ines, session }),
  );

export const signedOut = (endedReason?: EndReason) =>
  http.get('/api/v1/auth/session', () =>
    HttpResponse.json({ authenticated: false, ...(endedReason && { endedReason }) }),
  );

export const sessionEnded = (reason: EndReason) =>
  http.post('/api/v1/auth/refresh', () =>
    HttpResponse.json(
      { type: 'about:blank', title: 'Session ended', status: 401, code: 'SESSION_REVOKED', reason },
      { status: 401, headers: { 'Content-Type': 'application/problem+json' } },
    ),
  );

export const refreshed = (onRefresh: (request: Request) => void = () => undefined) =>
  http.post('/api/v1/auth/refresh', ({ request }) => {
    onRefresh(request);
    return new HttpResponse(null, { status: 204 });
  });
