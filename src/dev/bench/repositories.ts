import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';

/**
 * Makes a repository with a long history, the same every time: twenty people, a thousand files, tickets, reverts and
 * comments with something to do.
 * @param folder is made
 */
export function makeLongHistory(folder: string, commits: number): void {
  mkdirSync(folder, { recursive: true });
  execFileSync('git', ['init', '--quiet', '-b', 'main'], { cwd: folder });
  const parts: string[] = [];
  for (let number = 1; number <= commits; number += 1) parts.push(commit(number));
  execFileSync('git', ['fast-import', '--quiet'], {
    cwd: folder,
    input: parts.join(''),
    maxBuffer: 1024 ** 3,
  });
  execFileSync('git', ['reset', '--quiet', '--hard'], { cwd: folder });
}

function commit(number: number): string {
  const person = (number * 7) % 20;
  const file = `module${number % 25}/File${(number * 31) % 1000}.java`;
  const time = 1_100_000_000 + number * 7000;
  const mark = number % 9 === 0 ? `// TODO check fee ${number}\n` : '';
  const text = `class File${number % 1000} {\n${mark}  int value = ${number};\n}\n`;
  const message = `${subject(number)}\n\n${'What changed for the ward, and why it had to. '.repeat(6)}\n`;
  return [
    'commit refs/heads/main\n',
    `committer Person ${person} <person${person}@his.example> ${time} +0000\n`,
    `data ${Buffer.byteLength(message)}\n${message}`,
    `M 100644 inline ${file}\n`,
    `data ${Buffer.byteLength(text)}\n${text}\n`,
  ].join('');
}

function subject(number: number): string {
  // As in projects that exist: most commits name the ticket that a score of others name, few close one.
  if (number % 20 === 0) return `Fixes #${number}: rounding of fees`;
  if (number % 20 === 5) return `Refunds, see #${number}`;
  return `HIS-${Math.floor(number / 20)} change of the ward list`;
}

/** A hospital project that grew for years: code, libraries, site content, documents, and a file in a hundred that configures. */
export function makeManyFiles(folder: string, number: number): void {
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
