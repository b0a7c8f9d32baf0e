import { useInfiniteQuery } from '@tanstack/react-query';
import { readEvents } from './api';

/** What happened to the account, newest first, page by page. */
export function useSecurityEvents() {
  return useInfiniteQuery({
    queryKey: ['security-events'],
    queryFn: ({ pageParam }) => readEvents(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor ?? null,
  });
}
