import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CLI, measure, option, report } from './measure.ts';

// Config files: finding them among 100,000 files next to git's own list of these and reading once those that matter.

const FILES = 100_000;
const given = option('--repository');
const place = mkdtempSync(join(tmpdir(), 'handover-bench-'));
const repository = join(place, 'repository');
if (given) execFileSync('git', ['clone', '--quiet', '--shared', given, repository]);
else makeManyFiles(repository, FILES);

const command = [process.execPath, CLI, 'configs', '--format', 'json'];
const answer = spawnSync(process.execPath, command.slice(1), { cwd: repository, maxBuffer: 1024 ** 3 });
const { files } = JSON.parse(answer.stdout.toString()) as { files: { path: string; risk: string }[] };
const all = execFileSync('git', ['ls-files', '-z'], { cwd: repository, maxBuffer: 1024 ** 3 });
const count = all.toString().split('\0').length - 1;
console.log(
  `\nhandover configs on ${given ?? 'files made for this'}: ${count} files, ${files.length} of them config files`,
);

const codes = [0, 1];
const times = 3;
const list = ['git', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'];
const listed = measure({ command: list, cwd: repository, times });
report('git ls-files, with what is not committed', listed);
const names = join(place, 'names');
// Of site content only the names count.
const read = files.filter(({ risk }) => risk !== 'site-content').map(({ path }) => `${path}\0`);
writeFileSync(names, read.join(''));
const reading = measure({ command: ['xargs', '-0', '-a', names, 'cat'], cwd: repository, times });
report(`reading the ${read.length} of them that have keys once`, reading);
const found = measure({ command, cwd: repository, codes, times });
report(
  'handover configs',
  found,
  { times: 4, of: listed.median + reading.median, floor: 'both' },
  { megabytes: 200 },
);
writeFileSync(join(repository, 'handover.config.yaml'), 'version: 1\n');
mkdirSync(join(repository, 'handover'), { recursive: true });
writeFileSync(join(repository, 'handover', 'config-index.yaml'), 'version: 1\nentries: []\n');
const index = measure({ command: [process.execPath, CLI, 'configs', 'add', '.'], cwd: repository, times: 1 });
report('handover configs add .', index);
report('handover configs, with the index', measure({ command, cwd: repository, codes, times }));
for (let number = 0; number < 5; number += 1)
  write(`staged/${number}/${number === 0 ? 'jdbc.properties' : 'Main.java'}`, 'url=1\n');
execFileSync('git', ['add', 'staged'], { cwd: repository });
const staged = [process.execPath, CLI, 'check', '--staged'];
report(
  'handover check --staged, 5 files, a config file among them',
  measure({ command: staged, cwd: repository, codes, times }),
);
rmSync(place, { recursive: true, force: true });

/** A hospital project that grew for years: code, libraries, site content, documents, and a file in a hundred that configures. */
function makeManyFiles(folder: string, number: number): void {
  mkdirSync(folder, { recursive: true });
  execFileSync('git', ['init', '--quiet', '-b', 'main'], { cwd: folder });
  const parts = [
    'commit refs/heads/main\ncommitter Bench <bench@his.example> 1700000000 +0000\ndata 5\nfiles\n',
  ];
  for (let at = 0; at < number; at += 1) {
    const [path, text] = fileOf(at);
    parts.push(`M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`);
  }
  execFileSync('git', ['fast-import', '--quiet'], {
    cwd: folder,
    input: parts.join(''),
    maxBuffer: 1024 ** 3,
  });
  execFileSync('git', ['reset', '--quiet', '--hard'], { cwd: folder });
}

function fileOf(at: number): [path: string, text: string] {
  const site = `site${at % 40}`;
  const settings = (write: (key: string) => string) =>
    Array.from({ length: 30 }, (_, key) => write(`his.part${key % 6}.key${key}`)).join('');
  switch (at % 1000) {
    case 0:
    case 1:
    case 2:
      return [`sites/${site}/${at}/application-prod.yml`, settings(key => `${key}: value\n`)];
    case 3:
    case 4:
      return [`sites/${site}/${at}/jdbc.properties`, settings(key => `${key}=value\n`)];
    case 5:
      return [
        `web/${site}/${at}/web.config`,
        `<configuration><appSettings>${settings(key => `<add key="${key}" value="v"/>\n`)}</appSettings></configuration>`,
      ];
    case 6:
      return [
        `deploy/${site}/${at}/docker-compose.yml`,
        `services:\n  his:\n    image: his:1\n    environment:\n      A${at}: b\n`,
      ];
    case 7:
      return [`deploy/${site}/${at}/Dockerfile`, 'FROM scratch\n'];
    case 8:
      return [`conf/${site}/${at}/settings.ini`, `[his]\n${settings(key => `${key} = value\n`)}`];
    case 9:
      return [`docs/${site}/note${at}.md`, `# Note ${at}\n\n${'How the ward list is set up. '.repeat(40)}\n`];
  }
  if (at % 1000 < 60) return [`openmrs/apps/${site}/form${at}.json`, `{"name": "form${at}"}\n`];
  if (at % 1000 < 160) return [`web/node_modules/library${at % 300}/file${at}.json`, '{}\n'];
  if (at % 1000 < 200) return [`src/test/resources/case${at}.xml`, '<a/>\n'];
  const folder = `src/main/java/his/module${at % 700}`;
  return [`${folder}/Class${at}.java`, `class Class${at} {\n  String a = "b";\n}\n`];
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(repository, path)), { recursive: true });
  writeFileSync(join(repository, path), text);
}
