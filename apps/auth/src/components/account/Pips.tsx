import styles from './Pips.module.css';

interface PipsProps {
  left: number;
  of: number;
}

/** How many are left, for the eye: used ones are hollow. The number stands beside it in words. */
export function Pips({ left, of }: PipsProps) {
  return (
    <span className={styles.pips} aria-hidden="true">
      {Array.from({ length: of }, (_, index) => (
        <i key={index} data-used={index >= left || undefined} />
      ))}
    </span>
  );
}
