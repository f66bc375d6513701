import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { findSensitive } from '../../src/sensitive/index.ts';

const read = (name: string) =>
  readFileSync(new URL(`../../src/sensitive/positions/${name}`, import.meta.url), 'utf8');
const found = (text: string, path: string) =>
  findSensitive(text, { path, today: '2026-01-15' }).map(({ start, end }) => text.slice(start, end));

describe('positions.yaml', () => {
  it('follows its schema', () => {
    const ajv = new Ajv({ allErrors: true });
    const validate = ajv.compile(JSON.parse(read('positions.schema.json')));
    assert.ok(validate(parse(read('positions.yaml'))), ajv.errorsText(validate.errors));
  });

  for (const [path, text] of [
    ['A.java', 'DriverManager.getConnection(url, "lis", "Tube#2020");'],
    ['A.java', 'jedis.auth("Tube#2020");'],
    ['a.py', 'conn = pymysql.connect("10.1.1.1", "root", "Tube#2020", "his")'],
    ['a.php', "$db = new PDO($dsn, 'root', 'Tube#2020');"],
    ['a.cs', 'new NetworkCredential("svc", "Tube#2020");'],
    ['a.go', 'smtp.PlainAuth("", "his", "Tube#2020", host)'],
    ['a.pas', "ADOConnection1.Open('sa', 'Tube#2020');"],
    ['a.vb', 'conn.Open "DSN=his", "sa", "Tube#2020"'],
    ['.pgpass', '10.2.2.2:5432:his:his:Tube#2020'],
    ['a.js', 'api.open("10.2.2.2", 9001, "vendor", "Tube#2020");'],
  ] as const)
    it(`finds the password by its place: ${text}`, () => assert.deepEqual(found(text, path), ['Tube#2020']));

  it('leaves alone what is read, asked for, or something else', () => {
    for (const [path, text] of [
      ['A.java', 'DriverManager.getConnection(url, user, password);'],
      ['A.java', 'DriverManager.getConnection(url, "lis", System.getenv("PW"));'],
      ['a.py', 'conn = pymysql.connect(host, user, os.environ["PW"], db)'],
      ['a.js', 'client.on("login", "welcome-page");'],
      ['.pgpass', '# host:port:db:user:password'],
    ] as const)
      assert.deepEqual(found(text, path), [], text);
  });
});
