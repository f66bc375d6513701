import assert from 'node:assert/strict';
import type { InterfaceKind } from '../../src/pack/types.generated.ts';
import { bandOf, DEFAULT_WEIGHTS, type ImpactFacts, impactOf, TERMS } from '../../src/transition/impact.ts';
import type { OpenIssues } from '../../src/transition/surfaced.ts';
import fc from '../helpers/properties.ts';

const NOTHING_KNOWN: ImpactFacts = {
  stage: undefined,
  wentLiveOn: undefined,
  customerType: undefined,
  reportedOn: undefined,
  lastDay: undefined,
  successorNamedOn: undefined,
  interfaces: undefined,
  surfaced: {},
  critical: [],
  today: '2026-06-10',
};

const issues = (critical: number, major: number, minor: number, unrated = 0): OpenIssues => ({
  critical,
  major,
  minor,
  unrated,
});
const term = (name: (typeof TERMS)[number], facts: Partial<ImpactFacts>) =>
  impactOf({ ...NOTHING_KNOWN, ...facts }).terms[name].value;

describe('the impact of a departure', () => {
  it('is unknown where nothing is known, and never 0 for that', () => {
    const { terms, score, atMost } = impactOf(NOTHING_KNOWN);
    for (const name of TERMS) assert.equal(terms[name].value, null, name);
    assert.deepEqual([score, atMost], [0, 100]);
  });

  it('has the points of the domain for stage and customer', () => {
    assert.equal(term('S', { stage: 'pre-go-live' }), 15);
    assert.equal(term('S', { stage: 'development' }), 9);
    assert.equal(term('S', { stage: 'operation' }), 8);
    assert.equal(term('S', { stage: 'requirements' }), 6);
    assert.equal(term('S', { stage: 'operation', wentLiveOn: '2026-05-12' }), 12, '29 days ago');
    assert.equal(term('S', { stage: 'operation', wentLiveOn: '2026-05-11' }), 8, '30 days ago');
    assert.equal(term('C', { customerType: 'public-hospital' }), 10);
    assert.equal(term('C', { customerType: 'private-hospital' }), 7);
    assert.equal(term('C', { customerType: 'checkup-center' }), 6);
  });

  it('counts hours without a successor, then the days together', () => {
    const reported = (reportedOn: string, more: Partial<ImpactFacts> = {}) =>
      term('T', { reportedOn, ...more });
    assert.deepEqual(
      ['2026-06-10', '2026-06-09', '2026-06-08', '2026-06-07', '2026-05-01'].map(day => reported(day)),
      [0, 5, 10, 15, 15],
    );
    const named = (lastDay: string) => reported('2026-06-08', { successorNamedOn: '2026-06-09', lastDay });
    assert.deepEqual(['2026-06-09', '2026-06-16', '2026-06-23', '2026-07-23'].map(named), [7.5, 3.7, 0, 0]);
    assert.equal(reported('2026-06-08', { successorNamedOn: '2026-06-09' }), null, 'last day unknown');
    assert.equal(reported('2026-06-08', { successorNamedOn: 'unknown', lastDay: '2026-06-23' }), null);
    assert.equal(reported('2026-06-08', { successorNamedOn: '2026-06-11' }), 10, 'not named yet');
  });

  it('weighs open items, documents and interfaces as the domain does', () => {
    assert.equal(term('O', { surfaced: { openIssues: issues(1, 2, 3) } }), 10.5);
    assert.equal(term('O', { surfaced: { openIssues: issues(9, 9, 9) } }), 15);
    assert.equal(term('O', { surfaced: { openIssues: issues(0, 0, 0, 2) } }), 1);
    assert.equal(term('D', { surfaced: { documents: { documented: 3, required: 4, missing: [] } } }), 2.5);
    assert.equal(term('D', { surfaced: { documents: { documented: 0, required: 0, missing: [] } } }), null);
    assert.equal(term('X', { interfaces: [] }), 0);
    assert.equal(term('X', { interfaces: ['medical-insurance', 'drg', 'other'] }), 8);
    assert.equal(term('X', { interfaces: ['medical-insurance', 'interoperability', 'drg', 'other'] }), 10);
    assert.equal(term('K', { surfaced: { knowledgeShare: 0.5 } }), 12.5);
  });

  it('has bands that begin where the domain says, and some things that are critical regardless', () => {
    assert.deepEqual([0, 29.9, 30, 54.9, 55, 74.9, 75, 100].map(bandOf), [
      'low',
      'low',
      'medium',
      'medium',
      'high',
      'high',
      'critical',
      'critical',
    ]);
    assert.equal(impactOf({ ...NOTHING_KNOWN, critical: ['no-successor'] }).band, 'critical');
  });

  it('names first what lowers it most', () => {
    const facts: ImpactFacts = {
      ...NOTHING_KNOWN,
      reportedOn: '2026-06-07',
      lastDay: '2026-06-30',
      surfaced: { openIssues: issues(1, 0, 0), knowledgeShare: 0.4 },
    };
    const { levers, terms } = impactOf(facts);
    assert.deepEqual(levers, ['T', 'K', 'O']);
    assert.deepEqual([terms.T.canFall, terms.K.canFall, terms.O.canFall], [15, 5, 5]);
  });

  const weight = fc.oneof(fc.double({ min: 0, max: 1000, noNaN: true }), fc.constant(0), fc.constant(1e300));
  const weights = fc.record(Object.fromEntries(TERMS.map(name => [name, weight])), {
    requiredKeys: [],
  }) as fc.Arbitrary<Record<string, number>>;
  const day = fc
    .integer({ min: 0, max: 400 })
    .map(days => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10));
  const count = fc.nat({ max: 50 });
  const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
  const kinds: fc.Arbitrary<InterfaceKind> = fc.constantFrom(
    'medical-insurance',
    'interoperability',
    'drg',
    'other',
  );
  const facts: fc.Arbitrary<ImpactFacts> = fc.record({
    stage: maybe(fc.constantFrom('requirements', 'development', 'pre-go-live', 'operation')),
    wentLiveOn: maybe(day),
    customerType: maybe(fc.constantFrom('public-hospital', 'private-hospital', 'checkup-center')),
    reportedOn: maybe(day),
    lastDay: maybe(day),
    successorNamedOn: maybe(day),
    interfaces: maybe(fc.array(kinds, { maxLength: 12 })),
    surfaced: fc.record({
      knowledgeShare: maybe(fc.double({ min: -1, max: 2, noNaN: true })),
      openIssues: maybe(fc.record({ critical: count, major: count, minor: count, unrated: count })),
      documents: maybe(fc.record({ documented: count, required: count, missing: fc.constant([]) })),
    }),
    critical: fc.constant([]),
    today: day,
  });

  it('lies between 0 and 100 whatever is known and however it is weighed, and its terms add up', () => {
    fc.assert(
      fc.property(facts, weights, (known, own) => {
        const { score, atMost, terms } = impactOf(known, own);
        assert.ok(score >= 0 && score <= atMost && atMost <= 100, `${score} ${atMost}`);
        const sum = TERMS.reduce((total, name) => total + (terms[name].value ?? 0), 0);
        assert.ok(Math.abs(sum - score) < 0.001, `${sum} ${score}`);
        for (const name of TERMS) assert.ok((terms[name].value ?? 0) <= terms[name].most, name);
      }),
    );
  });

  it('never falls when something gets worse', () => {
    const worse: readonly ((known: ImpactFacts) => ImpactFacts)[] = [
      known => ({
        ...known,
        surfaced: {
          ...known.surfaced,
          knowledgeShare: Math.min(1, (known.surfaced.knowledgeShare ?? 0) + 0.1),
        },
      }),
      known => ({
        ...known,
        surfaced: {
          ...known.surfaced,
          openIssues: {
            ...issues(0, 0, 0),
            ...known.surfaced.openIssues,
            critical: (known.surfaced.openIssues?.critical ?? 0) + 1,
          },
        },
      }),
      known => ({ ...known, interfaces: [...(known.interfaces ?? []), 'other'] }),
      known => ({ ...known, stage: 'pre-go-live' }),
      known => ({ ...known, customerType: 'public-hospital' }),
    ];
    fc.assert(
      fc.property(facts, fc.constantFrom(...worse), (known, make) => {
        assert.ok(impactOf(make(known)).score >= impactOf(known).score);
      }),
    );
  });

  it('never falls while nobody is named and days pass', () => {
    fc.assert(
      fc.property(facts, day, (known, later) => {
        const open = { ...known, stage: undefined, successorNamedOn: undefined };
        if (later < known.today) return;
        assert.ok(impactOf({ ...open, today: later }).score >= impactOf(open).score);
      }),
    );
  });

  it('keeps to weights of a project, which count in proportion', () => {
    const known = { ...NOTHING_KNOWN, stage: 'pre-go-live', customerType: 'public-hospital' } as const;
    const { terms } = impactOf(known, { S: 30, C: 10, T: 0, K: 0, O: 0, D: 0, X: 0 });
    assert.deepEqual([terms.S.value, terms.C.value, terms.T.most], [75, 25, 0]);
    assert.deepEqual(
      impactOf(known, Object.fromEntries(TERMS.map(name => [name, 0]))).terms.S.most,
      DEFAULT_WEIGHTS.S,
    );
  });
});
