import assert from 'node:assert/strict';
import fs from 'node:fs';
import { readFile } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { lintSource } from '@secretlint/core';
import { creator, rules } from '@secretlint/secretlint-rule-preset-recommend';
import { findSensitive } from '../../src/sensitive/index.ts';
import { findCloudSecrets, mayHoldCloudSecret, mergeMatches } from '../../src/sensitive/secretlint.ts';

// Put together here, so that no scanner finds them in this file.
const ALNUM = 'wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx'.repeat(8);
const LETTERS = ALNUM.replace(/\d/g, 'q');
const HEX = '0a1b2c3d4e5f60718293a4b5c6d7e8f9'.repeat(2);
const of = (prefix: string, length: number, from = ALNUM) => prefix + from.slice(0, length);
/** What a service account of 1Password carries; its length ends the encoding in `fQ==`. */
const ACCOUNT = {
  email: 'a@b.invalid',
  muk: {},
  secretKey: 'A3-C4ZJMN-PQTZTL',
  srpX: HEX,
  userAuth: {},
  a: 'xx',
};
const PEM = (name: string) =>
  `-----BEGIN ${name}-----\n${'MIIEpAIBAAKCAQEA7Zq0vT3kXw9mPp2L'.repeat(4)}\n-----END ${name}-----`;

/** What secretlint takes for a secret: rule, secret, the text around it, and the file where it matters. */
const SAMPLES: readonly (readonly [rule: string, secret: string, around?: string, path?: string])[] = [
  ['aws', of('AK', 0) + of('IA', 16, 'QJ4ZV7TN2XKW5RBM')],
  ['aws', of('A3', 0) + of('TX', 16, 'QJ4ZV7TN2XKW5RBM')],
  ['aws', of('', 40), 'aws_secret_access_key =     "<>"'],
  ['aws', of('', 40), 'AWS_SECRET_ACCESS_KEY=<>'],
  ['aws', of('', 40), "'SecretAccessKey' => '<>'"],
  [
    'gcp',
    PEM('PRIVATE KEY').replaceAll('\n', '\\n'),
    '{"private_key_id":"1","private_key":"<>"}',
    'key.json',
  ],
  ['privatekey', PEM('RSA PRIVATE KEY')],
  ['privatekey', PEM('PGP PRIVATE KEY BLOCK')],
  ['npm', of('npm_', 36)],
  ['npm', of('', 36), '"a": "git+https://<>:x-oauth-basic@github.com/a/b"', 'package.json'],
  ['npm', of('', 36), '//registry.invalid/:_authToken=<>', '.npmrc'],
  ['slack', ['xox', 'b-', '263594206564', '-2343594206574', '-FGqddMF8t08v8N7Oq4i57vs1'].join('')],
  ['slack', ['xa', 'pp-1-', 'A1B2C3D4E5', '-FGqddMF8t08v8N7Oq4i57vs1'].join('')],
  ['slack', ['https://HOOKS.slack.com/ser', 'vices/T0A1B2C3D/B0A1B2C3D/FGqddMF8t08v8N7O'].join('')],
  ['sendgrid', [of('SG.', 22), of('', 43)].join('.')],
  ...['shppa', 'shpca', 'shpat', 'shpss'].map(name => ['shopify', of(`${name}_`, 32)] as const),
  ...['ghp', 'gho', 'ghu', 'ghs', 'ghr'].map(name => ['github', of(`${name}_`, 36)] as const),
  ['github', of('github_pat_', 82)],
  ['gitlab', of('glpat-', 20)],
  ['grafana', of('glc_', 60)],
  ['grafana', `${of('glsa_', 32)}_${of('', 8, HEX)}`],
  ['openai', `${of('sk-', 20)}T3Blbk${of('FJ', 20)}`],
  ['openai', `${of('sk-proj-', 74)}T3Blbk${of('FJ', 74)}`],
  ['anthropic', `${of('sk-ant-api03-', 93)}AA`],
  ['groq', of('gsk_', 52)],
  ['huggingface', of('hf_', 34, LETTERS)],
  ['linear', of('lin_api_', 40)],
  ['notion', `${of('ntn_', 11, '31415926535')}${of('', 35)}`],
  ['1password', `ops_${Buffer.from(JSON.stringify(ACCOUNT)).toString('base64')}`],
  ['hashicorp-vault', of('hvs.', 95)],
  ['hashicorp-vault', of('hvb.', 140)],
  ['hashicorp-vault', of('hvr.', 95)],
  ...['vcp', 'vci', 'vca', 'vcr', 'vck'].map(name => ['vercel', of(`${name}_`, 24)] as const),
  ['databricks', of('dapi', 32, HEX)],
  ['docker', of('dckr_pat_', 27)],
  ['figma', of('figd_', 43)],
  ['github', [`${of('ghs_', 0)}12345678`, `${of('ey', 40)}.${of('', 90)}.${of('', 43)}`].join('_')],
  ...['cfk', 'cfut', 'cfat'].map(name => ['cloudflare', of(`${name}_`, 40) + of('', 8, HEX)] as const),
  ...['sk_live', 'sk_test', 'rk_live', 'rk_test'].map(name => ['stripe', of(`${name}_`, 24)] as const),
  ['tailscale', `tskey-${of('auth-', 12)}-${of('', 32)}`],
];
/** Passwords in addresses, which our own layer looks for. */
const OURS: readonly (readonly [rule: string, text: string])[] = [
  ['basicauth', 'https://deploy:Kq77120x@git.example.net'],
  ['database-connection-string', 'mongodb+srv://his:Kq77120x@db.example.net/his'],
  ['database-connection-string', 'jdbc:mysql://his:Kq77120x@db.example.net/his'],
  ['database-connection-string', 'postgres://his:Kq77120x@db.example.net/his'],
];
const ID = '@secretlint/secretlint-rule-';

function textOf([, secret, around = 'value <> end']: (typeof SAMPLES)[number]): string {
  return `first line\n${around.replace('<>', () => secret)}\n`;
}

async function rulesThatFind(content: string, filePath: string): Promise<string[]> {
  const config = {
    rules: [
      {
        id: `${ID}preset-recommend`,
        rule: creator,
        options: {},
        rules: [{ id: `${ID}aws`, options: { enableIDScanRule: true } }],
      },
    ],
  };
  const ext = filePath.endsWith('.json') ? '.json' : '';
  const source = { content, filePath, ext, contentType: 'text' as const };
  const { messages } = await lintSource({ source, options: { config, noPhysicFilePath: true } });
  return messages.map(({ ruleId }) => ruleId.slice(ID.length));
}

describe('findCloudSecrets', () => {
  for (const sample of SAMPLES) {
    const [rule, secret, , path = 'notes.md'] = sample;
    // The key file of Google is JSON throughout.
    const text = rule === 'gcp' ? textOf(sample).split('\n')[1] : textOf(sample);
    it(`covers the whole secret of ${rule}: ${secret.slice(0, 9)}`, async () => {
      assert.ok(text !== undefined);
      assert.ok((await rulesThatFind(text, path)).includes(rule), 'the sample is none for secretlint');
      assert.equal(mayHoldCloudSecret(text, path), true);
      const at = text.indexOf(secret);
      const hit = (await findCloudSecrets(text, path)).find(
        ({ start, end }) => start <= at && end >= at + secret.length,
      );
      assert.ok(hit, JSON.stringify(await findCloudSecrets(text, path)));
      assert.equal(hit.category, 'credential');
      assert.ok(!hit.masked.includes(secret.slice(0, 6)));
    });
  }

  it('reads what JSON has escaped', async () => {
    const key = PEM('PRIVATE\\u0020KEY').replaceAll('\n', '\\n');
    const text = `{"private_key_id":"1","private_key":"${key}"}`;
    const [hit] = await findCloudSecrets(text, 'key.json');
    assert.equal(hit && text.slice(hit.start, hit.end), key);
  });

  it('opens no file for a key store', async () => {
    const { readFileSync } = fs;
    const opened: unknown[] = [];
    fs.readFileSync = ((path: string) => opened.push(path)) as never;
    syncBuiltinESMExports();
    try {
      await findCloudSecrets('PRIVATE KEY', 'key.p12');
    } finally {
      fs.readFileSync = readFileSync;
      syncBuiltinESMExports();
    }
    assert.deepEqual(opened, []);
  });

  it('says nothing about a text without secrets, nor about the number of an account', async () => {
    assert.deepEqual(await findCloudSecrets('密码:见密码管理器\n', 'notes.md'), []);
    assert.deepEqual(await findCloudSecrets('account: 123412341234 dckr_pat_\n', 'notes.md'), []);
  });

  it('honours the comments of secretlint', async () => {
    const text = `${of('ghp_', 36)} // secretlint-disable-line\n`;
    assert.deepEqual(await findCloudSecrets(text, 'notes.md'), []);
  });

  it('leaves passwords in addresses to our own layer, which finds them', async () => {
    for (const [rule, text] of OURS) {
      assert.deepEqual(await rulesThatFind(text, 'notes.md'), [rule]);
      assert.deepEqual(await findCloudSecrets(text, 'notes.md'), []);
      const [hit] = findSensitive(text, { path: 'notes.md', today: '2026-01-15' });
      assert.equal(hit && text.slice(hit.start, hit.end), 'Kq77120x', text);
    }
  });
});

describe('mayHoldCloudSecret', () => {
  it('has a sample of every rule of the preset', () => {
    const known = new Set([...SAMPLES, ...OURS].map(([rule]) => rule)).add('filter-comments');
    assert.deepEqual([...known].sort(), rules.map(({ meta }) => meta.id.slice(ID.length)).sort());
  });

  it('was written for this version of the preset', async () => {
    const file = import.meta.resolve('@secretlint/secretlint-rule-preset-recommend/package.json');
    const { version } = JSON.parse(await readFile(new URL(file), 'utf8'));
    // Another one: read the patterns of its rules, fix MARKERS and the samples, then this line.
    assert.equal(version, '13.1.0');
  });

  it('keeps ordinary prose, settings and programs from loading secretlint', () => {
    for (const text of [
      'server:\n  port: 8080\n# 医保接口,联系信息科\n',
      'The task-force meets on Monday; Asia and msg.properties are no keys, neither is a risk-list.',
      'const msg = SG.tools; account: 12; http://user:pass@host; npm_config=1; sk-SK; secret access key',
    ])
      assert.equal(mayHoldCloudSecret(text, 'notes.md'), false, text);
  });
});

describe('mergeMatches', () => {
  it('lets our own layer name what both found', async () => {
    const text = `token ${of('ghp_', 36)} and 口令:Kq_7712`;
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
