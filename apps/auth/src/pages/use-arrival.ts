import { useCallback, useEffect } from 'react';
import type { User } from '../api/user';
import { useCallbackUrl } from '../components/auth/use-callback-url';
import { env } from '../config/env';
import { usePolicies } from '../features/auth/policies-store';
import { keptReturnPath } from '../features/auth/return-path';
import { setSignedIn, useVisitor } from '../features/auth/visitor-store';
import { useNavigate } from '../lib/routing';

/** Sends a signed-in person on to where they were going: the callback, else what the product calls home. */
export function useArrival() {
  const navigate = useNavigate();
  const { product } = usePolicies();
  const { callbackUrl } = useCallbackUrl();
  const visitor = useVisitor();
  const target = callbackUrl ?? keptReturnPath() ?? product.links.home ?? '/';

  const leave = useCallback(() => {
    if (isOurs(target)) {
      navigate(target.slice(env.routerBase.length), { replace: true });
    } else {
      // The way back must not lead to a sign-in form that sends people on again.
      location.replace(target);
    }
  }, [navigate, target]);

  useEffect(() => {
    if (visitor.status === 'signed-in') {
      leave();
    }
  }, [leave, visitor.status]);

  /** For somebody who signed in just now. The form stays as it is until the product's page comes. */
  function arrive(user: User): void {
    if (isOurs(target)) {
      setSignedIn(user);
    } else {
      leave();
    }
  }

  return arrive;
}

function isOurs(target: string): boolean {
  return target.startsWith(`${env.routerBase}/`);
}
