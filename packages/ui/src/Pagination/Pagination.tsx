import type { ComponentProps } from 'react';
import { buttonClass } from '../Button';
import { Icon } from '../Icon';
import { cx } from '../internals/class-names';
import { pageNumbers } from './page-numbers';
import styles from './Pagination.module.css';

export interface PaginationProps extends Omit<ComponentProps<'nav'>, 'children' | 'onChange'> {
  /** What it leads through: "Pages of your activity". */
  label: string;
  /** The page that shows, from 1. */
  page: number;
  /** How many there are. Leave it out where nobody counts them, and say `hasNext`. */
  pageCount?: number | undefined;
  /** Whether another page follows, where nobody counts them. @default false */
  hasNext?: boolean | undefined;
  onPageChange: (page: number) => void;
  previousLabel: string;
  nextLabel: string;
  /** A page number as screen readers hear it: "Page 3". */
  pageLabel: (page: number) => string;
}

/** Leads through the pages of something long. */
export function Pagination({
  label,
  page,
  pageCount,
  hasNext = false,
  onPageChange,
  previousLabel,
  nextLabel,
  pageLabel,
  className,
  ...nav
}: PaginationProps) {
  const more = pageCount === undefined ? hasNext : page < pageCount;
  const step = buttonClass({ size: 'small' });
  return (
    <nav {...nav} aria-label={label} className={cx(styles.pagination, className)}>
      <button
        type="button"
        className={step}
        disabled={page <= 1}
        onClick={() => {
          onPageChange(page - 1);
        }}
      >
        <Icon name="back" size={16} />
        {previousLabel}
      </button>
      {pageCount !== undefined && (
        <ol className={styles.pages}>
          {pageNumbers(page, pageCount).map((number, index) => (
            <li key={number ?? `gap-${index}`}>
              {number === null ? (
                <span aria-hidden="true">…</span>
              ) : (
                <button
                  type="button"
                  className={styles.page}
                  aria-label={pageLabel(number)}
                  aria-current={number === page ? 'page' : undefined}
                  onClick={() => {
                    onPageChange(number);
                  }}
                >
                  {number}
                </button>
              )}
            </li>
          ))}
        </ol>
      )}
      <button
        type="button"
        className={step}
        disabled={!more}
        onClick={() => {
          onPageChange(page + 1);
        }}
      >
        {nextLabel}
        <Icon name="next" size={16} />
      </button>
    </nav>
  );
}
