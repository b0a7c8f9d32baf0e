/** Where the identity app's pages are, on the origin of the product. */
export const AUTH_LINKS = {
  login: '/auth/login',
  register: '/auth/register',
  forgotPassword: '/auth/forgot-password',
  account: '/auth/account',
  security: '/auth/security',
  sessions: '/auth/sessions',
} as const;

/** The sign-in page that comes back to `path`, or to the page the person is on. */
export function loginLink(path: string = currentPath()): string {
  return `${AUTH_LINKS.login}?callbackUrl=${encodeURIComponent(path)}`;
}

function currentPath(): string {
  return location.pathname + location.search + location.hash;
}
