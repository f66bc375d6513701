import assert from 'node:assert/strict';
import { describedPaths } from '../../../src/pack/markdown/describedPaths.ts';

const PATHS = new Set([
  'README.md',
  'config/application.yml',
  'config/site (east).yml',
  'config/a(1).yml',
  'config/100%.yml',
  'config/50 beds.yml',
  'handover/README.md',
  'handover/team.yaml',
  'handover/docs/manual.md',
  'handover/docs/solutions.md',
  'team.yaml',
]);
const described = (text: string, path = 'handover/docs/manual.md') =>
  describedPaths({ path, text }, PATHS, 'handover');

describe('describedPaths', () => {
  it('takes links, which count from the document', () => {
    assert.deepEqual(described('[settings](../../config/application.yml#port "Port")'), [
      'config/application.yml',
    ]);
    assert.deepEqual(described('[settings]( <../../config/50 beds.yml> )'), ['config/50 beds.yml']);
    assert.deepEqual(described('[settings](../../config/50%20beds.yml)'), ['config/50 beds.yml']);
    assert.deepEqual(described('[settings](../../config/100%.yml)'), ['config/100%.yml']);
    assert.deepEqual(described('[settings](../../config/a(1).yml)'), ['config/a(1).yml']);
    assert.deepEqual(described('See [settings].\n\n[settings]: ../../config/application.yml "Port"'), [
      'config/application.yml',
    ]);
  });

  it('takes whole paths in code spans, which also count from the project', () => {
    assert.deepEqual(described('Port: `config/application.yml`'), ['config/application.yml']);
    assert.deepEqual(described('Port: `` config/application.yml:12 ``'), ['config/application.yml']);
    assert.deepEqual(described('Port: `./config/application.yml:12-20`'), ['config/application.yml']);
    assert.deepEqual(described(String.raw`Port: ${'`'}config\application.yml${'`'}`), [
      'config/application.yml',
    ]);
    assert.deepEqual(described('`config/site (east).yml`'), ['config/site (east).yml']);
  });

  it('names each file once', () => {
    const text = '`config/application.yml` and [again](../../config/application.yml)';
    assert.deepEqual(described(text), ['config/application.yml']);
  });

  it('leaves out the pack itself, also where a file at the top has the same name', () => {
    assert.deepEqual(described('[a](solutions.md), [b](../README.md), `team.yaml`, `README.md`'), []);
    assert.deepEqual(described('[the project](../../README.md)'), ['README.md']);
  });

  it('leaves out what is no file of the project', () => {
    assert.deepEqual(described('`application.yml` `/config/application.yml` `config/` `config`'), []);
    assert.deepEqual(described('[a](https://example.org/config/application.yml) [b](#port) [c]()'), []);
    assert.deepEqual(described('config/application.yml in prose'), []);
    assert.deepEqual(described('```\nconfig/application.yml\n```'), []);
  });

  it('gets through hostile documents', () => {
    for (const part of ['](a', '](', '`', '[', '](<a', '](a(', ' `a'])
      assert.deepEqual(described(part.repeat(30_000)), []);
    assert.deepEqual(described(`](${'a'.repeat(200_000)}`), []);
  });
});
