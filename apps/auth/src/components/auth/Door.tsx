import { PageLayout } from '@repo/ui/PageLayout';
import type { ReactNode } from 'react';
import { usePoliciesState } from '../../features/auth/policies-store';
import { useTexts } from '../../i18n/I18nProvider';
import { useThemeColor } from '../../lib/theme-color';
import { useTitle } from '../../lib/use-title';
import { LanguageSwitch } from './LanguageSwitch';
import { OfflineNotice } from './OfflineNotice';
import { ThemeSwitch } from './ThemeSwitch';

interface DoorProps {
  /** Names the page in the tab, and over its contents. */
  title: string;
  /** What stands over the contents instead. */
  heading?: ReactNode;
  subtitle?: ReactNode;
  aside?: ReactNode;
  lantern?: 'lit' | 'out';
  children?: ReactNode;
}

/** The frame of every page for people who are not signed in. */
export function Door({ title, heading = title, children, ...contents }: DoorProps) {
  const t = useTexts();
  useTitle(title);
  useThemeColor('--gh-ground');
  return (
    <PageLayout
      variant="door"
      title={heading}
      skipLabel={t.common.skipToForm}
      footer={<DoorFooter />}
      {...contents}
    >
      <OfflineNotice />
      {children}
    </PageLayout>
  );
}

function DoorFooter() {
  const t = useTexts();
  const state = usePoliciesState();
  const links = state.status === 'ready' ? state.policies.product.links : {};
  return (
    <>
      {links.privacy && <a href={links.privacy}>{t.common.privacy}</a>}
      {links.help && <a href={links.help}>{t.common.help}</a>}
      <LanguageSwitch />
      <ThemeSwitch />
    </>
  );
}
