import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { glob } from 'tinyglobby';
import * as vscode from 'vscode';
import messages from '../../../src/checks/messages.en.generated.json' with { type: 'json' };
import { problemsIn, ruleOf } from './support.ts';

const execute = promisify(execFile);
const SEVERITIES = ['error', 'warning', 'info'];

/** One line for each finding, in the same words from both sides. */
type Line = string;

/** Rules that name a next step, which is a command on one side and a button on the other. */
const WORDED_TWICE = new Set(
  Object.keys(messages).flatMap(id =>
    /\.editor(?:\.(?:one|other))?$/.test(id) ? (id.split('.')[0] ?? '') : [],
  ),
);

/** What a finding says, where it is the same on both sides. */
function worded(rule: unknown, message: unknown): string {
  return WORDED_TWICE.has(String(rule)) ? '' : String(message);
}

describe('Problems and the command line', function () {
  this.timeout(240_000);
  const project = vscode.extensions.getExtension('handover-pack.handover-pack')?.extensionPath ?? '';
  const cases = join(project, 'test', 'checks');
  let scratch: string;

  before(() => {
    scratch = realpathSync(mkdtempSync(join(tmpdir(), 'handover-parity-')));
  });
  after(() => rmSync(scratch, { recursive: true, force: true }));

  it('say the same about every case of every check', async () => {
    const names = (await glob('*/*/expected.yaml', { cwd: cases }))
      .sort()
      .map(path => path.replace(/\/[^/]+$/, ''));
    assert.ok(names.length > 1);
    for (const name of names) cpSync(join(cases, name, 'project'), join(scratch, name), { recursive: true });
    const expected = await fromCommandLine(names.map(name => join(scratch, name)));
    let count = 0;
    for (const [index, name] of names.entries()) {
      const shown = await fromProblems(join(scratch, name));
      assert.deepEqual(shown, expected[index], name);
      count += shown.length;
    }
    assert.ok(count > names.length, `${count} findings in ${names.length} cases`);
  });

  async function fromCommandLine(folders: readonly string[]): Promise<Line[][]> {
    const node = process.env['HANDOVER_NODE'] ?? '';
    const script = join(project, 'test', 'vscode', 'commandLine.ts');
    const { stdout } = await execute(node, [script, ...folders], { maxBuffer: 64 * 1024 * 1024 });
    const answers: { findings: Record<string, string | number>[] }[] = JSON.parse(stdout);
    return answers.map(({ findings }) =>
      findings
        .map(
          found =>
            `${found['file']}:${found['line']}:${found['column']}-${found['endLine']}:${found['endColumn']} ${found['severity']} ${found['ruleId']} ${worded(found['ruleId'], found['message'])}`,
        )
        .sort(),
    );
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
        return `${file}:${place} ${SEVERITIES[problem.severity]} ${ruleOf(problem)} ${worded(ruleOf(problem), problem.message)}`;
      })
      .sort();
  }
});
