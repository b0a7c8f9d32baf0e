import type { components } from '../../api/generated/contract';
import type { User } from '../../api/user';
import { get, send } from '../../lib/http';
import { LoginReply, PoliciesReply, RegisterReply, SessionReply, type Policies } from './schemas';

type Schemas = components['schemas'];

export function readPolicies(): Promise<Policies> {
  return get('/policies', PoliciesReply);
}

export function readSession() {
  return get('/session', SessionReply);
}

export async function login(request: Schemas['LoginRequest']): Promise<User> {
  const { user } = await send('POST', '/login', { body: request, reply: LoginReply });
  return user;
}

export function register(request: Schemas['RegisterRequest']) {
  return send('POST', '/register', { body: request, reply: RegisterReply });
}

export function verifyEmail(token: string): Promise<void> {
  return send('POST', '/verify-email', {
    body: { token } satisfies Schemas['VerifyEmailRequest'],
  });
}

export function resendVerification(email: string): Promise<void> {
  return send('POST', '/resend-verification', {
    body: { email } satisfies Schemas['ResendVerificationRequest'],
  });
}

export function logout(): Promise<void> {
  return send('POST', '/logout');
}

export function logoutEverywhere(): Promise<void> {
  return send('POST', '/logout-all');
}
