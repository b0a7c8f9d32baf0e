import { Alert } from '@repo/ui/Alert';
import { useTexts } from '../../i18n/I18nProvider';
import type { EndReason } from '../../lib/problem';

/** Why the last session ended, over the sign-in form. */
export function EndedNotice({ reason }: { reason: EndReason }) {
  const t = useTexts();
  const { title, text } = t.endReasons[reason];
  return (
    <Alert title={title}>
      <p>{text}</p>
    </Alert>
  );
}
