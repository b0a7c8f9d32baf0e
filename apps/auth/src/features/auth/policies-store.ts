import { useSyncExternalStore } from 'react';
import type { ApiError } from '../../lib/problem';
import { readPolicies } from './api';
import type { Policies } from './schemas';

type PoliciesState =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly policies: Policies }
  | { readonly status: 'failed'; readonly error: ApiError };

let state: PoliciesState = { status: 'loading' };
const listeners = new Set<() => void>();

function become(next: PoliciesState): void {
  state = next;
  listeners.forEach((listener) => {
    listener();
  });
}

/** Reads what the forms need to know: the product's name, the fields to ask, the features that are on. */
export async function loadPolicies(): Promise<void> {
  become({ status: 'loading' });
  try {
    become({ status: 'ready', policies: await readPolicies() });
  } catch (error) {
    become({ status: 'failed', error: error as ApiError });
  }
}

export function usePoliciesState(): PoliciesState {
  return useSyncExternalStore(subscribe, () => state);
}

/** The policies, for what stands under the gate that waits for them. */
export function usePolicies(): Policies {
  const current = usePoliciesState();
  if (current.status !== 'ready') {
    throw new Error('usePolicies needs the PoliciesGate above it');
  }
  return current.policies;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
