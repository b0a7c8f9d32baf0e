import type { components } from '../../api/generated/contract';
import { UserReply, type User } from '../../api/user';
import { send } from '../../lib/http';

/** What changes in the profile: a field left out stays, `null` removes it. */
export type ProfileChange = components['schemas']['UpdateMeRequest'];

export function updateProfile(change: ProfileChange): Promise<User> {
  return send('PATCH', '/me', { body: change, reply: UserReply });
}
