import assert from 'node:assert/strict';
import { resolve, type SchemaNode } from '../../src/dev/generators/schema.ts';
import { problems, readSchema, SCHEMAS } from './support.ts';

const MINIMAL: Readonly<Record<string, Record<string, unknown>>> = {
  checklist: { version: 1, project: { name: 'HIS' } },
  team: { version: 1, people: [] },
  'config-index': { version: 1, entries: [] },
  issues: { version: 1, items: [] },
  transition: { version: 1, id: '2026-03-zhang', leaving: 'zhang', reportedOn: '2026-03-01' },
  'observation-log': { version: 1, entries: [] },
  config: { version: 1 },
};

/** A document with every field filled, made from the schema, so that a new field is covered at once. */
function full(raw: SchemaNode, root: SchemaNode): unknown {
  const node = resolve(raw, root);
  if (node.const !== undefined) return node.const;
  if (node.enum) return node.enum[0];
  if (node.anyOf) return full(node.anyOf[node.anyOf.length - 1] ?? {}, root);
  if (node.properties)
    return Object.fromEntries(Object.entries(node.properties).map(([k, child]) => [k, full(child, root)]));
  if (node.patternProperties)
    return Object.fromEntries(
      Object.values(node.patternProperties).map(child => ['some-key', full(child, root)]),
    );
  if (node.type === 'array') return [full(node.items ?? {}, root)];
  if (node.type === 'boolean') return true;
  if (node.type === 'integer' || node.type === 'number') return 1;
  return node.format === 'date' ? '2026-01-31' : '文本';
}

/** The minimal document with one place changed. */
function changed(name: string, change: Record<string, unknown>): string[] {
  return problems(name, { ...MINIMAL[name], ...change });
}

describe('schemas: documents', () => {
  for (const { name, schema } of SCHEMAS) {
    it(`${name}: the smallest document is valid, and so is one with every field`, () => {
      assert.deepEqual(problems(name, MINIMAL[name]), []);
      assert.deepEqual(problems(name, full(schema, schema)), []);
    });

    it(`${name}: without a version, with another version or an unknown field it is not`, () => {
      const { version: _, ...unversioned } = MINIMAL[name] ?? {};
      assert.deepEqual(problems(name, unversioned), [' required']);
      assert.deepEqual(changed(name, { version: 2 }), ['/version const']);
      assert.deepEqual(changed(name, { nonsense: 1 }), [' additionalProperties']);
    });
  }

  it('a fresh pack has six parts with empty lists', () => {
    const items = { status: 'todo', items: [] };
    const parts = {
      customer: { status: 'todo', contacts: [], escalation: [], accounts: [], contract: {} },
      progress: { status: 'todo', milestones: [], blockers: [] },
      deliverables: items,
      openItems: items,
      specialNotes: items,
      thirdParties: items,
    };
    assert.deepEqual(changed('checklist', parts), []);
  });

  it('a part that does not apply needs a reason', () => {
    const status = 'not-applicable';
    assert.deepEqual(changed('checklist', { thirdParties: { status } }), [
      '/thirdParties required',
      '/thirdParties if',
    ]);
    assert.deepEqual(changed('checklist', { thirdParties: { status, reason: 'single site' } }), []);
  });

  it('a deferred issue needs a date', () => {
    const item = { fingerprint: 'a1', state: 'deferred' };
    assert.deepEqual(changed('issues', { items: [item] }), ['/items/0 required', '/items/0 if']);
    assert.deepEqual(changed('issues', { items: [{ ...item, until: '2026-04-01' }] }), []);
  });

  it('a guess is marked as a whole or field by field', () => {
    const project = { name: 'HIS', from: 'tag v2.1' };
    assert.deepEqual(changed('checklist', { project: { ...project, confirm: true } }), []);
    assert.deepEqual(changed('checklist', { project: { ...project, confirm: ['name'] } }), []);
    assert.ok(
      changed('checklist', { project: { ...project, confirm: 'name' } }).includes('/project/confirm anyOf'),
    );
  });

  const WRONG: readonly [string, string, Record<string, unknown>, string][] = [
    [
      'a password',
      'checklist',
      { customer: { accounts: [{ id: 'a', system: 'HIS', password: 'x' }] } },
      '/customer/accounts/0 additionalProperties',
    ],
    [
      'an impossible date',
      'checklist',
      { project: { name: 'HIS', goLiveDate: '2026-02-30' } },
      '/project/goLiveDate format',
    ],
    ['an unknown stage', 'checklist', { progress: { stage: 'live' } }, '/progress/stage enum'],
    [
      'a contact without a name',
      'checklist',
      { customer: { contacts: [{ id: 'a' }] } },
      '/customer/contacts/0 required',
    ],
    ['a person with an empty id', 'team', { people: [{ id: '', name: '张三' }] }, '/people/0/id minLength'],
    [
      'a satisfaction of 11',
      'team',
      { prevention: { surveys: [{ date: '2026-01-31', satisfaction: 11 }] } },
      '/prevention/surveys/0/satisfaction maximum',
    ],
    [
      'a name in a survey',
      'team',
      { prevention: { surveys: [{ date: '2026-01-31', names: ['张三'] }] } },
      '/prevention/surveys/0 additionalProperties',
    ],
    [
      'the value of a config key',
      'config-index',
      { entries: [{ path: 'a.yml', keys: [{ name: 'k', value: 'v' }] }] },
      '/entries/0/keys/0 additionalProperties',
    ],
    ['an unknown duty', 'transition', { taskForce: [{ duty: 'coffee' }] }, '/taskForce/0/duty enum'],
    ['minutes as text', 'transition', { meeting: { minutes: '240' } }, '/meeting/minutes type'],
    ['an observation without a date', 'observation-log', { entries: [{ id: 'o1' }] }, '/entries/0 required'],
    [
      'an unknown severity of a rule',
      'config',
      { rules: { 'duplicate-id': 'fatal' } },
      '/rules/duplicate-id anyOf',
    ],
    ['a rule that does not exist', 'config', { rules: { NoDeputy: 'off' } }, '/rules additionalProperties'],
    [
      'a broken regular expression',
      'config',
      { trackers: [{ id: 't', reference: '(' }] },
      '/trackers/0/reference format',
    ],
  ];
  for (const [what, name, change, expected] of WRONG) {
    it(`refuses ${what}`, () => {
      const found = changed(name, change);
      assert.ok(found.includes(expected), found.join('\n'));
    });
  }

  it('carries the defaults of the numbers and the weights', () => {
    const { definitions } = readSchema('config');
    const defaults = (key: string) =>
      Object.fromEntries(
        Object.entries(definitions?.[key]?.properties ?? {}).map(([field, node]) => [field, node.default]),
      );
    assert.deepEqual(defaults('numbers'), {
      substituteWithinHours: 72,
      meetingMinutes: 240,
      observationDays: 14,
      surveyEveryDays: 92,
      careerReviewEveryDays: 92,
      rotationEveryDays: 183,
      visitEveryDays: 366,
      revokeGraceWorkingDays: 5,
      surveyMinimumAnswers: 5,
      deputyActiveWithinDays: 90,
      leavingWithinDays: 14,
      keepLeaverDays: 730,
    });
    assert.deepEqual(defaults('impactWeights'), { S: 15, C: 10, T: 15, K: 25, O: 15, D: 10, X: 10 });
  });
});
