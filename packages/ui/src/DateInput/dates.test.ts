import { describe, expect, it } from 'vitest';
import { datePattern, formatDate, isIsoDate, parseDate } from './dates';

describe('parseDate', () => {
  it.each([
    ['31.12.1990', 'de', '1990-12-31'],
    ['1.2.1990', 'de', '1990-02-01'],
    ['1. 2. 1990', 'de', '1990-02-01'],
    ['12/31/1990', 'en-US', '1990-12-31'],
    ['31/12/1990', 'en-GB', '1990-12-31'],
    ['31 12 1990', 'en-GB', '1990-12-31'],
    ['31121990', 'en-GB', '1990-12-31'],
    ['12311990', 'en-US', '1990-12-31'],
    ['1990/12/31', 'ja', '1990-12-31'],
    ['19901231', 'ja', '1990-12-31'],
    ['1990-12-31', 'en-US', '1990-12-31'],
    ['٣١/١٢/١٩٩٠', 'ar', '1990-12-31'],
    ['29.2.2024', 'de', '2024-02-29'],
  ])('reads %s in %s', (text, locale, iso) => {
    expect(parseDate(text, locale)).toBe(iso);
  });

  it.each([
    ['', 'de'],
    ['31.12.', 'de'],
    ['31.12.90', 'de'],
    ['31.4.1990', 'de'],
    ['29.2.2023', 'de'],
    ['31/12/1990', 'en-US'],
    ['0.1.1990', 'de'],
    ['1.1.0000', 'de'],
    ['yesterday', 'en'],
    ['1.2.3.1990', 'de'],
  ])('finds no day in %j (%s)', (text, locale) => {
    expect(parseDate(text, locale)).toBeNull();
  });

  it.each(['de', 'en-US', 'en-GB', 'ja', 'fr', 'ar', 'hu', 'ko', 'sv', 'fa', 'th'])(
    'reads what formatDate writes in %s',
    (locale) => {
      for (const iso of ['1990-12-31', '2024-02-29', '2003-04-05']) {
        expect(parseDate(formatDate(iso, locale), locale)).toBe(iso);
      }
    },
  );
});

describe('formatDate', () => {
  it('writes nothing for what is no day', () => {
    expect(formatDate('1990-02-31', 'de')).toBe('');
    expect(formatDate('', 'de')).toBe('');
  });
});

describe('datePattern', () => {
  it('is in the order of the language', () => {
    const letters = { day: 'D', month: 'M', year: 'Y' };
    expect(datePattern('en-US', letters)).toBe('MM/DD/YYYY');
    expect(datePattern('de', { day: 'T', month: 'M', year: 'J' })).toBe('TT.MM.JJJJ');
    expect(datePattern('ja', letters)).toBe('YYYY/MM/DD');
  });
});

describe('isIsoDate', () => {
  it('takes only days that there are', () => {
    expect(isIsoDate('2024-02-29')).toBe(true);
    expect(isIsoDate('2023-02-29')).toBe(false);
    expect(isIsoDate('29.2.2024')).toBe(false);
  });
});
