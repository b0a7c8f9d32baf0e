import { DirectionProvider } from '@base-ui/react/direction-provider';
import { Tabs as BaseTabs } from '@base-ui/react/tabs';
import type { ComponentProps, ReactNode } from 'react';
import { cx } from '../internals/class-names';
import { useDirection } from '../internals/use-direction';
import styles from './Tabs.module.css';

export interface Tab {
  /** Tells it from the others. */
  value: string;
  label: ReactNode;
  content: ReactNode;
  disabled?: boolean | undefined;
}

export interface TabsProps extends Omit<ComponentProps<'div'>, 'children' | 'defaultValue'> {
  tabs: readonly Tab[];
  /** What the tabs are about, for screen readers. */
  label: string;
  value?: string | undefined;
  /** @default the first */
  defaultValue?: string | undefined;
  /** Told which tab the person chose. */
  onValueChange?: ((value: string) => void) | undefined;
}

/** Views of one thing that share a place. Arrow keys move between the tabs and wrap round. */
export function Tabs({
  tabs,
  label,
  value,
  defaultValue = tabs[0]?.value,
  onValueChange,
  className,
  ...root
}: TabsProps) {
  return (
    <DirectionProvider direction={useDirection()}>
      <BaseTabs.Root
        {...root}
        className={cx(styles.tabs, className)}
        {...(value === undefined ? { defaultValue } : { value })}
        onValueChange={(next: string) => onValueChange?.(next)}
      >
        <BaseTabs.List className={styles.list} aria-label={label} activateOnFocus>
          {tabs.map((tab) => (
            <BaseTabs.Tab
              key={tab.value}
              value={tab.value}
              disabled={tab.disabled}
              className={styles.tab}
            >
              {tab.label}
            </BaseTabs.Tab>
          ))}
        </BaseTabs.List>
        {tabs.map((tab) => (
          <BaseTabs.Panel key={tab.value} value={tab.value} className={styles.panel}>
            {tab.content}
          </BaseTabs.Panel>
        ))}
      </BaseTabs.Root>
    </DirectionProvider>
  );
}
