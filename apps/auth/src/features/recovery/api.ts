import type { components } from '../../api/generated/contract';
import { send } from '../../lib/http';

type Schemas = components['schemas'];

export function requestReset(email: string): Promise<void> {
  return send('POST', '/forgot-password', { body: { email } satisfies Schemas['EmailRequest'] });
}

export function resetPassword(request: Schemas['ResetPasswordRequest']): Promise<void> {
  return send('POST', '/reset-password', { body: request });
}

export function requestUnlock(email: string): Promise<void> {
  return send('POST', '/unlock', { body: { email } satisfies Schemas['EmailRequest'] });
}

export function confirmUnlock(token: string): Promise<void> {
  return sendToken('/unlock/confirm', token);
}

/** Works on the device that asked for the mail, and there alone. */
export function confirmUnlockByCode(answer: { email: string; code: string }): Promise<void> {
  return send('POST', '/unlock/confirm', {
    body: answer satisfies Schemas['ConfirmUnlockRequest'],
  });
}

export function confirmEmailChange(token: string): Promise<void> {
  return sendToken('/email/confirm', token);
}

export function cancelEmailChange(token: string): Promise<void> {
  return sendToken('/email/cancel', token);
}

export function reportNotMe(token: string): Promise<void> {
  return sendToken('/not-me', token);
}

function sendToken(path: string, token: string): Promise<void> {
  return send('POST', path, { body: { token } satisfies Schemas['TokenRequest'] });
}
