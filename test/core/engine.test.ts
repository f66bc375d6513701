import assert from 'node:assert/strict';
import { type ReadyCheck, runChecks } from '../../src/core/engine.ts';
import type { Problem } from '../../src/core/findings.ts';
import { findSuppressions } from '../../src/core/suppressions.ts';

const TEXT = 'one: 1\n# handover-disable-next-line b -- known\ntwo: 2\nthree: 3\n';
const at = (word: string, key = word): Problem => ({
  messageId: 'm',
  file: 'a.yaml',
  start: TEXT.indexOf(word),
  end: TEXT.indexOf(word) + word.length,
  key,
});
const ready = (
  id: string,
  run: ReadyCheck['run'],
  severity: ReadyCheck['severity'] = 'error',
): ReadyCheck => ({
  id,
  severity,
  isSeveritySet: false,
  run,
});
const run = (checks: readonly ReadyCheck[], text = TEXT) =>
  runChecks(checks, { textOf: () => text, suppressions: findSuppressions(text, 'a.yaml') });

describe('runChecks', () => {
  it('places findings and sorts them by place, whatever the order of the checks', async () => {
    const { findings } = await run([
      ready('c', () => [at('three'), at('one')]),
      ready('a', () => [at('one')]),
    ]);
    assert.deepEqual(
      findings.map(({ ruleId, line, column, endLine, endColumn }) => [
        ruleId,
        line,
        column,
        endLine,
        endColumn,
      ]),
      [
        ['a', 1, 1, 1, 4],
        ['c', 1, 1, 1, 4],
        ['c', 4, 1, 4, 6],
      ],
    );
  });

  it('keeps back what a comment with a reason disables, for that rule alone', async () => {
    const { findings, used } = await run([ready('a', () => [at('two')]), ready('b', () => [at('two')])]);
    assert.deepEqual(
      findings.map(({ ruleId }) => ruleId),
      ['a'],
    );
    assert.equal(used.size, 1);
  });

  it('reports a check that throws, and runs the others', async () => {
    const boom = new Error('boom');
    const { findings, crashes } = await run([
      ready('a', () => {
        throw boom;
      }),
      ready('b', () => Promise.reject(boom)),
      ready('c', () => [at('one')]),
    ]);
    assert.deepEqual(crashes, [
      { ruleId: 'a', error: boom },
      { ruleId: 'b', error: boom },
    ]);
    assert.equal(findings.length, 1);
  });

  it('reports a check that throws half-way through its problems', async () => {
    const { findings, crashes } = await run([
      ready('a', function* () {
        yield at('one');
        throw new Error('boom');
      }),
    ]);
    assert.deepEqual([findings.length, crashes.length], [1, 1]);
  });

  it('lets a problem weigh less than its rule, unless the project has set the weight', async () => {
    const problem = { ...at('one'), severity: 'info' as const };
    const own = await run([ready('a', () => [problem])]);
    assert.equal(own.findings[0]?.severity, 'info');
    const set = await run([{ ...ready('a', () => [problem], 'warning'), isSeveritySet: true }]);
    assert.equal(set.findings[0]?.severity, 'warning');
  });

  it('gives a fingerprint that survives moved lines, and differs for two of a kind', async () => {
    const before = await run([ready('a', () => [at('one', 'k'), at('two', 'k')])]);
    const moved = `\n\n${TEXT}`;
    const place = { messageId: 'm', file: 'a.yaml', key: 'k' };
    const after = await run(
      [
        ready('a', () => [
          { ...place, start: moved.indexOf('one'), end: moved.indexOf('one') + 3 },
          { ...place, start: moved.indexOf('two'), end: moved.indexOf('two') + 3 },
        ]),
      ],
      moved,
    );
    const prints = ({ findings }: typeof before) => findings.map(({ fingerprint }) => fingerprint);
    assert.deepEqual(prints(after), prints(before));
    assert.equal(new Set(prints(before)).size, 2);
    for (const print of prints(before)) assert.match(print, /^[0-9a-f]{16}$/);
  });

  it('keeps places inside of the text', async () => {
    const wild = { messageId: 'm', file: 'a.yaml', key: 'k', start: 1e9, end: -5 };
    const { findings } = await run([ready('a', () => [wild])], 'x\ny');
    assert.deepEqual(
      findings.map(({ line, column, endLine, endColumn }) => [line, column, endLine, endColumn]),
      [[2, 2, 2, 2]],
    );
  });

  it('stops when it is told to', async () => {
    const controller = new AbortController();
    controller.abort(new Error('stop'));
    const options = { textOf: () => TEXT, suppressions: [], signal: controller.signal };
    await assert.rejects(runChecks([ready('a', () => [])], options), /stop/);
  });

  it('sorts by file before place, and by rule where both are equal', async () => {
    const place = (file: string, start: number): Problem => ({
      messageId: 'm',
      file,
      start,
      end: start,
      key: '',
    });
    const { findings } = await run([
      ready('b', () => [place('b.yaml', 0), place('a.yaml', 9)]),
      ready('a', () => [place('a.yaml', 9), place('c.yaml', 1)]),
    ]);
    assert.deepEqual(
      findings.map(({ file, ruleId }) => `${file} ${ruleId}`),
      ['a.yaml a', 'a.yaml b', 'b.yaml b', 'c.yaml a'],
    );
  });

  it('gives each finding a fingerprint of its own, also to one that repeats another', async () => {
    const { findings } = await run([
      ready('a', () => [at('one', 'key'), at('two', 'key'), at('three', 'key')]),
      ready('c', () => [at('one', 'key')]),
    ]);
    assert.equal(new Set(findings.map(({ fingerprint }) => fingerprint)).size, 4);
    assert.deepEqual([findings[0]?.related, findings[0]?.fixes], [[], []]);
  });

  it('lets no comment without a reason hold anything back', async () => {
    const text = '# handover-disable-next-line b\none: 1\n';
    const problem = { ...at('one'), start: text.indexOf('one'), end: text.indexOf('one') + 3 };
    const { findings, used } = await run([ready('b', () => [problem])], text);
    assert.deepEqual([findings.length, used.size], [1, 0]);
  });

  it('places what it finds in a file that nobody read at its beginning', async () => {
    const { findings } = await runChecks([ready('a', () => [at('three')])], {
      textOf: () => undefined,
      suppressions: [],
    });
    assert.deepEqual(
      findings.map(({ start, end, line, column }) => [start, end, line, column]),
      [[0, 0, 1, 1]],
    );
  });

  it('gives a finding the same fingerprint whatever else is found', async () => {
    const prints = async (...checks: ReadyCheck[]) =>
      (await run([...checks, ready('c', () => [at('three')])])).findings.find(({ ruleId }) => ruleId === 'c')
        ?.fingerprint;
    const alone = await prints();
    assert.match(alone ?? '', /^[0-9a-f]{16}$/);
    assert.equal(await prints(ready('a', () => [at('one'), at('two')])), alone);
  });
});
