import assert from 'node:assert/strict';
import { guessThirdParties, hostsOf, imagesOf } from '../../src/prefill/thirdParties.ts';
import { context, withTexts } from './context.ts';

const partiesOf = (texts: Record<string, string>) => guessThirdParties(context(withTexts(texts))).items ?? [];

describe('guessing third parties', () => {
  it('finds nobody where no file names a host', () => assert.deepEqual(partiesOf({ 'a.yml': 'a: 1' }), []));

  it('names every host once, with the first file that names it', () => {
    assert.deepEqual(partiesOf({ 'a.yml': 'x: http://lis.cn/a', 'b.yml': 'x: http://lis.cn/b' }), [
      {
        id: 'lis-cn',
        name: 'lis.cn',
        kind: 'service',
        interface: 'lis.cn',
        protocol: 'http',
        confirm: true,
        from: 'a.yml:1',
      },
    ]);
  });

  it('knows an authority by its domain', () => {
    const kinds = partiesOf({
      'a.yml': 'https://yb.zj.gov.cn/ https://nhsa.gov/ https://api.gov.cn:8443/ https://gov.hospital.cn/',
    }).map(({ kind }) => kind);
    assert.deepEqual(kinds, ['government', 'government', 'government', 'service']);
  });

  it('never shows user name, password, path or query of an address', () => {
    const secret = ['hunter', '2x'].join('');
    const parties = partiesOf({
      'application.yml': [
        `url: jdbc:mysql://root:${secret}@10.1.2.3:3306/his?password=${secret}`,
        `lis: http://wang:${secret}@lis.hospital.cn/${secret}?token=${secret}#${secret}`,
        `password: ${secret}`,
      ].join('\n'),
      'docker-compose.yml': `services:\n  db:\n    image: mysql:8\n    environment:\n      MYSQL_PWD: ${secret}\n`,
    });
    assert.deepEqual(
      parties.map(({ name }) => name),
      ['lis.hospital.cn', 'Container images of Docker Hub'],
    );
    const text = JSON.stringify(parties);
    assert(!text.includes(secret) && !text.includes('root') && !text.includes('wang'), text);
  });

  it('leaves out what is the project itself: its names, its containers, its databases', () => {
    const parties = partiesOf({
      'nginx.conf': 'server_name his.hospital.cn www.his.hospital.cn;\nproxy_pass http://172.17.0.1:8012/;\n',
      'application.yml': [
        'app-url: https://www.his.hospital.cn/login',
        'spring.datasource.url: jdbc:mysql://10.1.2.3:3306/his',
        'lis.url: http://lis.vendor.cn:81/api',
      ].join('\n'),
    });
    assert.deepEqual(
      parties.map(({ name, from }) => [name, from]),
      [['lis.vendor.cn:81', 'application.yml:3']],
    );
  });

  it('leaves out where the services of the project find each other, and databases of a cloud', () => {
    const parties = partiesOf({
      'appsettings.json': '"Db": "Server=tcp:his.database.windows.net,1433;Initial Catalog=his;",',
      'odbc.config': 'connectionString="Data Source = tcp:10.1.2.3,1433;Initial Catalog=his"',
      'application.yml': [
        '      defaultZone: http://10.1.2.4:8760/eureka/,http://10.1.2.5:8761/eureka/',
        'nacos.server-addr: http://10.1.2.6:8848',
        'report: https://rm-1.mysql.rds.aliyuncs.com/x',
        'lis: http://10.1.2.7:81/api',
      ].join('\n'),
    });
    assert.deepEqual(
      parties.map(({ name }) => name),
      ['10.1.2.7:81'],
    );
  });

  it('makes one entry of the images of a publisher', () => {
    const compose = (...images: string[]) =>
      `services:\n${images.map((image, index) => `  s${index}:\n    image: ${image}\n`).join('')}`;
    const parties = partiesOf({
      'docker-compose.yml': compose('mysql:8', 'redis', 'openmrs/core:2', 'harbor.his.cn/lis/web:1'),
      'deploy/compose.prod.yaml': compose('mysql:8', 'openmrs/gateway'),
    });
    assert.deepEqual(
      parties.map(({ id, name, provides, from }) => [id, name, provides, from]),
      [
        ['images-docker-hub', 'Container images of Docker Hub', 'mysql, redis', 'docker-compose.yml'],
        [
          'images-docker-hub-openmrs',
          'Container images of Docker Hub / openmrs',
          'openmrs/core, openmrs/gateway',
          'docker-compose.yml',
        ],
        [
          'images-harbor-his-cn-lis',
          'Container images of harbor.his.cn / lis',
          'harbor.his.cn/lis/web',
          'docker-compose.yml',
        ],
      ],
    );
  });

  it('looks for images only in compose files and Dockerfiles', () => {
    const text = '  app:\n    image: mysql:8\n';
    const images = imagesOf(context(withTexts({ 'values.yaml': text, 'application.yml': text })));
    assert.deepEqual(images, []);
    assert.deepEqual(
      imagesOf(context(withTexts({ 'build/Dockerfile.prod': 'FROM nginx:1\n' }))).map(({ image }) => image),
      ['nginx'],
    );
  });

  it('gives hosts ids of their own', () => {
    const ids = partiesOf({ 'a.yml': 'http://a-b.cn/ http://a.b.cn/' }).map(({ id }) => id);
    assert.deepEqual(ids, ['a-b-cn', 'a-b-cn-2']);
  });

  it('lists at most thirty', () => {
    const text = Array.from({ length: 40 }, (_, index) => `http://10.0.0.${index + 1}/`).join('\n');
    assert.equal(hostsOf(context(withTexts({ 'a.yml': text }))).length, 40);
    assert.equal(partiesOf({ 'a.yml': text }).length, 30);
  });
});
