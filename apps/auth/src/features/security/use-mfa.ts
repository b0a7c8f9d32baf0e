import { useQuery, useQueryClient } from '@tanstack/react-query';
import { readMfa } from './api';

const KEY = ['mfa'];

/** What is set up beside the password. */
export function useMfa() {
  return useQuery({ queryKey: KEY, queryFn: readMfa });
}

/** Reads anew what is set up and what happened, after either has changed. */
export function useRefreshSecurity(): () => void {
  const queries = useQueryClient();
  return () => {
    void queries.invalidateQueries({ queryKey: KEY });
    void queries.invalidateQueries({ queryKey: ['security-events'] });
  };
}
