import type { ReactNode } from 'react';
import { ServiceDown } from '../components/auth/ServiceDown';
import { Waiting } from '../components/auth/Waiting';
import { loadPolicies, usePoliciesState } from '../features/auth/policies-store';

/** Holds the pages back until it is known what they may ask and offer. */
export function PoliciesGate({ children }: { children: ReactNode }) {
  const state = usePoliciesState();
  switch (state.status) {
    case 'loading':
      return <Waiting />;
    case 'failed':
      return <ServiceDown error={state.error} onRetry={() => void loadPolicies()} />;
    case 'ready':
      return children;
  }
}
