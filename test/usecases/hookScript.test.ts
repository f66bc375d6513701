import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readHookScript, writeHookScript } from '../../src/usecases/hookScript.ts';

const TEMPLATE = join(import.meta.dirname, '..', '..', 'src', 'templates', 'hooks', 'pre-commit');

describe('the text of the hook', () => {
  let template: string;
  before(async () => {
    template = await readFile(TEMPLATE, 'utf8');
  });

  it('tells its projects, whatever they are called', () => {
    const projects = ['.', "it's", 'two words', '医院/his', '$(touch x)', 'a\nb', '$&', "'"];
    assert.deepEqual(readHookScript(writeHookScript(template, projects)), { projects, isIntact: true });
  });

  it('tells that somebody changed it', () => {
    const text = writeHookScript(template, ['.']);
    assert.equal(readHookScript(text.replace('exit 1', 'exit 0'))?.isIntact, false);
    assert.equal(readHookScript(`${text}echo more\n`)?.isIntact, false);
  });

  it('is known as ours in another version, too', () => {
    const other = writeHookScript(template.replace('status=0', 'status=0 # once'), ['his']);
    assert.deepEqual(readHookScript(other), { projects: ['his'], isIntact: true });
    assert.notEqual(other, writeHookScript(template, ['his']));
  });

  it('is not found in the hook of somebody else', () => {
    assert.equal(readHookScript('#!/bin/sh\n# Runs Handover Pack: pre-commit hook\n'), undefined);
    assert.equal(readHookScript(''), undefined);
  });
});
