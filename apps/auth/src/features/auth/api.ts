import type { components } from '../../api/generated/contract';
import { get, send } from '../../lib/http';
import {
  LoginReply,
  PoliciesReply,
  RegisterReply,
  SessionReply,
  type LoginOutcome,
  type Policies,
} from './schemas';

type Schemas = components['schemas'];

export function readPolicies(): Promise<Policies> {
  return get('/policies', PoliciesReply);
}

export function readSession() {
  return get('/session', SessionReply);
}

/** The person is in, or has to prove more. */
export function login(request: Schemas['LoginRequest']): Promise<LoginOutcome> {
  return send('POST', '/login', { body: request, reply: LoginReply });
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
