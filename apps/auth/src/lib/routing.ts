import { useMemo } from 'react';
import { useLocation } from 'wouter';
import { useHistoryState, useLocationProperty } from 'wouter/use-browser-location';

/** Where the page is, without the base of the app. */
export function usePathname(): string {
  return useLocation()[0];
}

/** Leads to another page of this app, by its path without the base. */
export function useNavigate() {
  return useLocation()[1];
}

/** The query as the browser has it: decoded once and not a second time. */
export function useSearchParams(): URLSearchParams {
  const search = useLocationProperty(() => location.search);
  return useMemo(() => new URLSearchParams(search), [search]);
}

/** The fragment with its `#`, or nothing. */
export function useHash(): string {
  return useLocationProperty(() => location.hash);
}

/** What was kept in the history entry: it survives a reload and the way back. Untrusted, so check its shape. */
export function useEntryState(): unknown {
  return useHistoryState<unknown>();
}
