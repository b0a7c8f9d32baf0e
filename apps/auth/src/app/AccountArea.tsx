import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Redirect } from 'wouter';
import { ServiceDown } from '../components/auth/ServiceDown';
import { Waiting } from '../components/auth/Waiting';
import { env } from '../config/env';
import { loadVisitor, setSessionEnded, useVisitor } from '../features/auth/visitor-store';
import { ApiError } from '../lib/problem';
import { usePathname } from '../lib/routing';

/** The pages for signed-in people. Everybody else is led to the sign-in page and comes back. */
export function AccountArea({ children }: { children: ReactNode }) {
  const visitor = useVisitor();
  const pathname = usePathname();
  const [queries] = useState(newQueryClient);

  switch (visitor.status) {
    case 'unknown':
      return <Waiting />;
    case 'unavailable':
      return <ServiceDown error={visitor.error} onRetry={() => void loadVisitor()} />;
    case 'signed-out': {
      const params = new URLSearchParams({
        callbackUrl: env.routerBase + pathname,
        ...(visitor.endedReason && { reason: visitor.endedReason }),
      });
      return <Redirect to={`/login?${params.toString()}`} replace />;
    }
    case 'signed-in':
      return <QueryClientProvider client={queries}>{children}</QueryClientProvider>;
  }
}

function newQueryClient(): QueryClient {
  /** An answer that the session is over is the page's business, whoever asked. */
  const onError = (error: unknown) => {
    if (error instanceof ApiError && error.endsSession) {
      setSessionEnded(error.reason);
    }
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    // `lib/http` tries again where that makes sense.
    defaultOptions: { queries: { retry: false } },
  });
}
