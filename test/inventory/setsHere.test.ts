// biome-ignore-all lint/suspicious/noTemplateCurlyInString: samples of config files
import assert from 'node:assert/strict';
import { commentsOfKeys } from '../../src/inventory/keyComments.ts';
import { readKeys } from '../../src/inventory/keys.ts';
import type { ConfigParser } from '../../src/inventory/kinds.ts';
import { setsHere } from '../../src/inventory/setsHere.ts';

const CANARY = 'Kanarie7Xq9';
const here = (text: string, parser: ConfigParser) =>
  setsHere(text, readKeys(text, parser).keys).map(({ text: said, line }) => `${line} ${said}`);

describe('setsHere', () => {
  it('names no address that stands for one that is not told', () => {
    const text =
      'BASE_API=http://XXX.XXX.XXX.XXX:8080/api\nPAY_URL=https://www.xxx.com\nlis.host=lis.his.cn\n';
    assert.deepEqual(here(text, 'properties'), ['3 lis.host → lis.his.cn']);
  });

  it('names databases, interfaces, ports and switches with their lines', () => {
    const spring = [
      'server:',
      '  port: 8080',
      'spring.datasource:',
      `  url: jdbc:mysql://10.1.2.3:3306/his_prod?user=root&password=${CANARY}`,
      'lis:',
      '  url: http://lis.hospital.cn:9000/api?token=1',
      '  enabled: true',
    ].join('\n');
    assert.deepEqual(here(spring, 'yaml'), [
      '2 port 8080',
      '4 MySQL his_prod (10.1.2.3:3306)',
      '6 lis.url → lis.hospital.cn:9000',
      '7 lis.enabled = true',
    ]);
    assert.deepEqual(here(`url=jdbc:oracle:thin:@10.0.0.5:1521:orcl\n`, 'properties'), [
      '1 Oracle orcl (10.0.0.5:1521)',
    ]);
    assert.deepEqual(
      here(
        `<c><connectionStrings><add name="His" connectionString="Data Source=10.0.0.9;Initial Catalog=HIS;Password=${CANARY}"/></connectionStrings></c>`,
        'xml',
      ),
      ['1 HIS (10.0.0.9)'],
    );
    assert.deepEqual(here('services:\n  app:\n    image: a\n  db:\n    image: b\n', 'yaml'), ['3 app + db']);
    assert.deepEqual(here('[pacs]\nhost=10.9.8.7\ncode=1\n', 'ini'), ['2 pacs.host → 10.9.8.7']);
  });

  it('puts a database together from keys beside each other', () => {
    const cases: [text: string, parser: ConfigParser, ...told: string[]][] = [
      [
        'DB_CONNECTION=mysql\nDB_HOST=10.0.0.5\nDB_PORT=3306\nDB_DATABASE=lab\n',
        'dotenv',
        '4 MySQL lab (10.0.0.5)',
      ],
      ['POSTGRES_HOST=db\nPOSTGRES_DB=ris\n', 'dotenv', '2 PostgreSQL ris (db)'],
      [
        'production:\n  adapter: postgresql\n  host: 10.0.0.7\n  database: ris\n',
        'yaml',
        '4 PostgreSQL ris (10.0.0.7)',
      ],
      [
        "<?php\nreturn [\n  'mysql' => [\n    'host' => env('DB_HOST', '10.0.0.5'),\n    'database' => env('DB_DATABASE', 'checkup'),\n  ],\n];\n",
        'code',
        '5 MySQL checkup (10.0.0.5)',
      ],
      [
        "DATABASES = {\n  'default': {\n    'ENGINE': 'django.db.backends.oracle',\n    'NAME': os.environ.get('DB', 'emr'),\n    'HOST': '10.0.0.6',\n  }\n}\n",
        'code',
        '4 Oracle emr (10.0.0.6)',
      ],
      ['db:\n  host: ${DB_HOST:10.0.0.8}\n  database: his\n', 'yaml', '3 his (10.0.0.8)'],
      // What is made at run time is not told, and a name alone is the name of anything.
      ["return [\n  'host' => env('DB_HOST'),\n  'database' => env('DB_DATABASE'),\n];\n", 'code'],
      ['lis:\n  host: 10.0.0.9\n  name: east\n', 'yaml', '2 lis.host → 10.0.0.9'],
    ];
    for (const [text, parser, ...told] of cases) assert.deepEqual(here(text, parser), told, text);
  });

  it('names ports and titles that devices call it by, and servers of a web client', () => {
    assert.deepEqual(
      here(
        '{\n  "Name": "x",\n  "DicomAet": "EASTPACS",\n  "DicomPort": 4242,\n  "HttpPort": 8042\n}\n',
        'json',
      ),
      ['3 DicomAet EASTPACS', '4 DicomPort 4242', '5 HttpPort 8042'],
    );
    assert.deepEqual(here('[scp]\nae_title=WESTPACS\nlisten_port=104\nreport=7\ntransport=9\n', 'ini'), [
      '2 scp.ae_title WESTPACS',
      '3 scp.listen_port 104',
    ]);
    assert.deepEqual(
      here(
        "window.config = {\n  lisUrl: 'http://10.5.5.5:8000',\n  risUrl: 'https://XXX.XXX.XXX.XXX/x',\n};\n",
        'none',
      ),
      ['2 lisUrl → 10.5.5.5:8000'],
    );
  });

  it('reads nginx and Oracle names, which have no keys', () => {
    assert.deepEqual(
      here(
        'server {\n  listen 443 ssl;\n  server_name his.cn;\n  proxy_pass http://10.0.0.1:8080/;\n}\n',
        'none',
      ),
      ['2 port 443', '3 his.cn', '4 → 10.0.0.1:8080'],
    );
  });

  it('shows no secret, account, path or query', () => {
    for (const text of [
      `a.url=mongodb://root:${CANARY}@10.0.0.1/his\n`,
      `password=${CANARY}\nmy.token=http://${CANARY}.cn\n`,
      `a.url=https://user:${CANARY}@10.0.0.1/${CANARY}?k=${CANARY}\n`,
      `redis.url=redis://:${CANARY}@10.0.0.1:6379\n`,
    ])
      assert.ok(!here(text, 'properties').join().includes(CANARY), here(text, 'properties').join());
  });
});

describe('commentsOfKeys', () => {
  const said = (text: string, parser: ConfigParser) =>
    [...commentsOfKeys(text, readKeys(text, parser).keys)].map(
      ([name, { text: words, line }]) => `${line} ${name}: ${words}`,
    );

  it('takes what stands above or beside a key', () => {
    assert.deepEqual(
      said(
        '# Minutes until a bed is\n# free again\nbed.timeout=5\n\nport=1 # of the gateway\n# ------\nx=1\n# old=1\ny=2\n',
        'properties',
      ),
      ['1 bed.timeout: Minutes until a bed is free again', '5 port: of the gateway'],
    );
    assert.deepEqual(said('[a]\n; 医保接口地址\nurl=1\n', 'ini'), ['2 a.url: 医保接口地址']);
    assert.deepEqual(said("return [\n  // How long a session lives\n  'life' => 1,\n];", 'code'), [
      '2 life: How long a session lives',
    ]);
  });

  it('takes comments of XML and of properties', () => {
    assert.deepEqual(
      said(
        '<a>\n  <!-- Number of the house -->\n  <site>07</site>\n  <lis url="x"/> <!-- the laboratory -->\n</a>',
        'xml',
      ),
      ['2 a.site: Number of the house', '4 a.lis.url: the laboratory'],
    );
    assert.deepEqual(said('! Port of the device\nport=1\n', 'properties'), ['1 port: Port of the device']);
  });

  it('takes comments between signs, without rulers, and what marks the text of a chart', () => {
    assert.deepEqual(
      said(
        "return [\n  /*\n  |------------\n  | Name of the house\n  |------------\n  |\n  | Printed on each report.\n  |\n  */\n\n  'name' => 'x',\n  /** where reports are put */\n  'folder' => 'y',\n  'size' => 3,\n];\n",
        'code',
      ),
      ['4 name: Name of the house Printed on each report.', '12 folder: where reports are put'],
    );
    assert.deepEqual(said('# -- number of copies\nreplicaCount: 2\n', 'yaml'), [
      '1 replicaCount: number of copies',
    ]);
    assert.deepEqual(said('/*\n * password: old\n */\nvar a = 1;\nb = 2;\n', 'code'), []);
  });

  it('takes nothing beside a secret', () => {
    assert.deepEqual(said('password=abc # was hunter two before\n', 'properties'), []);
  });
});
