import type { Group } from '../../checks/check.ts';

/**
 * The files of a new check, by path: code, messages and pages in both languages, and a case. It looks for something
 * simple, the project name "example", so that everything works before the first line is changed.
 */
export function newCheckFiles(id: string, group: Group): Readonly<Record<string, string>> {
  const title = `Describe in a few words what ${id} asks for`;
  const titleZh = `用几个字说明 ${id} 的要求`;
  const wrong = 'version: 1\nproject:\n  name: example\n';
  const right = 'version: 1\nproject:\n  name: his-county-hospital\n';
  return {
    [`src/checks/${id}/index.ts`]: `import type { Problem } from '../../core/findings.ts';
import { defineCheck } from '../check.ts';

/** Say here what the check finds, and where the rule comes from. */
export default defineCheck({
  group: '${group}',
  severity: 'warning',
  needs: ['pack'],
  run: ({ pack: { checklist } }): Problem[] =>
    checklist?.value?.project?.name === 'example'
      ? [{ messageId: 'example', ...checklist.at(['project', 'name']) }]
      : [],
});
`,
    [`src/checks/${id}/en.json`]: json({
      title,
      example: 'The project is still called “example”. Write its own name.',
    }),
    [`src/checks/${id}/zh-CN.json`]: json({
      title: titleZh,
      example: '项目名称仍为“example”，请填写实际名称。',
    }),
    [`src/checks/${id}/README.md`]: page(`# ${id}: ${title}`, [
      ['What it finds', 'A project whose name is “example”.'],
      ['Wrong', file(wrong)],
      ['Right', file(right)],
      ['Why', 'Nobody can tell packs apart that all have the same name.'],
      ['When to turn it off', 'If the project really has this name.'],
    ]),
    [`src/checks/${id}/README.zh-CN.md`]: page(`# ${id}：${titleZh}`, [
      ['检查什么', '项目名称为“example”。'],
      ['错误示例', file(wrong)],
      ['正确示例', file(right)],
      ['原因', '名称都相同时，无法区分各个项目的交接包。'],
      ['何时关闭', '项目确实叫这个名字时。'],
    ]),
    [`test/checks/${id}/example/project/handover/checklist.yaml`]: wrong,
    [`test/checks/${id}/example/expected.yaml`]: `findings:
  - at: handover/checklist.yaml:3:9-3:16
    message: The project is still called “example”. Write its own name.
`,
    [`test/checks/${id}/own-name/project/handover/checklist.yaml`]: right,
    [`test/checks/${id}/own-name/expected.yaml`]: 'findings: []\n',
  };
}

function json(messages: Readonly<Record<string, string>>): string {
  return `${JSON.stringify(messages, null, 2)}\n`;
}

function page(title: string, sections: readonly (readonly [string, string])[]): string {
  return `${[title, ...sections.map(([heading, text]) => `## ${heading}\n\n${text}`)].join('\n\n')}\n`;
}

function file(text: string): string {
  return `\`\`\`yaml handover/checklist.yaml\n${text}\`\`\``;
}
