import { Alert } from '@repo/ui/Alert';
import { useTexts } from '../../i18n/I18nProvider';
import { useOnline } from '../../lib/use-online';

/** Says that the network is gone, while it is. */
export function OfflineNotice() {
  const t = useTexts();
  return useOnline() ? null : (
    <Alert tone="warn" title={t.common.offline.title}>
      <p>{t.common.offline.text}</p>
    </Alert>
  );
}
