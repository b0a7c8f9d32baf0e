// @vitest-environment node
import { ESLint } from 'eslint';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const component = fileURLToPath(new URL('./Badge/Badge.tsx', import.meta.url));

/** The rules that a component with this line in it breaks. */
let broken: (line: string) => Promise<readonly (string | null)[]>;

beforeAll(() => {
  const eslint = new ESLint({ cwd: root });
  broken = async (line) => {
    const [result] = await eslint.lintText(`${line}\n`, { filePath: component });
    return (result?.messages ?? []).map(({ ruleId }) => ruleId);
  };
}, 60_000);

describe('a component', { timeout: 60_000 }, () => {
  it.each([
    [
      'fetches data',
      "import { useQuery } from '@tanstack/react-query';\nexport const a = useQuery;",
    ],
    [
      'knows the router',
      "import { useNavigate } from 'react-router';\nexport const a = useNavigate;",
    ],
    ['keeps state of an app', "import { create } from 'zustand';\nexport const a = create;"],
  ])('that %s is refused', async (_, line) => {
    expect(await broken(line)).toContain('no-restricted-imports');
  });

  it('that calls the server by itself is refused', async () => {
    expect(await broken("export const a = () => fetch('/api');")).toContain(
      'no-restricted-globals',
    );
  });

  it('may use React, Base UI and its own kind', async () => {
    const lines = [
      "import { Dialog } from '@base-ui/react/dialog';",
      "import { useState } from 'react';",
      "import { Icon } from '../Icon';",
      'export const a = [Dialog, useState, Icon];',
    ];

    expect(await broken(lines.join('\n'))).not.toContain('no-restricted-imports');
  });
});
