import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Issue } from '../../src/history/issue.ts';
import { openAssets } from '../../src/io/assets.ts';
import { openProject } from '../../src/io/project.ts';
import { checkProject } from '../../src/usecases/check/checkProject.ts';
import { createFolder } from '../helpers/folder.ts';
import { CASES, TODAY } from './support.ts';

const issue = (fingerprint: string, severity: string, state: string, title: string) =>
  ({ class: 'todo-comment', key: `key of ${fingerprint}`, title, severity, fingerprint, triage: { state } }) as unknown as Issue;

describe('decisions about critical issues', () => {
  it('ask for a solution where they say resolved, unless a document names the issue', async () => {
    const folder = await createFolder();
    await folder.write({
      'handover/team.yaml': 'version: 1\n',
      'handover/docs/solutions.md': '# Solutions\n\n## Named in words\n',
      'handover/issues.yaml': `version: 1\nitems:\n${['a', 'b', 'c', 'd'].map(id => `  - { fingerprint: ${id}, state: ${id === 'd' ? 'not-an-issue' : 'resolved'} }\n`).join('')}`,
    });
    const project = await openProject(folder.root, { named: true, environment: folder.environment });
    const items = [
      issue('a', 'critical', 'resolved', 'Payment fails'),
      issue('b', 'minor', 'resolved', 'Colour'),
      issue('c', 'critical', 'resolved', 'Named in words'),
      issue('d', 'critical', 'not-an-issue', 'None'),
    ];
    const { findings } = await checkProject(
      project,
      { scope: { kind: 'pack' }, today: TODAY, rules: ['incident-without-solution'] },
      {
        assets: openAssets(join(CASES, '..', '..')),
        openStaged: async () => {
          throw new Error('nothing is staged');
        },
        readIssues: async () => ({ items, complete: true, unread: [] }),
      },
    );
    await folder.cleanup();
    assert.deepEqual(
      findings.map(({ file, data }) => [file, data['id']]),
      [['handover/issues.yaml', 'key of a']],
    );
  });
});
