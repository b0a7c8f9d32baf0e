import { Alert } from '@repo/ui/Alert';
import { useEffect } from 'react';
import { Door } from '../components/auth/Door';
import { telling } from '../components/auth/end-reasons';
import { RequestId } from '../components/auth/RequestId';
import { RouteLink } from '../components/auth/RouteLink';
import { Steps } from '../components/auth/Steps';
import { forgetEndedReason, useVisitor } from '../features/auth/visitor-store';
import { useTexts } from '../i18n/I18nProvider';
import { isEndReason, isProblemCode, type EndReason, type ProblemCode } from '../lib/problem';
import { useSearchParams } from '../lib/routing';
import { NotFoundPage } from './NotFoundPage';

/** What our servers take for a request's id. Anybody can make a link to this page, and no words of theirs belong on it. */
const REQUEST_ID = /^[A-Za-z0-9._-]{8,64}$/;

/** What happened and what to do: `?reason=` why a session ended; `?code=` and `?requestId=` a problem. */
export function ErrorPage() {
  const search = useSearchParams();
  const reason = search.get('reason');
  const code = search.get('code');
  if (isEndReason(reason)) {
    return <SessionEnded reason={reason} />;
  }
  if (isProblemCode(code)) {
    const id = search.get('requestId') ?? '';
    return <Problem code={code} requestId={REQUEST_ID.test(id) ? id : null} />;
  }
  return <NotFoundPage />;
}

function SessionEnded({ reason }: { reason: EndReason }) {
  const t = useTexts();
  const visitor = useVisitor();
  const isGrave = telling[reason] === 'page';

  // Told here: the sign-in page must not lead back to tell it again.
  useEffect(forgetEndedReason, [visitor]);

  return (
    <Door
      lantern="out"
      title={t.errors.endedTitle}
      subtitle={isGrave ? t.errors.endedForSafety : t.errors.endedSubtitle}
    >
      <Alert tone={isGrave ? 'warn' : 'neutral'} title={t.endReasons[reason].title}>
        <p>{t.endReasons[reason].text}</p>
      </Alert>
      {isGrave && <Steps steps={t.errors.steps} />}
      <RouteLink to="/login" variant="button">
        {t.errors.signInAgain}
      </RouteLink>
    </Door>
  );
}

function Problem({ code, requestId }: { code: ProblemCode; requestId: string | null }) {
  const t = useTexts();
  const isSignedIn = useVisitor().status === 'signed-in';
  return (
    <Door title={t.errors.title} lantern="out">
      <Alert tone="danger" title={t.problems[code].title}>
        <p>{t.problems[code].text}</p>
        {requestId && <RequestId id={requestId} />}
      </Alert>
      <RouteLink to={isSignedIn ? '/account' : '/login'} variant="button">
        {isSignedIn ? t.errors.goToAccount : t.errors.goToSignIn}
      </RouteLink>
    </Door>
  );
}
