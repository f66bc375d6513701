import assert from 'node:assert/strict';
import { publicAddress, readHosts, readImages, registryOf } from '../../src/prefill/hosts.ts';
import fc from '../helpers/properties.ts';

const hostsIn = (text: string) =>
  readHosts(text, 'conf/app.yml').map(({ host, protocol }) => `${protocol} ${host}`);

describe('reading hosts', () => {
  const texts: [text: string, ...hosts: string[]][] = [
    ['url: jdbc:mysql://10.1.2.3:3306/his?useSSL=false', 'mysql 10.1.2.3:3306'],
    ['url=jdbc:oracle:thin:@10.1.2.3:1521:orcl', 'oracle 10.1.2.3:1521'],
    ['url=jdbc:oracle:thin:@//db.his.cn:1521/orcl', 'oracle db.his.cn:1521'],
    ['url=jdbc:sqlserver://10.1.2.4:1433;databaseName=his', 'sqlserver 10.1.2.4:1433'],
    ['jdbc.url=jdbc:dm://dm.hospital.local:5236', 'dm dm.hospital.local:5236'],
    ['<address>https://yb.example.gov.cn/api</address>', 'https yb.example.gov.cn'],
    ['"pacs": "dicom://pacs.hospital.cn:11112",', 'dicom pacs.hospital.cn:11112'],
    ['redis://10.0.0.5:6379 amqp://10.0.0.6:5672', 'redis 10.0.0.5:6379', 'amqp 10.0.0.6:5672'],
    ['mongodb+srv://cluster.his.cn/lis', 'mongodb+srv cluster.his.cn'],
    ['HTTPS://LIS.HOSPITAL.CN/x', 'https LIS.HOSPITAL.CN'],
    ['http://young.hospital.cn http://xxa.cn', 'http young.hospital.cn', 'http xxa.cn'],
    ['a: http://lis.cn/a\nb: http://lis.cn/b', 'http lis.cn'],
  ];
  for (const [text, ...hosts] of texts) it(text, () => assert.deepEqual(hostsIn(text), hosts));

  it('leaves out mirrors and machines that build, by the key that names them', () => {
    const text = 'BUILD_PIP_INDEX_URL=https://a.university.edu.cn\nexport SONAR_HOST=https://b.vendor.cn\n';
    assert.deepEqual(hostsIn(`${text}TC_SERVER: https://c.vendor.cn\nPACS_URL=https://d.vendor.cn\n`), [
      'https d.vendor.cn',
    ]);
  });

  const nobody = [
    'https://mermaid.live/edit',
    'https://goproxy.cn',
    'http://www.w3.org/2001/XMLSchema',
    'http://maven.apache.org/POM/4.0.0',
    'https://repo.spring.example.com/x',
    'http://localhost:8080/',
    'http://127.0.0.1:8080/',
    'http://0.0.0.0:80/',
    'http://redis:6379/',
    'https://maven.aliyun.com/repository/public',
    'https://jakarta.ee/xml/ns/persistence',
    'mailto://a.b.cn',
    'note: see 10.1.2.3:80',
    'url: http://XXX.XXX.XXX.XXX:8080/api',
    'https://www.xxx.com/pay',
    'http://x.x.x.x:8080/',
    'https://your-domain.com/callback',
  ];
  for (const text of nobody) it(`names nobody: ${text}`, () => assert.deepEqual(hostsIn(text), []));

  it('of the web are partners of nobody in a file that says how to build', () => {
    const text = '<url>http://nexus.his.cn/</url> <db>jdbc:mysql://10.1.2.3:3306/his</db>';
    for (const path of ['pom.xml', 'his-api/build.gradle', '.github/workflows/ci.yml', 'web/package.json'])
      assert.deepEqual(
        readHosts(text, path).map(({ host }) => host),
        ['10.1.2.3:3306'],
      );
  });

  it('says where it stands', () => {
    assert.deepEqual(readHosts('x: ftp://files.his.cn/', 'a/b.yml'), [
      { host: 'files.his.cn', protocol: 'ftp', path: 'a/b.yml', line: 1 },
    ]);
  });

  it('reads no comment, no namespace, but the value that holds unless a variable is set', () => {
    const text =
      '# http://old.his.cn/\n<beans xmlns="http://names.his.cn/schema">\nurl: $' +
      '{URL:-https://api.his.cn}\n';
    assert.deepEqual(
      readHosts(text, 'a.yml').map(({ host, line }) => [host, line]),
      [['api.his.cn', 3]],
    );
  });
});

describe('a password in an address', () => {
  // Put together here, so that no scanner takes this file for a leak.
  const secret = ['Tr0ub', 'dor'].join('');
  const addresses = [
    `http://admin:${secret}@lis.hospital.cn:8080/api`,
    `redis://:${secret}@10.0.0.5:6379/0`,
    `mongodb://his:${secret}@10.0.0.7:27017/his?authSource=admin`,
    `jdbc:oracle:thin:his/${secret}@10.1.2.3:1521:orcl`,
    `jdbc:mysql://10.1.2.3:3306/his?user=root&password=${secret}`,
    `https://lis.hospital.cn/${secret}/callback`,
    `ftp://${secret}.name:pass@files.hospital.cn/`,
    `ftp://user:${secret}.cn@files.hospital.cn/`,
    `http://user:a:${secret}.com@files.hospital.cn/`,
    `http://user:p%40${secret}.cn@files.hospital.cn/`,
    `http://user:p/${secret}.cn@files.hospital.cn/`,
    `http://user:x@${secret}.cn@files.hospital.cn/`,
    `http://user:10.1.1.1:${secret}@files.hospital.cn/`,
    `amqp://${secret}.cn:5672@files.hospital.cn/`,
  ];
  for (const address of addresses) {
    it(`never shows: ${address.replace(secret, '…')}`, () => {
      const hosts = readHosts(`url: ${address}`, 'app.yml');
      assert(!JSON.stringify(hosts).toLowerCase().includes(secret.toLowerCase()), JSON.stringify(hosts));
    });
  }

  it('still lets the host be seen', () => {
    assert.deepEqual(hostsIn(`http://admin:${secret}@lis.hospital.cn:8080/api`), [
      'http lis.hospital.cn:8080',
    ]);
    assert.deepEqual(hostsIn(`redis://:${secret}@10.0.0.5:6379/0`), ['redis 10.0.0.5:6379']);
  });

  it('never shows, whatever letters it has', () => {
    const letters = fc.string({
      unit: fc.constantFrom('a', 'Z', '7', '.', ':', '!', '#', '$', '%', '-', '_', '+', '=', '*'),
      minLength: 6,
      maxLength: 16,
    });
    fc.assert(
      fc.property(letters, password => {
        const hosts = readHosts(`url: http://admin:${password}@lis.hospital.cn:8080/api`, 'app.yml');
        assert(
          hosts.every(({ host }) => host === 'lis.hospital.cn:8080'),
          JSON.stringify(hosts),
        );
      }),
    );
  });
});

describe('the address of a repository', () => {
  it('loses user name and password', () => {
    const secret = ['glpat', 'x1y2z3'].join('-');
    assert.equal(
      publicAddress(`https://oauth2:${secret}@git.his.cn/his/app.git`),
      'https://git.his.cn/his/app.git',
    );
    assert.equal(publicAddress(`https://${secret}@git.his.cn/his/app.git`), 'https://git.his.cn/his/app.git');
  });

  it('loses a password that holds an @', () => {
    const address = publicAddress(`https://wang:p@${'ssw0rd'}@git.his.cn/app.git`);
    assert.equal(address, 'https://git.his.cn/app.git');
  });

  it('stays as it is where it holds none', () => {
    for (const url of ['https://git.his.cn/his/app.git', 'git@git.his.cn:his/app.git'])
      assert.equal(publicAddress(url), url);
    assert.equal(publicAddress('ssh://git@git.his.cn:2222/app.git'), 'ssh://git.his.cn:2222/app.git');
  });

  it('is none when it is a path of this machine', () => {
    for (const url of [
      '/srv/git/app.git',
      '../app.git',
      'file:///srv/app.git',
      'C:\\git\\app.git',
      undefined,
    ])
      assert.equal(publicAddress(url), undefined);
  });
});

describe('reading images', () => {
  const imagesIn = (text: string) =>
    readImages(text, 'docker-compose.yml').map(({ service, image }) => `${service}: ${image}`);

  it('takes the image of each service, without its version', () => {
    const text = [
      'services:',
      '  his-db: # main',
      '    image: "mysql:8.0"',
      '  app:\r',
      `    image: harbor.his.cn/his/app:\${TAG:-latest}`,
      '  lis:',
      '    image: openmrs/openmrs@sha256:0123',
    ].join('\n');
    assert.deepEqual(imagesIn(text), ['his-db: mysql', 'app: harbor.his.cn/his/app', 'lis: openmrs/openmrs']);
  });

  it('keeps the port of a registry', () => {
    assert.deepEqual(imagesIn('services:\n  app:\n    image: harbor.his.cn:5000/his/app:1.0\n'), [
      'app: harbor.his.cn:5000/his/app',
    ]);
  });

  it('takes the base images of a Dockerfile, but no earlier stage', () => {
    const text =
      'FROM --platform=linux/amd64 node:20 AS build\nRUN x\nFROM build AS test\nFROM scratch\nFROM nginx:1.27\n';
    const images = readImages(text, 'Dockerfile').map(({ image }) => image);
    assert.deepEqual(images, ['node', 'nginx']);
  });

  it('leaves out an image that a variable names', () => {
    assert.deepEqual(imagesIn(`services:\n  app:\n    image: \${IMAGE}\n`), []);
  });

  it('tells a registry from a folder of the public one', () => {
    assert.equal(registryOf('harbor.his.cn/his/app'), 'harbor.his.cn');
    assert.equal(registryOf('harbor:5000/app'), 'harbor:5000');
    assert.equal(registryOf('openmrs/openmrs'), '');
    assert.equal(registryOf('mysql'), '');
  });
});
