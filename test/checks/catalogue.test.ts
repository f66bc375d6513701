import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RULE_IDS } from '../../src/usecases/check/checkProject.ts';
import { checkFolder } from './support.ts';

const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
const withoutPlural = (id: string) => id.replace(/\.(one|other)$/, '');

describe('the messages of the checks', () => {
  for (const id of RULE_IDS) {
    it(`${id}: say the same in both languages`, async () => {
      const read = async (language: string): Promise<Record<string, string>> =>
        JSON.parse(await readFile(join(checkFolder(id), `${language}.json`), 'utf8'));
      const [en, zh] = [await read('en'), await read('zh-CN')];
      const names = (messages: object) => [...new Set(Object.keys(messages).map(withoutPlural))];
      assert.deepEqual(names(zh), names(en));
      for (const [name, text] of Object.entries(zh)) {
        assert.deepEqual(placeholders(text), placeholders(en[name] ?? ''), name);
        assert.match(text, /\p{Script=Han}/u, name);
        assert.doesNotMatch(text, /\p{Script=Han}[,;:!?]/u, `${name}: English punctuation`);
      }
      for (const [name, text] of Object.entries(en)) {
        assert.doesNotMatch(text, /\p{Script=Han}/u, name);
        assert.notEqual(text.trim(), '', name);
      }
    });
  }
});
