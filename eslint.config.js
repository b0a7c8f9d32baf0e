import js from '@eslint/js';
import boundaries from 'eslint-plugin-boundaries';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import a11y from 'eslint-plugin-jsx-a11y-x';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const typescript = ['**/*.{ts,tsx}'];
const production = ['**/src/**/*.{ts,tsx}'];
const stories = ['**/*.stories.tsx', '**/.storybook/**'];
const tests = ['**/*.test.{ts,tsx}', '**/testing/**', 'e2e/**', '**/*.config.ts', ...stories];

/** For the import resolvers: every workspace has its own compiler settings, on purpose. */
const workspaces = { project: '*/*/tsconfig.json', noWarnOnMultipleProjects: true };

/** Bare packages a folder may import; everything else is refused, so that a new one is a decision. */
function onlyPackages(because, ...allowed) {
  const names = allowed.map((name) => name.replaceAll('/', '\\/')).join('|');
  return {
    regex: `^(?!\\.|(?:${names})(?:\\/|$))`,
    message: because,
  };
}

const inlineStyle = {
  selector: "JSXAttribute[name.name='style']",
  message: 'Looks live in CSS modules: the content security policy allows no inline styles.',
};
const styleElement = {
  selector: "JSXOpeningElement[name.name='style']",
  message: 'Looks live in CSS modules: the content security policy allows no <style>.',
};
const rawHtml = {
  selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
  message: 'Trusted Types allow no raw HTML. Build elements.',
};
const innerHtml = {
  selector:
    "AssignmentExpression > MemberExpression.left[property.name=/^(innerHTML|outerHTML)$/], CallExpression > MemberExpression.callee[property.name='insertAdjacentHTML']",
  message: 'Trusted Types allow no raw HTML. Build elements.',
};

export default defineConfig(
  globalIgnores([
    // Storybook's own set-up, which belongs to no package's types.
    'packages/ui/.storybook/**',
    '**/dist/',
    '**/storybook-static/',
    '**/target/',
    '**/coverage/',
    '**/generated/',
    '**/test-results/',
    '**/playwright-report/',
  ]),

  {
    files: ['**/*.js'],
    extends: [js.configs.recommended],
    languageOptions: {
      globals: Object.fromEntries(
        ['Buffer', 'URL', 'console', 'process', 'setTimeout'].map((name) => [name, 'readonly']),
      ),
    },
  },

  {
    files: typescript,
    extends: [
      js.configs.recommended,
      tseslint.configs.strictTypeChecked,
      tseslint.configs.stylisticTypeChecked,
    ],
    languageOptions: {
      parserOptions: {
        // What the workspaces share lies in none of them.
        projectService: { allowDefaultProject: ['vite.base.ts'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'no-restricted-syntax': ['error', inlineStyle, styleElement, rawHtml, innerHtml],
    },
  },

  {
    files: typescript,
    plugins: { 'import-x': importX },
    settings: {
      // Without a resolver, extensions and parsers, no-cycle finds nothing and says nothing.
      'import-x/resolver-next': [createTypeScriptImportResolver(workspaces)],
      'import-x/extensions': ['.ts', '.tsx', '.js'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
    },
    rules: {
      'import-x/no-cycle': 'error',
      'import-x/no-default-export': 'error',
    },
  },
  // Storybook's format asks for a default export, as the configuration files of our tools do.
  { files: ['**/*.config.ts', ...stories], rules: { 'import-x/no-default-export': 'off' } },

  {
    files: ['**/*.tsx'],
    extends: [reactHooks.configs.flat.recommended, a11y.configs.strict],
  },
  { files: ['**/use-*.ts'], extends: [reactHooks.configs.flat.recommended] },

  {
    files: production,
    plugins: { boundaries },
    settings: {
      'import/resolver': { typescript: workspaces },
      'boundaries/include': ['{apps,packages,examples}/*/src/**/*'],
      'boundaries/elements': [
        { type: 'testing', pattern: '**/testing/**/*', partialMatch: false },
        { type: 'ui', pattern: 'packages/ui/src' },
        { type: 'auth-client', pattern: 'packages/auth-client/src' },
        { type: 'product-app', pattern: 'examples/product-app/src' },
        { type: 'feature', pattern: 'apps/auth/src/features/*', capture: ['name'] },
        { type: 'components', pattern: 'apps/auth/src/components' },
        { type: 'foundation', pattern: 'apps/auth/src/{lib,config,i18n,api}' },
        { type: 'app', pattern: 'apps/auth/src' },
      ],
    },
    rules: {
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          policies: [
            allow('app', ['app', 'components', 'feature', 'foundation', 'ui']),
            allow('components', ['components', 'feature', 'foundation', 'ui']),
            allow('feature', ['foundation', 'ui', 'auth-client']),
            // A feature is whole: it may use its own parts and no other feature's.
            {
              from: { element: { type: 'feature' } },
              allow: {
                to: {
                  element: {
                    type: 'feature',
                    captured: { name: '{{ from.element.captured.name }}' },
                  },
                },
              },
            },
            allow('foundation', ['foundation']),
            allow('ui', ['ui']),
            allow('auth-client', ['auth-client']),
            allow('product-app', ['product-app', 'auth-client']),
          ],
        },
      ],
    },
  },

  {
    files: ['packages/ui/src/**/*.{ts,tsx}'],
    ignores: tests,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            onlyPackages(
              'The UI library knows React, Base UI and itself: no data, no router, no app state.',
              'react',
              'react-dom',
              '@base-ui/react',
              'react-day-picker',
              'uqr',
            ),
          ],
        },
      ],
      'no-restricted-globals': [
        'error',
        ...[
          'fetch',
          'XMLHttpRequest',
          'WebSocket',
          'localStorage',
          'sessionStorage',
          'location',
        ].map((name) => ({ name, message: 'The UI library has no data and no state of the app.' })),
      ],
    },
  },
  {
    files: ['packages/auth-client/src/**/*.{ts,tsx}'],
    ignores: tests,
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [onlyPackages('The client has no dependency but React.', 'react')] },
      ],
    },
  },
  {
    files: ['examples/product-app/src/**/*.{ts,tsx}'],
    ignores: tests,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            onlyPackages(
              'A product joins by @repo/auth-client alone.',
              'react',
              'react-dom',
              '@repo/auth-client',
            ),
          ],
        },
      ],
    },
  },

  {
    files: tests,
    rules: {
      'boundaries/dependencies': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);

function allow(from, to) {
  return { from: { element: { type: from } }, allow: { to: { element: { type: to } } } };
}
