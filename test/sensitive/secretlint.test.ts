import assert from 'node:assert/strict';
import { findSensitive } from '../../src/sensitive/index.ts';
import { findCloudSecrets, mayHoldCloudSecret, mergeMatches } from '../../src/sensitive/secretlint.ts';

// Put together here, so that no scanner finds them in this file.
const SAMPLES: readonly (readonly [name: string, secret: string])[] = [
  ['GitHub token', `ghp_${'wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx'}`],
  ['AWS access key', ['AK', 'IA', 'QJ4ZV7TN2XKW5RBM'].join('')],
  ['Slack token', ['xox', 'b-', '263594206564', '-2343594206574', '-FGqddMF8t08v8N7Oq4i57vs1'].join('')],
  [
    'private key',
    `-----BEGIN RSA PRIV${'ATE KEY'}-----\n${'MIIEpAIBAAKCAQEA7Zq0vT3kXw9mPp2L'.repeat(4)}\n-----END RSA PRIV${'ATE KEY'}-----`,
  ],
];

describe('findCloudSecrets', () => {
  for (const [name, secret] of SAMPLES) {
    it(`finds a ${name} and masks it`, async () => {
      const text = `first line\nvalue ${secret} end\n`;
      const matches = await findCloudSecrets(text, 'notes.md');
      const hit = matches.find(match => secret.includes(text.slice(match.start, match.end).slice(0, 12)));
      assert.ok(hit, JSON.stringify(matches));
      assert.equal(hit.category, 'credential');
      assert.ok(!hit.masked.includes(secret.slice(0, 6)));
    });
  }

  it('says nothing about a text without secrets', async () => {
    assert.deepEqual(await findCloudSecrets('密码:见密码管理器\n', 'notes.md'), []);
  });
});

describe('mergeMatches', () => {
  it('lets our own layer name what both found', async () => {
    const text = `token ${['gh', 'p_', 'wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx'].join('')} and 口令:Kq_7712`;
    const own = findSensitive(text, { path: 'notes.md', today: '2026-01-15' });
    const merged = mergeMatches(own, await findCloudSecrets(text, 'notes.md'));
    assert.deepEqual(
      merged.map(({ kind, start }) => [kind, start]),
      [
        ['cloud-token', 6],
        ['labelled-value', text.indexOf('Kq_7712')],
      ],
    );
  });

  it('covers both where they overlap in part, and shows nothing of it', () => {
    const own = { category: 'credential', kind: 'uri', start: 4, end: 9, masked: 'a***' } as const;
    const second = { category: 'credential', kind: 'cloud-token', start: 2, end: 7, masked: 'b***' } as const;
    assert.deepEqual(mergeMatches([own], [second]), [{ ...own, start: 2, end: 9, masked: '***' }]);
  });
});

describe('mayHoldCloudSecret', () => {
  // One text for each rule of the preset, in the order of its registry: a new rule wants a new sample.
  const OF_EACH_RULE: readonly string[] = [
    ['AK', 'IA', 'QJ4ZV7TN2XKW5RBM'].join(''),
    'aws_secret_access_key = ',
    'aws_account_id: 123456789012',
    'ACCOUNT=123456789012',
    '{"private_key_id":"1","private_key":"-----BEGIN PRIVATE KEY-----"}',
    ...['://user:pass@host.example', 'x-oauth-basic', '_authToken=', 'npm_', 'xoxb-', 'xapp-'],
    ...['https://hooks.slack.com/services/', 'sk-proj-', 'sk-ant-api03-', 'gsk_', 'hf_', 'lin_api_', 'ntn_'],
    ...[
      '-----BEGIN RSA PRIVATE KEY-----',
      'SG.',
      'shppa_',
      'shpca_',
      'shpat_',
      'shpss_',
      'ghp_',
      'gho_',
      'ghu_',
    ],
    ...[
      'ghs_',
      'ghr_',
      'github_pat_',
      'glpat-',
      'glc_',
      'glsa_',
      'ops_ey',
      'mongodb+srv://u:p@h',
      'mysql://u:p@h',
    ],
    ...[
      'postgres://u:p@h',
      'hvs.',
      'hvb.',
      'hvr.',
      'vcp_',
      'vci_',
      'vca_',
      'vcr_',
      'vck_',
      'dapi',
      'dckr_pat_',
    ],
    'figd_',
  ];

  for (const text of OF_EACH_RULE)
    it(`lets ${text.slice(0, 24)} pass to secretlint`, () => {
      assert.equal(mayHoldCloudSecret(`first line\n${text}\n`), true);
    });

  it('keeps ordinary prose and settings from loading it', () => {
    assert.equal(mayHoldCloudSecret('server:\n  port: 8080\n# 医保接口,联系信息科\n'), false);
  });

  it('knows as many rules as the preset has', async () => {
    const { rules } = await import('@secretlint/secretlint-rule-preset-recommend');
    // A new version with another rule: read its pattern, add its literal to MARKERS and a sample above.
    assert.equal(rules.length, 25);
  });
});
