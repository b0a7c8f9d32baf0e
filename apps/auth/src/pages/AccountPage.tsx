import { Card } from '@repo/ui/Card';
import { AccountFrame } from '../components/account/AccountFrame';
import { EmailCard } from '../components/account/EmailCard';
import { ProfileForm } from '../components/account/ProfileForm';
import { SignOutEverywhere } from '../components/account/SignOutEverywhere';
import { LanguageSwitch } from '../components/auth/LanguageSwitch';
import { ThemeSwitch } from '../components/auth/ThemeSwitch';
import { usePolicies } from '../features/auth/policies-store';
import { setSignedIn, useVisitor } from '../features/auth/visitor-store';
import { useTexts } from '../i18n/I18nProvider';
import styles from './AccountPage.module.css';

/** The profile: see it and change it. */
export function AccountPage() {
  const t = useTexts();
  const policies = usePolicies();
  const visitor = useVisitor();
  if (visitor.status !== 'signed-in') {
    return null;
  }
  const { user } = visitor;
  return (
    <AccountFrame user={user} title={t.account.profile} subtitle={t.account.subtitle}>
      <EmailCard user={user} policies={policies} />
      <Card title={t.account.details}>
        <ProfileForm user={user} policies={policies} onSaved={setSignedIn} />
      </Card>
      <Card title={t.account.display} description={t.account.displayText}>
        <div className={styles.setting}>
          <span>{t.common.language}</span>
          <LanguageSwitch />
        </div>
        <div className={styles.setting}>
          <span>{t.account.theme}</span>
          <ThemeSwitch />
        </div>
      </Card>
      <SignOutEverywhere />
    </AccountFrame>
  );
}
