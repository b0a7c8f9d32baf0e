import { createAuthFetch } from './auth-fetch';
import { loginLink } from './auth-links';
import { readEndReason, readSession } from './replies';
import { announceSignOut, listenForSignOut } from './sign-out-channel';
import type { AuthState } from './types';

export interface AuthClientOptions {
  /** Where the identity API is. @default '/api/v1/auth' */
  basePath?: string;
}

/** The sign-out did not reach the server: the person is still signed in. */
export class SignOutError extends Error {
  override readonly name = 'SignOutError';
}

/** The framework-free core. It keeps what the page knows about its visitor in memory: no token, no timer, no storage. */
export interface AuthClient {
  /** What is known now. The same object until something changes. */
  getState: () => AuthState;
  /** Hears of every change, and of sign-out in other tabs meanwhile. The first subscriber makes it ask the server. */
  subscribe: (listener: () => void) => () => void;
  /** Asks the server who is signed in. */
  reload: () => Promise<AuthState>;
  /** `fetch` for the product's own API. */
  authFetch: typeof fetch;
  /** Leaves for the sign-in page, which comes back to `path`. @default the page the person is on */
  signIn: (path?: string) => void;
  /** Ends this session and tells the other tabs. Rejects with `SignOutError`. */
  signOut: () => Promise<void>;
  /** Ends every session of the person, on all devices. Rejects with `SignOutError`. */
  signOutEverywhere: () => Promise<void>;
}

export function createAuthClient({
  basePath = '/api/v1/auth',
}: AuthClientOptions = {}): AuthClient {
  let state: AuthState = { status: 'loading' };
  let latestQuestion = 0;
  let stopListening: (() => void) | undefined;
  const listeners = new Set<() => void>();

  function become(next: AuthState): AuthState {
    // What is known now is newer than any answer still on its way.
    latestQuestion += 1;
    state = next;
    listeners.forEach((listener) => {
      listener();
    });
    return state;
  }

  function post(path: string): Promise<Response> {
    return fetch(basePath + path, { method: 'POST', headers: { 'X-CSRF': '1' } });
  }

  async function reload(): Promise<AuthState> {
    const question = ++latestQuestion;
    const answer = await readSession(`${basePath}/session`);
    if (question !== latestQuestion) {
      return state;
    }
    // A server that cannot answer takes nothing away from what the page knew.
    const knewBefore = state.status === 'signed-in' || state.status === 'signed-out';
    return answer.status === 'unavailable' && knewBefore ? state : become(answer);
  }

  async function refresh(): Promise<boolean> {
    const response = await post('/refresh').catch(() => null);
    if (response?.status === 401) {
      become({ status: 'signed-out', ...(await readEndReason(response)) });
    }
    return response?.ok ?? false;
  }

  async function endBy(path: string): Promise<void> {
    const response = await post(path).catch(() => null);
    // 401: the session was over already, which is what the person wanted.
    if (!response?.ok && response?.status !== 401) {
      throw new SignOutError('The sign-out did not reach the server. Try again.');
    }
    become({ status: 'signed-out' });
    announceSignOut();
  }

  /** A page that comes back from the browser's page cache may show somebody who has signed out since. */
  function onPageShow(event: PageTransitionEvent) {
    if (event.persisted) {
      void reload();
    }
  }

  function listen(): () => void {
    const stopChannel = listenForSignOut(() => {
      become({ status: 'signed-out' });
    });
    addEventListener('pageshow', onPageShow);
    return () => {
      stopChannel();
      removeEventListener('pageshow', onPageShow);
    };
  }

  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      stopListening ??= listen();
      if (state.status === 'loading' && latestQuestion === 0) {
        void reload();
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) {
          stopListening?.();
          stopListening = undefined;
        }
      };
    },
    reload,
    authFetch: createAuthFetch({ refresh }),
    signIn(path) {
      location.assign(loginLink(path));
    },
    signOut: () => endBy('/logout'),
    signOutEverywhere: () => endBy('/logout-all'),
  };
}
