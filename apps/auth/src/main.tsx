import '@repo/ui/tokens.css';
import '@repo/ui/base.css';
import '@repo/ui/fonts.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { loadPolicies } from './features/auth/policies-store';
import { loadVisitor } from './features/auth/visitor-store';
import { loadTexts, pickLanguage } from './i18n/catalogue';
import { recall } from './lib/storage';

// Asked before React has drawn anything: the first page waits for both.
void loadPolicies();
void loadVisitor();

async function start(root: HTMLElement): Promise<void> {
  const language = pickLanguage([recall('language'), ...navigator.languages]);
  const texts = await loadTexts(language);
  createRoot(root).render(
    <StrictMode>
      <App initial={{ language, texts }} />
    </StrictMode>,
  );
}

const root = document.getElementById('root');
if (!root) {
  throw new Error('index.html has no #root');
}
void start(root);
