import { lazy, Suspense } from 'react';
import { Redirect, Route, Router as Base, Switch } from 'wouter';
import { Waiting } from '../components/auth/Waiting';
import { env } from '../config/env';
import { usePolicies } from '../features/auth/policies-store';
import { LoginPage } from '../pages/LoginPage';
import { FocusOnArrival } from './FocusOnArrival';

// The sign-in page is what most visits see first: it comes with the app, the others when they are opened.
const RegisterPage = lazy(() =>
  import('../pages/RegisterPage').then((page) => ({ default: page.RegisterPage })),
);
const VerifyEmailPage = lazy(() =>
  import('../pages/VerifyEmailPage').then((page) => ({ default: page.VerifyEmailPage })),
);
const ForgotPasswordPage = lazy(() =>
  import('../pages/ForgotPasswordPage').then((page) => ({ default: page.ForgotPasswordPage })),
);
const ResetPasswordPage = lazy(() =>
  import('../pages/ResetPasswordPage').then((page) => ({ default: page.ResetPasswordPage })),
);
const MfaChallengePage = lazy(() =>
  import('../pages/MfaChallengePage').then((page) => ({ default: page.MfaChallengePage })),
);
const UnlockPage = lazy(() =>
  import('../pages/UnlockPage').then((page) => ({ default: page.UnlockPage })),
);
const ConfirmEmailPage = lazy(() =>
  import('../pages/ConfirmEmailPage').then((page) => ({ default: page.ConfirmEmailPage })),
);
const NotMePage = lazy(() =>
  import('../pages/NotMePage').then((page) => ({ default: page.NotMePage })),
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
const SecurityPage = lazy(() =>
  import('../pages/SecurityPage').then((page) => ({ default: page.SecurityPage })),
);
const SessionsPage = lazy(() =>
  import('../pages/SessionsPage').then((page) => ({ default: page.SessionsPage })),
);

const PageSteps = lazy(() => import('./PageSteps').then((steps) => ({ default: steps.PageSteps })));

export function Router() {
  const { pageSteps } = usePolicies().features;
  return (
    <Base base={env.routerBase}>
      <FocusOnArrival />
      {pageSteps && (
        <Suspense>
          <PageSteps />
        </Suspense>
      )}
      <Suspense fallback={<Waiting />}>
        <Pages />
      </Suspense>
    </Base>
  );
}

/** Every page of the app. */
function Pages() {
  return (
    <Switch>
      <Route path="/">
        <Redirect to="/account" replace />
      </Route>
      <Route path="/login" component={LoginPage} />
      <Route path="/register" component={RegisterPage} />
      <Route path="/verify-email" component={VerifyEmailPage} />
      <Route path="/forgot-password" component={ForgotPasswordPage} />
      <Route path="/reset-password" component={ResetPasswordPage} />
      <Route path="/mfa" component={MfaChallengePage} />
      <Route path="/unlock" component={UnlockPage} />
      <Route path="/confirm-email" component={ConfirmEmailPage} />
      <Route path="/not-me" component={NotMePage} />
      <Route path="/error" component={ErrorPage} />
      <Route path={/^\/(?:account|security|sessions)\/?$/}>
        <AccountArea>
          <Switch>
            <Route path="/account" component={AccountPage} />
            <Route path="/security" component={SecurityPage} />
            <Route path="/sessions" component={SessionsPage} />
          </Switch>
        </AccountArea>
      </Route>
      <Route component={NotFoundPage} />
    </Switch>
  );
}
