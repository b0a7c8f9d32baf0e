import { Link, type LinkProps } from '@repo/ui/Link';
import { Link as RouterLink } from 'wouter';
import { useCallbackUrl } from './use-callback-url';

interface RouteLinkProps extends Pick<LinkProps, 'variant' | 'button' | 'children'> {
  /** A page of this app, without its base. */
  to:
    | '/login'
    | '/register'
    | '/account'
    | '/sessions'
    | '/security'
    | '/forgot-password'
    | '/unlock';
  /** What the next page needs to know and the address bar does not. */
  state?: object | undefined;
}

/** Leads to another page of this app, and takes along where the person was going. */
export function RouteLink({ to, state, ...link }: RouteLinkProps) {
  const { withCallback } = useCallbackUrl();
  return <Link {...link} render={<RouterLink to={withCallback(to)} state={state} />} />;
}
