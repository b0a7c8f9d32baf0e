import { Door } from '../components/auth/Door';
import { RouteLink } from '../components/auth/RouteLink';
import { useVisitor } from '../features/auth/visitor-store';
import { useTexts } from '../i18n/I18nProvider';

/** For an address that leads nowhere. */
export function NotFoundPage() {
  const t = useTexts();
  const isSignedIn = useVisitor().status === 'signed-in';
  return (
    <Door lantern="out" title={t.errors.notFoundTitle} subtitle={t.errors.notFoundText}>
      <RouteLink to={isSignedIn ? '/account' : '/login'} variant="button">
        {isSignedIn ? t.errors.goToAccount : t.errors.goToSignIn}
      </RouteLink>
    </Door>
  );
}
