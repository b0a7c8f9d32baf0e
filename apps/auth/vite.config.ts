import { defineConfig, mergeConfig } from 'vitest/config';
import { pages } from '../../vite.base.ts';
import { budgets } from './build/budgets.ts';

export default mergeConfig(
  pages,
  defineConfig({
    base: '/auth/',
    plugins: [budgets()],
    build: {
      rolldownOptions: {
        output: {
          // What every page needs, in two files that compress better than ten: one changes with a release of React, one with ours.
          codeSplitting: {
            groups: [
              {
                name: 'react',
                test: /node_modules\/(?:react|react-dom|scheduler|wouter|regexparam)\//,
              },
              { name: 'first', tags: ['$initial'] },
            ],
          },
        },
      },
    },
    server: { proxy: { '/api': 'http://localhost:8080' } },
    test: {
      environmentOptions: { jsdom: { url: 'http://localhost:8080/auth/login' } },
      env: { BASE_URL: '/auth/' },
    },
  }),
);
