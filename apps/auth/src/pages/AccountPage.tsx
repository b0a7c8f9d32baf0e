import { Card } from '@repo/ui/Card';
import { AccountFrame } from '../components/account/AccountFrame';
import { Display } from '../components/account/Display';
import { EmailCard } from '../components/account/EmailCard';
import { ProfileForm } from '../components/account/ProfileForm';
import { SignOutEverywhere } from '../components/account/SignOutEverywhere';
import { usePolicies } from '../features/auth/policies-store';
import { setSignedIn, useVisitor } from '../features/auth/visitor-store';
import { useTexts } from '../i18n/I18nProvider';

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
      <Display />
      <SignOutEverywhere />
    </AccountFrame>
  );
}
