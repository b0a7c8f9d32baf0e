import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { LanguageSwitch } from '../components/auth/LanguageSwitch';
import { recall } from '../lib/storage';
import { loadTexts, pickLanguage } from './catalogue';
import { lifeText } from './duration';
import { en } from './en';
import { I18nProvider, useTexts } from './I18nProvider';
import { alone, dateText, typingLocale, whenText } from './when';

describe('the language of a visit', () => {
  it.each([
    [['de-AT', 'en'], 'de'],
    [['fr', 'DE'], 'de'],
    [['fr', 'nl'], 'en'],
    [[null, 'de'], 'de'],
    [['en', 'de'], 'en'],
    [['toString'], 'en'],
    [[], 'en'],
  ])('of somebody who reads %j is %s', (wanted, language) => {
    expect(pickLanguage(wanted)).toBe(language);
  });

  it('changes by the switch, and is remembered', async () => {
    function Greeting() {
      return <h1>{useTexts().login.title}</h1>;
    }
    render(
      <I18nProvider initial={{ language: 'en', texts: en }}>
        <Greeting />
        <LanguageSwitch />
      </I18nProvider>,
    );
    await userEvent.selectOptions(screen.getByLabelText('Language'), 'Deutsch');
    expect(await screen.findByRole('heading', { name: 'Anmelden' })).toBeVisible();
    expect(document.documentElement).toHaveAttribute('lang', 'de');
    expect(recall('language')).toBe('de');
  });
});

it('marks every text in the language for developers, which no build for production has', async () => {
  render(
    <I18nProvider initial={{ language: 'en', texts: en }}>
      <LanguageSwitch />
    </I18nProvider>,
  );
  await userEvent.selectOptions(screen.getByLabelText('Language'), 'Pseudo');
  expect(await screen.findByLabelText(/^⟦Language~+⟧$/)).toHaveValue('qps');
});

it('says every thing in German too, and differently', async () => {
  const de = await loadTexts('de');
  for (const [code, { title }] of Object.entries(de.problems)) {
    expect(title, code).not.toBe(en.problems[code as keyof typeof en.problems].title);
  }
});

it.each([
  ['en', ['en-US', 'en'], 'en-US'],
  ['en', ['de-AT', 'en'], 'en-GB'],
  ['de', ['en-US', 'de-AT'], 'de-AT'],
  ['de', [], 'de'],
] as const)('a date in %s is typed by who reads %j as in %s', (language, wanted, locale) => {
  expect(typingLocale(language, wanted)).toBe(locale);
});

it.each([
  [86_400, '24 hours'],
  [5_400, 'one hour'],
  [900, '15 minutes'],
  [10, 'one minute'],
])('a link that works for %d seconds is said to work for %s', (seconds, text) => {
  expect(lifeText(seconds, en)).toBe(text);
});

describe('a moment', () => {
  const now = new Date(2026, 10, 21, 12, 0);
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString();

  it.each([
    [0.5, 'just now'],
    [12, '12 min ago'],
    [188, 'today, 08:52'],
    [760, 'yesterday, 23:20'],
    [3 * 24 * 60, '3 days ago'],
    [10 * 24 * 60, '11\u00a0Nov\u00a02026'],
  ])('%d minutes ago is "%s"', (minutes, text) => {
    expect(whenText(ago(minutes), 'en', 'just now', now)).toBe(text);
  });

  it('begins with a capital where it stands for itself', () => {
    expect(alone(whenText(ago(188), 'en', 'just now', now), 'en')).toBe('Today, 08:52');
    expect(alone(whenText(ago(12), 'de', 'gerade eben', now), 'de')).toBe('Vor 12 Min.');
  });

  it('is told in German to who reads it', () => {
    expect(whenText(ago(760), 'de', 'gerade eben', now)).toBe('gestern, 23:20');
    expect(dateText(ago(0), 'de')).toBe('21.\u00a0Nov.\u00a02026');
  });
});
