import { announceSignOut, listenForSignOut } from '@repo/auth-client/sign-out-channel';
import { useSyncExternalStore } from 'react';
import { ApiError, isEndReason, type EndReason } from '../../lib/problem';
import { logout, logoutEverywhere, readSession } from './api';
import type { User } from '../../api/user';

/** Who looks at the page. `unknown` until the server has answered. */
export type Visitor =
  | { readonly status: 'unknown' }
  | { readonly status: 'signed-in'; readonly user: User }
  | { readonly status: 'signed-out'; readonly endedReason: EndReason | null }
  | { readonly status: 'unavailable'; readonly error: ApiError };

let visitor: Visitor = { status: 'unknown' };
const listeners = new Set<() => void>();

function become(next: Visitor): void {
  visitor = next;
  listeners.forEach((listener) => {
    listener();
  });
}

/** Asks the server who is here. Where it says that a session ended, that session's cookies go too. */
export async function loadVisitor(): Promise<void> {
  become({ status: 'unknown' });
  try {
    const reply = await readSession();
    if (reply.authenticated) {
      become({ status: 'signed-in', user: reply.user });
      return;
    }
    if (reply.endedReason) {
      // Only a sign-out deletes cookies. The person learns the reason now; the next visit needs no telling.
      await logout().catch(() => undefined);
    }
    // A reason we have no words for is as good as none.
    const endedReason = isEndReason(reply.endedReason) ? reply.endedReason : null;
    become({ status: 'signed-out', endedReason });
  } catch (error) {
    become({ status: 'unavailable', error: error as ApiError });
  }
}

/** Reads the signed-in person anew without taking the page away; a server that does not answer changes nothing. */
export async function reloadUser(): Promise<void> {
  const reply = await readSession().catch(() => null);
  if (reply?.authenticated) {
    setSignedIn(reply.user);
  }
}

/** The person signed in, or changed their profile. */
export function setSignedIn(user: User): void {
  become({ status: 'signed-in', user });
}

/** The session turned out to be over. */
export function setSessionEnded(endedReason: EndReason | null): void {
  become({ status: 'signed-out', endedReason });
}

/** Waits for an answer to somebody who is signed in. One that says that they no longer are leads to the sign-in page. */
export async function whileSignedIn<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ApiError && error.endsSession) {
      setSessionEnded(error.reason);
    }
    throw error;
  }
}

/** The person has read why their session ended. */
export function forgetEndedReason(): void {
  if (visitor.status === 'signed-out' && visitor.endedReason !== null) {
    become({ status: 'signed-out', endedReason: null });
  }
}

/** Ends this session, or every one of the person, here and in the other tabs. */
export async function signOut(scope: 'here' | 'everywhere'): Promise<void> {
  await (scope === 'here' ? logout() : logoutEverywhere());
  become({ status: 'signed-out', endedReason: null });
  announceSignOut();
}

/**
 * Follows the sign-outs of other tabs at once, and their sign-ins when the person comes back to this one; looks again
 * when the page comes back from the browser's page cache.
 */
export function followOtherTabs(): () => void {
  const stop = listenForSignOut(() => {
    if (visitor.status === 'signed-in') {
      become({ status: 'signed-out', endedReason: null });
    }
  });
  const onPageShow = (event: PageTransitionEvent) => {
    if (event.persisted) {
      void loadVisitor();
    }
  };
  const onVisible = () => {
    if (document.visibilityState === 'visible' && visitor.status === 'signed-out') {
      void reloadUser();
    }
  };
  addEventListener('pageshow', onPageShow);
  document.addEventListener('visibilitychange', onVisible);
  return () => {
    stop();
    removeEventListener('pageshow', onPageShow);
    document.removeEventListener('visibilitychange', onVisible);
  };
}

export function useVisitor(): Visitor {
  return useSyncExternalStore(subscribe, () => visitor);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
