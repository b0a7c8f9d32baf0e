import { AccountFrame } from '../components/account/AccountFrame';
import { Activity } from '../components/account/Activity';
import { SecurityManager } from '../components/account/SecurityManager';
import { StepUp } from '../components/account/StepUp';
import { usePolicies } from '../features/auth/policies-store';
import { useVisitor } from '../features/auth/visitor-store';
import { useMfa } from '../features/security/use-mfa';
import { useSecurityEvents } from '../features/security/use-security-events';
import { useSecurityTexts } from '../i18n/lazy-texts';

/** How the person proves that it is them, and what has happened lately. */
export function SecurityPage() {
  const t = useSecurityTexts();
  const policies = usePolicies();
  const visitor = useVisitor();
  const { isPending } = useMfa();
  // Asked for at once, though shown only when nothing above it can grow any more and push it down.
  useSecurityEvents();
  if (visitor.status !== 'signed-in') {
    return null;
  }
  return (
    <AccountFrame user={visitor.user} title={t.title} subtitle={t.subtitle}>
      <StepUp user={visitor.user} recent={policies.lifetimes.recentAuthentication}>
        <SecurityManager user={visitor.user} policies={policies} />
      </StepUp>
      {!isPending && <Activity />}
    </AccountFrame>
  );
}
