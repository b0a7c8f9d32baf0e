import { Button } from '@repo/ui/Button';
import { EmptyState } from '@repo/ui/EmptyState';
import { useTexts } from '../../i18n/I18nProvider';
import type { ThingText } from '../../i18n/texts';

interface PartFailedProps extends ThingText {
  onRetry: () => void;
}

/** Stands in a card whose contents did not load. */
export function PartFailed({ title, text, onRetry }: PartFailedProps) {
  const t = useTexts();
  return (
    <EmptyState
      role="alert"
      icon="warn"
      tone="warn"
      title={title}
      titleLevel={2}
      action={
        <Button size="small" onClick={onRetry}>
          {t.common.tryAgain}
        </Button>
      }
    >
      {text}
    </EmptyState>
  );
}
