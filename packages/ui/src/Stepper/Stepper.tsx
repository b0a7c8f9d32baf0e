import type { ComponentProps, ReactNode } from 'react';
import { Icon } from '../Icon';
import { cx } from '../internals/class-names';
import { VisuallyHidden } from '../VisuallyHidden';
import styles from './Stepper.module.css';

export interface Step {
  id: string;
  label: ReactNode;
}

export interface StepperProps extends Omit<ComponentProps<'ol'>, 'children'> {
  steps: readonly Step[];
  /** The step the person is at, from 0. Those before it are done; the number of steps means that all are. */
  current: number;
  /** What the steps are of, for screen readers. */
  label: string;
  /** What they hear after a step that is done. */
  doneLabel: string;
}

/** Where the person is in something that takes a few steps. It shows the way and is no navigation. */
export function Stepper({ steps, current, label, doneLabel, className, ...ol }: StepperProps) {
  return (
    <ol {...ol} aria-label={label} className={cx(styles.stepper, className)}>
      {steps.map((step, index) => (
        <li
          key={step.id}
          className={styles.step}
          data-done={index < current || undefined}
          aria-current={index === current ? 'step' : undefined}
        >
          <span className={styles.mark} aria-hidden="true">
            {index < current ? <Icon name="tick" size={12} /> : index + 1}
          </span>
          <span className={styles.label}>
            {step.label}
            {index < current && <VisuallyHidden> ({doneLabel})</VisuallyHidden>}
          </span>
        </li>
      ))}
    </ol>
  );
}
