import assert from 'node:assert/strict';
import { isDockerfile, readDockerfile } from '../../src/deployment/dockerfile.ts';

const read = (text: string) => {
  const { bases, ports, health, start } = readDockerfile(text, 'Dockerfile');
  return {
    bases: bases.map(({ name, value, line }) => `${name} ${value} ${line}`),
    ports: ports.map(({ value }) => value),
    health: health?.value,
    start: start?.value,
  };
};

describe('reading Dockerfiles', () => {
  it('takes of several stages the last one, and a stage for no image', () => {
    const text = [
      'FROM --platform=linux/amd64 maven:3.9 AS Build',
      'EXPOSE 5005',
      'HEALTHCHECK CMD curl -f http://localhost:5005/debug',
      'CMD ["mvn", "test"]',
      'FROM build as checked',
      'FROM scratch AS empty',
      'FROM eclipse-temurin:17-jre',
      'EXPOSE 8080/tcp 53/udp 8443',
      'ENTRYPOINT ["java", "-jar", "his.jar"]',
    ].join('\n');
    assert.deepEqual(read(text), {
      bases: ['maven 3.9 1', 'eclipse-temurin 17 7'],
      ports: ['8080', '8443'],
      health: undefined,
      start: 'java -jar his.jar',
    });
  });

  it('fills in arguments: their own value before the one that stands for a missing one', () => {
    const base = (arg: string) => read(`${arg}FROM node:\${NODE:-18}\nEXPOSE \${PORT:-3000}\n`);
    assert.deepEqual(base('ARG NODE=22\nARG PORT="4000"\n').bases, ['node 22 3']);
    assert.deepEqual(base('ARG NODE=22\nARG PORT="4000"\n').ports, ['4000']);
    assert.deepEqual(base('').bases, ['node 18 1']);
    assert.deepEqual(base('').ports, ['3000']);
    assert.deepEqual(read('FROM $IMAGE\nEXPOSE $PORT\n'), {
      bases: [],
      ports: [],
      health: undefined,
      start: undefined,
    });
  });

  it('knows how it is seen to work, also where the command goes on, and when nothing looks', () => {
    const check =
      'HEALTHCHECK --interval=30s --timeout=3s \\\n  CMD curl -f http://localhost:8080/health || exit 1\n';
    assert.equal(read(`FROM nginx\n${check}`).health, 'curl -f http://localhost:8080/health || exit 1');
    assert.equal(readDockerfile(`FROM nginx\n# ${check}`, 'Dockerfile').health, undefined);
    assert.equal(readDockerfile(`FROM nginx\n${check}`, 'Dockerfile').health?.line, 2);
    assert.equal(read(`FROM nginx\n${check}HEALTHCHECK NONE\n`).health, undefined);
  });

  it('knows their files by name', () => {
    for (const path of ['Dockerfile', 'a/Dockerfile.prod', 'his.dockerfile', 'Containerfile'])
      assert.ok(isDockerfile(path), path);
    for (const path of ['Dockerfile.dockerignore', 'docs/dockerfiles.md', 'a/Dockerfile/readme.md'])
      assert.ok(!isDockerfile(path), path);
  });
});
