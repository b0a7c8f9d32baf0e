import { AuthGuard, AuthProvider } from '@repo/auth-client';
import { Dashboard } from './Dashboard';
import { Waiting } from './Waiting';

/** Everything behind the guard: a visitor who is not signed in never sees a part of it. */
export function App() {
  return (
    <AuthProvider>
      <AuthGuard
        fallback={<Waiting />}
        unavailable={(retry) => (
          <Waiting failed>
            <button type="button" className="button" onClick={retry}>
              Try again
            </button>
          </Waiting>
        )}
      >
        <Dashboard />
      </AuthGuard>
    </AuthProvider>
  );
}
