import { useTexts } from '../../i18n/I18nProvider';
import styles from './RequestId.module.css';

/** What to tell support of a fault of ours: the id under which it stands in the logs. */
export function RequestId({ id }: { id: string }) {
  const t = useTexts();
  return <p className={styles.request}>{t.common.requestId(id)}</p>;
}
