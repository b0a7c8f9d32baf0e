import { Door } from '../components/auth/Door';
import { OnePress } from '../components/auth/OnePress';
import { RouteLink } from '../components/auth/RouteLink';
import { reloadUser } from '../features/auth/visitor-store';
import { cancelEmailChange, confirmEmailChange } from '../features/recovery/api';
import { useRecoveryTexts } from '../i18n/lazy-texts';
import { useSearchParams } from '../lib/routing';
import { useLinkToken } from './use-link-token';

/** Where the mails about a change of address lead: the new one confirms it, with `?cancel=1` the old one stops it. */
export function ConfirmEmailPage() {
  const token = useLinkToken();
  const isCancel = useSearchParams().has('cancel');
  const t = useRecoveryTexts();

  if (token === null) {
    return (
      <Door title={t.noTokenTitle} subtitle={t.noTokenPlain} lantern="out">
        <RouteLink to="/account" variant="button">
          {t.confirmEmail.goToProfile}
        </RouteLink>
      </Door>
    );
  }
  return isCancel ? <Cancel key={token} token={token} /> : <Confirm key={token} token={token} />;
}

function Confirm({ token }: { token: string }) {
  const t = useRecoveryTexts();
  const profile = (
    <RouteLink to="/account" variant="button">
      {t.confirmEmail.goToProfile}
    </RouteLink>
  );
  return (
    <OnePress
      token={token}
      title={t.confirmEmail.title}
      subtitle={t.confirmEmail.subtitle}
      confirm={t.confirmEmail.confirm}
      busy={t.confirmEmail.busy}
      act={async (link) => {
        await confirmEmailChange(link);
        // Whoever is signed in here sees the new address at once.
        void reloadUser();
      }}
      done={
        <Door title={t.confirmEmail.doneTitle} subtitle={t.confirmEmail.doneSubtitle}>
          {profile}
        </Door>
      }
      dead={
        <Door title={t.deadTitle} subtitle={t.confirmEmail.deadSubtitle} lantern="out">
          {profile}
        </Door>
      }
    />
  );
}

function Cancel({ token }: { token: string }) {
  const t = useRecoveryTexts();
  const reset = <RouteLink to="/forgot-password">{t.confirmEmail.resetPassword}</RouteLink>;
  const signIn = (
    <RouteLink to="/login" variant="button">
      {t.backToSignIn}
    </RouteLink>
  );
  return (
    <OnePress
      token={token}
      title={t.confirmEmail.cancelTitle}
      subtitle={t.confirmEmail.cancelSubtitle}
      confirm={t.confirmEmail.cancel}
      busy={t.confirmEmail.cancelBusy}
      act={cancelEmailChange}
      done={
        <Door
          title={t.confirmEmail.cancelledTitle}
          subtitle={t.confirmEmail.cancelledSubtitle}
          aside={reset}
        >
          {signIn}
        </Door>
      }
      dead={
        <Door title={t.deadTitle} subtitle={t.notMe.deadSubtitle} aside={reset} lantern="out">
          {signIn}
        </Door>
      }
    />
  );
}
