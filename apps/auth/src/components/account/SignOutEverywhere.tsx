import { Card } from '@repo/ui/Card';
import { signOut } from '../../features/auth/visitor-store';
import { useTexts } from '../../i18n/I18nProvider';
import { useAction } from '../../lib/use-action';
import { ProblemAlert } from '../auth/ProblemAlert';
import { ConfirmAction } from './ConfirmAction';

/** The way out of every session, this one too. */
export function SignOutEverywhere() {
  const t = useTexts();
  const { run, isPending, error } = useAction(signOut, () => undefined);
  return (
    <Card title={t.account.everywhere.title} description={t.account.everywhere.text}>
      {error && <ProblemAlert error={error} />}
      <ConfirmAction
        action={t.account.everywhere.action}
        question={t.account.everywhere.question}
        keep={t.account.everywhere.keep}
        confirm={t.account.everywhere.action}
        isPending={isPending}
        onConfirm={() => {
          run('everywhere');
        }}
      />
    </Card>
  );
}
