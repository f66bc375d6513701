import assert from 'node:assert/strict';
import { readdir, readFile, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { decode } from '../../src/core/decode.ts';
import { UserError } from '../../src/core/errors.ts';
import { limitOf } from '../../src/core/limits.ts';
import type { Files, TextRead, UnreadableReason } from '../../src/core/ports.ts';
import { openFiles } from '../../src/io/files.ts';
import { openGit } from '../../src/io/git.ts';
import { createFolder, type TestFolder } from '../helpers/folder.ts';
import { createRepository } from '../helpers/repository.ts';

const isOutside = (error: unknown) =>
  error instanceof UserError && error.messageId === 'error.pathOutside' && 'path' in error.data;

/** `电子病历` in GB 18030, as Notepad on a Chinese Windows saves it. */
const GB18030 = Uint8Array.from([0xb5, 0xe7, 0xd7, 0xd3, 0xb2, 0xa1, 0xc0, 0xfa]);

describe('decoding a text', () => {
  const utf16 = Buffer.from('挂号=on\r\n', 'utf16le');

  it('reads UTF-8 and leaves out its byte order mark', () => {
    assert.equal(decode(Buffer.from('\ufeff院区: 东')), '院区: 东');
  });

  it('reads UTF-16 of either byte order by its mark', () => {
    assert.equal(decode(Buffer.concat([Uint8Array.from([0xff, 0xfe]), utf16])), '挂号=on\r\n');
    const swapped = Buffer.from(utf16).swap16();
    assert.equal(decode(Buffer.concat([Uint8Array.from([0xfe, 0xff]), swapped])), '挂号=on\r\n');
  });

  it('reads GB 18030 where it is not UTF-8, four-byte characters included', () => {
    assert.equal(decode(GB18030), '电子病历');
    assert.equal(decode(Uint8Array.from([0xb5, 0xe7, 0x95, 0x32, 0x82, 0x36])), '电𠀀');
  });

  it('takes a zero byte near the beginning for binary', () => {
    assert.equal(decode(Uint8Array.from([0x50, 0x4b, 0x00, 0x04])), undefined);
  });
});

const ABSENT: TextRead = { kind: 'absent' };
const text = (content: string): TextRead => ({ kind: 'text', text: content });
const unreadable = (reason: UnreadableReason, code?: string): TextRead => ({
  kind: 'unreadable',
  reason,
  ...(code && { code }),
});

describe('the files of a project', () => {
  let folder: TestFolder;
  let files: Files;

  beforeEach(async () => {
    folder = await createFolder({ 'conf/app.yml': 'a: 1\n', 'logo.png': Uint8Array.from([0x89, 0x00]) });
    files = openFiles(folder.root, undefined);
  });
  afterEach(() => folder.cleanup());

  it('reads a text, and nothing where there is none', async () => {
    assert.deepEqual(await files.readText('conf/app.yml'), text('a: 1\n'));
    assert.deepEqual(await files.readText('missing.yml'), ABSENT);
    assert.deepEqual(await files.readText('conf'), unreadable('folder'));
    assert.deepEqual(await files.readText('conf/app.yml/below'), ABSENT);
    assert.deepEqual(await files.readText('logo.png'), unreadable('binary'));
  });

  it('reads a file of exactly the limit and no larger one', async () => {
    assert.deepEqual(await files.readText('conf/app.yml', 5), text('a: 1\n'));
    assert.deepEqual(await files.readText('conf/app.yml', 4), unreadable('too-large'));
  });

  it('tells what lies at a path', async () => {
    await symlink('conf/app.yml', join(folder.root, 'link.yml'));
    assert.equal(await files.kind('conf'), 'folder');
    assert.equal(await files.kind('conf/app.yml'), 'file');
    assert.equal(await files.kind('conf/none.yml'), 'missing');
    assert.equal(await files.kind('none/at/all.yml'), 'missing');
    assert.equal(await files.kind('link.yml'), 'link');
  });

  it('takes names that only look like a way out', async () => {
    await files.write('..hidden/..notes.md', 'x');
    assert.deepEqual(await files.readText('..hidden/..notes.md'), text('x'));
  });

  for (const path of ['../beside.yml', 'conf/../../beside.yml', '/etc/hostname', '..', 'a\0b']) {
    it(`refuses ${JSON.stringify(path)}`, async () => {
      await assert.rejects(files.readText(path), isOutside);
      await assert.rejects(files.kind(path), isOutside);
      await assert.rejects(files.write(path, 'x'), isOutside);
    });
  }

  describe('with links', () => {
    let elsewhere: TestFolder;
    beforeEach(async () => {
      elsewhere = await createFolder({ 'secret.yml': 'password: no\n' });
      await symlink(elsewhere.root, join(folder.root, 'away'));
      await symlink(join(elsewhere.root, 'secret.yml'), join(folder.root, 'secret.yml'));
      await symlink(join(folder.root, 'conf'), join(folder.root, 'near'));
    });
    afterEach(() => elsewhere.cleanup());

    it('does not read through a folder link that leaves the project', async () => {
      assert.deepEqual(await files.readText('away/secret.yml'), unreadable('link-outside'));
      assert.equal(await files.kind('away/secret.yml'), 'link');
    });

    it('does not read a link to a file outside of the project', async () => {
      assert.deepEqual(await files.readText('secret.yml'), unreadable('link-outside'));
    });

    it('reads through a link that stays in the project', async () => {
      assert.deepEqual(await files.readText('near/app.yml'), text('a: 1\n'));
    });

    it('writes neither over a link nor below one that leaves', async () => {
      await assert.rejects(files.write('secret.yml', 'x'), isOutside);
      await assert.rejects(files.write('away/new/file.yml', 'x'), isOutside);
      assert.deepEqual(await readdir(elsewhere.root), ['secret.yml']);
      assert.equal(await readFile(join(elsewhere.root, 'secret.yml'), 'utf8'), 'password: no\n');
    });

    it('survives a link that points to itself', async () => {
      await symlink('loop', join(folder.root, 'loop'));
      assert.deepEqual(await files.readText('loop'), unreadable('link-loop', 'ELOOP'));
      assert.deepEqual(await files.readText('loop/below.yml'), unreadable('link-loop', 'ELOOP'));
      assert.equal(await files.kind('loop'), 'link');
    });
  });

  it('writes a new file with its folders, and replaces an old one', async () => {
    await files.write('handover/docs/手册.md', '# 手册\n');
    await files.write('handover/docs/手册.md', '# 运维手册\n');
    assert.equal(await readFile(join(folder.root, 'handover/docs/手册.md'), 'utf8'), '# 运维手册\n');
    assert.deepEqual(await readdir(join(folder.root, 'handover/docs')), ['手册.md']);
  });

  it('writes no file that it would not read again, and none in the folder of git', async () => {
    await files.write('a.yaml', 'a: 1\n');
    const large = 'x'.repeat(limitOf('a.yaml') + 1);
    const isTooLarge = (error: unknown) =>
      error instanceof UserError && error.messageId === 'error.tooLargeToWrite';
    await assert.rejects(files.write('a.yaml', large), isTooLarge);
    assert.deepEqual(await files.readText('a.yaml'), { kind: 'text', text: 'a: 1\n' });
    await files.write('b.yaml', large.slice(1));
    assert.equal((await files.readText('b.yaml')).kind, 'text');
    // Bytes are counted, and Chinese has three for a character.
    await assert.rejects(files.write('c.yaml', '医'.repeat(limitOf('c.yaml') / 2)), isTooLarge);
    for (const path of ['.git/config', 'sub/.git/hooks/post-commit', '.GIT/config', 'git~1/config'])
      await assert.rejects(files.write(path, 'x\n'), isOutside, path);
    assert.equal(await files.kind('sub'), 'missing');
  });

  it('leaves no temporary file when the last step fails', async () => {
    await assert.rejects(files.write('conf', 'not over a folder'));
    assert.deepEqual((await readdir(folder.root)).sort(), ['conf', 'logo.png']);
  });

  it('lists without git, but not what others or machines wrote', async () => {
    await folder.write({
      '.env': 'A=1',
      '.git/HEAD': 'x',
      'web/node_modules/pkg/index.js': 'x',
      'his/target/his.yml': 'x',
      'web/dist/app.js': 'x',
    });
    assert.deepEqual(await files.list(), ['.env', 'conf/app.yml', 'logo.png']);
  });
});

describe('listing the files of a repository', () => {
  it('lists tracked and new files, and leaves out what git ignores', async () => {
    const repository = await createRepository();
    try {
      await repository.commit({
        files: { '.gitignore': '*.log\n/secret/\n', '配置/主 库.yml': 'a: 1', 'b.yml': '', 'forced.log': '' },
      });
      await repository.write({ 'new.yml': '', 'his.log': '', 'secret/key.pem': '' });
      await repository.git('add', '--force', 'forced.log');
      const files = openFiles(repository.root, openGit(repository.root, repository.environment));
      assert.deepEqual(await files.list(), [
        '.gitignore',
        'b.yml',
        'forced.log',
        'new.yml',
        '配置/主 库.yml',
      ]);
    } finally {
      await repository.cleanup();
    }
  });

  it('says which files are new or not as in the index, and none that is gone', async () => {
    const repository = await createRepository();
    try {
      await repository.commit({ files: { 'a.js': '1\n', 'b.js': '1\n', 'gone.js': '1\n' } });
      await repository.write({ 'b.js': 'two\n', 'new.js': '1\n' });
      await rm(join(repository.root, 'gone.js'));
      const files = openFiles(repository.root, openGit(repository.root, repository.environment));
      assert.deepEqual(await files.listing?.(), {
        paths: ['a.js', 'b.js', 'new.js'],
        changed: ['b.js', 'new.js'],
      });
      assert.equal(openFiles(repository.root, undefined).listing, undefined);
    } finally {
      await repository.cleanup();
    }
  });

  it('leaves out what is deleted and still in the index', async () => {
    const repository = await createRepository();
    try {
      await repository.commit({ files: { 'a.yml': 'a: 1\n', 'b.yml': 'b: 1\n', '"c d".yml': 'c: 1\n' } });
      await rm(join(repository.root, 'b.yml'));
      await rm(join(repository.root, '"c d".yml'));
      const files = openFiles(repository.root, openGit(repository.root, repository.environment));
      assert.deepEqual(await files.list(), ['a.yml']);
    } finally {
      await repository.cleanup();
    }
  });

  it('lists only the project folder of a larger repository, from there', async () => {
    const repository = await createRepository();
    try {
      await repository.commit({ files: { 'his/a.yml': '', 'lis/b.yml': '' } });
      const root = join(repository.root, 'his');
      const files = openFiles(root, openGit(root, repository.environment));
      assert.deepEqual(await files.list(), ['a.yml']);
    } finally {
      await repository.cleanup();
    }
  });
});
