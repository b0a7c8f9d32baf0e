import { Button } from '@repo/ui/Button';
import { EmptyState } from '@repo/ui/EmptyState';
import { useSecurityTexts } from '../../i18n/lazy-texts';
import { useTexts } from '../../i18n/I18nProvider';

/** Stands in a card whose contents did not load. */
export function PartFailed({ onRetry }: { onRetry: () => void }) {
  const t = useTexts();
  const s = useSecurityTexts();
  return (
    <EmptyState
      role="alert"
      icon="warn"
      tone="warn"
      title={s.failed}
      action={
        <Button size="small" onClick={onRetry}>
          {t.common.tryAgain}
        </Button>
      }
    >
      {s.failedText}
    </EmptyState>
  );
}
