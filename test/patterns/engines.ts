import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { findSuppressions } from '../../src/core/suppressions.ts';
import { findHints } from '../../src/history/comments/findHints.ts';
import { loadHints } from '../../src/history/comments/rules.ts';
import { plainSubject } from '../../src/history/outside.ts';
import { readBranchKey, readReferences, readRevert, unfinishedMark } from '../../src/history/references.ts';
import { readCsvExport } from '../../src/history/trackerExport/csv.ts';
import { readJsonExport } from '../../src/history/trackerExport/json.ts';
import { loadTrackers } from '../../src/history/trackers.ts';
import { readKeys } from '../../src/inventory/keys.ts';
import { compileKnownConfigs } from '../../src/inventory/kinds.ts';
import { readMentions } from '../../src/inventory/mentions.ts';
import { variablesInCode, variablesInConfig } from '../../src/inventory/variables.ts';
import { parsePage } from '../../src/pack/markdown/page.ts';
import { findPlaceholder, findQuestions, sectionsOf } from '../../src/pack/markdown/placeholders.ts';
import { parseYaml } from '../../src/pack/yaml/parse.ts';
import { slipsIn } from '../../src/pack/yaml/slips.ts';
import { readHosts, readImages } from '../../src/prefill/hosts.ts';
import { findSensitive, findSensitivePath } from '../../src/sensitive/index.ts';
import { scanFile } from '../../src/sensitive/scanFile.ts';

// `node engines.ts [NAME…]` gives every engine one large text after the other; prints the name of each before it begins,
// and `end` at last. Who calls it ends it when one of them does not come to its end.

const data = (path: string) => readFileSync(new URL(`../../src/${path}`, import.meta.url), 'utf8');
const hints = () => loadHints(data('history/hints.yaml'));
const today = '2026-06-15';

/** Each reads a text that a person or a repository may hand in. */
export const ENGINES: Readonly<Record<string, () => (text: string) => unknown>> = {
  'secrets and patients in settings': () => text => findSensitive(text, { path: 'a.yml', today }),
  'secrets in a path': () => text => findSensitivePath(text, { today }),
  'both layers of secrets': () => text => scanFile({ path: 'a.md', text }, today),
  'hints in java': () => hintsIn('src/test/java/ATest.java'),
  'hints in typescript': () => hintsIn('a.test.tsx'),
  'hints in yaml': () => hintsIn('a.yml'),
  'hints in ruby': () => hintsIn('spec/a_spec.rb'),
  'hints in c#': () => hintsIn('test/ATests.cs'),
  'hints in a document': () => hintsIn('a.adoc'),
  tickets: () => {
    const grammar = loadTrackers(data('history/trackers.yaml'), [{ id: 'zentao' }]);
    return text => {
      readReferences(`Fixes #1\n\n${text} #2`, grammar);
      readReferences(`${text} HIS-12`, grammar);
      readBranchKey(text, grammar);
      readRevert(`Revert "a"\n\n${text}`);
      readRevert(text);
      unfinishedMark(text);
      plainSubject(text);
    };
  },
  'exports of trackers': () => text => [
    attempt(() => readCsvExport(text)),
    attempt(() => readJsonExport(text)),
  ],
  'keys of settings': () => text => {
    for (const parser of ['properties', 'yaml', 'json', 'ini', 'toml', 'dotenv', 'xml'] as const)
      readKeys(text, parser);
  },
  'kinds of config files': () => {
    const { kinds } = compileKnownConfigs(parse(data('inventory/known-configs.yaml')));
    return text => kinds.map(({ content, environment }) => [content?.test(text), environment?.test(text)]);
  },
  'variables of settings': () => text => [
    variablesInCode(text, 'a.java', 1),
    variablesInConfig(text, 'a.yml'),
  ],
  mentions: () => text => readMentions([{ path: 'a.md', text }], ['config/a.yml']),
  'pages of a pack': () => text => parsePage(text),
  placeholders: () => text => [findQuestions(text), findPlaceholder(text), sectionsOf(text)],
  'yaml of a pack': () => text => parseYaml(text),
  'slips in yaml': () => text => slipsIn(text, 0, text.length),
  'disable comments': () => text =>
    findSuppressions(`# handover-disable-next-line ${text}\n${text}`, 'a.yml'),
  hosts: () => text => [readHosts(text, 'a.yml'), readImages(text, 'docker-compose.yml')],
};

/** What a pattern may begin with, go on with, or wait for; each has once kept an engine busy, or nearly. */
const REPEATED: readonly string[] = [
  ...['\n', ' ', 'a', '0', '中', '-', '"', '(', '['],
  ...['password=', 'TODO ', '<<<<<<< a\n', '- a: b\n', '#1 ', '$' + '{', '| a | b |\n'],
];
/** With `--more` and at full length, for whoever changes an engine: some ten minutes for all of them. */
const MORE: readonly string[] = [
  ...[
    '\r',
    '\u3000',
    '\\',
    '*',
    '|',
    ':',
    '/',
    '.',
    ',',
    '@',
    '$',
    '{',
    "'",
    '{{',
    '<!--',
    '/*',
    '<a ',
    '<td>',
  ],
  ...['password: ', '密码:', '账号/密码 ', 'user:pass@', '://', 'jdbc:a:', 'eyJ', '-----BEGIN ', '待办'],
  ...['fixes #1, ', 'HIS-12 ', 'a/b/', '// TODO x\n', '# a\n', '- ', 'a: b\n', 'a=b\n', '    \n', '\\\n'],
  ...['[a](b) ', '[a]: b\n', '```\n', '"a",', '\t\n', '<<A\n', '患者', '住院号 12'],
];
/** Just below what the readers of structured text accept, with `--more`. */
const LENGTH = 999_900;
/**
 * What takes the square of the length needs a sixteenth of the time then, and still a hundred times as long as a linear
 * engine; the stack, and the arguments of a call, are too small for it by far.
 */
const SHORTER = 250_000;

function hintsIn(path: string): (text: string) => unknown {
  const rules = hints();
  // The word makes the lexer read the whole text.
  return text => findHints(path, `${text}\n// TODO x\n# TODO x`, rules);
}

/** Readers of exports say by an error what they cannot read; how long that takes is what is asked here. */
function attempt(read: () => unknown): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
  }
}

if (import.meta.main) {
  const words = process.argv.slice(2);
  const isMore = words.includes('--more');
  const names = words.filter(word => !word.startsWith('--'));
  const length = isMore ? LENGTH : SHORTER;
  for (const name of names.length > 0 ? names : Object.keys(ENGINES)) {
    const engine = ENGINES[name]?.();
    if (engine === undefined) throw new Error(`no engine ${name}`);
    for (const part of isMore ? [...REPEATED, ...MORE] : REPEATED) {
      console.log(`${name}: ${JSON.stringify(part)}`);
      const start = process.cpuUsage();
      await engine(part.repeat(Math.ceil(length / part.length)));
      const { user } = process.cpuUsage(start);
      if (words.includes('--times')) console.log(`  ${Math.round(user / 1000)} ms`);
    }
  }
  console.log('end');
}
