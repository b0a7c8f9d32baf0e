import ts from 'typescript';
import { expect, it } from 'vitest';
import readme from '../README.md?raw';

const folder = import.meta.url.replace(/^file:\/\/|src\/[^/]*$/g, '');

/** The examples by the files they would be, beside the sources: they import this package by its name, as a product does. */
const examples = new Map(
  [...readme.matchAll(/```(tsx?)\n(.*?)```/gs)].map(([, ending = '', code = ''], index) => [
    `${folder}example-${index}.${ending}`,
    code,
  ]),
);

it('shows examples that compile as they are written', () => {
  expect(examples.size).toBeGreaterThan(1);
  expect(compile()).toEqual([]);
});

function compile(): readonly string[] {
  const { config } = ts.readConfigFile(`${folder}tsconfig.json`, (path) =>
    ts.sys.readFile(path),
  ) as {
    config: unknown;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
  const host = ts.createCompilerHost(options);
  const program = ts.createProgram([...examples.keys()], options, {
    ...host,
    fileExists: (path) => examples.has(path) || host.fileExists(path),
    getSourceFile(path, language, ...how) {
      const code = examples.get(path);
      return code === undefined
        ? host.getSourceFile(path, language, ...how)
        : ts.createSourceFile(path, code, language);
    },
  });
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}
