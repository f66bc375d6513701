import assert from 'node:assert/strict';
import { posix, win32 } from 'node:path';
import { isGitFolder, leadsOut, pathProblem, slashedPath } from '../../src/core/paths.ts';

describe('a path that a file names', () => {
  const table = {
    undefined: [
      'handover',
      'docs/handover',
      './docs/',
      'docs\\pack',
      'a..b',
      '..a',
      '.github',
      'git',
      '交接',
      'con2',
      'common',
      'nulls.md',
      'git~x',
    ],
    outside: [
      '',
      '.',
      '..',
      '/',
      '/srv',
      'a/../b',
      'a/..',
      'C:\\x',
      'c:x',
      '\\\\server\\share',
      '.. ',
      'a/.. /b',
      '...',
    ],
    git: [
      '.git',
      'a/.git',
      'a/.GIT/hooks',
      'git~1',
      'docs/GIT~2/x',
      'git~12',
      '.git ',
      '.git.',
      '.git . ',
      'a/.git::$INDEX_ALLOCATION',
      '.g\u200cit',
      '\ufeff.git/x',
    ],
    name: [
      'ab:c',
      'docs/x:stream',
      'con',
      'docs/NUL.txt',
      'com1',
      'LPT9.md',
      'aux .txt',
      'COM¹',
      'conin$',
      'docs.',
      'docs ',
      'a./b',
      'a?b',
      'a*',
      'x|y',
      'a\nb',
      'a\0b',
      '"a"',
      '<a>',
    ],
  } as const;
  for (const [expected, paths] of Object.entries(table))
    for (const path of paths)
      it(`${JSON.stringify(path)}: ${expected}`, () => {
        assert.equal(String(pathProblem(path)?.problem), expected);
      });

  it('is told with the segment that is wrong', () => {
    assert.deepEqual(pathProblem('docs/handover/nul'), { problem: 'name', segment: 'nul' });
  });

  it('leads to git’s own folder under its whole name alone', () => {
    for (const name of ['.gitignore', '.github', 'x.git', 'git~', 'digit~1'])
      assert.ok(!isGitFolder(name), name);
  });
});

describe('the way from a project to a file', () => {
  it('is written with / on Windows, too, whatever the case of the drive and the slashes of git', () => {
    for (const root of ['C:\\projects\\his', 'c:\\projects\\his', 'C:/projects/his', 'c:/Projects/HIS/']) {
      assert.equal(slashedPath(root, 'c:\\projects\\his\\config\\db.yml', win32), 'config/db.yml', root);
      assert.equal(slashedPath(root, 'C:\\projects\\his', win32), '', root);
    }
    assert.equal(slashedPath('\\\\server\\share\\his', '\\\\server\\share\\his\\a.md', win32), 'a.md');
    assert.equal(slashedPath('/projects/his', '/projects/his/config/db.yml', posix), 'config/db.yml');
  });

  it('leads out to what lies beside it, and on another drive', () => {
    const ways = [
      slashedPath('C:\\projects\\his', 'C:\\projects\\lis\\a.md', win32),
      slashedPath('C:\\projects\\his', 'D:\\projects\\his\\a.md', win32),
      slashedPath('C:\\projects\\his', 'C:\\projects', win32),
      slashedPath('C:\\projects\\his', '\\\\server\\share\\a.md', win32),
      slashedPath('/projects/his', '/projects/his2', posix),
    ];
    assert.deepEqual(
      ways.filter(way => !leadsOut(way)),
      [],
    );
    assert.ok(!leadsOut(slashedPath('C:\\projects\\his', 'C:\\projects\\his\\..a.md', win32)));
  });
});
