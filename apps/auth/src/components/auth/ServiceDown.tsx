import { Button } from '@repo/ui/Button';
import { useEffect } from 'react';
import { useTexts } from '../../i18n/I18nProvider';
import type { ApiError } from '../../lib/problem';
import { Door } from './Door';
import { ProblemAlert } from './ProblemAlert';

interface ServiceDownProps {
  error: ApiError;
  onRetry: () => void;
}

/** The whole page, when the server could not even say what to ask for or who is here. It tries again when the network is back. */
export function ServiceDown({ error, onRetry }: ServiceDownProps) {
  const t = useTexts();

  useEffect(() => {
    addEventListener('online', onRetry);
    return () => {
      removeEventListener('online', onRetry);
    };
  }, [onRetry]);

  return (
    <Door title={t.errors.serviceTitle} lantern="out">
      <ProblemAlert error={error} />
      <Button variant="primary" size="large" fullWidth onClick={onRetry}>
        {t.common.tryAgain}
      </Button>
    </Door>
  );
}
