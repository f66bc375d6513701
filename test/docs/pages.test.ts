import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { glob } from 'tinyglobby';

const ROOT = join(import.meta.dirname, '..', '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

describe('the entrance', () => {
  const [en, zh] = [read('README.md'), read('README.zh-CN.md')];
  const headings = (text: string) => text.match(/^#+ /gm) ?? [];
  const commands = (text: string) =>
    [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, lines = '']) =>
      lines
        .split('\n')
        .filter(Boolean)
        .map(line => line.replace(/ #.*$/, '').split(/\s+/).slice(0, 2).join(' ')),
    );

  it('is short', () => {
    for (const text of [en, zh]) assert.ok(text.split('\n').length <= 120);
  });

  it('has the same parts and the same commands in both languages', () => {
    assert.deepEqual(headings(zh), headings(en));
    assert.deepEqual(commands(zh), commands(en));
    assert.ok(commands(en).length >= 5);
  });
});

describe('the pages of the repository', () => {
  it('lead to what is there', async () => {
    const pages = await glob(
      ['*.md', 'docs/**/*.md', 'schemas/*.md', 'src/**/README*.md', 'test/*/README.md'],
      {
        cwd: ROOT,
        ignore: [
          'src/templates/{en,zh-CN}/**',
          'test/**/project/**',
          'test/**/fixtures/**',
          'src/checks/*/README*.md',
        ],
      },
    );
    assert.ok(pages.length > 20);
    const broken = pages.flatMap(page =>
      [...withoutCode(read(page)).matchAll(/\]\((?!https?:|mailto:|#)([^)\s]+)\)/g)]
        .map(([, target = '']) => decodeURIComponent(target.split('#')[0] ?? ''))
        .filter(target => target !== '' && !existsSync(join(ROOT, dirname(page), target)))
        .map(target => `${page}: ${target}`),
    );
    assert.deepEqual(broken, []);
  });

  it('exist in Chinese where they are for users', async () => {
    const forDevelopers = ['README.md', 'architecture.md', 'measured.md', 'release.md'];
    const pages = (await glob('*.md', { cwd: join(ROOT, 'docs') })).filter(
      page => !page.endsWith('.zh-CN.md') && !forDevelopers.includes(page),
    );
    assert.ok(pages.includes('manual.md'));
    const missing = pages.filter(page => !existsSync(join(ROOT, 'docs', page.replace(/\.md$/, '.zh-CN.md'))));
    assert.deepEqual(missing, []);
  });

  it('have the same parts in both languages', async () => {
    const pages = await glob('docs/**/*.zh-CN.md', { cwd: ROOT });
    assert.ok(pages.length >= 5);
    for (const page of pages) {
      const parts = (path: string) => withoutFences(read(path)).match(/^#+ /gm) ?? [];
      assert.deepEqual(parts(page), parts(page.replace('.zh-CN.md', '.md')), page);
    }
  });
});

function withoutCode(text: string): string {
  return withoutFences(text).replace(/`[^`\n]*`/g, '');
}

function withoutFences(text: string): string {
  return text.replace(/^(`{3,})[\s\S]*?^\1$/gm, '');
}
