/**
 * The TypeScript view of the HTTP contract: `write` makes it, `check` fails when the committed copy is not what the
 * contract says now.
 */
import { readFile, writeFile } from 'node:fs/promises';
import process from 'node:process';
import { fileURLToPath, URL } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

const contract = new URL(
  '../../../auth-core/src/main/resources/openapi/gatehouse.yaml',
  import.meta.url,
);
const copy = new URL('../src/api/generated/contract.d.ts', import.meta.url);
const header = '// Made from gatehouse.yaml by `npm run generate:contract -w @repo/auth`.\n\n';

const current = header + astToString(await openapiTS(contract));

if (process.argv[2] === 'write') {
  await writeFile(copy, current);
} else if ((await readFile(copy, 'utf8')) !== current) {
  console.error(
    `${fileURLToPath(copy)} does not fit the contract.\nRun: npm run generate:contract -w @repo/auth`,
  );
  process.exitCode = 1;
}
