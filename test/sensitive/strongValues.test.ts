import assert from 'node:assert/strict';
import { findSensitive } from '../../src/sensitive/index.ts';
import fc from '../helpers/properties.ts';

const today = '2026-01-15';
const SIGNS = [...'!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'];
const LETTERS = [...'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ'];
const DIGITS = [...'23456789'];

/** What somebody chooses who was asked for a strong password: letters, digits, and a sign anywhere. */
const core = fc
  .array(fc.constantFrom(...LETTERS, ...DIGITS), { minLength: 5, maxLength: 14 })
  .filter(all => all.some(one => LETTERS.includes(one)) && all.some(one => DIGITS.includes(one)));
const sign = fc.constantFrom(...SIGNS);
const strong = fc
  .tuple(core, sign, fc.nat(), fc.constantFrom('start', 'middle', 'end'), fc.option(fc.tuple(sign, fc.nat())))
  .map(([letters, one, at, where, second]) => {
    const value = [...letters];
    value.splice(
      where === 'start' ? 0 : where === 'end' ? value.length : 1 + (at % (value.length - 1)),
      0,
      one,
    );
    if (second !== null) value.splice(1 + (second[1] % (value.length - 1)), 0, second[0]);
    return value.join('');
  });

const backslashed = (quote: string) => (value: string) =>
  value.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`);
const doubled = (quote: string) => (value: string) => value.replaceAll(quote, quote + quote);
const xml = (value: string) =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const shellSingle = (value: string) => value.replaceAll("'", `'\\''`);
const asIs = (value: string) => value;

interface Format {
  readonly path: string;
  /** `‹›` is where the value stands. */
  readonly text: string;
  readonly encode: (value: string) => string;
  /** What the format cannot hold at all. */
  readonly not?: RegExp;
}

const FORMATS: readonly Format[] = [
  { path: 'a.properties', text: 'spring.datasource.password=‹›', encode: asIs },
  { path: 'a.properties', text: 'ds1.password.1 = ‹›', encode: asIs },
  { path: 'a.yml', text: 'db:\n  password: "‹›"\n  port: 1', encode: backslashed('"') },
  { path: 'a.yml', text: "db:\n  password: '‹›'\n  port: 1", encode: doubled("'") },
  { path: 'a.yml', text: 'db:\n  password: ‹›\n', encode: asIs, not: /^[-?:,[\]{}#&*!|>'"%@`]|: | #|:$/ },
  { path: 'a.yml', text: "login: {user: his, password: '‹›'}", encode: doubled("'") },
  { path: 'a.json', text: '{"user": "his", "password": "‹›", "port": 1}', encode: backslashed('"') },
  { path: 'a.ini', text: '[db]\nPWD=‹›\nport=1', encode: asIs },
  { path: '.env', text: 'DB_PASSWORD=‹›\n', encode: asIs },
  { path: '.env', text: 'DB_PASSWORD="‹›"\n', encode: backslashed('"') },
  { path: 'a.toml', text: 'password = "‹›"\n', encode: backslashed('"') },
  { path: 'a.xml', text: '<db><password>‹›</password></db>', encode: xml },
  { path: 'a.xml', text: '<db>\n  <password>\n    ‹›\n  </password>\n</db>', encode: xml },
  { path: 'a.xml', text: '<db user="his" password="‹›" pool="2"/>', encode: xml },
  { path: 'a.xml', text: '<property name="hibernate.connection.password" value="‹›"/>', encode: xml },
  { path: 'web.config', text: '<add key="DbPassword" value="‹›" />', encode: xml },
  { path: 'A.java', text: 'class A { String password = "‹›"; }', encode: backslashed('"') },
  { path: 'A.java', text: 'props.setProperty("password", "‹›");', encode: backslashed('"') },
  { path: 'A.cs', text: 'var password = "‹›";', encode: backslashed('"') },
  { path: 'a.py', text: "PASSWORD = '‹›'", encode: backslashed("'") },
  { path: 'a.py', text: 'connect(host="h", password="‹›")', encode: backslashed('"') },
  { path: 'a.php', text: "define('DB_PASSWORD', '‹›');", encode: backslashed("'") },
  { path: 'a.php', text: "$db['password'] = '‹›';", encode: backslashed("'") },
  { path: 'a.js', text: "const db = { password: '‹›' };", encode: backslashed("'") },
  { path: 'a.go', text: 'password := "‹›"', encode: backslashed('"') },
  { path: 'a.pas', text: "Password := '‹›';", encode: doubled("'") },
  { path: 'a.sh', text: "export DB_PASSWORD='‹›'\n", encode: shellSingle },
  { path: 'Dockerfile', text: 'ENV DB_PASSWORD="‹›"\n', encode: backslashed('"') },
  {
    path: 'docker-compose.yml',
    text: 'services:\n  db:\n    environment:\n      - DB_PASSWORD=‹›\n',
    encode: asIs,
    not: /: | #/,
  },
  {
    path: 'docker-compose.yml',
    text: "services:\n  db:\n    environment:\n      DB_PASSWORD: '‹›'\n",
    encode: doubled("'"),
  },
  {
    path: 'handover/docs/a.md',
    text: '| System | User | Password |\n| --- | --- | --- |\n| LIS | lis | ‹› |\n',
    encode: value => value.replaceAll('|', '\\|'),
  },
  { path: 'handover/docs/a.md', text: '# A\n\n数据库密码：‹›\n', encode: asIs },
  { path: 'handover/docs/a.md', text: '```yaml\npassword: "‹›"\n```\n', encode: backslashed('"') },
];

describe('a strong password behind a strong label', () => {
  for (const { path, text, encode, not } of FORMATS) {
    it(`is found wherever its signs stand: ${path}: ${text.split('\n').find(line => line.includes('‹›'))}`, () => {
      const values = fc.sample(
        strong.filter(value => not === undefined || !not.test(value)),
        { numRuns: 300, seed: 7 },
      );
      const missed = values.filter(value => !isCovered(text, path, encode(value)));
      assert.ok(
        missed.length <= values.length * 0.03,
        `${missed.length}: ${missed.slice(0, 12).join('   ')}`,
      );
    });
  }

  it('is covered as a whole', () => {
    const values = fc.sample(strong, { numRuns: 300, seed: 11 });
    for (const value of values) {
      const inner = backslashed('"')(value);
      assert.equal(isCovered('class A { String password = "‹›"; }', 'A.java', inner), true, value);
    }
  });
});

/** Whether one finding covers the value, apart from a sign at its ends. */
function isCovered(frame: string, path: string, inner: string): boolean {
  const text = frame.replace('‹›', () => inner);
  const from = frame.indexOf('‹›');
  return findSensitive(text, { path, today }).some(
    ({ start, end }) => start <= from + 1 && end >= from + inner.length - 1 && start < from + inner.length,
  );
}
