import { useState } from 'react';
import { Door } from '../components/auth/Door';
import { MailRequest } from '../components/auth/MailRequest';
import { MailSent } from '../components/auth/MailSent';
import { OnePress } from '../components/auth/OnePress';
import { RouteLink } from '../components/auth/RouteLink';
import { UnlockCodeForm } from '../components/auth/UnlockCodeForm';
import { usePolicies } from '../features/auth/policies-store';
import { confirmUnlock, requestUnlock } from '../features/recovery/api';
import { lifeText } from '../i18n/duration';
import { useTexts } from '../i18n/I18nProvider';
import { useRecoveryTexts } from '../i18n/lazy-texts';
import { useLinkToken } from './use-link-token';
import { useMailSent, type Typed } from './use-mail-sent';

/** A paused sign-in: ask for the mail that opens it, type its code here, or follow its link. */
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
      done={<Opened />}
      dead={<Request title={t.deadTitle} subtitle={t.deadSubtitle(life)} life={life} isDead />}
    />
  );
}

/** `email` is the address of whoever typed it on this page. */
function Opened({ email }: { email?: string }) {
  const t = useRecoveryTexts();
  const typed = email === undefined ? undefined : ({ email } satisfies Typed);
  return (
    <Door
      title={t.unlock.doneTitle}
      subtitle={t.unlock.doneSubtitle}
      aside={
        <RouteLink to="/forgot-password" state={typed}>
          {t.unlock.resetInstead}
        </RouteLink>
      }
    >
      <RouteLink to="/login" variant="button" state={typed}>
        {t.backToSignIn}
      </RouteLink>
    </Door>
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
  const [isOpen, setOpen] = useState(false);
  const back = <RouteLink to="/login">{t.backToSignIn}</RouteLink>;
  if (sent && isOpen) {
    return <Opened email={sent.sentTo} />;
  }
  if (sent) {
    return (
      <Door
        title={t.forgot.sentTitle}
        subtitle={t.unlock.sentSubtitle(<strong>{sent.sentTo}</strong>)}
        aside={back}
      >
        <UnlockCodeForm
          email={sent.sentTo}
          onOpen={() => {
            setOpen(true);
          }}
        />
        <MailSent
          where={t.unlock.sentOpen}
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
