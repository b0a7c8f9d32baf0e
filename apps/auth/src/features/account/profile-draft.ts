import { ApiError } from '../../lib/problem';

type Values = Readonly<Record<string, string | undefined>>;

let draft: { readonly userId: string; readonly values: Values } | null = null;

/**
 * Sends what somebody typed. When their session turns out to be over, it is kept for when they have signed in again: in
 * memory, since it is personal.
 */
export async function keepingDraft<T>(
  userId: string,
  values: Values,
  answer: Promise<T>,
): Promise<T> {
  try {
    const reply = await answer;
    draft = null;
    return reply;
  } catch (error) {
    draft = error instanceof ApiError && error.endsSession ? { userId, values } : null;
    throw error;
  }
}

/** What this person typed before their session ended. */
export function draftOf(userId: string): Values | null {
  return draft?.userId === userId ? draft.values : null;
}
