import { defineConfig, mergeConfig } from 'vitest/config';
import { pages } from '../../vite.base.ts';

export default mergeConfig(
  pages,
  defineConfig({
    server: { proxy: { '/api': 'http://localhost:8080', '/auth': 'http://localhost:8080' } },
    test: { environmentOptions: { jsdom: { url: 'http://localhost:8080/' } } },
  }),
);
