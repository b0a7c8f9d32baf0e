import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';

/** In kilobytes (1000 bytes), JavaScript and CSS, in brotli. */
const FIRST_PAINT = 90;
/** On top of the first paint. */
const ANY_PAGE = 60;

/** What no page may bring along: it comes when somebody opens a calendar or types a password. */
const ONLY_WHEN_NEEDED = /react-day-picker|\/DatePicker\/|\/StrengthMeter\/|password-strength/;

/** Pages behind the door come inside their area. */
const ACCOUNT_AREA = '/src/app/AccountArea.tsx';
const ACCOUNT_PAGES = /\/(Account|Security|Sessions)Page\.tsx$/;
const TEXTS = /\/src\/i18n\/(\w+)\/(\w+)\.tsx$/;

type Bundle = Readonly<Record<string, Rolldown.OutputChunk | Rolldown.OutputAsset>>;

/** Weighs what the sign-in page and every other page load, and fails a build that is over its budget. */
export function budgets(): Plugin {
  return {
    name: 'budgets',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const faults = weighPages(bundle, readFileSync('public/theme.js'));
        if (faults.length > 0) {
          this.error(faults.join('\n'));
        }
      },
    },
  };
}

function weighPages(bundle: Bundle, theme: Buffer): readonly string[] {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
  const entry = chunks.find((chunk) => chunk.isEntry);
  const pages = chunks.filter(({ facadeModuleId }) => facadeModuleId?.includes('/src/pages/'));
  const area = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(ACCOUNT_AREA));
  if (!entry || !area || pages.length < 10) {
    return ['There are fewer pages than expected: the measurement is wrong.'];
  }
  const first = filesOf([entry], bundle);
  const texts = heaviestTexts(chunks, bundle);
  const faults: string[] = [];

  function report(name: string, weight: number, limit: number) {
    console.log(
      `${(weight / 1000).toFixed(1).padStart(7)} kB of ${String(limit).padStart(3)}  ${name}`,
    );
    if (weight > limit * 1000) {
      faults.push(`${name} is too heavy.`);
    }
  }

  report('first paint', weigh(first, bundle) + brotliCompressSync(theme).length, FIRST_PAINT);
  for (const page of pages) {
    const path = page.facadeModuleId ?? '';
    const files = filesOf(ACCOUNT_PAGES.test(path) ? [area, page] : [page], bundle);
    const name = page.name;
    report(
      name,
      weigh(
        [...files].filter((file) => !first.has(file)),
        bundle,
      ) + texts,
      ANY_PAGE,
    );
    const early = [...files]
      .flatMap((file) => modulesOf(file, bundle))
      .find((id) => ONLY_WHEN_NEEDED.test(id));
    if (early) {
      faults.push(`${name} brings along ${early}, which should come when it is needed.`);
    }
  }
  return faults;
}

/** A chunk, all that it imports at once, and their style sheets; what loads later has no part in it. */
function filesOf(
  chunks: readonly Rolldown.OutputChunk[],
  bundle: Bundle,
  seen = new Set<string>(),
): Set<string> {
  for (const chunk of chunks) {
    if (seen.has(chunk.fileName)) {
      continue;
    }
    seen.add(chunk.fileName);
    chunk.viteMetadata?.importedCss.forEach((css) => seen.add(css));
    const imported = chunk.imports
      .map((file) => bundle[file])
      .filter((file) => file?.type === 'chunk');
    filesOf(imported, bundle, seen);
  }
  return seen;
}

/** Pages load one language of the texts that the first paint does without; all areas are counted, in the longer one. */
function heaviestTexts(chunks: readonly Rolldown.OutputChunk[], bundle: Bundle): number {
  const areas = new Map<string, number>();
  for (const chunk of chunks) {
    const [, area] = TEXTS.exec(chunk.facadeModuleId ?? '') ?? [];
    if (area) {
      areas.set(area, Math.max(areas.get(area) ?? 0, weigh([chunk.fileName], bundle)));
    }
  }
  return [...areas.values()].reduce((sum, weight) => sum + weight, 0);
}

function weigh(files: Iterable<string>, bundle: Bundle): number {
  return [...files]
    .map((name) => bundle[name])
    .map((file) => (file?.type === 'chunk' ? file.code : (file?.source ?? '')))
    .reduce((sum, content) => sum + brotliCompressSync(content).length, 0);
}

function modulesOf(name: string, bundle: Bundle): readonly string[] {
  const file = bundle[name];
  return file?.type === 'chunk' ? file.moduleIds : [];
}
