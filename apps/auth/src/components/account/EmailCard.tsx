import { Alert } from '@repo/ui/Alert';
import { Badge } from '@repo/ui/Badge';
import { Button } from '@repo/ui/Button';
import { Card, CardRow } from '@repo/ui/Card';
import { useState } from 'react';
import type { User } from '../../api/user';
import type { Policies } from '../../features/auth/schemas';
import { useSecurityTexts } from '../../i18n/lazy-texts';
import { useI18n } from '../../i18n/I18nProvider';
import { dateText } from '../../i18n/when';
import { latePart } from '../late/late-part';
import { noAnswer } from '../../lib/problem';
import { ProblemAlert } from '../auth/ProblemAlert';
import { LateParts } from '../late/LateParts';

// Its dialogs are half the page's weight, and few visits need them.
const ChangeEmail = latePart(() => import('./ChangeEmail').then((part) => part.ChangeEmail));
const StepUp = latePart(() => import('./StepUp').then((part) => part.StepUp));

interface EmailCardProps {
  user: User;
  policies: Policies;
}

/** The address, and the way to another one. */
export function EmailCard({ user, policies }: EmailCardProps) {
  const { t, language } = useI18n();
  const { email: s } = useSecurityTexts();
  const [isOpen, setOpen] = useState(false);
  const [presses, setPresses] = useState(0);
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
              setPresses(presses + 1);
            }}
          >
            {s.change}
          </Button>
        }
      />
      {sentTo && <Alert tone="ok" title={s.done(sentTo)} />}
      {isOpen && (
        <LateParts key={presses} instead={<ProblemAlert error={noAnswer()} />}>
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
        </LateParts>
      )}
    </Card>
  );
}
