import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { createRepository, type TestRepository } from '../helpers/repository.ts';
import { handover } from './run.ts';

interface Case {
  readonly name: string;
  readonly file: string;
  readonly words: string;
  readonly as?: readonly ('bom' | 'crlf' | 'no-last-newline')[];
  readonly text: string;
  /** Lines that `git diff -U0` shows, without its headings and its words about the last line end. */
  readonly diff: string;
  /** Other files that the command changes. */
  readonly also?: readonly string[];
  readonly code?: number;
  /** Of an error. */
  readonly says?: string;
}

const CASES = parse(readFileSync(join(import.meta.dirname, 'handFormatted.yaml'), 'utf8')) as readonly Case[];

const TEAM =
  'version: 1\npeople:\n  - id: li\n    name: 李伟\n  - id: wang\n    name: 王芳\nroles:\n  primary: li\n';
const TRANSITION =
  'version: 1\nid: 2026-06-li\nleaving: li\nsuccessor: wang\nreportedOn: 2026-06-01\nlastDay: 2026-06-18\ntasks: []\n';

describe('files as people write them', () => {
  let repository: TestRepository;
  beforeEach(async () => {
    repository = await createRepository();
  });
  afterEach(() => repository.cleanup());

  for (const { name, file, words, as = [], text, diff, also = [], code = 0, says } of CASES)
    it(`${name}: only the change is another`, async () => {
      await repository.commit({
        files: {
          'config/jdbc.properties': 'url=1\nuser=2\n',
          'src/Bed.java': '// TODO: lock of bed number 7\n',
          'handover/checklist.yaml': 'version: 1\nproject:\n  name: HIS\n',
          'handover/team.yaml': TEAM,
          'handover/transitions/2026-06-li/transition.yaml': TRANSITION,
        },
      });
      const { stdout } = await handover(repository, 'issues', '--all', '--format', 'json');
      const [issue] = (JSON.parse(stdout) as { items: { fingerprint: string }[] }).items;
      const fill = (given: string) => given.replaceAll('ISSUE', issue?.fingerprint ?? '');
      let given = fill(text);
      if (as.includes('no-last-newline')) given = given.replace(/\n$/, '');
      if (as.includes('crlf')) given = given.replaceAll('\n', '\r\n');
      if (as.includes('bom')) given = `\ufeff${given}`;
      await repository.commit({ files: { [file]: given } });

      const done = await handover(repository, ...wordsOf(fill(words)), '--lang', 'en');
      assert.equal(done.code, code, done.stdout + done.stderr);
      if (says !== undefined) assert.ok(done.stderr.includes(says), done.stderr);
      const lines = linesOf(await repository.git('-c', 'core.autocrlf=false', 'diff', '-U0', '--', file));
      const last = given.split(/\r?\n/).at(-1) ?? '';
      if (as.includes('crlf'))
        for (const line of lines)
          assert.ok(line.endsWith('\r') || (last !== '' && line.slice(1) === last), JSON.stringify(line));
      const plain = lines.map(line =>
        line.replace(/\r$/, '').replace(/ \d{4}-\d\d-\d\d [0-9a-f]{8} -->$/, ' TODAY DIGEST -->'),
      );
      assert.equal(plain.join('\n'), fill(diff).trimEnd());
      const changed = (await repository.git('status', '--porcelain', '-uall')).split('\n').filter(Boolean);
      assert.deepEqual(
        changed.map(line => line.slice(3)).sort(),
        [...(diff === '' ? [] : [file]), ...also].sort(),
      );
    });
});

/** As a shell takes them apart. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}

function linesOf(shown: string): string[] {
  return shown.split('\n').filter(line => /^[-+]/.test(line) && !/^(?:---|\+\+\+) /.test(line));
}
