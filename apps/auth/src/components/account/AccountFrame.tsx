import { Icon } from '@repo/ui/Icon';
import { Logo } from '@repo/ui/Logo';
import { NavItem, PageLayout } from '@repo/ui/PageLayout';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { User } from '../../api/user';
import { initials, personName } from '../../features/account/person-name';
import { usePolicies } from '../../features/auth/policies-store';
import { signOut } from '../../features/auth/visitor-store';
import { useTexts } from '../../i18n/I18nProvider';
import { usePathname } from '../../lib/routing';
import { useThemeColor } from '../../lib/theme-color';
import { useAction } from '../../lib/use-action';
import { useTitle } from '../../lib/use-title';
import { OfflineNotice } from '../auth/OfflineNotice';
import { ProblemAlert } from '../auth/ProblemAlert';
import styles from './AccountFrame.module.css';

interface AccountFrameProps {
  user: User;
  title: string;
  subtitle: string;
  children: ReactNode;
}

/** The frame of every page for signed-in people: who is here, the way back to the product, and the way out. */
export function AccountFrame({ user, title, subtitle, children }: AccountFrameProps) {
  const t = useTexts();
  const pathname = usePathname();
  const { run, error } = useAction(signOut, () => undefined);
  useTitle(title);
  useThemeColor('--gh-surface');

  return (
    <PageLayout
      variant="account"
      title={title}
      subtitle={subtitle}
      skipLabel={t.common.skipToContent}
      brand={
        <Link to="/account">
          <Logo size={28} />
          Gatehouse
        </Link>
      }
      headerEnd={<HeaderEnd user={user} />}
      navLabel={t.account.navigation}
      nav={
        <>
          <NavItem icon="user" current={pathname === '/account'} render={<Link to="/account" />}>
            {t.account.profile}
          </NavItem>
          <NavItem
            icon="shield"
            current={pathname === '/security'}
            render={<Link to="/security" />}
          >
            {t.account.security}
          </NavItem>
          <NavItem
            icon="laptop"
            current={pathname === '/sessions'}
            render={<Link to="/sessions" />}
          >
            {t.account.sessions}
          </NavItem>
          <NavItem
            icon="sign-out"
            apart
            render={
              <button
                type="button"
                onClick={() => {
                  run('here');
                }}
              />
            }
          >
            {t.common.signOut}
          </NavItem>
        </>
      }
    >
      <OfflineNotice />
      {error && <ProblemAlert error={error} />}
      {children}
    </PageLayout>
  );
}

function HeaderEnd({ user }: { user: User }) {
  const t = useTexts();
  const { product } = usePolicies();
  const name = personName(user);
  return (
    <>
      <span className={styles.back}>
        <a href={product.links.home ?? '/'}>
          <Icon name="back" size={16} />
          <span className={styles.wayBack}>{t.account.back(product.name)}</span>
          <span className={styles.product} title={product.name} aria-hidden="true">
            {product.name}
          </span>
        </a>
      </span>
      <span className={styles.person}>
        <span className={styles.avatar} aria-hidden="true">
          {initials(name)}
        </span>
        <span className={styles.name} title={name}>
          {name}
        </span>
      </span>
    </>
  );
}
