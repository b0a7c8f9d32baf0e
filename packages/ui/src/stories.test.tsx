import { composeStories, setProjectAnnotations } from '@storybook/react-vite';
import { render } from '@testing-library/react';
import type { ComponentType } from 'react';
import { describe, expect, it } from 'vitest';
import * as preview from '../.storybook/preview';
import { axeFindings } from './internals/testing/axe';

setProjectAnnotations([preview]);

type StoryFile = Parameters<typeof composeStories>[0];

const files = import.meta.glob<StoryFile>('./**/*.stories.tsx', { eager: true });

describe.each(Object.entries(files))('%s', (_, file) => {
  it.each(Object.entries<ComponentType>(composeStories(file)))(
    '%s gives axe nothing to complain about',
    async (_, Story) => {
      render(<Story />);

      expect(await axeFindings(document.body)).toEqual([]);
    },
  );
});

describe('the library', () => {
  it('has a story and a test for every component', () => {
    const tested = folders(import.meta.glob('./*/*.test.tsx'));
    const told = folders(files);
    const components = folders(import.meta.glob(['./*/index.ts', '!./theme/index.ts']));

    expect(components.length).toBeGreaterThan(50);
    expect(components.filter((name) => !tested.includes(name) || !told.includes(name))).toEqual([]);
  });
});

function folders(found: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.keys(found).map((path) => path.split('/')[1] ?? '');
}
