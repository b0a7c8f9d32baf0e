import { Spinner } from '@repo/ui/Spinner';
import { VisuallyHidden } from '@repo/ui/VisuallyHidden';
import { useTexts } from '../../i18n/I18nProvider';
import { Door } from './Door';
import styles from './Waiting.module.css';

/** The door with nothing in it yet: nobody sees a page they are about to leave. The spinner comes after 200 ms. */
export function Waiting() {
  const t = useTexts();
  return (
    <Door title={t.common.moment} heading={<VisuallyHidden>{t.common.moment}</VisuallyHidden>}>
      <div className={styles.waiting}>
        <Spinner label={t.common.moment} />
      </div>
    </Door>
  );
}
