import type { Language } from '../../l10n/index.ts';
import { code, tableOf } from './tables.ts';

interface Contribution {
  readonly command: string;
  readonly category?: string;
  readonly title: string;
}

interface Setting {
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly default?: unknown;
  readonly description?: string;
  readonly markdownDescription?: string;
}

interface Manifest {
  readonly contributes: {
    readonly commands: readonly Contribution[];
    readonly menus?: {
      readonly commandPalette?: readonly { readonly command: string; readonly when?: string }[];
    };
    readonly views: Readonly<Record<string, readonly { readonly name: string; readonly id: string }[]>>;
    readonly configuration: Groups | readonly Groups[];
  };
}

interface Groups {
  readonly properties: Readonly<Record<string, Setting>>;
}

const WORDS = {
  en: {
    title: '# In VS Code',
    intro: [
      'Every view, command and setting of the extension; made from `package.json` by `npm run generate:files`.',
      'By task: [manual.md](manual.md).',
    ],
    views: ['## Views', 'View', 'Id'],
    palette: ['## Commands of the palette', 'Command', 'Id'],
    rows: ['## Commands in views and menus', 'Command', 'Id'],
    settings: ['## Settings', 'Setting', 'Values', 'Meaning'],
    fallback: 'default',
  },
  'zh-CN': {
    title: '# 在 VS Code 中',
    intro: [
      '扩展的全部视图、命令和设置，由 `npm run generate:files` 根据 `package.json` 生成。',
      '按任务查阅：[manual.zh-CN.md](manual.zh-CN.md)。',
    ],
    views: ['## 视图', '视图', '标识'],
    palette: ['## 命令面板中的命令', '命令', '标识'],
    rows: ['## 视图和菜单中的命令', '命令', '标识'],
    settings: ['## 设置', '设置', '取值', '含义'],
    fallback: '默认',
  },
} as const;

/**
 * `docs/vscode*.md`: what the extension adds to VS Code.
 * @param manifest text of `package.json`
 * @param names text of `package.nls*.json` in that language
 */
export function generateEditorReference(manifest: string, names: string, language: Language): string {
  const { contributes } = JSON.parse(manifest) as Manifest;
  const messages = JSON.parse(names) as Readonly<Record<string, string>>;
  const say = (text = '') => text.replace(/^%(.+)%$/, (whole, key: string) => messages[key] ?? whole);
  const words = WORDS[language];
  const never = new Set(
    (contributes.menus?.commandPalette ?? [])
      .filter(({ when }) => when === 'false')
      .map(({ command }) => command),
  );
  const rows = (commands: readonly Contribution[]) =>
    commands.map(({ command, category, title }) => [
      category === undefined ? say(title) : `${say(category)}: ${say(title)}`,
      code(command),
    ]);
  const groups = [contributes.configuration].flat();
  const section = ([title = '', ...columns]: readonly string[], cells: readonly (readonly string[])[]) =>
    `${title}\n\n${tableOf(columns, cells)}`;
  return `${[
    words.title,
    words.intro.join('\n'),
    section(
      words.views,
      Object.values(contributes.views)
        .flat()
        .map(({ name, id }) => [say(name), code(id)]),
    ),
    section(words.palette, rows(contributes.commands.filter(({ command }) => !never.has(command)))),
    section(words.rows, rows(contributes.commands.filter(({ command }) => never.has(command)))),
    section(
      words.settings,
      groups
        .flatMap(({ properties }) => Object.entries(properties))
        .map(([id, setting]) => [
          code(id),
          `${valuesOf(setting)}; ${words.fallback} ${code(JSON.stringify(setting.default))}`,
          say(setting.markdownDescription ?? setting.description),
        ]),
    ),
  ].join('\n\n')}\n`;
}

function valuesOf({ enum: values, type }: Setting): string {
  if (values !== undefined) return values.map(value => code(JSON.stringify(value))).join(', ');
  return [type ?? ''].flat().join(', ');
}
