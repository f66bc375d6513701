import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { isJustGenerated, isOpenTransition, isSomebodyLeaving } from '../../src/pack/packState.ts';
import { readPack } from '../../src/pack/readPack.ts';
import type { ConformSchema } from '../../src/pack/yaml/conform.ts';

const schemas = new Map<string, ConformSchema>(
  ['checklist', 'transition'].map(name => [
    name,
    JSON.parse(readFileSync(new URL(`../../schemas/${name}.schema.json`, import.meta.url), 'utf8')),
  ]),
);
const pack = (files: Readonly<Record<string, string>>) => {
  const texts = new Map(Object.entries(files).map(([path, text]) => [`handover/${path}`, text]));
  return readPack('handover', [...texts.keys()], texts, schemas);
};
const TODO =
  'version: 1\nproject: { name: his }\ncustomer: { status: todo }\nprogress: { stage: operation }\n';
const OPEN = 'version: 1\nid: li\nleaving: li\nreportedOn: 2026-06-01\n';

describe('the state of a pack', () => {
  it('knows a departure that goes on', () => {
    assert.equal(isOpenTransition({ leaving: 'li' }), true);
    assert.equal(isOpenTransition({ leaving: 'li', phase: 'observation' }), true);
    assert.equal(isOpenTransition({ leaving: 'li', phase: 'closed' }), false);
    assert.equal(isOpenTransition({ leaving: 'li', closed: { on: '2026-06-01' } }), false);
    assert.equal(isOpenTransition(undefined), false);
  });

  it('is just generated as long as no part is begun', () => {
    assert.equal(isJustGenerated(pack({ 'checklist.yaml': TODO })), true);
    for (const status of ['in-progress', 'done', 'not-applicable']) {
      const begun = `${TODO}openItems: { status: ${status} }\n`;
      assert.equal(isJustGenerated(pack({ 'checklist.yaml': begun })), false, status);
    }
  });

  it('is not just generated when somebody leaves, but when somebody has left', () => {
    const leaving = pack({ 'checklist.yaml': TODO, 'transitions/li/transition.yaml': OPEN });
    assert.equal(isSomebodyLeaving(leaving), true);
    assert.equal(isJustGenerated(leaving), false);
    const left = pack({ 'checklist.yaml': TODO, 'transitions/li/transition.yaml': `${OPEN}phase: closed\n` });
    assert.equal(isSomebodyLeaving(left), false);
    assert.equal(isJustGenerated(left), true);
  });

  it('is not just generated where the checklist is missing or cannot be read', () => {
    assert.equal(isJustGenerated(pack({})), false);
    assert.equal(isJustGenerated(pack({ 'checklist.yaml': 'a: {' })), false);
  });
});
