import { Alert } from '@repo/ui/Alert';
import { Door } from '../components/auth/Door';
import { MailRequest } from '../components/auth/MailRequest';
import { MailSent } from '../components/auth/MailSent';
import { RouteLink } from '../components/auth/RouteLink';
import { usePolicies } from '../features/auth/policies-store';
import { requestReset } from '../features/recovery/api';
import { lifeText } from '../i18n/duration';
import { useTexts } from '../i18n/I18nProvider';
import { useRecoveryTexts } from '../i18n/lazy-texts';
import { useMailSent } from './use-mail-sent';

/** Ask for a link to a new password. Says the same whether or not there is such an account. */
export function ForgotPasswordPage() {
  const t = useRecoveryTexts();
  const common = useTexts();
  const { features, lifetimes } = usePolicies();
  const { sent, email, noteSent, startAgain } = useMailSent();
  const back = <RouteLink to="/login">{t.backToSignIn}</RouteLink>;

  if (!features.passwordReset) {
    return (
      <Door title={t.forgot.title} aside={back}>
        <Alert title={t.forgot.off.title}>
          <p>{t.forgot.off.text}</p>
        </Alert>
      </Door>
    );
  }
  if (sent) {
    return (
      <Door
        title={t.forgot.sentTitle}
        subtitle={t.forgot.sentSubtitle(<strong>{sent.sentTo}</strong>)}
        aside={back}
      >
        <MailSent
          email={sent.sentTo}
          sentAt={sent.sentAt}
          life={lifeText(lifetimes.resetLink, common)}
          request={requestReset}
          onOtherAddress={startAgain}
        />
      </Door>
    );
  }
  return (
    <Door title={t.forgot.title} subtitle={t.forgot.subtitle} aside={back}>
      <MailRequest
        request={requestReset}
        submit={t.forgot.submit}
        busy={t.forgot.sending}
        email={email}
        onSent={noteSent}
      />
    </Door>
  );
}
