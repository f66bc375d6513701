import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { UserError } from '../../../src/core/errors.ts';
import { fieldsOfPack, findField } from '../../../src/pack/fields/findField.ts';
import { readYamlFile, type YamlFile } from '../../../src/pack/yaml/file.ts';

const read = (schema: string, path: string, text: string): YamlFile =>
  readYamlFile(
    path,
    text,
    schema,
    JSON.parse(readFileSync(new URL(`../../../schemas/${schema}.schema.json`, import.meta.url), 'utf8')),
  );

const FILES = [
  read(
    'checklist',
    'handover/checklist.yaml',
    `version: 1
project: { name: his }
customer:
  contacts:
    - { id: zhang, name: 张建国 }
    - { name: no id }
  accounts: [{ id: project, system: LIS }]
progress:
  milestones:
    - { id: v2.1, title: Go-live }
    - { id: v2, title: planned }
  blockers: [~, { id: stage, title: x }]
`,
  ),
  read('team', 'handover/team.yaml', 'version: 1\npeople: [{ id: li, name: 李伟 }]\nroles: {}\n'),
  read(
    'config-index',
    'handover/config-index.yaml',
    'version: 1\nentries:\n  - path: conf/app.yml\n    keys: [{ name: spring.redis.host }]\n  - path: .env\n',
  ),
  read('config', 'handover.config.yaml', 'version: 1\nrules: { overdue: off }\n'),
  ...['2026-03-li', '2026-04-wang'].map(folder =>
    read('transition', `handover/transitions/${folder}/transition.yaml`, 'version: 1\nleaving: li\n'),
  ),
];
const pathOf = (way: string) => findField(FILES, way).path.join('/');

describe('the field that a way means', () => {
  it('is found by its own name, whichever it is', () => {
    const places = fieldsOfPack(FILES);
    assert.ok(places.length > 200);
    for (const { file, path, name } of places) {
      const found = findField(FILES, name);
      assert.equal(`${found.file.path} ${found.path.join('/')}`, `${file.path} ${path.join('/')}`, name);
    }
  });

  const ways: readonly (readonly [way: string, path: string])[] = [
    ['project.name', 'project/name'],
    ['项目.project.name', 'project/name'],
    ['checklist.progress.stage', 'progress/stage'],
    ['stage', 'progress/stage'],
    ['milestones.v2.1.planned', 'progress/milestones/0/planned'],
    ['milestones.v2.planned', 'progress/milestones/1/planned'],
    ['progress.milestones.Go-live.title', 'progress/milestones/0/title'],
    ['张建国.phone', 'customer/contacts/0/phone'],
    ['contacts.1.name', 'customer/contacts/1/name'],
    ['accounts.project.system', 'customer/accounts/0/system'],
    ['团队.主实施', 'roles/primary'],
    ['team.project-manager', 'roles/projectManager'],
    ['conf/app.yml.purpose', 'entries/0/purpose'],
    ['.env.purpose', 'entries/1/purpose'],
    ['2026-04-wang.transition.successor', 'successor'],
    ['settings.language', 'language'],
  ];
  for (const [way, path] of ways)
    it(`is found by ${way}`, () => {
      assert.equal(pathOf(way), path);
    });

  it('is not guessed where several are meant, or none', () => {
    for (const [way, id, fields] of [
      ['leaving', 'error.field.several', /2026-03-li\.transition\.leaving, 2026-04-wang/],
      ['milestones.title', 'error.field.several', /v2\.1\.title, .*v2\.title/],
      ['progress.stgae', 'error.field.unknown', /^progress\.stage/],
      ['progress', 'error.field.unknown', /./],
      ['', 'error.field.unknown', /./],
      ['version', 'error.field.unknown', /./],
      ['__proto__.x', 'error.field.unknown', /./],
    ] as const)
      assert.throws(
        () => pathOf(way),
        error =>
          error instanceof UserError && error.messageId === id && fields.test(String(error.data['fields'])),
        way,
      );
  });
});
