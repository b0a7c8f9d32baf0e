import { AccountFrame } from '../components/account/AccountFrame';
import { SessionManager } from '../components/account/SessionManager';
import { useVisitor } from '../features/auth/visitor-store';
import { useTexts } from '../i18n/I18nProvider';

/** Every place where the person is signed in. */
export function SessionsPage() {
  const t = useTexts();
  const visitor = useVisitor();
  if (visitor.status !== 'signed-in') {
    return null;
  }
  return (
    <AccountFrame user={visitor.user} title={t.sessions.title} subtitle={t.sessions.subtitle}>
      <SessionManager />
    </AccountFrame>
  );
}
