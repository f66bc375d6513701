import assert from 'node:assert/strict';
import {
  findSensitive,
  findSensitivePath,
  maskSensitive,
  maskSensitivePath,
} from '../../src/sensitive/index.ts';
import fc from '../helpers/properties.ts';
import { card, residentId } from './cases.ts';

const today = '2026-01-15';

function found(text: string, path = 'handover/docs/solutions.md') {
  return findSensitive(text, { path, today }).map(({ kind, start, end }) => [kind, text.slice(start, end)]);
}

function variable(inner: string): string {
  return `$\{${inner}}`;
}

describe('findSensitive', () => {
  it('takes no line of a file for a login, whatever stands before it', () => {
    assert.deepEqual(found('| `/api/auth/login` | `deploy/nginx.baremetal.conf.example:28` |'), []);
    assert.deepEqual(found('login from="scripts/restore-hop.sh, scripts/restore-pg16.ps1"'), []);
  });

  it('covers the value alone', () => {
    assert.deepEqual(found('数据库密码:Kq#77120,只读'), [['labelled-value', 'Kq#77120']]);
    assert.deepEqual(found('jdbc:oracle:thin:his/Kq_77120@10.1.1.5:1521:orcl'), [['jdbc-url', 'Kq_77120']]);
    assert.deepEqual(found('Server=.;Uid=sa;Pwd=Kq_77120;Database=his'), [['labelled-value', 'Kq_77120']]);
    assert.deepEqual(found('| 账号 | 密码 |\n|---|---|\n| sa | `Kq_77120` |'), [['table-cell', 'Kq_77120']]);
  });

  it('gives offsets of the original text, also behind full-width, invisible and growing characters', () => {
    assert.deepEqual(found('⑩㎎\u200b密\u200b码：Ｋｑ＃７７１２０ 完'), [
      ['labelled-value', 'Ｋｑ＃７７１２０'],
    ]);
    const id = residentId('33019919650703011');
    const hidden = `${id.slice(0, 6)}\u200b${id.slice(6)}`;
    assert.deepEqual(found(`身份证 ${hidden}。`), [['resident-id', hidden]]);
  });

  it('knows a resident identity number by its check character, province, date and neighbours', () => {
    const id = residentId('33019919650703011');
    assert.deepEqual(found(id), [['resident-id', id]]);
    assert.deepEqual(found(residentId('33019919650703011', 1)), []);
    assert.deepEqual(found(residentId('99019919650703011')), []);
    assert.deepEqual(found(residentId('33019919650230011')), []);
    assert.deepEqual(found(`A${id}`), []);
    assert.deepEqual(found(`${id}7`), []);
  });

  it('takes no birth date after today', () => {
    const id = residentId('33019920260115011');
    assert.equal(findSensitive(id, { path: 'a.md', today: '2026-01-14' }).length, 0);
    assert.equal(findSensitive(id, { path: 'a.md', today: '2026-01-15' }).length, 1);
  });

  it('knows a bank card by its prefix and check digit', () => {
    const number = card('622202020001234567');
    assert.deepEqual(found(number), [['bank-card', number]]);
    const last = (Number(number.at(-1)) + 1) % 10;
    assert.deepEqual(found(`${number.slice(0, -1)}${last}`), []);
    assert.deepEqual(found(`订单号 ${number}`), []);
  });

  it('leaves the telephone of staff alone', () => {
    assert.deepEqual(found('厂商工程师 13900000041'), []);
    assert.deepEqual(found('患者家属 13900000041'), [['patient-mobile', '13900000041']]);
  });

  it('reads a bare word as a variable in a program, and as a value in a configuration', () => {
    assert.deepEqual(found('password = secret7', 'src/Login.java'), []);
    assert.deepEqual(found('password = "secret7"', 'src/Login.java'), [['labelled-value', 'secret7']]);
    assert.deepEqual(found('password = secret7', 'conf/his.ini'), [['labelled-value', 'secret7']]);
    assert.deepEqual(found('password: hospitalx', 'conf/his.yml'), [['labelled-value', 'hospitalx']]);
  });

  it('takes translations for words', () => {
    for (const path of ['src/i18n/zh.json', 'messages_de.properties', 'locales/fr/login.yml']) {
      assert.deepEqual(found('password=Geheimwort', path), [], path);
    }
  });

  it('leaves made-up messages in the programs of tests alone, and finds them elsewhere', () => {
    const segment = 'PID|1||0012345||QIAN^MUBAI||19700102|M';
    assert.deepEqual(found(segment, 'src/test/java/AdtTest.java'), []);
    assert.deepEqual(found(segment, 'docs/adt.md'), [['hl7', segment.slice(4)]]);
  });

  it('leaves what tells that it is made up alone in the sources of tests, and nothing else', () => {
    const id = residentId('11010119900101123');
    for (const line of ['password = "Admin123"', 'const PASSWORD = "test"', `id_card = "${id}"`]) {
      assert.deepEqual(found(line, 'src/test/java/LoginTest.java'), [], line);
      assert.equal(found(line, 'src/main/java/Login.java').length, 1, line);
    }
    assert.deepEqual(found('password=pass1', 't/t0300-credentials.sh'), []);
    assert.deepEqual(found('password = "Kq_77120x"', 'tests/test_login.py'), [
      ['labelled-value', 'Kq_77120x'],
    ]);
    const real = residentId('33019919650703714');
    assert.deepEqual(found(`id_card = "${real}"`, 'tests/test_login.py'), [['resident-id', real]]);
  });

  it('searches what programs wrote for keys and addresses alone', () => {
    const text = 'password: Kq_77120x\nhttps://ci:Kq_77120x@registry.invalid/a.tgz\n';
    for (const path of ['package-lock.json', 'web/yarn.lock', 'lib/vue.min.js', 'app.js.map']) {
      assert.deepEqual(found(text, path), [['uri', 'Kq_77120x']], path);
    }
    assert.equal(found(text, 'locked.yml').length, 2);
  });

  it('takes a Chinese label in a program for a text', () => {
    assert.deepEqual(found('数据库密码：Kq_77120x', 'src/Login.java'), [['labelled-value', 'Kq_77120x']]);
    assert.deepEqual(found('密码：userPassword', 'src/Login.java'), []);
  });

  it('reads on where several passwords stand behind one label', () => {
    const both = [
      ['labelled-value', 'Kq_77120'],
      ['labelled-value', 'Zt#88231'],
    ];
    for (const text of [
      '原密码 Kq_77120 改为 Zt#88231',
      '口令：Kq_77120，现换成 Zt#88231',
      '密码：Kq_77120 或 Zt#88231',
      '密码：Kq_77120、Zt#88231，均可',
    ])
      assert.deepEqual(found(text), both, text);
    assert.deepEqual(found('密码：Kq_77120，端口和 8080 相同'), both.slice(0, 1));
  });

  it('gives the password alone where the account stands before it', () => {
    assert.deepEqual(found('用户名/密码：pacs/Pc#2217'), [['pair', 'Pc#2217']]);
    assert.deepEqual(found('cmdkey /add:10.1.1.3 /user:pacs /pass:Ck_77120'), [['command-line', 'Ck_77120']]);
    assert.deepEqual(found('jdbc:sqlserver://10.1.1.9:1433;user=sa;password=Jd@77120'), [
      ['jdbc-url', 'Jd@77120'],
    ]);
  });

  it('takes no variable, test result, release or name of a style for a secret', () => {
    for (const text of [
      'clone $url_userpass attempt1',
      'git clone https://user:pwd@example.com/ clone2',
      'learned to pass NO_CURL=NoThanks to make',
      'log SUCCESS "PASS: PostgreSQL"',
      '| spring-cloud-task | 1.2.4.RELEASE |',
      '| Token | Value |\n|---|---|\n| `--space-2xl` | `48px` |',
      'git clone ssh://-remote/repo.git dash-host 2>stderr',
      'creationToken = 12345678901234567890',
      'GNOME_KEYRING_PID|GPG_AGENT_INFO|GROUPS|HISTCONTROL|HISTFILE|HISTSIZE',
      '第一次登录需要输入管理员密码：http://10.1.1.2:8080/',
    ])
      assert.deepEqual(found(text), [], text);
    assert.deepEqual(found("unchanged_pass: 'text-emerald-700'", 'src/run.tsx'), []);
  });

  it('says the default of a variable, not its name', () => {
    assert.deepEqual(found(`DB: ${variable('DB_PASSWORD:-Kq_77120')}`, 'compose.yml'), [
      ['labelled-value', 'Kq_77120'],
    ]);
    assert.deepEqual(found(`DB: ${variable('DB_PASSWORD')}`, 'compose.yml'), []);
  });

  it('joins what overlaps under the more special kind', () => {
    const matches = found('jdbc:mysql://10.1.1.8/his?user=root&password=Kq_77120&useSSL=false');
    assert.deepEqual(matches, [['jdbc-url', 'Kq_77120']]);
  });

  it('gives sorted matches inside of the text, without overlaps, for any text', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '密码:',
        'password=',
        '"',
        "'",
        '| 密码 |\n|---|\n|',
        'PID|',
        '://a:',
        '@',
        '１',
        '\u200b',
        '⑩',
        '\n',
      ),
      fc.constantFrom(
        "INSERT INTO patient VALUES ('",
        '患者',
        '王小明',
        '13900000001',
        'Abc@1234',
        'jdbc:mysql:',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), pieces => {
        const text = pieces.join('');
        let last = 0;
        for (const { start, end } of findSensitive(text, { path: 'a.md', today })) {
          assert.ok(start >= last && end > start && end <= text.length);
          last = end;
        }
      }),
    );
  });

  it('ends in good time on hostile texts', () => {
    const pieces = [
      '"',
      "'",
      '1',
      '622202 ',
      'password',
      'password=',
      '密码:',
      'jdbc:mysql:',
      '://',
      'PID|',
      '| 密码 |\n',
    ];
    for (const piece of [
      ...pieces,
      "insert into patient values ('a',",
      '患者王',
      '\u200b',
      '(',
      'mysql -u ',
      'a.',
      ' ',
    ]) {
      const text = piece.repeat(Math.ceil(100_000 / piece.length));
      assert.ok(Array.isArray(findSensitive(text, { path: 'a.md', today })), piece);
    }
  }).timeout(60_000);
});

describe('maskSensitive', () => {
  const mask = (text: string) => maskSensitive(text, { path: 'a.md', today });

  it('keeps at most the first character of a secret, and five digits of a number', () => {
    assert.equal(mask('密码:Kq_77120x,只读'), '密码:K***,只读');
    assert.equal(mask('口令:Kq_77'), '口令:***');
    const id = residentId('33019919650703011');
    assert.equal(mask(`身份证 ${id}`), `身份证 330***${id.slice(-2)}`);
    assert.equal(mask('患者家属 13900000041'), '患者家属 139***41');
    assert.equal(mask('病人姓名:钱慕白 诊断:肺炎'), '病人姓名:钱*** 诊断:肺炎');
    assert.equal(mask('PID|1||0012345||QIAN^MUBAI||19700102|M'), 'PID|***');
  });

  it('gives back a text without findings as it is', () => {
    assert.equal(mask('密码：见密码管理器 １'), '密码：见密码管理器 １');
  });
});

describe('findSensitivePath', () => {
  const inPath = (path: string) =>
    findSensitivePath(path, { today }).map(({ kind, start, end }) => [kind, path.slice(start, end)]);

  it('finds names and numbers of patients', () => {
    assert.deepEqual(inPath('export/钱慕白_胸部CT_20240301.dcm'), [['path-name', '钱慕白']]);
    const id = residentId('33019919650703011');
    assert.deepEqual(inPath(`体检/${id}.pdf`), [['resident-id', id]]);
    assert.deepEqual(inPath('病历/住院号0000778812.pdf'), [['record-number', '0000778812']]);
  });

  it('finds a name in a folder, and one that is written together with what the file is', () => {
    assert.deepEqual(inPath('病历/冯砚秋/首页.pdf'), [['path-name', '冯砚秋']]);
    assert.deepEqual(inPath('病历/冯砚秋出院小结.pdf'), [['path-name', '冯砚秋']]);
    assert.deepEqual(inPath('影像/冯砚秋/冯砚秋_CT.dcm').length, 2);
    assert.equal(maskSensitivePath('影像/冯砚秋/冯砚秋_CT.dcm', { today }), '影像/冯***/冯***_CT.dcm');
  });

  it('leaves documents about a subject alone', () => {
    for (const path of [
      'docs/出院小结_模板.docx',
      'docs/东方院区体检报告.pdf',
      'docs/李敏/会议纪要.docx',
      '报告/高血压_体检报告.pdf',
      'src/main/resources/application.yml',
    ]) {
      assert.deepEqual(inPath(path), [], path);
    }
  });
});
