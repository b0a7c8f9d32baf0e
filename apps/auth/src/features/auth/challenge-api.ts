import type { components } from '../../api/generated/contract';
import type { User } from '../../api/user';
import { send } from '../../lib/http';
import { SignedInReply } from './schemas';

/** The gateway adds the half-session from its cookie. Exactly one of `code` and `recoveryCode`. */
export type ChallengeAnswer = Omit<components['schemas']['MfaChallengeRequest'], 'challenge'>;

export async function answerChallenge(answer: ChallengeAnswer): Promise<User> {
  const { user } = await send('POST', '/mfa/challenge', { body: answer, reply: SignedInReply });
  return user;
}
