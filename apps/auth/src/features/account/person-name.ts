import type { User } from '../../api/user';

/** What to call the person: their name, else their username, else their address. */
export function personName(user: User): string {
  const name = [user.firstName, user.lastName].filter(Boolean).join(' ');
  return name || (user.username ?? user.email);
}

/** One or two letters for the avatar. */
export function initials(name: string): string {
  const [first = '', second = ''] = name.split(/[\s@._]+/);
  return (first.charAt(0) + second.charAt(0)).toUpperCase();
}
