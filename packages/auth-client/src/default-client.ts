import { createAuthClient } from './auth-client';

/** The client of a page that has one identity API, at the usual place. It does nothing until it is used. */
export const defaultClient = createAuthClient();

/** `fetch` for the product's own API, outside components too. */
export const authFetch = defaultClient.authFetch;
