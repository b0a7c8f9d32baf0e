import { Button } from '@repo/ui/Button';
import { useTexts } from '../../i18n/I18nProvider';
import type { ApiError } from '../../lib/problem';
import { Door } from './Door';
import { ProblemAlert } from './ProblemAlert';

interface ServiceDownProps {
  error: ApiError;
  onRetry: () => void;
}

/** The whole page, when the server could not even say what to ask for or who is here. */
export function ServiceDown({ error, onRetry }: ServiceDownProps) {
  const t = useTexts();
  return (
    <Door title={t.errors.serviceTitle} lantern="out">
      <ProblemAlert error={error} />
      <Button variant="primary" size="large" fullWidth onClick={onRetry}>
        {t.common.tryAgain}
      </Button>
    </Door>
  );
}
