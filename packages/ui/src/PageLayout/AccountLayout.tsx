import { useRef, type ComponentProps, type ReactNode } from 'react';
import { cx } from '../internals/class-names';
import { mergeRefs } from '../internals/merge-refs';
import { SkipLink } from './SkipLink';
import styles from './AccountLayout.module.css';

export interface AccountLayoutProps extends Omit<ComponentProps<'main'>, 'title'> {
  /** Logo and name at the start of the header, usually a link home. */
  brand: ReactNode;
  /** At the end of the header: the way back to the product, who is signed in. */
  headerEnd?: ReactNode;
  /** `NavItem`s. */
  nav?: ReactNode;
  /** Names the navigation for screen readers. */
  navLabel?: string | undefined;
  title: ReactNode;
  /** One line under the title. */
  subtitle?: ReactNode;
  /** Words of the link that skips to the contents. Without it there is none. */
  skipLabel?: string | undefined;
}

/** Header, navigation at the side (a row of tabs on small screens) and one column of cards. */
export function AccountLayout({
  brand,
  headerEnd,
  nav,
  navLabel,
  title,
  subtitle,
  skipLabel,
  ref,
  className,
  children,
  ...main
}: AccountLayoutProps) {
  const page = useRef<HTMLElement>(null);
  return (
    <>
      {skipLabel && <SkipLink label={skipLabel} target={page} />}
      <header className={styles.header}>
        <div className={styles.headerIn}>
          <div className={styles.brand}>{brand}</div>
          {headerEnd && <div className={styles.headerEnd}>{headerEnd}</div>}
        </div>
      </header>
      <div className={cx(styles.house, Boolean(nav) && styles.withNav)}>
        {nav && (
          <nav className={styles.nav} aria-label={navLabel}>
            <ul>{nav}</ul>
          </nav>
        )}
        <main
          id="main"
          tabIndex={-1}
          {...main}
          ref={mergeRefs(ref, page)}
          className={cx(styles.page, className)}
        >
          <div className={styles.head}>
            <h1>{title}</h1>
            {subtitle && <p>{subtitle}</p>}
          </div>
          <div className={styles.sections}>{children}</div>
        </main>
      </div>
    </>
  );
}
