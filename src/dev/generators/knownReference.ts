import { parse } from 'yaml';
import type { Language } from '../../l10n/index.ts';
import { code, tableOf } from './tables.ts';

interface Kind {
  readonly id: string;
  readonly risk: string;
  readonly globs?: readonly string[];
  readonly maybe?: readonly string[];
  readonly title: Readonly<Record<Language, string>>;
  readonly why: Readonly<Record<Language, string>>;
}

interface Tracker {
  readonly id: string;
  readonly title?: string;
  readonly hosts?: readonly string[];
}

interface Call {
  readonly call: string;
  readonly of?: string;
  readonly in?: string;
  readonly secret: number;
}

interface SecretFile {
  readonly name: string;
  readonly secret: number;
}

const WORDS = {
  en: {
    title: '# What is known by name',
    intro: [
      'Kinds of config files, trackers, and the calls and files that hold a secret without a label. Each table is a YAML file',
      'to which a line can be added without programming; these pages are made from them by `npm run generate:files`.',
    ],
    kinds:
      '## Config files\n\n`src/inventory/known-configs.yaml`. The first kind that fits a file counts; where it says "by content", what the file does\ndecides as well.',
    kindColumns: ['Kind', 'Risk', 'Files', 'Why it matters'],
    content: 'by content:',
    more: (count: number) => `and ${count} more`,
    trackers:
      '## Trackers\n\n`src/history/trackers.yaml`; a project adds its own under `trackers` in `handover.config.yaml`.',
    trackerColumns: ['Tracker', 'Id', 'Hosts'],
    calls: '## Secrets by their place\n\n`src/sensitive/positions/positions.yaml`.',
    callColumns: ['Call', 'Of', 'Files', 'The secret is argument'],
    fileColumns: ['File', 'The secret is column'],
    any: 'any',
  },
  'zh-CN': {
    title: '# 按名称识别的内容',
    intro: [
      '配置文件类别、缺陷跟踪系统，以及没有标签也含有密码的调用和文件。每张表对应一个 YAML 文件，新增一行即可，无需编程；',
      '本页由 `npm run generate:files` 据此生成。',
    ],
    kinds:
      '## 配置文件\n\n`src/inventory/known-configs.yaml`。以第一个匹配的类别为准；注明“看内容”的，还要看文件实际做什么。',
    kindColumns: ['类别', '风险', '文件', '为什么重要'],
    content: '看内容：',
    more: (count: number) => `等，另有 ${count} 种`,
    trackers:
      '## 缺陷跟踪系统\n\n`src/history/trackers.yaml`；项目可在 `handover.config.yaml` 的 `trackers` 中追加。',
    trackerColumns: ['系统', '标识', '站点'],
    calls: '## 按位置识别的密码\n\n`src/sensitive/positions/positions.yaml`。',
    callColumns: ['调用', '所属', '文件', '密码是第几个参数'],
    fileColumns: ['文件', '密码是第几列'],
    any: '不限',
  },
} as const;

/** More patterns than these make a row hard to read; the YAML file has all. */
const PATTERNS = 8;

export interface KnownTables {
  /** Texts of the YAML files that each table is made from. */
  readonly configs: string;
  readonly trackers: string;
  readonly positions: string;
}

/** `docs/known*.md`: what the product knows by name. */
export function generateKnownReference(tables: KnownTables, language: Language): string {
  const words = WORDS[language];
  const { kinds } = parse(tables.configs) as { kinds: readonly Kind[] };
  const { trackers } = parse(tables.trackers) as { trackers: readonly Tracker[] };
  const { calls, files } = parse(tables.positions) as {
    calls: readonly Call[];
    files: readonly SecretFile[];
  };
  return `${[
    words.title,
    words.intro.join('\n'),
    words.kinds,
    tableOf(
      words.kindColumns,
      kinds.map(kind => [kind.title[language], kind.risk, patternsOf(kind, words), kind.why[language]]),
    ),
    words.trackers,
    tableOf(
      words.trackerColumns,
      trackers.map(({ id, title = id, hosts = [] }) => [title, code(id), hosts.map(code).join(', ')]),
    ),
    words.calls,
    tableOf(
      words.callColumns,
      calls.map(call => [
        listOf(call.call),
        call.of === undefined ? words.any : listOf(call.of),
        call.in === undefined ? words.any : listOf(call.in),
        String(call.secret),
      ]),
    ),
    tableOf(
      words.fileColumns,
      files.map(({ name, secret }) => [code(name), String(secret)]),
    ),
  ].join('\n\n')}\n`;
}

type Words = (typeof WORDS)[Language];

function patternsOf({ globs = [], maybe = [] }: Kind, words: Words): string {
  const sure = shortened(globs, words);
  const byContent = maybe.length === 0 ? '' : `${words.content} ${shortened(maybe, words)}`;
  return [sure, byContent].filter(part => part !== '').join('; ');
}

function shortened(patterns: readonly string[], { more }: Words): string {
  const shown = patterns.slice(0, PATTERNS).map(code).join(', ');
  return patterns.length <= PATTERNS ? shown : `${shown} ${more(patterns.length - PATTERNS)}`;
}

function listOf(words: string): string {
  return words.split(' ').map(code).join(', ');
}
