// biome-ignore-all lint/suspicious/noTemplateCurlyInString: samples of config files and code
import assert from 'node:assert/strict';
import { doesWithout } from '../../src/inventory/doesWithout.ts';
import { absentPath, filesNamedIn, knownPaths } from '../../src/inventory/namedFiles.ts';
import { undefinedVariables, variablesInCode, variablesInConfig } from '../../src/inventory/variables.ts';
import {
  copiedTemplates,
  variablesLeftOut,
  variablesSetIn,
  variablesSetInCode,
  variablesSetInCommands,
  variablesWithValue,
} from '../../src/inventory/variablesSet.ts';

/** Names that a line reads; a `?` behind those that it can do without. */
const read = (line: string, file: string) =>
  variablesInCode(line, file, 1).map(({ name, hasDefault }) => name + (hasDefault ? '?' : ''));

describe('a variable that code reads into a name and goes on without', () => {
  const CASES: [string, boolean][] = [
    ['const a = process.env.A;\nif (a) {\n  use(a);', true],
    ['const a = import.meta.env.A;\nconst b = import.meta.env.B;\nif (b && a) {', true],
    ["const a = process.env.A;\nreturn a ?? 'x';", true],
    ["const a: string | undefined = process.env.A;\nrun(a || 'x');", true],
    ['a = os.getenv("A")\n\nif not a:\n    return  # off', true],
    ['a = os.getenv("A")\nif not a:\n    raise RuntimeError("A")', false],
    ['a = os.getenv("A")\nb = a if a else 1', true],
    ['a := os.Getenv("A")\nif a == "" {\n  log.Fatal("A")', false],
    ['a := os.Getenv("A")\nif a == "" {\n  a = "x"', true],
    ["$a = getenv('A');\nif (empty($a)) { return null; }", true],
    ['String a = System.getenv("A");\nif (a == null) {\n  throw new X();', false],
    ['String a = System.getenv("A");\nif (a != null) set(a);', true],
    ['const a = process.env.A;\nconnect(a);', false],
    ['const a = process.env.A;\nif (ab) x();\nthis.a || y;', false],
    ['connect(process.env.A);\nif (a) {', false],
    ['host: env::var("A")\n    .or_else(|_| env::var("B"))\n    .unwrap_or_else(|_| "x".into()),', true],
    ['host: env::var("A")\n    .map_err(|_| Missing)?,\nport: env::var("B").unwrap_or(1)', false],
    ['val a = System.getenv("A")\n    ?: "x"', true],
    ['Optional.ofNullable(System.getenv("A"))\n    .orElseThrow();\n', false],
    ["if (! env('A')) {\n    Route::any('/x');\n}", true],
    ['if not os.getenv("A"):\n    raise SystemExit(1)', false],
    ["if (!process.env.A) {\n  console.error('A');\n  process.exit(1);\n}", false],
    ['val, ok := os.LookupEnv("A")\nif !ok {\n  return true\n}', true],
    ['val, ok := os.LookupEnv("A")\nif !ok {\n  log.Fatal("A")\n}', false],
    ["process.env.A,\n'http://x',", false],
    ['const { A, B } = process.env;\n\nfunction x() {\n  if (A) y();\n}', true],
    ['const { A, B } = process.env;\nconnect(A);\nif (B) x();', false],
  ];
  for (const [text, expected] of CASES)
    it(JSON.stringify(text), () => assert.equal(doesWithout(text.split('\n'), 1, 'A'), expected));
});

it('a variable has another value below it, in a call of several lines', () => {
  const lines = ['const base = ensureBase(', '  process.env.BASE,', "  'http://x',", ');'];
  assert.equal(doesWithout(lines, 2, 'BASE'), true);
  assert.equal(doesWithout(['connect(', ...lines.slice(1)], 2, 'BASE'), false);
});

it('a variable that stands in for a setting is one that the program does without', () => {
  const lines = ['if (string.IsNullOrEmpty(o.Version))', '{', '  o.Version = Env("VERSION");', '}'];
  assert.equal(doesWithout(lines, 3, 'VERSION'), true);
  assert.equal(doesWithout(['if (o.IsDev)', '{', '  o.Version = Env("VERSION");'], 3, 'VERSION'), false);
});

describe('variables that code reads', () => {
  const LINES: [string, string, string[]][] = [
    ["    'password' => env('DB_PASSWORD'),", 'config/database.php', ['DB_PASSWORD']],
    ["    'host' => env('DB_HOST', '127.0.0.1'),", 'config/database.php', ['DB_HOST?']],
    ["$a = getenv('A_B'); $c = $_ENV['C'] ?? 'x';", 'a.php', ['A_B', 'C?']],
    ["Env::get('database.hostname', '127.0.0.1')", 'config/database.php', ['DATABASE_HOSTNAME?']],
    ['token := os.Getenv("HIS_TOKEN")', 'main.go', ['HIS_TOKEN']],
    ['port := getEnvOr("HIS_PORT", "80")', 'main.go', ['HIS_PORT?']],
    ['var s = Environment.GetEnvironmentVariable("LIS_DB") ?? "x";', 'P.cs', ['LIS_DB?']],
    ["S := GetEnvironmentVariable('LIS_HOME');", 'Main.pas', ['LIS_HOME']],
    ["HOST = os.environ['PACS_HOST']", 'a.py', ['PACS_HOST']],
    ["PORT = config('PACS_PORT', default=104, cast=int)", 'settings.py', ['PACS_PORT?']],
    ["KEY = env.str('SECRET')", 'settings.py', ['SECRET']],
    ['const url = import.meta.env.VITE_API_URL;', 'a.ts', ['VITE_API_URL']],
    ['a(resolveExpiry(process.env.EXPIRY, DEFAULT_EXPIRY))', 'a.ts', ['EXPIRY?']],
    ["path.resolve(process.env.ROOT, 'x')", 'a.ts', ['ROOT']],
    ["p: (process.env.STORE as Config['store']) || 'local',", 'a.ts', ['STORE?']],
    ['if args.host or os.environ.get("PGHOST"):', 'a.py', ['PGHOST?']],
    ['if (a && !process.env.KEY) throw new Error();', 'a.ts', ['KEY']],
    ["target: env.VITE_PROXY || 'http://x'", 'vite.config.ts', ['VITE_PROXY?']],
    ['const { DB_HOST, DB_PORT = 3306 } = process.env;', 'a.js', ['DB_HOST', 'DB_PORT?']],
    ['ttl: parseInt(process.env.TTL, 10) || 60,', 'a.js', ['TTL?']],
    ["url ENV.fetch('HIS_URL') { 'x' }", 'a.rb', ['HIS_URL?']],
    ['std::env::var("HIS_KEY").unwrap()', 'a.rs', ['HIS_KEY']],
    ["// 'id' => env('COMMENTED')", 'config/mail.php', []],
    ['# os.environ["COMMENTED"]', 'a.py', []],
    ['x = 1 // process.env.COMMENTED', 'a.js', []],
    ["    'token' => env('POSTMARK_TOKEN'),", 'config/services.php', ['POSTMARK_TOKEN']],
    ["if ENV['QUERY_TRACE']", 'a.rb', ['QUERY_TRACE?']],
    ["load if ENV['FIRST_DEPLOY']", 'deploy.rb', ['FIRST_DEPLOY?']],
    ["default from: ENV['FROM'].presence || 'x'", 'a.rb', ['FROM?']],
    ["x = ENV['LOG_OUT'].present?", 'a.rb', ['LOG_OUT?']],
    ["mode = ENV['VERIFY'].presence", 'a.rb', ['VERIFY?']],
    ["time = ENV['OPEN_TIMEOUT']&.to_i", 'a.rb', ['OPEN_TIMEOUT?']],
    ["raise 'no' unless ENV['HIS_KEY']", 'a.rb', ['HIS_KEY']],
    ["if (process.env.RUN_SEED === 'true') {", 'a.ts', ['RUN_SEED?']],
    ["if (!process.env.JWT_KEY) throw new Error('x')", 'a.ts', ['JWT_KEY']],
    ["const raw = (import.meta.env.VITE_A as string | undefined)?.trim() ?? '';", 'a.ts', ['VITE_A?']],
    ['port=os.environ.get("MONGO_PORT") or app.config.get("MONGO_PORT", 1)', 'a.py', ['MONGO_PORT?']],
    ['send(process.env.HIS_URL, 1)', 'a.js', ['HIS_URL']],
    ['rate: parseFloatEnv(import.meta.env.VITE_RATE, 0.05),', 'a.js', ['VITE_RATE?']],
    ['n := intWithDefault(os.Getenv("HIS_N"), 5)', 'main.go', ['HIS_N?']],
    ['if let Ok(secret) = env::var("HIS_SECRET") {', 'build.rs', ['HIS_SECRET?']],
    ['if v := os.Getenv("HIS_V"); v != "" {', 'main.go', ['HIS_V?']],
  ];
  for (const [line, file, names] of LINES)
    it(`${line.trim()} (${file})`, () => assert.deepEqual(read(line, file), names));

  it('a placeholder of a config file is a whole name', () => {
    assert.deepEqual(
      variablesInConfig('a: ${HIS_URL}\nb: ${PORT:80}\nc: ${JSON.stringify(x)}\n# ${OLD}\n', 'a.yml').map(
        ({ name }) => name,
      ),
      ['HIS_URL', 'PORT'],
    );
  });

  it('names that a script within a file sets for itself are its own', () => {
    const lines = [
      'run: |',
      '  DELIMITER="x$(date)"',
      '  echo "${DELIMITER} ${HIS_HOST}"',
      '  for NODE in a b; do echo "${NODE}"; done',
      '  while read -r LINE; do echo "${LINE}"; done',
      '  true && export ERRORS="${ERRORS}a"',
    ];
    const names = (file: string) => variablesInConfig(`${lines.join('\n')}\n`, file).map(({ name }) => name);
    assert.deepEqual(names('.github/workflows/a.yml'), ['HIS_HOST']);
    assert.deepEqual(names('.env'), ['DELIMITER', 'HIS_HOST', 'NODE', 'LINE', 'ERRORS']);
  });

  it('parameters of a template of OpenShift are its own', () => {
    assert.deepEqual(variablesInConfig('{\n  "kind": "Template",\n  "a": "${NAME}"\n}\n', 'a.json'), []);
    assert.deepEqual(variablesInConfig('kind: Template\na: ${NAME}\n', 'a.yml'), []);
    assert.equal(variablesInConfig('kind: Deployment\na: ${NAME}\n', 'a.yml').length, 1);
    assert.deepEqual(variablesInConfig('value: ${APP_URL}\n', '.do/deploy.template.yaml'), []);
  });

  it('what a dashboard asks when it is imported is its own', () => {
    const board = '{\n  "__inputs": [],\n  "uid": "${DS_PROMETHEUS}",\n  "x": "${VAR_SITE} ${LIS_HOST}"\n}\n';
    const names = (text: string, file: string) => variablesInConfig(text, file).map(({ name }) => name);
    assert.deepEqual(names(board, 'grafana/his.json'), ['LIS_HOST']);
    assert.deepEqual(names(board, 'templates/his.json.j2'), ['LIS_HOST']);
    assert.deepEqual(names('{"url": "${DS_HOST}"}', 'conf/his.json'), ['DS_HOST'], 'no dashboard');
    assert.deepEqual(names('uid: ${DS_PROMETHEUS}\n"panels": 1\n', 'conf/his.yml'), ['DS_PROMETHEUS']);
  });

  it('what an engine of its own fills in is no variable', () => {
    const names = (text: string, file: string) => variablesInConfig(text, file).map(({ name }) => name);
    assert.deepEqual(names('a=${WEBAPP}\nb=${catalina.home}/x\n', 'core/datainfo.properties'), []);
    assert.deepEqual(names('a=${DB_HOST}\nb=${server.port}\n', 'application-prod.properties'), ['DB_HOST']);
    assert.deepEqual(names('a=${DB_HOST}\n', 'core/jdbc.properties'), ['DB_HOST']);
    assert.deepEqual(names('{"t": "${CLAIM.sub}@${ALIAS}"}', 'keycloak/realm.json'), []);
    assert.deepEqual(names('{"u": "https://${HOST_NAME}/${TOKEN}"}', 'src/appsettings.json'), []);
    assert.deepEqual(names('k: ${HG_KEY}\n', 'Testing/k6/docker-compose.yml'), []);
    assert.deepEqual(names('k: ${HG_KEY}\n', 'deploy/test/docker-compose.yml'), ['HG_KEY']);
  });

  it('one that has a default somewhere, or belongs to a framework, lacks nothing', () => {
    const use = (name: string, hasDefault = false) => ({ name, file: 'a.js', line: 1, hasDefault });
    const offered = { ...use('SES_KEY'), file: 'config/services.php' };
    const packaged = { ...use('TELESCOPE_DOMAIN'), file: 'config/telescope.php' };
    const uses = [
      use('A'),
      use('A', true),
      use('B'),
      use('DB_URL'),
      use('NODE_ENV'),
      use('C'),
      offered,
      packaged,
    ];
    const found = undefinedVariables(uses, new Set(['C']), new Set(['B']), () => false);
    assert.deepEqual(
      found.map(({ name, inTemplate }) => [name, inTemplate]),
      [['B', true]],
    );
  });
});

describe('variables that are set', () => {
  it('by scripts, images, services, pipelines, process managers and launch settings', () => {
    const cases: [string, string[]][] = [
      ['export A=1\n# export OLD=1\n', ['A']],
      ['@set A=1\r\nif "%B%"=="x" goto end\r\n', ['A']],
      ['$env:A = "x"\n', ['A']],
      ['ENV A 1\nENV B=1 C=2\n', ['A', 'B', 'C']],
      ['docker run -e A=1 --env B=2 his\n', ['A', 'B']],
      ['Environment="A=1" "B=2"\n', ['A', 'B']],
      ['    env:\n      A: x\n      - name: B\n', ['A', 'B']],
      ["  env: { A: 'x', B: 1 },\n", ['A', 'B']],
      ['<env name="A" value="x"/>\n<environmentVariable name="B" value="1" />\n', ['A', 'B']],
      ['"start": "cross-env A=1 node ."\n', ['A']],
      [
        '- set_fact:\n    x: 1\n  register: r\n  loop:\n    - var: A\n    - env_name: "B"\n      value: 1\n',
        ['A', 'B'],
      ],
      ['- var: x\n- key: lower\n', []],
      ['export A=${A:-$(id -u)}\n', ['A']],
      ['if [ "$A" = "x" ]; then test $B == y; fi\n', []],
    ];
    for (const [text, names] of cases) assert.deepEqual(variablesSetIn(text).sort(), names, text);
  });

  it('by the program itself', () => {
    const lines = [
      "os.environ.setdefault('A', 'x')",
      "os.environ['B'] = 'x'",
      "process.env.C = 'x'",
      'os.Setenv("D", "x")',
      "ENV['E'] ||= 'x'",
      "if process.env.F == 'x'",
      'Command::new("php").env("G", root)',
      'start.EnvironmentVariables["H"] = root;',
      'builder.environment().put("I", root);',
    ];
    assert.deepEqual(lines.flatMap(variablesSetInCode), ['A', 'B', 'C', 'D', 'E', 'G', 'H', 'I']);
  });

  it('by a template that something says to copy, where it has a value', () => {
    assert.deepEqual(copiedTemplates('Run `cp backend/.env.example backend/.env`\n'), ['.env.example']);
    assert.deepEqual(copiedTemplates('将 .env.sample 复制为 .env\n'), ['.env.sample']);
    assert.deepEqual(copiedTemplates('"@php -r \\"copy(\'.env.example\', \'.env\');\\""\n'), [
      '.env.example',
    ]);
    assert.deepEqual(copiedTemplates('See .env.example for all variables.\n'), []);
    assert.deepEqual(variablesWithValue('A=1\nB=\nC= # x\nexport D="y"\nE=""\n'), ['A', 'D']);
    assert.deepEqual(variablesLeftOut('#A=\n# B=x\n# C= is what the gateway needs\nD=1 # E=\n# see F=\n'), [
      'A',
      'B',
    ]);
    assert.deepEqual(
      variablesSetInCommands(
        'Run\n\n    HG_ENV=test HG_KEY=x docker compose up\n\n$ A=1 ./run.sh\nB=1\nC = 2 is best\n',
      ),
      ['HG_ENV', 'HG_KEY', 'A'],
    );
    assert.deepEqual(variablesWithValue('[DATABASE]\nHOSTNAME = x\n'), ['HOSTNAME', 'DATABASE_HOSTNAME']);
  });
});

describe('files that are named', () => {
  const there = knownPaths([
    'README.md',
    'docs/a.md',
    'conf/his.ini',
    'deploy/run.sh',
    'deploy/lis.env.example',
  ]);
  const absent = (text: string, file: string) =>
    filesNamedIn(text, file).flatMap(named => absentPath(named, there) ?? []);

  it('and that nobody has are told where a command or a setting needs them, or a document speaks of this project', () => {
    assert.deepEqual(absent('cp conf/db.ini.example conf/db.ini\n', 'README.md'), ['conf/db.ini.example']);
    assert.deepEqual(absent('See `conf/lis.ini` and [x](conf/pacs.ini).\n', 'README.md'), [
      'conf/lis.ini',
      'conf/pacs.ini',
    ]);
    assert.deepEqual(absent('EnvironmentFile=his.env\nEnvironmentFile=-opt.env\n', 'deploy/his.service'), [
      'deploy/his.env',
    ]);
    assert.deepEqual(absent('    env_file: prod.env\n', 'deploy/docker-compose.yml'), ['deploy/prod.env']);
  });

  it('and are there, elsewhere, made from a template or still to be made are not', () => {
    for (const [text, file] of [
      ['`conf/his.ini` and `../conf/his.ini`\n', 'docs/a.md'],
      ['Edit `/etc/nginx/nginx.conf` or `other/project.yml`.\n', 'README.md'],
      ['    env_file: lis.env\n', 'deploy/docker-compose.yml'],
      ['Create `conf/new.ini` first.\n', 'README.md'],
      ['cp "$HOME/x.conf" .\n', 'deploy/run.sh'],
    ] as const)
      assert.deepEqual(absent(text, file), [], text);
  });
});
