// Holds Piecewise's rendering against handlebars.js: the Handlebars specification's own cases, ours
// (cases.mjs), and random templates from a grammar.
//
//   cargo build -p send-plan --example render
//   node tests/handlebars/compare.mjs TARGET/debug/examples/render [--random N] [--seed N]
//   node tests/handlebars/compare.mjs --write    rewrites crates/send-plan/tests/handlebars/cases.json

import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Handlebars from 'handlebars';
import { features } from './cases.mjs';
import { random } from './random.mjs';

const COMMITTED = 'crates/send-plan/tests/handlebars/cases.json';

/** What handlebars.js makes of a case: `{ text }` or `{ error }`. */
function reference({ template, data }) {
  const fresh = Handlebars.create();
  fresh.log = () => {};
  // Piecewise renders what JSON can hold.
  try {
    return { text: fresh.compile(template)(structuredClone(data)) };
  } catch (error) {
    return { error: String(error.message ?? error) };
  }
}

function own() {
  const cases = [];
  for (const [feature, [datas, templates]] of Object.entries(features)) {
    for (const template of templates) {
      for (const data of datas) cases.push({ from: feature, template, data });
    }
  }
  return cases;
}

/** The specification's cases that use nothing beyond the supported subset, with the reasons for the rest. */
function specification() {
  const folder = new URL('spec/', `file://${createRequire(import.meta.url).resolve('handlebars-spec/package.json')}`);
  const left = {};
  const cases = [];
  for (const file of readdirSync(folder)) {
    if (['tokenizer.json', 'parser.json', 'track-ids.json', 'string-params.json'].includes(file)) {
      left['tests of the parser, not of rendering'] ??= 0;
      left['tests of the parser, not of rendering'] += JSON.parse(readFileSync(new URL(file, folder))).length;
      continue;
    }
    for (const test of JSON.parse(readFileSync(new URL(file, folder)))) {
      const why = beyond(test);
      if (why) left[why] = (left[why] ?? 0) + 1;
      else cases.push({ from: `${file} ${test.description} ${test.it}`, template: test.template, data: test.data ?? {} });
    }
  }
  return { cases, left };
}

function beyond(test) {
  const any = (value) => value !== undefined && Object.keys(value).length > 0;
  const data = JSON.stringify(test.data ?? null);
  if (any(test.helpers) || any(test.globalHelpers)) return 'helpers of the test’s own';
  if (any(test.partials) || any(test.globalPartials) || /\{\{~?#?>/.test(test.template)) return 'partials';
  if (any(test.decorators) || any(test.globalDecorators) || /\{\{~?#?\*/.test(test.template)) return 'decorators';
  if (/\{\{\{\{/.test(test.template)) return 'raw blocks';
  if (/!code|!sparsearray|!undefined|__proto__/.test(data)) return 'data that JSON cannot hold';
  if (any(test.compileOptions) || any(test.runtimeOptions) || any(test.options)) return 'options of the compiler';
  if (/\blog\b/.test(test.template)) return 'the log';
  return '';
}

function answers(program, cases) {
  const input = cases.map(({ template, data }) => JSON.stringify({ template, data })).join('\n');
  const run = spawnSync(program, { input, encoding: 'utf8', maxBuffer: 1 << 30 });
  if (run.status !== 0) throw new Error(run.stderr || `${program} ended with ${run.status}`);
  return run.stdout.trimEnd().split('\n').map((line) => JSON.parse(line));
}

function compare(program, name, cases) {
  const ours = answers(program, cases);
  let differing = 0;
  cases.forEach((test, at) => {
    const theirs = reference(test);
    const same = 'error' in theirs ? 'error' in ours[at] : theirs.text === ours[at].text;
    if (same) return;
    differing += 1;
    if (differing > 40) return;
    console.log(`${test.from}: ${JSON.stringify(test.template)} over ${JSON.stringify(test.data)}`);
    console.log(`  handlebars.js ${JSON.stringify(theirs)}\n  Piecewise     ${JSON.stringify(ours[at])}`);
  });
  console.log(`${name}: ${cases.length} cases, ${differing} differ`);
  return differing;
}

const [first, ...rest] = process.argv.slice(2);
if (first === '--write' || first === '--check') {
  const cases = own().map((test) => ({ ...test, ...reference(test) }));
  // What JavaScript says of a mistake is its own affair.
  for (const test of cases) if ('error' in test) test.error = true;
  const text = `[\n${cases.map((test) => JSON.stringify(test)).join(',\n')}\n]\n`;
  if (first === '--write') writeFileSync(COMMITTED, text);
  else if (readFileSync(COMMITTED, 'utf8') !== text) {
    console.error(`${COMMITTED} is not what handlebars.js says: run with --write.`);
    process.exit(1);
  }
} else {
  const number = (name, otherwise) => Number(rest[rest.indexOf(name) + 1] ?? otherwise) || otherwise;
  const { cases, left } = specification();
  for (const [why, count] of Object.entries(left)) console.log(`specification, left out (${why}): ${count}`);
  const differing =
    compare(first, 'specification', cases) +
    compare(first, 'own', own()) +
    compare(first, 'random', random(number('--random', 20000), number('--seed', 1)));
  process.exit(differing === 0 ? 0 : 1);
}
