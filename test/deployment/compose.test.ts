import assert from 'node:assert/strict';
import { isComposeFile, readCompose, startOrder } from '../../src/deployment/compose.ts';

const COMPOSE = `x-common: &common
  restart: always
  env_file: .env.site
services:
  web:
    <<: *common
    build:
      context: ./web
    depends_on: { app: { condition: service_healthy } }
    ports:
      - target: 80
        published: 8080
    volumes: ['/etc/letsencrypt:/etc/letsencrypt:ro', 'data:/data', '/var/run/docker.sock:/x']
  app:
    image: registry.his.cn:5000/his/app:\${TAG:-2.4.1}
    depends_on: [db]
    healthcheck: { test: [CMD, curl, -f, 'http://localhost:8081/health'] }
    environment: [DB_HOST=db, SECRET]
    mem_limit: 2g
  db:
    image: mysql:8.0.31
`;

describe('reading compose files', () => {
  const services = readCompose(COMPOSE, 'compose.yml');
  const [web, app, db] = services;

  it('says what runs, also what is built and what a variable stands for', () => {
    assert.deepEqual(
      services.map(({ name, image, version, build }) => [name, image, version, build]),
      [
        ['web', undefined, undefined, './web'],
        ['app', 'registry.his.cn:5000/his/app', '2.4.1', undefined],
        ['db', 'mysql', '8.0.31', undefined],
      ],
    );
  });

  it('knows a version from a digest, and how much is logged', () => {
    const [one] = readCompose(
      'services:\n  a:\n    image: nginx:1.25.4-alpine@sha256:31bad0\n    logging: { options: { max-size: 10m, max-file: "3" } }\n',
      'c.yml',
    );
    assert.deepEqual([one?.image, one?.version], ['nginx', '1.25.4']);
    assert.deepEqual(
      one?.logging.map(({ name, value }) => `${name} ${value}`),
      ['max-size 10m', 'max-file 3'],
    );
  });

  it('says where it stands', () => assert.deepEqual([web?.line, app?.line, db?.line], [5, 14, 20]));

  it('knows ports, health, limits, and what lies on the server itself', () => {
    assert.deepEqual(web?.ports, [{ value: '8080:80', path: 'compose.yml', line: 11 }]);
    assert.equal(app?.health?.value, 'curl -f http://localhost:8081/health');
    assert.deepEqual(
      app?.limits.map(({ name, value }) => [name, value]),
      [['mem_limit', '2g']],
    );
    assert.deepEqual(
      web?.hostPaths.map(({ value }) => value),
      ['/etc/letsencrypt'],
    );
    assert.deepEqual(
      web?.envFiles.map(({ value }) => value),
      ['.env.site'],
    );
    assert.deepEqual([...(app?.variables.keys() ?? [])], ['DB_HOST']);
  });

  it('puts each service after those it needs', () => {
    assert.deepEqual(
      startOrder(services)?.map(({ name }) => name),
      ['db', 'app', 'web'],
    );
  });

  it('says no order where none is told, or each waits for the other', () => {
    assert.equal(
      startOrder(readCompose('services:\n  a: {image: x}\n  b: {image: y}\n', 'c.yml')),
      undefined,
    );
    const circle = 'services:\n  a: {image: x, depends_on: [b]}\n  b: {image: y, depends_on: [a]}\n';
    assert.equal(startOrder(readCompose(circle, 'c.yml')), undefined);
  });

  it('is not misled by what is no compose file', () => {
    assert.deepEqual(readCompose('a: 1\nb: [x]\n', 'compose.yml'), []);
    assert.deepEqual(readCompose('services: [', 'compose.yml'), []);
    for (const path of [
      'docker-compose.yml',
      'deploy/compose.prod.yaml',
      'his.compose.yml',
      'docker-stack.yml',
    ])
      assert.ok(isComposeFile(path), path);
    for (const path of ['src/composer.yml', 'compose.ts', 'stackoverflow.yml'])
      assert.ok(!isComposeFile(path), path);
  });
});
