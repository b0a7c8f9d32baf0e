import { Button } from '@repo/ui/Button';
import { useSecurityTexts } from '../../i18n/lazy-texts';
import styles from './DoorState.module.css';

interface DoorStateProps {
  hasSecond: boolean;
  codesLeft: number;
  /** Whether a second factor can be set up here. */
  isOffered: boolean;
  onAddSecond: () => void;
}

/** One sentence on how well the account is closed, with the door to show it. */
export function DoorState({ hasSecond, codesLeft, isOffered, onAddSecond }: DoorStateProps) {
  const { state: t } = useSecurityTexts();
  return (
    <section className={styles.state}>
      <h2>{hasSecond ? t.two : t.one}</h2>
      <p>{hasSecond ? t.twoText(codesLeft) : isOffered ? t.oneText : t.oneTextOff}</p>
      {!hasSecond && isOffered && (
        <div className={styles.action}>
          <Button variant="primary" onClick={onAddSecond}>
            {t.addSecond}
          </Button>
        </div>
      )}
      <svg className={styles.art} viewBox="-1 -1 175 121" aria-hidden="true">
        <path
          className={styles.line}
          d="M14.5 120V88a72 72 0 0 1 144 0v32M.5 120V88a86 86 0 0 1 172 0v32"
        />
        <path className={styles.band} d="M32 120V88a54 54 0 0 1 108 0v32z" />
        <path className={styles.door} d="M46 120V88a40 40 0 0 1 80 0v32z" />
        {hasSecond && <circle className={styles.halo} cx="86" cy="41" r="9" />}
        <circle className={hasSecond ? styles.lamp : styles.out} cx="86" cy="41" r="4" />
        <path className={styles.key} d={hasSecond ? 'M86 49v71M80 88v8M92 88v8' : 'M114 88v8'} />
      </svg>
    </section>
  );
}
