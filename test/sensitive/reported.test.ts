import assert from 'node:assert/strict';
import { maskSensitive } from '../../src/sensitive/index.ts';
import { scanFile } from '../../src/sensitive/scanFile.ts';
import { residentId } from './cases.ts';

// What a file as a whole tells: whose it is, and what is around. What is said is less than what is masked.

const today = '2026-01-15';
const PASSWORD = "$password = 'Kestrel-Bay-41';";
const KEY = `-----BEGIN RSA PRIVATE KEY-----\n${'MIICXQIBAAKBgQDAqIL0uGKmTR98Lxx2vEEE1OGKkMXFo0JViitALe7Onhxxqx0H\n'.repeat(3)}-----END RSA PRIVATE KEY-----`;

async function said(path: string, text: string): Promise<string[]> {
  const matches = await scanFile({ path, text }, today);
  return matches.map(({ start, end }) => text.slice(start, end));
}

async function isSaid(path: string, text: string): Promise<boolean> {
  return (await said(path, text)).length > 0;
}

describe('what is said of a copy of a library', () => {
  for (const path of [
    'classes/adodb/server.php',
    'classes/adodb_old/server.php',
    'js/yui-3.10.3/model/rest.php',
    'html2pdf/_tcpdf_5.0.002/cache.php',
    'public/AdminLTE/bower_components/morris/donut.php',
    'frontend/protected/vendor/robmorgan/phinx/seed.php',
    'lib/PHPMailer-master/login.php',
  ])
    it(`is nothing about a password in ${path}, which stays masked`, async () => {
      assert.equal(await isSaid(path, PASSWORD), false);
      assert.doesNotMatch(maskSensitive(PASSWORD, { path, today }), /Kestrel/);
    });

  for (const path of [
    'classes/dao/server.php',
    'src/main/java/com/his/vendor/Login.php',
    'app/views/vendor/login.php',
    'his-2.3.1/server.php',
    // People write into the configuration of a library.
    'ThinkPHP/Library/Vendor/WxPay/WxPay.Config.php',
    'public/ueditor/php/config.php',
  ])
    it(`is what stands in ${path}, which is the project's`, async () => {
      assert.deepEqual(await said(path, PASSWORD), ['Kestrel-Bay-41']);
    });

  it('is a key, but for the one that everybody has', async () => {
    assert.equal(await isSaid('vendor/wxpay/cert/apiclient_key.pem', KEY), true);
    assert.equal(await isSaid('vendor/react/socket/examples/localhost.pem', KEY), false);
    assert.equal(await isSaid('classes/tcpdf/tcpdf.crt', KEY), false);
    assert.equal(await isSaid('deploy/examples/localhost.pem', KEY), true);
  });

  it('is nothing where a page script says by name, release and licence whose it is, or was put together', async () => {
    const code = 'var opts = { password: "Kestrel-Bay-41" };\n';
    assert.equal(await isSaid('web/js/login.js', code), true);
    assert.equal(
      await isSaid('web/js/grid.js', `/*! Grid v4.2.1 | (c) Acme | Licensed under MIT */\n${code}`),
      false,
    );
    assert.equal(await isSaid('web/js/page.js', `/* HIS 4.2.1, written for the hospital */\n${code}`), true);
    assert.equal(await isSaid('web/app.js', `${'function a(b){return b+1}'.repeat(1500)}${code}`), false);
  });

  it('is nothing about what the development tools keep', async () => {
    const text = '<add sessionKey="AQIAAA5mAAAApAAAKmFQvWHDEETRz8l2bjZlRxIkwcqTFaCU" />\n';
    assert.equal(await isSaid('Manager/.vs/config/applicationhost.config', text), false);
    assert.equal(await isSaid('Manager/config/applicationhost.config', text), true);
  });
});

describe('what is said of a manual', () => {
  const request = (token: string, host: string) =>
    `<code>curl -X GET -H "Authorization: ${token}" "http://${host}/api/v1/patients"</code>\n`;

  it('is nothing about tokens for the machine of its reader', async () => {
    assert.equal(await isSaid('public/index.html', request('LkBuS3be13tX', 'localhost:3000')), false);
    assert.equal(await isSaid('docs/api.md', request('nNcp7X6p60El', '127.0.0.1:3000')), false);
    assert.equal(await isSaid('docs/api.md', request('nNcp7X6p60El', 'api.example.com')), false);
    assert.equal(await isSaid('docs/api.md', request('nNcp7X6p60El', '10.20.3.4:3000')), true);
    assert.equal(await isSaid('scripts/call.sh', request('nNcp7X6p60El', 'localhost:3000')), true);
  });

  it('is nothing where most of many requests go there', async () => {
    const local = Array.from({ length: 5 }, (_, at) => request(`LkBuS3be1${at}tX`, 'localhost:3000'));
    const other = '<code>curl -X POST -H "Authorization: 8Azu1BYHc2r0" -d \'{}\'</code>\n';
    assert.equal(await isSaid('public/index.html', local.join('') + other), false);
    assert.equal(await isSaid('public/index.html', other), true);
  });

  it('is nothing about passwords that say that they are samples, and not whose', async () => {
    for (const value of ['SecurePassword123!', 'StrongPass1', 'testpass', 'YourSecurePassword1'])
      assert.equal(await isSaid('docs/setup.md', `ORTHANC_PASSWORD=${value}\n`), false, value);
    assert.equal(await isSaid('docs/setup.md', 'ORTHANC_PASSWORD=Kestrel-Bay-41\n'), true);
    assert.equal(await isSaid('deploy/orthanc.env', 'ORTHANC_PASSWORD=SecurePassword123!\n'), true);
  });

  it('is nothing about the body of a request with a password for nobody', async () => {
    const body = (value: string) => `curl -X POST /login -d '{"username":"joe","password":"${value}"}'\n`;
    assert.equal(await isSaid('docs/api.md', body('password123')), false);
    assert.equal(await isSaid('docs/api.md', body('Kestrel-Bay-41')), true);
  });
});

describe('what is said of other files', () => {
  it('is nothing about accounts at the addresses that are kept for samples', async () => {
    const row = (mail: string) =>
      `INSERT INTO tbl_user (username, password, email) VALUES ('test1', 'pass1', '${mail}');\n`;
    assert.equal(await isSaid('db/schema.sql', row('test1@example.com')), false);
    assert.equal(await isSaid('db/schema.sql', row('test1@hospital.cn')), true);
  });

  it('is nothing about the database that a build starts for itself', async () => {
    const text = 'env:\n  POSTGRES_PASSWORD: postgres\n';
    assert.equal(await isSaid('.github/workflows/ci.yml', text), false);
    assert.equal(await isSaid('.gitlab-ci.yml', text), false);
    assert.equal(await isSaid('deploy/compose.yml', text), true);
    assert.equal(await isSaid('.github/workflows/ci.yml', 'env:\n  DB_PASSWORD: Kestrel-Bay-41\n'), true);
  });

  it('is nothing about a digest beside its salt, nor about the salt', async () => {
    const digest = '904bf83b60c821aacc43d601b203b124a63fa08f';
    assert.equal(await isSaid('db/users.yml', `salt: laWkLAw6QB\npassword: ${digest}\n`), false);
    assert.equal(await isSaid('db/users.json', `{"password": "${digest}", "salt": "laWkLAw6QB"}\n`), false);
    assert.equal(await isSaid('db/users.yml', `password: ${digest}\n`), true);
    assert.equal(await isSaid('db/users.yml', 'salt: laWkLAw6QB\npassword: Kestrel-Bay-41\n'), true);
  });

  it('is nothing about numbers that somebody counted up for a page', async () => {
    const rows = (numbers: readonly string[]) =>
      numbers.map(one => `{ patientId: 'PAT-2024-${one}' },\n`).join('');
    assert.equal(await isSaid('app/page.tsx', rows(['001', '002', '003', '004'])), false);
    assert.equal((await said('app/page.tsx', rows(['0817', '0233', '0591']))).length, 3);
    assert.equal((await said('logs/2024.log', rows(['001', '002', '003']))).length, 3);
  });

  it('is nothing about phrases of words in tests, and names that say that they are for a test', async () => {
    const phrase = "private const PASSPHRASE = 'offline restore recovery phrase 2026';\n";
    assert.equal(await isSaid('tests/Feature/RestoreTest.php', `<?php\n${phrase}`), false);
    assert.equal(await isSaid('app/Restore.php', `<?php\n${phrase}`), true);
    assert.equal(await isSaid('src/worker.rs', 'app_key: Some("base64:test-application-secret")\n'), false);
    assert.equal(
      await isSaid('ci/app.env', 'APP_KEY=base64:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n'),
      false,
    );
  });

  it('is nothing about a placeholder in Base64', async () => {
    const secret = (plain: string) => `data:\n  API_KEY: "${btoa(plain)}"\n`;
    assert.equal(await isSaid('deploy/k8s/secret.yaml', secret('placeholder-api-key')), false);
    assert.equal(await isSaid('deploy/k8s/secret.yaml', secret('0123456789abcdef0123456789abcdef')), false);
    assert.equal(await isSaid('deploy/k8s/secret.yaml', secret('Kestrel-Bay-41-lune')), true);
  });

  it('is nothing about an account in an example that is its own password', async () => {
    const text = 'DATABASE_URL=postgresql://relay:relay@postgres:5432/relay\n';
    assert.equal(await isSaid('backend/.env.example', text), false);
    assert.equal(await isSaid('backend/.env', text), true);
    assert.equal(await isSaid('backend/.env.example', text.replace(':relay@', ':Kq77-lune@')), true);
  });

  it('is nothing about people in files of samples, but a number of somebody', async () => {
    const patient = '{"resourceType": "Patient", "name": [{"family": "Okonkwo", "given": ["Ada"]}]}\n';
    assert.equal(await isSaid('test/fixtures/files/patient.json', patient), false);
    assert.equal(await isSaid('docs/patient-example.json', patient), false);
    assert.equal(await isSaid('export/2026-01-03.json', patient), true);
    const number = `{"sfzh": "${residentId('33019919650703011')}"}\n`;
    assert.equal(await isSaid('docs/patient-example.json', number), true);
  });

  it('is nothing about people that a page template shows with their pictures', async () => {
    const row = (picture: string) =>
      `{"Patientname": "Andrea Lalema", "diagnosis": "asthma"${picture}},\n{"Patientname": "Mark Hay", "diagnosis": "asthma"${picture}}\n`;
    assert.equal(await isSaid('public/assets/json/appointments.json', row('')), true);
    assert.equal(
      await isSaid('public/assets/json/appointments.json', row(', "img": "assets/img/p1.jpg"')),
      false,
    );
  });

  it('is nothing about many pairs of words that a program keeps', async () => {
    const rows = (count: number) =>
      Array.from({ length: count }, (_, at) => `login default admin/Abc${at}01x\n`).join('');
    assert.equal(await isSaid('data/menu.dic', rows(30)), false);
    assert.equal(await isSaid('data/menu.dic', rows(3)), true);
    assert.equal((await said('docs/hosts.md', rows(30))).length, 30);
  });
});

describe('what is found where the name of a file tells nothing', () => {
  it('is read as what it is written in', async () => {
    const module = (id: string) => `<action ref="chis.application.cdh.CDH/CDH/${id}"/>\n`;
    assert.equal(
      await isSaid('CDH.app', `<?xml version="1.0"?>\n<application>\n${module('H0111_2_1')}</application>\n`),
      false,
    );
    assert.equal(await isSaid('MPI.app', '<?xml version="1.0"?>\n<db password="Kestrel-Bay-41"/>\n'), true);
    assert.equal(await isSaid('billing.php.orig', '<?php\n$password = $pass;\n'), false);
    assert.equal(await isSaid('billing.php.orig', "<?php\n$password = 'Kestrel-Bay-41';\n"), true);
    assert.equal(await isSaid('Rp18DB.java#1.24', 'rr.pass = error[0]-error[Data.MAX_COLUMN-1];\n'), false);
  });

  it('is no string that a program puts together', async () => {
    for (const line of [
      `$sql = "UPDATE care_users SET password='".md5($row['password'])."'";`,
      `echo "pass = '".$pass."' <br>";`,
      `$sql .= " WITH PASSWORD '{$password}'";`,
      `String q = "password='" + pwd + "'";`,
      `$SQL = "UPDATE users SET password = '" . CryptPass($Password) . "'";`,
      `$updateStr = "password1 = password2, name = ''";`,
      `window.open(url,"report.html","resizable=0,height="+h+",width=1280,top=10,left=50");`,
      `$this->form->set_rules('password', 'new password', 'trim|required|min_length[6]|max_length[20]');`,
      `$this->pass = "&bull;&bull;&bull;&bull;&bull;&bull;";`,
    ])
      assert.equal(await isSaid('modules/bill.php', `<?php\n${line}\n`), false, line);
  });

  it('is no port of a container, no part of a path and no step of a build', async () => {
    for (const line of [
      'docker run --name mongo -p 27017:27017 -d mongo',
      'docker run -d --name mysql5 -p 127.0.0.1:3306:3306 mysql',
      './scripts/restore.sh backups/production_20260113_050000',
      '- [User Guide](docs2/user%20guide%20document.md)',
      '- uses: docker/login-action@v2',
      'full format of user and group: `targetPath:octalPermFlags#uid#gid`',
    ])
      assert.equal(await isSaid('README.md', `${line}\n`), false, line);
    assert.equal(await isSaid('README.md', 'mongo --host 10.0.0.9 -u his -p Autumn9x\n'), true);
  });

  it('is nothing that documents of a program name: lines, commits, tasks, columns of tests', async () => {
    for (const line of [
      'login helpers: urgencias.py L70-76, L82-88 y excel_headers.py L89-94',
      'account management — v1 pages/BhxhAudit.tsx:1066-1089',
      'Backup branch by user (`git branch -D backup/local-main-2026-06-13`)',
      'default-key in prod (`7bcae24`), admin gate, `e0057d5`',
      'login from `app.constants import ALL_200+_CONSTANTS`',
      'Orthanc admin: `localhost:8042` (Web), `localhost:4242` (DICOM)',
      'must pass layer-6 build-gate',
      '| Suite | Pass | Total |\n|---|---|---|\n| Cypress deep | 1022 | 1255 |',
      'login locales: zh_HK.utf8, pt_BR.utf8, fa_IR.utf8',
      '| CancellationToken | Med-2 | `Submit(...)` |',
    ])
      assert.equal(await isSaid('docs/STATUS.md', `${line}\n`), false, line);
    assert.equal(await isSaid('docs/STATUS.md', '| User | Pass |\n|---|---|\n| sa | Kq77120 |\n'), true);
    assert.equal(await isSaid('docs/STATUS.md', '| Token | 8f3k2Lq0pZx7Vb1n |\n'), true);
  });

  it('is no column of a program, whatever its file is called', async () => {
    const lines = Array.from({ length: 12 }, (_, at) => `  KxConst_ERR_AS_3B_${at},`).join('\n');
    assert.equal(await isSaid('DicomVCL.drc', `KxConst_PASSWORD,\n${lines}\n`), false);
    assert.equal(await isSaid('notes.drc', '数据库密码：Kq#77120\n'), true);
  });

  it('is no field that a patient has, and no finding of an examination', async () => {
    for (const text of [
      'Patient Country Code, diagnosis of asthma\n',
      'Patient Birth Place, dx: asthma\n',
      '患者：黄染，诊断：肝炎\n',
      '患者：艾滋病，诊断：肝炎\n',
    ])
      assert.equal(await isSaid('docs/fields.md', text), false, text);
    assert.equal(await isSaid('docs/fields.md', 'Patient Ada Okonkwo, diagnosis of asthma\n'), true);
    assert.equal(await isSaid('docs/fields.md', '患者：黄慕白，诊断：肝炎\n'), true);
  });

  it('is a password with a dot where an installer is told one', async () => {
    assert.deepEqual(await said('preseed.cfg', 'd-i passwd/root-password password winter.harbor\n'), [
      'winter.harbor',
    ]);
    assert.deepEqual(await said('ks.cfg', 'rootpw --plaintext autumn.bridge\n'), ['autumn.bridge']);
    assert.equal(await isSaid('preseed.cfg', 'd-i passwd/make-user boolean false\n'), false);
  });
});
