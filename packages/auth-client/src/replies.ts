import type { AuthState, EndReason, Session, User } from './types';

interface SessionReply {
  authenticated: boolean;
  user?: User;
  session?: Session;
  endedReason?: EndReason;
}

/** Asks who is signed in. Never rejects: a question that fails is `unavailable`. */
export async function readSession(url: string): Promise<AuthState> {
  try {
    const response = await fetch(url, { headers: { Accept: 'application/json' } });
    return response.ok
      ? toState((await response.json()) as SessionReply)
      : { status: 'unavailable' };
  } catch {
    return { status: 'unavailable' };
  }
}

function toState({ authenticated, user, session, endedReason }: SessionReply): AuthState {
  if (authenticated && user && session) {
    return { status: 'signed-in', user, session };
  }
  return { status: 'signed-out', ...(endedReason && { endedReason }) };
}

/** The `reason` of a problem, when it has one. */
export async function readEndReason(response: Response): Promise<{ endedReason?: EndReason }> {
  try {
    const { reason } = (await response.json()) as { reason?: EndReason };
    return reason ? { endedReason: reason } : {};
  } catch {
    return {};
  }
}
