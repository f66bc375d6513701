import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { glob } from 'tinyglobby';
import * as vscode from 'vscode';
import { problemsIn, ruleOf } from './support.ts';

const execute = promisify(execFile);
const SEVERITIES = ['error', 'warning', 'info'];

/** Both sides run the same engine: what could differ shows in a few cases of a check. */
const MOST_CASES = 2;

/** One line for each finding, in the same words from both sides. */
type Line = string;

describe('Problems and the command line', function () {
  this.timeout(300_000);
  const project = vscode.extensions.getExtension('handover-pack.handover-pack')?.extensionPath ?? '';
  const cases = join(project, 'test', 'checks');
  let scratch: string;

  before(() => {
    scratch = realpathSync(mkdtempSync(join(tmpdir(), 'handover-parity-')));
  });
  after(() => rmSync(scratch, { recursive: true, force: true }));

  it('say the same about every check, in two of its cases', async () => {
    const all = (await glob('*/*/expected.yaml', { cwd: cases }))
      .sort()
      .map(path => path.replace(/\/[^/]+$/, ''));
    const ofChecks = Map.groupBy(all, name => name.split('/')[0]);
    const names = [...ofChecks.values()].flatMap(own => own.slice(0, MOST_CASES));
    assert.ok(names.length > 1);
    for (const name of names) cpSync(join(cases, name, 'project'), join(scratch, name), { recursive: true });
    const expected = await inParallel(names, name => fromCommandLine(join(scratch, name)));
    let count = 0;
    for (const [index, name] of names.entries()) {
      const shown = await fromProblems(join(scratch, name));
      assert.deepEqual(shown, expected[index], name);
      count += shown.length;
    }
    assert.ok(count > names.length, `${count} findings in ${names.length} cases`);
  });

  async function fromCommandLine(folder: string): Promise<Line[]> {
    const node = process.env['HANDOVER_NODE'] ?? '';
    const words = [
      join(project, 'dist', 'cli.js'),
      'check',
      '--format',
      'json',
      '--lang',
      'en',
      '--cwd',
      folder,
    ];
    const run = await execute(node, words, { maxBuffer: 64 * 1024 * 1024 }).catch(
      (error: { code: number; stdout: string; stderr: string }) => {
        // Exit code 1 says that there are findings; anything else is no answer.
        if (error.code !== 1) throw new Error(`${folder}: ${error.stderr}`);
        return error;
      },
    );
    const { findings } = JSON.parse(run.stdout);
    return findings
      .map(
        (found: Record<string, string | number>) =>
          `${found['file']}:${found['line']}:${found['column']}-${found['endLine']}:${found['endColumn']} ${found['severity']} ${found['ruleId']} ${found['message']}`,
      )
      .sort();
  }

  async function fromProblems(folder: string): Promise<Line[]> {
    await vscode.commands.executeCommand('handoverPack.validate', vscode.Uri.file(folder));
    return vscode.languages
      .getDiagnostics()
      .filter(([uri]) => uri.fsPath.startsWith(folder + sep))
      .flatMap(([uri]) => problemsIn(uri).map(problem => ({ uri, problem })))
      .map(({ uri, problem }) => {
        const { start, end } = problem.range;
        const file = relative(folder, uri.fsPath).split(sep).join('/');
        const place = `${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1}`;
        return `${file}:${place} ${SEVERITIES[problem.severity]} ${ruleOf(problem)} ${problem.message}`;
      })
      .sort();
  }
});

async function inParallel<In, Out>(list: readonly In[], work: (item: In) => Promise<Out>): Promise<Out[]> {
  const results: Out[] = [];
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < list.length; at = next++) results[at] = await work(list[at] as In);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return results;
}
