import type { ComponentProps } from 'react';
import { Icon } from '../Icon';
import { cx } from '../internals/class-names';
import { VisuallyHidden } from '../VisuallyHidden';
import { useAnnouncement } from '../internals/use-announcement';
import styles from './RuleList.module.css';

export interface Rule {
  id: string;
  label: string;
  state: 'open' | 'met';
}

export interface RuleListProps extends Omit<ComponentProps<'ul'>, 'children'> {
  rules: readonly Rule[];
  /** What a screen reader hears after a rule that is met. */
  metLabel: string;
  /** What it hears after one that is not yet. */
  openLabel: string;
}

/** What a new password has to keep to: a ring for not yet, a tick for met. Never red: nothing is wrong until it is sent. */
export function RuleList({ rules, metLabel, openLabel, className, ...ul }: RuleListProps) {
  const items = rules.map((rule) => ({
    ...rule,
    standing: rule.state === 'met' ? metLabel : openLabel,
  }));
  const announcement = useAnnouncement(items.map(({ label, standing }) => `${label}: ${standing}`));

  return (
    <div>
      <ul {...ul} className={cx(styles.rules, className)}>
        {items.map(({ id, label, state, standing }) => (
          <li key={id} className={styles[state]} data-state={state}>
            <Icon name={state === 'met' ? 'tick' : 'ring'} size={16} className={styles.icon} />
            <span>
              {label}
              <VisuallyHidden>: {standing}</VisuallyHidden>
            </span>
          </li>
        ))}
      </ul>
      <VisuallyHidden role="status">{announcement}</VisuallyHidden>
    </div>
  );
}
