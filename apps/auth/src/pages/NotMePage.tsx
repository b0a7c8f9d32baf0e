import { Alert } from '@repo/ui/Alert';
import { Door } from '../components/auth/Door';
import { OnePress } from '../components/auth/OnePress';
import { RouteLink } from '../components/auth/RouteLink';
import { Steps } from '../components/auth/Steps';
import { setSessionEnded } from '../features/auth/visitor-store';
import { reportNotMe } from '../features/recovery/api';
import { useRecoveryTexts } from '../i18n/lazy-texts';
import { useLinkToken } from './use-link-token';

/** Where an alert mail leads whoever does not know the sign-in it tells of. */
export function NotMePage() {
  const token = useLinkToken();
  const t = useRecoveryTexts();
  const reset = (
    <RouteLink to="/forgot-password" variant="button">
      {t.confirmEmail.resetPassword}
    </RouteLink>
  );

  if (token === null) {
    return (
      <Door title={t.noTokenTitle} subtitle={t.noTokenPlain} lantern="out">
        {reset}
      </Door>
    );
  }
  return (
    <OnePress
      key={token}
      token={token}
      title={t.notMe.title}
      subtitle={t.notMe.subtitle}
      aside={t.notMe.wasMe}
      confirm={t.notMe.confirm}
      busy={t.notMe.busy}
      tone="danger"
      act={async (link) => {
        await reportNotMe(link);
        setSessionEnded(null);
      }}
      done={
        <Door title={t.notMe.doneTitle} subtitle={t.notMe.doneSubtitle} lantern="out">
          <Alert tone="ok" title={t.notMe.doneMail}>
            <p>{t.notMe.doneMailText}</p>
          </Alert>
        </Door>
      }
      dead={
        <Door title={t.deadTitle} subtitle={t.notMe.deadSubtitle} lantern="out">
          {reset}
        </Door>
      }
    >
      <Steps steps={t.notMe.steps} />
    </OnePress>
  );
}
