import type { ComponentProps } from 'react';
import { cx } from '../internals/class-names';
import { useAnnouncement } from '../internals/use-announcement';
import { VisuallyHidden } from '../VisuallyHidden';
import styles from './StrengthMeter.module.css';

/** How many of the four courses of stone stand. 0: nothing to judge yet. */
export type Strength = 0 | 1 | 2 | 3 | 4;

export interface StrengthMeterProps extends Omit<ComponentProps<'div'>, 'children'> {
  strength: Strength;
  /** What is measured: "Password strength". */
  label: string;
  /** The word for the strength: "Weak". Empty while there is nothing to judge. */
  word: string;
}

/** How hard a password is to guess, in four courses and a word. Stands in the `below` of a `PasswordInput`. */
export function StrengthMeter({ strength, label, word, className, ...div }: StrengthMeterProps) {
  const announcement = useAnnouncement(word ? [`${label}: ${word}`] : []);
  return (
    <div {...div} className={cx(styles.strength, className)} data-strength={strength}>
      <span
        className={styles.bar}
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={4}
        aria-valuenow={strength}
        aria-valuetext={word}
      >
        <i />
        <i />
        <i />
        <i />
      </span>
      <span className={styles.word} aria-hidden="true">
        {word}
      </span>
      <VisuallyHidden role="status">{announcement}</VisuallyHidden>
    </div>
  );
}
