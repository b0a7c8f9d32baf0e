import type { Preview } from '@storybook/react-vite';
import { useEffect, type ReactNode } from 'react';
import '../src/tokens/tokens.css';
import '../src/tokens/base.css';
import '../src/tokens/fonts.css';
import './brand.css';
import './preview.css';

interface SurfaceProps {
  theme: unknown;
  direction: unknown;
  brand: unknown;
  wide: boolean;
  children: ReactNode;
}

/** What a story stands on: the theme, direction and brand of the toolbar, on the ground it is made for. */
function Surface({ theme, direction, brand, wide, children }: SurfaceProps) {
  useEffect(() => {
    const { documentElement: root } = document;
    root.lang = 'en';
    root.dir = direction === 'rtl' ? 'rtl' : 'ltr';
    root.dataset.brand = String(brand);
    if (theme === 'light' || theme === 'dark') {
      root.dataset.theme = theme;
    } else {
      delete root.dataset.theme;
    }
  }, [theme, direction, brand]);
  return <div className={wide ? undefined : 'story-surface'}>{children}</div>;
}

function choice(title: string, items: readonly string[]) {
  return { description: title, toolbar: { title, items: [...items], dynamicTitle: true } };
}

const preview: Preview = {
  parameters: { layout: 'fullscreen', a11y: { test: 'error' } },
  globalTypes: {
    theme: choice('Theme', ['system', 'light', 'dark']),
    direction: choice('Direction', ['ltr', 'rtl']),
    brand: choice('Brand', ['gatehouse', 'harbour']),
  },
  initialGlobals: { theme: 'system', direction: 'ltr', brand: 'gatehouse' },
  decorators: [
    (Story, { globals, parameters }) => (
      <Surface
        theme={parameters.theme ?? globals.theme}
        direction={globals.direction}
        brand={parameters.brand ?? globals.brand}
        wide={parameters.wide === true}
      >
        <Story />
      </Surface>
    ),
  ],
};
export default preview;
