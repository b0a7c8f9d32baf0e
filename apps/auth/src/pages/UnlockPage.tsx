import { Door } from '../components/auth/Door';
import { MailRequest } from '../components/auth/MailRequest';
import { MailSent } from '../components/auth/MailSent';
import { OnePress } from '../components/auth/OnePress';
import { RouteLink } from '../components/auth/RouteLink';
import { usePolicies } from '../features/auth/policies-store';
import { confirmUnlock, requestUnlock } from '../features/recovery/api';
import { lifeText } from '../i18n/duration';
import { useTexts } from '../i18n/I18nProvider';
import { useRecoveryTexts } from '../i18n/lazy-texts';
import { useLinkToken } from './use-link-token';
import { useMailSent } from './use-mail-sent';

/** A paused sign-in: ask for the link that opens it, or follow it. */
export function UnlockPage() {
  const token = useLinkToken();
  const t = useRecoveryTexts();
  const { lifetimes } = usePolicies();
  const life = lifeText(lifetimes.unlockLink, useTexts());

  if (token === null) {
    return <Request title={t.unlock.askTitle} subtitle={t.unlock.askSubtitle} life={life} />;
  }
  return (
    <OnePress
      key={token}
      token={token}
      title={t.unlock.title}
      subtitle={t.unlock.subtitle}
      confirm={t.unlock.confirm}
      busy={t.unlock.busy}
      act={confirmUnlock}
      done={
        <Door
          title={t.unlock.doneTitle}
          subtitle={t.unlock.doneSubtitle}
          aside={<RouteLink to="/forgot-password">{t.unlock.resetInstead}</RouteLink>}
        >
          <RouteLink to="/login" variant="button">
            {t.backToSignIn}
          </RouteLink>
        </Door>
      }
      dead={<Request title={t.deadTitle} subtitle={t.deadSubtitle(life)} life={life} isDead />}
    />
  );
}

interface RequestProps {
  title: string;
  subtitle: string;
  life: string;
  isDead?: boolean;
}

function Request({ title, subtitle, life, isDead = false }: RequestProps) {
  const t = useRecoveryTexts();
  const { sent, email, noteSent, startAgain } = useMailSent();
  const back = <RouteLink to="/login">{t.backToSignIn}</RouteLink>;
  if (sent) {
    return (
      <Door
        title={t.forgot.sentTitle}
        subtitle={t.unlock.sentSubtitle(<strong>{sent.sentTo}</strong>)}
        aside={back}
      >
        <MailSent
          email={sent.sentTo}
          sentAt={sent.sentAt}
          life={life}
          request={requestUnlock}
          onOtherAddress={startAgain}
        />
      </Door>
    );
  }
  return (
    <Door title={title} subtitle={subtitle} aside={back} lantern={isDead ? 'out' : 'lit'}>
      <MailRequest
        request={requestUnlock}
        submit={t.unlock.submit}
        busy={t.forgot.sending}
        email={email}
        onSent={noteSent}
      />
    </Door>
  );
}
