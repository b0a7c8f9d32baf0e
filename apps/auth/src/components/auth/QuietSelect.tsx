import { Icon, type IconName } from '@repo/ui/Icon';
import styles from './QuietSelect.module.css';

interface QuietSelectProps {
  /** Names it for screen readers. */
  label: string;
  value: string;
  /** What can be chosen, by value, in its own words. */
  options: Readonly<Record<string, string>>;
  onChange: (value: string) => void;
  /** Before the words. */
  icon?: IconName;
  /** At the end of a row of settings: in full ink, with the arrow that says it opens. @default false */
  inRow?: boolean;
  /** Each option is a language of its own, named by its tag. @default false */
  areLanguages?: boolean;
}

/** A native select without a frame, so that it weighs nothing and every device opens it its own way. */
export function QuietSelect({
  label,
  value,
  options,
  onChange,
  icon,
  inRow = false,
  areLanguages = false,
}: QuietSelectProps) {
  return (
    <span className={inRow ? `${styles.select} ${styles.inRow}` : styles.select}>
      {icon && <Icon name={icon} size={16} />}
      <select
        aria-label={label}
        value={value}
        data-icon={icon && ''}
        onChange={({ target }) => {
          onChange(target.value);
        }}
      >
        {Object.entries(options).map(([option, words]) => (
          <option key={option} value={option} lang={areLanguages ? option : undefined}>
            {words}
          </option>
        ))}
      </select>
      {inRow && <Icon name="down" size={16} />}
    </span>
  );
}
