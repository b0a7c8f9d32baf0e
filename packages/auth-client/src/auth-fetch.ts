/** What `fetch` takes. */
export type FetchInput = RequestInfo | URL;

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

export interface AuthFetchParts {
  /** Renews the session. False: it is over, or nobody could tell. */
  refresh: () => Promise<boolean>;
}

/**
 * `fetch` for the product's own API: it adds the header that proves an unsafe request is ours, and after a 401 it renews
 * the session and tries once more. Requests to other origins pass untouched.
 */
export function createAuthFetch({ refresh }: AuthFetchParts): typeof fetch {
  return async function authFetch(input: FetchInput, init?: RequestInit): Promise<Response> {
    if (!isOwnOrigin(input)) {
      return fetch(input, init);
    }
    const request = withCsrfHeader(input, init);
    const response = await fetch(input, request);
    if (response.status !== 401 || !canReplay(input, init) || !(await refresh())) {
      return response;
    }
    return fetch(input, request);
  };
}

function isOwnOrigin(input: FetchInput): boolean {
  const url = input instanceof Request ? input.url : input;
  return new URL(url, location.href).origin === location.origin;
}

function withCsrfHeader(input: FetchInput, init: RequestInit | undefined): RequestInit | undefined {
  if (SAFE_METHODS.has(methodOf(input, init))) {
    return init;
  }
  const headers = new Headers(
    init?.headers ?? (input instanceof Request ? input.headers : undefined),
  );
  headers.set('X-CSRF', '1');
  return { ...init, headers };
}

function methodOf(input: FetchInput, init: RequestInit | undefined): string {
  return (init?.method ?? (input instanceof Request ? input.method : 'GET')).toUpperCase();
}

/** A stream is gone once it was sent. The body of a `Request` is one. */
function canReplay(input: FetchInput, init: RequestInit | undefined): boolean {
  const sendsStream = init?.body instanceof ReadableStream;
  const sendsRequestBody = input instanceof Request && !SAFE_METHODS.has(methodOf(input, init));
  return !sendsStream && !sendsRequestBody;
}
