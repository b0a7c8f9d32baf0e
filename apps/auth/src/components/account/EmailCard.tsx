import { Alert } from '@repo/ui/Alert';
import { Badge } from '@repo/ui/Badge';
import { Button } from '@repo/ui/Button';
import { Card, CardRow } from '@repo/ui/Card';
import { lazy, Suspense, useState } from 'react';
import type { User } from '../../api/user';
import type { Policies } from '../../features/auth/schemas';
import { useSecurityTexts } from '../../i18n/lazy-texts';
import { useI18n } from '../../i18n/I18nProvider';
import { dateText } from '../../i18n/when';

// Its dialogs are half the page's weight, and few visits need them.
const ChangeEmail = lazy(() =>
  import('./ChangeEmail').then((part) => ({ default: part.ChangeEmail })),
);
const StepUp = lazy(() => import('./StepUp').then((part) => ({ default: part.StepUp })));

interface EmailCardProps {
  user: User;
  policies: Policies;
}

/** The address, and the way to another one. */
export function EmailCard({ user, policies }: EmailCardProps) {
  const { t, language } = useI18n();
  const { email: s } = useSecurityTexts();
  const [isOpen, setOpen] = useState(false);
  const [sentTo, setSentTo] = useState<string | null>(null);
  return (
    <Card>
      <CardRow
        icon="mail"
        title={user.email}
        badge={user.emailVerified && <Badge tone="ok">{t.account.confirmed}</Badge>}
        meta={t.account.since(dateText(user.createdAt, language))}
        action={
          <Button
            size="small"
            aria-label={s.changeEmail}
            onClick={() => {
              setSentTo(null);
              setOpen(true);
            }}
          >
            {s.change}
          </Button>
        }
      />
      {sentTo && <Alert tone="ok" title={s.done(sentTo)} />}
      {isOpen && (
        <Suspense>
          <StepUp user={user} recent={policies.lifetimes.recentAuthentication}>
            <ChangeEmail
              email={user.email}
              policies={policies}
              onSent={(newEmail) => {
                setOpen(false);
                setSentTo(newEmail);
              }}
              onClose={() => {
                setOpen(false);
              }}
            />
          </StepUp>
        </Suspense>
      )}
    </Card>
  );
}
