import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { parse } from 'yaml';
import { UserError } from '../../src/core/errors.ts';
import { linearPattern } from '../../src/history/references/linear.ts';
import { readBranchKey, readReferences } from '../../src/history/references.ts';
import { loadTrackers, type ProjectTracker } from '../../src/history/trackers.ts';
import en from '../../src/l10n/en.json' with { type: 'json' };
import zh from '../../src/l10n/zh-CN.json' with { type: 'json' };
import { REMOTES, trackersText } from './grammar.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../src/history/trackers.schema.json', import.meta.url), 'utf8'),
);

function read(message: string, project: readonly ProjectTracker[], remote?: string) {
  return readReferences(message, loadTrackers(trackersText, project, remote, linearPattern));
}

describe('trackers.yaml', () => {
  const ajv = new Ajv({ allErrors: true });
  formats.default(ajv);
  const validate = ajv.compile(schema);

  it('follows its schema', () => {
    assert.ok(validate(parse(trackersText)), ajv.errorsText(validate.errors));
  });

  it('has a schema that refuses unknown fields, unknown lists and keys without an id', () => {
    const file = parse(trackersText);
    const [first, ...rest] = file.trackers;
    for (const change of [{ colour: 'red' }, { list: 'some' }, { key: 'X' }, { url: 'javascript:{id}' }]) {
      const data = { ...file, trackers: [{ ...first, ...change }, ...rest] };
      assert.equal(validate(data), false, JSON.stringify(change));
    }
  });

  it('names every tracker once', () => {
    const ids = parse(trackersText).trackers.map(({ id }: { id: string }) => id);
    assert.deepEqual(ids, [...new Set(ids)]);
  });

  it('reads bare numbers in exactly one way beside every remote', () => {
    for (const remote of Object.values(REMOTES))
      assert.equal(
        loadTrackers(trackersText, [], remote).trackers.filter(({ isForge }) => isForge).length,
        1,
      );
  });
});

describe('loadTrackers: the remote', () => {
  const addresses: Readonly<Record<string, string | null>> = {
    'https://github.com/acme/his.git': 'https://github.com/acme/his/issues/1',
    'git@github.com:acme/his.git': 'https://github.com/acme/his/issues/1',
    'ssh://git@ssh.github.com:443/acme/his.git': 'https://github.com/acme/his/issues/1',
    'https://li:geheim@github.com/acme/his': 'https://github.com/acme/his/issues/1',
    'https://token@gitlab.example.org:8443/a/b/c.git': 'https://gitlab.example.org:8443/a/b/c/-/issues/1',
    'http://gitlab.local:8080/a/b.git/': 'http://gitlab.local:8080/a/b/-/issues/1',
    'ssh://git@gitlab.local:2222/a/b.git': 'https://gitlab.local/a/b/-/issues/1',
    'https://gitee.com/acme/his.git': 'https://gitee.com/acme/his/issues/1',
    'https://git.hospital.example/acme/his.git': null,
    '/srv/git/his.git': null,
    'file:///srv/github/his.git': null,
    'C:\\git\\github\\his': null,
    'https://github.com/': null,
    '': null,
  };
  for (const [remote, url] of Object.entries(addresses))
    it(remote || 'none', () => assert.equal(read('#1', [], remote)[0]?.url, url));

  it('says how a list is read', () => {
    const closed = (remote: string | undefined) =>
      read('Fixes #1, #2', [], remote).filter(({ effect }) => effect === 'closes').length;
    assert.deepEqual([REMOTES.github, REMOTES.gitee, REMOTES.gitlab, undefined].map(closed), [1, 1, 2, 2]);
  });

  it('leaves nothing of its user and password in the key of the grammar', () => {
    const grammar = loadTrackers(trackersText, [], 'https://li:geheim@github.com/acme/his.git');
    assert.doesNotMatch(grammar.key, /geheim/);
    assert.equal(grammar.key, loadTrackers(trackersText, [], 'git@github.com:acme/his.git').key);
    assert.notEqual(grammar.key, loadTrackers(trackersText, []).key);
  });
});

describe('loadTrackers: trackers of a project', () => {
  it('adds one, with its words and address', () => {
    const tracker = {
      id: 'desk',
      reference: 'REQ:(\\d+)',
      closes: ['erledigt', '办结了?'],
      url: 'https://desk.example/{id}',
    };
    assert.deepEqual(read('erledigt REQ:12, 办结 REQ:13, fixes REQ:14, refs REQ:15', [tracker]), [
      { tracker: 'desk', key: 'REQ:12', effect: 'closes', url: 'https://desk.example/12' },
      { tracker: 'desk', key: 'REQ:13', effect: 'closes', url: 'https://desk.example/13' },
      { tracker: 'desk', key: 'REQ:14', effect: 'mentions', url: 'https://desk.example/14' },
      { tracker: 'desk', key: 'REQ:15', effect: 'links', url: 'https://desk.example/15' },
    ]);
  });

  it('gives the usual words to one that names none', () => {
    const tracker = { id: 'desk', reference: 'REQ:\\d+' };
    const effects = read('Closes REQ:1; 修复 REQ:2。REQ:3', [tracker]).map(({ effect }) => effect);
    assert.deepEqual(effects, ['closes', 'closes', 'mentions']);
  });

  it('lets it take its references before the known ones', () => {
    const [found] = read('HIS-12', [{ id: 'his', reference: 'HIS-\\d+', url: 'https://his.example/{id}' }]);
    assert.deepEqual([found?.tracker, found?.url], ['his', 'https://his.example/HIS-12']);
  });

  it('changes a known one, and keeps what it does not name', () => {
    const url = 'https://jira.example/browse/{id}';
    const [found] = read('HIS-12 #done', [{ id: 'jira', url }]);
    assert.deepEqual(found, {
      tracker: 'jira',
      key: 'HIS-12',
      effect: 'closes',
      url: 'https://jira.example/browse/HIS-12',
    });
    assert.deepEqual(read('UTF-8', [{ id: 'jira', url }]), []);
  });

  it('lets a pattern of its own bring back what the stop list takes', () => {
    assert.equal(read('CT-12', [{ id: 'jira', reference: 'CT-\\d+' }])[0]?.key, 'CT-12');
  });

  it('lets a project choose how numbers are read where the remote does not say it', () => {
    const [found, second] = read('Fixes #1, #2', [{ id: 'github', url: 'https://git.example/{id}' }]);
    assert.deepEqual(found, { tracker: 'github', key: '#1', effect: 'closes', url: 'https://git.example/1' });
    assert.equal(second?.effect, 'mentions');
  });

  it('brings ZenTao back beside GitHub', () => {
    assert.equal(read('Bug #3', [{ id: 'zentao' }], REMOTES.github)[0]?.key, 'Bug #3');
  });

  it('finds its keys in branches', () => {
    const grammar = loadTrackers(
      trackersText,
      [{ id: 'desk', reference: 'REQ(\\d+)' }],
      undefined,
      linearPattern,
    );
    assert.equal(readBranchKey('fix/REQ12-print', grammar)?.key, 'REQ12');
  });

  it('uses no address that a browser would run', () => {
    assert.equal(
      read('REQ1', [{ id: 'desk', reference: 'REQ\\d', url: 'javascript:alert({id})' }])[0]?.url,
      null,
    );
  });

  it('leaves out what the configuration left open', () => {
    assert.deepEqual(read('nothing', [{ id: 'desk' }, { reference: 'REQ' }]), []);
  });

  const broken = [
    '(',
    '[',
    '(a+)+b',
    '(?:a|a)*b',
    '(\\d+-?)+x',
    '\\w+\\w+x',
    '.*.*x',
    '(a)\\1',
    '(?=.*.*)x',
    'a{2000}',
    '(?:a?){50}',
    'a?'.repeat(40),
    'x'.repeat(5000),
  ];
  // As a reference they run on an engine that never goes back; words are parts of larger patterns.
  const refusedAsWords = [
    '(a+)+b',
    '(?:a|a)*b',
    '(\\d+-?)+x',
    '\\w+\\w+x',
    '.*.*x',
    '(?:a?){50}',
    'a?'.repeat(40),
  ];
  for (const pattern of broken)
    it(`refuses ${pattern.slice(0, 20)}`, () => {
      for (const tracker of [
        ...(refusedAsWords.includes(pattern) ? [] : [{ id: 'desk', reference: pattern }]),
        { id: 'jira', closes: [pattern] },
      ]) {
        assert.throws(
          () => loadTrackers(trackersText, [tracker], undefined, linearPattern),
          (error: unknown) => {
            assert.ok(error instanceof UserError);
            assert.equal(error.messageId, 'error.trackerPattern');
            assert.equal(error.data['tracker'], tracker.id);
            return true;
          },
        );
      }
    });

  const fine = [
    'REQ-\\d+',
    '\\b(?:REQ|INC)[-_ ]?(?<id>\\d{3,8})\\b',
    '(?:REQ-?)+(\\d+)',
    '\\[#(?<id>\\d+)\\]',
    '[A-Z]+-\\d+',
    '#[a-z0-9]{8}',
    '工单[:：]?\\s*(\\d+)',
  ];
  for (const reference of fine)
    it(`takes ${reference}`, () =>
      assert.ok(loadTrackers(trackersText, [{ id: 'desk', reference }], undefined, linearPattern)));

  it('refuses what RE2 cannot do: lookaround and back references', () => {
    for (const reference of ['(?<!x)REQ\\d+', 'REQ(?=\\d)', '(R)EQ\\1'])
      assert.throws(() => loadTrackers(trackersText, [{ id: 'desk', reference }], undefined, linearPattern), {
        messageId: 'error.trackerPattern',
      });
  });

  it('reads the id of a group, its place and several in a line as any other pattern does', () => {
    const found = read('修复 REQ-12、REQ_13 和 req 14', [{ id: 'desk', reference: 'REQ[-_ ](?<id>\\d+)' }]);
    assert.deepEqual(
      found.map(({ key }) => key),
      ['REQ-12', 'REQ_13'],
    );
  });

  it('is told in both languages', () => {
    for (const catalogue of [en, zh] as Readonly<Record<string, string>>[]) {
      assert.match(catalogue['error.trackerPattern'] ?? '', /\{tracker\}.*\{pattern\}/s);
      assert.ok(catalogue['error.trackerPattern.hint']);
    }
  });

  // What takes time in the square of the length would need minutes for these; mocha does not wait so long.
  for (const reference of [
    '.*x',
    '[a-z]+[0-9]+x',
    'a*b*c*x',
    '(?:a|b)?(?:a|b)?(?:a|b)?x',
    '(a+)+1x',
    '\\w+\\w+x',
  ])
    it(`reads a hostile message of a megabyte with ${reference}`, () => {
      const message = `${'a'.repeat(500_000)}${'1'.repeat(500_000)}`;
      const grammar = loadTrackers(trackersText, [{ id: 'desk', reference }], undefined, linearPattern);
      assert.deepEqual(readReferences(message, grammar), []);
      assert.equal(readReferences(`${message} a1x`, grammar)[0]?.tracker, 'desk');
    }).timeout(20_000);
});
