// Counts the tests of all reports and prints "N passed, N failed" as the last line.
// Usage: node count.js <reports folder> [steps that failed…]
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [reports, ...failedSteps] = process.argv.slice(2);
const total = { passed: 0, failed: 0 };
const failedIn = { java: 0, vitest: 0, browser: 0 };

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

for (const file of surefireReports()) {
  const [suite] = readFileSync(file, 'utf8').match(/<testsuite\b[^>]*>/) ?? [''];
  const count = (name) => Number(new RegExp(`\\b${name}="(\\d+)"`).exec(suite)?.[1] ?? 0);
  const failed = count('failures') + count('errors');
  add('java', count('tests') - failed - count('skipped'), failed);
}

for (const name of readdirSync(reports)) {
  const report = JSON.parse(readFileSync(join(reports, name), 'utf8'));
  if (name.startsWith('vitest')) {
    add('vitest', report.numPassedTests, report.numFailedTests);
  } else {
    add('browser', report.stats.expected + report.stats.flaky, report.stats.unexpected);
  }
}

// A lint fault, a broken build or a crash is a failure although no single test says so.
total.failed += failedSteps.filter((step) => !failedIn[step]).length;
if (total.passed === 0) {
  total.failed += 1;
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);
