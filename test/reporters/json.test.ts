import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { Ajv } from 'ajv';
import type { Report } from '../../src/reporters/report.ts';
import { finding, mixedFindings, NOTHING_MEASURED, print, report } from './support.ts';

const SCHEMA = new URL('../../schemas/output/check.schema.json', import.meta.url);

describe('the report for programs', () => {
  let validate: (document: unknown) => boolean;

  before(async () => {
    validate = new Ajv().compile(JSON.parse(await readFile(SCHEMA, 'utf8')));
  });

  const printed = async (what: Report, quiet = false) => JSON.parse(await print('json', what, { quiet }));

  it('has the shape that others rely on', async () => {
    const readiness = { prevention: 1, response: 2, handover: 3, longTerm: null, total: 2 };
    const crashes = [{ ruleId: 'overdue', message: 'x' }];
    const findings = [finding({ fixable: true })];
    const document = await printed(
      report({ findings, readiness, crashes, baselined: 4, fixed: 5, notes: ['n'] }),
    );
    assert.deepEqual(document, {
      version: 1,
      findings: [
        {
          ruleId: 'unknown-person',
          severity: 'error',
          file: 'handover/checklist.yaml',
          line: 12,
          column: 3,
          endLine: 12,
          endColumn: 8,
          message: 'Nobody in team.yaml is called “li”.',
          fingerprint: '00112233aabbccdd',
          help: 'handover explain unknown-person',
          fixable: true,
        },
      ],
      summary: { errors: 1, warnings: 0, infos: 0 },
      readiness,
      mustHaves: null,
      baselined: 4,
      fixed: 5,
      complete: true,
      notes: ['n'],
      crashes,
    });
    assert.ok(validate(document));
  });

  it('is accepted by its schema when empty and when mixed', async () => {
    assert.ok(validate(await printed(report())));
    const mixed = await printed(report({ findings: mixedFindings() }));
    assert.ok(validate(mixed));
    assert.deepEqual(mixed.readiness, NOTHING_MEASURED);
    assert.ok(!validate({ ...mixed, surprise: true }), 'the schema refuses what it does not describe');
  });

  it('prints only what the schema describes, whatever a finding carries', async () => {
    const findings = [{ ...finding(), secret: 'Abc@1234' }];
    assert.ok(validate(await printed(report({ findings }))));
  });

  it('lists only errors when it shall be quiet, and counts all', async () => {
    const document = await printed(report({ findings: mixedFindings() }), true);
    assert.deepEqual(
      document.findings.map(({ severity }: { severity: string }) => severity),
      ['error', 'error'],
    );
    assert.deepEqual(document.summary, { errors: 2, warnings: 1, infos: 1 });
  });
});
