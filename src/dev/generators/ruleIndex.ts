import { type AnyCheck, GROUPS } from '../../checks/check.ts';
import type { CheckFolder } from './checks.ts';

const WORDS = {
  en: {
    title: '# Rules',
    intro:
      'Every rule has a folder here: code, messages in both languages, and a page that says what it finds and why.\n`handover explain RULE` shows the page; `rules` in `handover.config.yaml` changes a severity or turns a rule off.',
    columns: '| rule | severity | |',
    groups: {
      pack: 'Pack',
      roles: 'Roles',
      transition: 'Transition',
      sensitive: 'Sensitive data',
      docs: 'Documents',
      git: 'Git',
      config: 'Config files',
    },
    page: 'README.md',
  },
  'zh-CN': {
    title: '# 规则',
    intro:
      '每条规则在此有一个文件夹：代码、两种语言的提示，以及说明其检查内容和原因的页面。\n`handover explain 规则` 可显示该页面；在 `handover.config.yaml` 的 `rules` 下可调整级别或关闭规则。',
    columns: '| 规则 | 级别 | |',
    groups: {
      pack: '交接包',
      roles: '角色',
      transition: '离岗交接',
      sensitive: '敏感数据',
      docs: '文档',
      git: 'Git 仓库',
      config: '配置文件',
    },
    page: 'README.zh-CN.md',
  },
} as const;

/** `src/checks/README*.md`: all rules by group, linked to their pages. */
export function generateRuleIndex(
  folders: readonly CheckFolder[],
  checks: Readonly<Record<string, AnyCheck>>,
  language: keyof typeof WORDS,
): string {
  const { title, intro, columns, groups, page } = WORDS[language];
  const sections = GROUPS.flatMap(group => {
    const rows = folders
      .filter(({ id }) => checks[id]?.group === group)
      .map(
        ({ id, messages }) =>
          `| [${id}](${id}/${page}) | ${checks[id]?.severity} | ${messages[language]['title']} |`,
      );
    return rows.length === 0
      ? []
      : [`## ${groups[group]}\n\n${columns}\n| --- | --- | --- |\n${rows.join('\n')}`];
  });
  return `${[title, intro, ...sections].join('\n\n')}\n`;
}
