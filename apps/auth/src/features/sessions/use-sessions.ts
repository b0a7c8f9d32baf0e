import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ApiError } from '../../lib/problem';
import { endOtherSessions, endSession, listSessions, type SessionItem } from './api';

const KEY = ['sessions'];

export function useSessions() {
  return useQuery({ queryKey: KEY, queryFn: listSessions });
}

/** Ends one session and takes it off the list. */
export function useEndSession(onEnded: (session: SessionItem) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (session: SessionItem) => endSession(session.id).catch(ignoreNotFound),
    onSuccess: (_, session) => {
      queries.setQueryData<readonly SessionItem[]>(KEY, (was) =>
        was?.filter(({ id }) => id !== session.id),
      );
      onEnded(session);
    },
  });
}

/** Ends every session but this one. */
export function useEndOtherSessions(onEnded: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: endOtherSessions,
    onSuccess: () => {
      queries.setQueryData<readonly SessionItem[]>(KEY, (was) =>
        was?.filter(({ current }) => current),
      );
      onEnded();
    },
  });
}

/** It had ended by itself, which is what the person wanted. */
function ignoreNotFound(error: unknown): void {
  if (!(error instanceof ApiError && error.code === 'NOT_FOUND')) {
    throw error;
  }
}
