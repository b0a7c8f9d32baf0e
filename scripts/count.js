// Counts the tests of all reports, names those that failed, and prints "N passed, N failed" as the last line.
// Usage: node count.js <reports folder> [steps that failed…]
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const MESSAGE_LENGTH = 300;

const [reports, ...failedSteps] = process.argv.slice(2);
const total = { passed: 0, failed: 0 };
const failedIn = { java: 0, vitest: 0, browser: 0 };
const failures = [];

function add(step, passed, failed) {
  total.passed += passed;
  total.failed += failed;
  failedIn[step] += failed;
}

function surefireReports() {
  // A module that did not get as far as its tests has no folder.
  return readdirSync('.')
    .map((module) => join(module, 'target', 'surefire-reports'))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter((file) => /\/TEST-[^/]*\.xml$/.test(file));
}

function attribute(element, name) {
  const value = new RegExp(`\\b${name}="([^"]*)"`).exec(element)?.[1] ?? '';
  return value
    .replaceAll('&#10;', '\n')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function surefireFailures(report) {
  return [...report.matchAll(/(<testcase\b[^>]*>)\s*(<(?:failure|error)\b[^>]*>)/g)].map(
    ([, test, fault]) => ({
      test: `${attribute(test, 'classname')}.${attribute(test, 'name')}`,
      message: attribute(fault, 'message') || attribute(fault, 'type'),
    }),
  );
}

function vitestFailures(report) {
  return report.testResults
    .flatMap((file) => file.assertionResults)
    .filter((test) => test.status === 'failed')
    .map((test) => ({ test: test.fullName, message: test.failureMessages[0] ?? '' }));
}

function browserFailures(suites) {
  return suites.flatMap((suite) => [
    ...suite.specs.flatMap((spec) =>
      spec.tests
        .filter((test) => test.status === 'unexpected')
        .map((test) => ({
          test: `[${test.projectName}] ${spec.file}:${spec.line} ${spec.title}`,
          message: test.results.at(-1)?.error?.message ?? '',
        })),
    ),
    ...browserFailures(suite.suites ?? []),
  ]);
}

for (const file of surefireReports()) {
  const report = readFileSync(file, 'utf8');
  const [suite] = report.match(/<testsuite\b[^>]*>/) ?? [''];
  const failed = Number(attribute(suite, 'failures')) + Number(attribute(suite, 'errors'));
  add(
    'java',
    Number(attribute(suite, 'tests')) - failed - Number(attribute(suite, 'skipped')),
    failed,
  );
  failures.push(...surefireFailures(report));
}

for (const name of readdirSync(reports)) {
  const report = JSON.parse(readFileSync(join(reports, name), 'utf8'));
  if (name.startsWith('vitest')) {
    add('vitest', report.numPassedTests, report.numFailedTests);
    failures.push(...vitestFailures(report));
  } else {
    add('browser', report.stats.expected + report.stats.flaky, report.stats.unexpected);
    failures.push(...browserFailures(report.suites));
  }
}

// A lint fault, a broken build or a crash is a failure although no single test says so.
total.failed += failedSteps.filter((step) => !failedIn[step]).length;
if (total.passed === 0) {
  total.failed += 1;
}

// A build server may show nothing but the last lines, so what failed is told again there.
for (const { test, message } of failures) {
  console.log(`  ✘ ${test}`);
  const words = stripVTControlCharacters(message).replace(/\s+/g, ' ').trim();
  if (words) {
    console.log(`      ${words.slice(0, MESSAGE_LENGTH)}`);
  }
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);
