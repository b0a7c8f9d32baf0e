import { useRef, type ComponentProps, type ReactNode } from 'react';
import { cx } from '../internals/class-names';
import { mergeRefs } from '../internals/merge-refs';
import { Logo } from '../Logo';
import { SkipLink } from './SkipLink';
import { useFirstLight } from './use-first-light';
import styles from './DoorLayout.module.css';

export interface DoorLayoutProps extends Omit<ComponentProps<'main'>, 'title'> {
  /** Lit while the way is open, out where a session was ended. @default 'lit' */
  lantern?: 'lit' | 'out';
  /** 40 px high. @default the mark */
  logo?: ReactNode;
  title: ReactNode;
  /** One line under the title. */
  subtitle?: ReactNode;
  /** One centred line under the form: "New here? Create an account". */
  aside?: ReactNode;
  /** At the foot of the door: links, language, theme. */
  footer?: ReactNode;
  /** Words of the link that skips to the contents. Without it there is none. */
  skipLabel?: string | undefined;
}

/** One tall arch that rises from the foot of the window, with a lantern over it. Only what stands in it changes. */
export function DoorLayout({
  lantern = 'lit',
  logo = <Logo size={40} />,
  title,
  subtitle,
  aside,
  footer,
  skipLabel,
  ref,
  className,
  children,
  ...main
}: DoorLayoutProps) {
  const door = useRef<HTMLElement>(null);
  const lightsUp = useFirstLight();
  return (
    <div className={styles.gate} data-lantern={lantern}>
      {skipLabel && <SkipLink label={skipLabel} target={door} />}
      <div className={styles.way}>
        <span className={cx(styles.ring, styles.ring5)} />
        <span className={cx(styles.ring, styles.ring4)} />
        <span className={cx(styles.ring, styles.ring3)} />
        <span className={cx(styles.ring, styles.ring2)} />
        <span className={cx(styles.ring, styles.ring1)} />
        <span className={cx(styles.lamp, lightsUp && styles.lightsUp)} />
        <main
          id="main"
          tabIndex={-1}
          {...main}
          ref={mergeRefs(ref, door)}
          className={cx(styles.door, className)}
        >
          <div className={styles.logo}>{logo}</div>
          <div className={styles.contents}>
            <div className={styles.head}>
              <h1>{title}</h1>
              {subtitle && <p>{subtitle}</p>}
            </div>
            <div className={styles.stack}>
              {children}
              {aside && <p className={styles.aside}>{aside}</p>}
            </div>
          </div>
          {footer && <footer className={styles.foot}>{footer}</footer>}
        </main>
      </div>
    </div>
  );
}
