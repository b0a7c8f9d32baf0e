import { lazy, Suspense } from 'react';
import { BrowserRouter, Navigate, Route, Routes } from 'react-router';
import { Waiting } from '../components/auth/Waiting';
import { env } from '../config/env';
import { LoginPage } from '../pages/LoginPage';
import { FocusOnArrival } from './FocusOnArrival';

// The sign-in page is what most visits see first: it comes with the app, the others when they are opened.
const RegisterPage = lazy(() =>
  import('../pages/RegisterPage').then((page) => ({ default: page.RegisterPage })),
);
const VerifyEmailPage = lazy(() =>
  import('../pages/VerifyEmailPage').then((page) => ({ default: page.VerifyEmailPage })),
);
const ErrorPage = lazy(() =>
  import('../pages/ErrorPage').then((page) => ({ default: page.ErrorPage })),
);
const NotFoundPage = lazy(() =>
  import('../pages/NotFoundPage').then((page) => ({ default: page.NotFoundPage })),
);
const AccountArea = lazy(() =>
  import('./AccountArea').then((area) => ({ default: area.AccountArea })),
);
const AccountPage = lazy(() =>
  import('../pages/AccountPage').then((page) => ({ default: page.AccountPage })),
);
const SessionsPage = lazy(() =>
  import('../pages/SessionsPage').then((page) => ({ default: page.SessionsPage })),
);

export function Router() {
  return (
    <BrowserRouter basename={env.routerBase}>
      <FocusOnArrival />
      <Suspense fallback={<Waiting />}>
        <Pages />
      </Suspense>
    </BrowserRouter>
  );
}

/** Every page of the app. */
export function Pages() {
  return (
    <Routes>
      <Route index element={<Navigate to="/account" replace />} />
      <Route path="login" element={<LoginPage />} />
      <Route path="register" element={<RegisterPage />} />
      <Route path="verify-email" element={<VerifyEmailPage />} />
      <Route path="error" element={<ErrorPage />} />
      <Route element={<AccountArea />}>
        <Route path="account" element={<AccountPage />} />
        <Route path="sessions" element={<SessionsPage />} />
      </Route>
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
}
