import { Accordion as BaseAccordion } from '@base-ui/react/accordion';
import type { ComponentProps, ReactNode } from 'react';
import { Icon } from '../Icon';
import { cx } from '../internals/class-names';
import styles from './Accordion.module.css';

export interface Section {
  value: string;
  title: ReactNode;
  content: ReactNode;
  disabled?: boolean | undefined;
}

export interface AccordionProps extends Omit<ComponentProps<'div'>, 'children' | 'defaultValue'> {
  sections: readonly Section[];
  /** Level of the titles in the page's outline. @default 3 */
  titleLevel?: 2 | 3 | 4;
  /** Whether several may be open at a time. @default false */
  multiple?: boolean;
  /** Which are open. */
  value?: readonly string[] | undefined;
  defaultValue?: readonly string[] | undefined;
  onValueChange?: ((open: readonly string[]) => void) | undefined;
}

/** Sections of which only the titles show until they are opened. */
export function Accordion({
  sections,
  titleLevel = 3,
  multiple = false,
  value,
  defaultValue,
  onValueChange,
  className,
  ...root
}: AccordionProps) {
  const Title = `h${titleLevel}` as const;
  return (
    <BaseAccordion.Root
      {...root}
      multiple={multiple}
      {...(value === undefined
        ? { defaultValue: [...(defaultValue ?? [])] }
        : { value: [...value] })}
      onValueChange={(open: string[]) => onValueChange?.(open)}
      className={cx(styles.accordion, className)}
    >
      {sections.map((section) => (
        <BaseAccordion.Item
          key={section.value}
          value={section.value}
          disabled={section.disabled ?? false}
          className={styles.item}
        >
          <BaseAccordion.Header render={<Title />} className={styles.header}>
            <BaseAccordion.Trigger className={styles.trigger}>
              {section.title}
              <Icon name="down" size={16} className={styles.icon} />
            </BaseAccordion.Trigger>
          </BaseAccordion.Header>
          <BaseAccordion.Panel className={styles.panel}>
            <div className={styles.content}>{section.content}</div>
          </BaseAccordion.Panel>
        </BaseAccordion.Item>
      ))}
    </BaseAccordion.Root>
  );
}
