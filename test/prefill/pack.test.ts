import assert from 'node:assert/strict';
import { listGuesses } from '../../src/pack/guesses.ts';
import { PARTS } from '../../src/pack/names.ts';
import type { GenerateAnswers, ProjectFacts } from '../../src/prefill/facts.ts';
import { guessPack } from '../../src/prefill/pack.ts';
import { problems } from '../schemas/support.ts';
import { branch, config, context, contributor, history, tag, withTexts } from './context.ts';

const packOf = (facts: Partial<ProjectFacts>, answers: Partial<GenerateAnswers> = {}) =>
  guessPack(context(facts, answers));

/** A project of which everything can be guessed. */
const FULL: Partial<ProjectFacts> = {
  ...withTexts({
    'package.json': '{"scripts":{"build":"x"}}',
    'docker-compose.yml': 'services:\n  db:\n    image: mysql:8\n',
    'conf/app.yml': 'url: http://lis.hospital.cn/',
  }),
  configs: [config('conf/app.yml')],
  titles: new Map([['spring-boot', { en: 'Settings', 'zh-CN': '应用配置' }]]),
  keys: new Map([['conf/app.yml', { keys: [{ name: 'url', secret: false, line: 1 }], more: 0 }]]),
  mainAuthors: new Map([['conf/app.yml', 'wang.wei@his.example']]),
  history: history({
    remoteUrl: 'https://git.his.cn/his/clinic.git',
    contributors: [
      contributor('Wang Wei', 1),
      contributor('Li Na', 2),
      contributor('Gone Long', 900, { commits: 1 }),
    ],
    tags: [tag('v1.0')],
    openBranches: [branch('feature', { authorEmail: 'li.na@his.example' })],
  }),
};

describe('guessing a whole pack', () => {
  for (const language of ['en', 'zh-CN'] as const) {
    for (const [name, facts] of Object.entries({ full: FULL, empty: {} })) {
      it(`is valid against the schemas: ${name}, ${language}`, () => {
        const { checklist, team, configIndex } = packOf(facts, {
          language,
          customer: '协和医院',
          customerType: 'public-hospital',
        });
        assert.deepEqual(problems('checklist', checklist), []);
        assert.deepEqual(problems('team', team), []);
        assert.deepEqual(problems('config-index', configIndex), []);
      });
    }
  }

  it('names the project after the remote, and says so', () => {
    assert.deepEqual(packOf(FULL).checklist.project, {
      name: 'clinic',
      confirm: ['name'],
      from: 'address of the git remote',
    });
  });

  it('names the project after the folder where the remote is a path or missing', () => {
    for (const remoteUrl of [undefined, '/srv/git/other.git'])
      assert.deepEqual(packOf({ history: history({ remoteUrl }) }).checklist.project, {
        name: 'his-folder',
        confirm: ['name'],
        from: 'name of the project folder',
      });
  });

  it('makes the primary the likely owner of every part', () => {
    const { checklist } = packOf(FULL);
    for (const part of PARTS) {
      assert.equal(checklist[part]?.owner, 'wang-wei', part);
      assert.equal(checklist[part]?.status, 'todo', part);
      assert([checklist[part]?.confirm].flat().includes('owner'), part);
    }
  });

  it('asks for both guesses of the progress, with both sources', () => {
    const { confirm, from } = packOf(FULL).checklist.progress ?? {};
    assert.deepEqual(confirm, ['stage', 'owner']);
    assert.equal(from, 'tag v1.0; owner: most active in the last six months of the history');
  });

  it('asks nothing about a stage that the user named', () => {
    const { stage, confirm, from } = packOf(FULL, { stage: 'pre-go-live' }).checklist.progress ?? {};
    assert.equal(stage, 'pre-go-live');
    assert.deepEqual(confirm, ['owner']);
    assert.equal(from, 'owner: most active in the last six months of the history');
    assert(!('confirm' in (packOf({}, { stage: 'development' }).checklist.progress ?? {})));
  });

  it('has no owner where nobody is known', () => {
    const { checklist } = packOf({});
    for (const part of PARTS) assert(!('owner' in (checklist[part] ?? {})), part);
  });

  it('takes the customer from the answers and never guesses one', () => {
    const { customer } = packOf({}, { customer: '协和医院', customerType: 'public-hospital' }).checklist;
    assert.deepEqual(
      [customer?.name, customer?.type, customer?.confirm],
      ['协和医院', 'public-hospital', undefined],
    );
    const unknown = packOf(FULL).checklist.customer ?? {};
    assert(!('name' in unknown) && !('type' in unknown));
  });

  it('refers only to people who are in the team', () => {
    const { checklist, team, configIndex } = packOf(FULL);
    const ids = new Set(team.people.map(({ id }) => id));
    const owners = [...JSON.stringify([checklist, configIndex]).matchAll(/"owner":"([^"]+)"/g)].map(
      ([, id]) => id,
    );
    assert(owners.includes('li-na') && owners.includes('wang-wei'));
    for (const owner of owners) assert(ids.has(owner ?? ''), owner);
  });

  it('counts who was left out of the team', () => {
    assert.equal(packOf(FULL).peopleLeftOut, 1);
    assert.equal(packOf({}).peopleLeftOut, 0);
  });

  it('tells for every guess where it comes from', () => {
    const { checklist, team, configIndex } = packOf(FULL);
    const guesses = [checklist, team, configIndex].flatMap(listGuesses);
    assert(guesses.length > 12, String(guesses.length));
    assert.deepEqual(
      guesses.filter(({ from }) => from === ''),
      [],
    );
  });

  it('shows no user name and no password of the remote', () => {
    const secret = ['glpat', 'x1y2z3'].join('-');
    const remoteUrl = `https://oauth2:${secret}@git.his.cn/his/clinic.git`;
    const text = JSON.stringify(packOf({ ...FULL, history: history({ remoteUrl }) }));
    assert(text.includes('https://git.his.cn/his/clinic.git'));
    assert(!text.includes(secret) && !text.includes('oauth2'));
  });

  it('names nobody as owner who is not there any more', () => {
    const contributors = [contributor('Gone Guru', 300, { commits: 90 }), contributor('Wang Wei', 1)];
    const facts = {
      history: history({
        contributors,
        openBranches: [branch('fix/fees', { authorEmail: 'gone.guru@his.example' })],
      }),
      configs: [config('a.yml')],
      mainAuthors: new Map([['a.yml', 'gone.guru@his.example']]),
    };
    const { checklist, configIndex } = guessPack(context(facts));
    assert.equal(checklist.openItems?.items?.[0]?.owner, undefined);
    assert.equal(configIndex.entries[0]?.owner, undefined);
  });
});
