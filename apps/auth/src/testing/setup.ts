import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, vi } from 'vitest';
import { server } from './server';

// Pages come as chunks of their own, which a busy machine takes its time to load.
configure({ asyncUtilTimeout: 20_000 });

beforeAll(() => {
  // jsdom draws nothing, so it knows no media.
  vi.stubGlobal('matchMedia', () => new EventTarget());
  server.listen({ onUnhandledRequest: 'error' });
});
afterEach(() => {
  cleanup();
  server.resetHandlers();
  localStorage.clear();
});
afterAll(() => {
  server.close();
});
