import type { ComponentProps, ReactNode } from 'react';
import { cx } from '../internals/class-names';
import { VisuallyHidden } from '../VisuallyHidden';
import styles from './Table.module.css';

export interface Column<Row> {
  id: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  /** `end` for numbers. @default 'start' */
  align?: 'start' | 'end' | undefined;
  /** It names the row: screen readers say it before the other cells. @default false */
  namesRow?: boolean | undefined;
}

export interface TableProps<Row> extends Omit<ComponentProps<'table'>, 'children'> {
  /** What the table holds. */
  caption: string;
  /** Shows the caption, where no title above says the same. @default false */
  captionVisible?: boolean | undefined;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  /** Tells one row from the others. */
  rowKey: (row: Row) => string;
  /** What stands there instead of rows. */
  empty?: ReactNode;
}

/** A table of facts. On narrow screens it scrolls sideways in a region of its own; the page never does. */
export function Table<Row>({
  caption,
  captionVisible = false,
  columns,
  rows,
  rowKey,
  empty,
  className,
  ...table
}: TableProps<Row>) {
  return (
    <div
      className={styles.scroller}
      role="region"
      aria-label={caption}
      // What scrolls must be reachable by keyboard.
      // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex
      tabIndex={0}
    >
      <table {...table} className={cx(styles.table, className)}>
        <caption className={styles.caption}>
          {captionVisible ? caption : <VisuallyHidden>{caption}</VisuallyHidden>}
        </caption>
        <thead>
          <tr>
            {columns.map(({ id, header, align }) => (
              <th key={id} scope="col" data-align={align}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map(({ id, cell, align, namesRow }) =>
                namesRow ? (
                  <th key={id} scope="row" data-align={align}>
                    {cell(row)}
                  </th>
                ) : (
                  <td key={id} data-align={align}>
                    {cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
          {rows.length === 0 && empty !== undefined && (
            <tr>
              <td colSpan={columns.length} className={styles.empty}>
                {empty}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}
