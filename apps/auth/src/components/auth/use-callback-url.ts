import { useSearchParams } from '../../lib/routing';
import { sameOriginPath } from '../../lib/same-origin-path';

/** Where the person was going, as a path on our origin; and how to hand that on to the next page. */
export function useCallbackUrl() {
  const search = useSearchParams();
  const callbackUrl = sameOriginPath(search.get('callbackUrl'));

  /** `to` with the callback, and further parameters. */
  function withCallback(to: string, more: Record<string, string> = {}): string {
    const params = new URLSearchParams({ ...(callbackUrl && { callbackUrl }), ...more });
    return params.size > 0 ? `${to}?${params.toString()}` : to;
  }

  return { callbackUrl, withCallback };
}
