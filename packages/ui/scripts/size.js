/** Weighs every entry of the library, with all it imports but React, in brotli; fails what is over its budget. */
import { readdir, readFile } from 'node:fs/promises';
import process from 'node:process';
import { URL, fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'vite';

const src = new URL('../src/', import.meta.url);
const { standard, ...budgets } = JSON.parse(
  await readFile(new URL('../size-budget.json', import.meta.url), 'utf8'),
);

const folders = (await readdir(src, { withFileTypes: true }))
  .filter((entry) => entry.isDirectory() && !['internals', 'tokens'].includes(entry.name))
  .map(({ name }) => name);

const { output } = await build({
  root: fileURLToPath(new URL('..', import.meta.url)),
  configFile: false,
  logLevel: 'error',
  build: {
    write: false,
    minify: true,
    cssCodeSplit: true,
    assetsInlineLimit: 0,
    lib: {
      formats: ['es'],
      entry: Object.fromEntries(
        folders.map((name) => [name, fileURLToPath(new URL(`${name}/index.ts`, src))]),
      ),
    },
    rolldownOptions: { external: /^react(-dom)?(\/|$)/ },
  },
}).then((result) => (Array.isArray(result) ? result[0] : result));

const files = new Map(output.map((file) => [file.fileName, file]));

/** The entry's own chunk and all that it imports at once; what loads later has no part in it. */
function filesOf(fileName, seen = new Set()) {
  const chunk = files.get(fileName);
  if (!chunk || seen.has(fileName)) {
    return seen;
  }
  seen.add(fileName);
  chunk.viteMetadata?.importedCss.forEach((css) => seen.add(css));
  chunk.imports?.forEach((imported) => filesOf(imported, seen));
  return seen;
}

function weight(name) {
  const entry = output.find((file) => file.isEntry && file.name === name);
  const text = [...filesOf(entry.fileName)]
    .map((fileName) => files.get(fileName))
    .map((file) => file.code ?? String(file.source))
    .join('\n');
  // A library build puts fonts into the style sheet; an app's build keeps them as files that load when they are needed.
  return brotliCompressSync(text.replace(/data:[^)"']+/g, '')).length;
}

for (const name of folders) {
  const kilobytes = weight(name) / 1000;
  const budget = budgets[name] ?? standard;
  const over = kilobytes > budget;
  console.log(
    `${kilobytes.toFixed(1).padStart(7)} kB of ${String(budget).padStart(3)}  ${name}${over ? '  TOO HEAVY' : ''}`,
  );
  if (over) {
    process.exitCode = 1;
  }
}
