/** Weighs what the sign-in page loads before it shows: every script and style sheet that index.html names. */
import { readdir, readFile, stat } from 'node:fs/promises';
import process from 'node:process';
import { URL } from 'node:url';

const LIMIT_KB = 100;
const dist = new URL('../dist/', import.meta.url);

const html = await readFile(new URL('index.html', dist), 'utf8');
const named = [...html.matchAll(/(?:src|href)="\/auth\/([^"]+\.(?:js|css))"/g)].map(
  ([, path]) => path,
);

let total = 0;
for (const path of named) {
  const compressed = await stat(new URL(`${path}.br`, dist)).catch(() => stat(new URL(path, dist)));
  total += compressed.size;
  console.log(`${(compressed.size / 1000).toFixed(1).padStart(7)} kB  ${path}`);
}
console.log(`${(total / 1000).toFixed(1).padStart(7)} kB  in all, of ${LIMIT_KB}`);

const later = (await readdir(new URL('assets/', dist))).filter((name) => /\.(js|css)$/.test(name));
if (named.length < 2 || later.length <= named.length) {
  console.error('index.html names too little, or no page loads lazily: the measurement is wrong.');
  process.exitCode = 1;
}
if (total > LIMIT_KB * 1000) {
  console.error('The sign-in page is too heavy.');
  process.exitCode = 1;
}
