import assert from 'node:assert/strict';
import { differingKeys } from '../../src/deployment/differing.ts';
import { settingsOf } from '../../src/deployment/valueOf.ts';
import type { ConfigFile } from '../../src/inventory/detect.ts';

const file = (path: string, environment: string): ConfigFile => ({
  path,
  kind: 'spring-boot',
  risk: 'high',
  parser: 'yaml',
  environment,
  environmentFrom: { by: 'profile', part: environment },
});
const SECRET = ['Tr0ub', 'dor'].join('');

describe('keys that environments set differently', () => {
  const files = [file('a/application-test.yml', 'test'), file('a/application-prod.yml', 'prod')];
  const settings = [
    ...settingsOf(
      'server.port: 80\nlis.url: http://test\ndb.password: x\n',
      'a/application-test.yml',
      'yaml',
    ),
    ...settingsOf(
      `server.port: 80\nlis.url: http://prod\ndb.password: ${SECRET}\n`,
      'a/application-prod.yml',
      'yaml',
    ),
  ];

  it('are named with their places, and never with a value', () => {
    const found = differingKeys(files, settings);
    assert.deepEqual(
      found.map(({ name, environments, places }) => [name, environments, places.map(({ line }) => line)]),
      [
        ['lis.url', ['test', 'prod'], [2, 2]],
        ['db.password', ['test', 'prod'], [3, 3]],
      ],
    );
    assert.ok(!JSON.stringify(found).includes(SECRET));
  });

  it('are none where files have nothing to do with each other, or there is one environment', () => {
    assert.deepEqual(differingKeys([files[0] as ConfigFile], settings), []);
    assert.deepEqual(
      differingKeys(
        [file('b/application-test.yml', 'test'), file('a/application-prod.yml', 'prod')],
        settings,
      ),
      [],
    );
  });
});
