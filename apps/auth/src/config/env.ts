/** What the build and the page's address fix, checked once at start. Everything else comes from `/policies`. */
export const env = readEnv(import.meta.env.BASE_URL);

function readEnv(base: string) {
  if (!/^\/(?:[a-z0-9-]+\/)+$/.test(base)) {
    throw new Error(
      `The app must be built for a folder of the origin, such as /auth/, not for ${base}`,
    );
  }
  return {
    /** Without the slash at the end, as the router wants it. */
    routerBase: base.slice(0, -1),
    apiBase: '/api/v1/auth',
  } as const;
}
