import { stringify } from 'yaml';

type Language = 'en' | 'zh-CN';

/** A hospital's project in both languages: who is in it, and what the pack says before and after the handover. */
const WORDS = {
  'zh-CN': {
    people: ['陈明', '李伟', '王芳', '周宇', '孙丽', '钱博'],
    project: '智慧医院 HIS',
    contract: '智慧医院信息系统建设项目',
    company: '示例医疗软件有限公司',
    customer: '市第一人民医院',
    contact: '张建国',
    department: '信息科',
    role: '信息科主任',
    item: '跨年结算金额不一致',
    guess: '待确认：代码中的临时注释',
    experience: '本系统三年实施经历',
    titles: {
      manual: '项目操作手册',
      configuration: '客户个性化配置文档',
      solutions: '问题解决文档',
      sections: [
        '运行环境',
        '服务器与网络访问',
        '启动与停止',
        '数据库',
        '接口',
        '停机应急预案',
        '结算与上报日历',
      ],
      own: ['绝对不能动', '医保与 DRG'],
      contacts: '应急联系与升级',
    },
    text: '按本院规定执行。',
  },
  en: {
    people: ['Chen Ming', 'Li Wei', 'Wang Fang', 'Zhou Yu', 'Sun Li', 'Qian Bo'],
    project: 'East HIS',
    contract: 'Hospital information system, phase 2',
    company: 'Example Medical Software Ltd',
    customer: 'First Hospital',
    contact: 'Zhang Jianguo',
    department: 'IT department',
    role: 'head of IT',
    item: 'Totals differ over the year end',
    guess: 'To be confirmed: comment in the code',
    experience: 'three years with this system',
    titles: {
      manual: 'Operations manual',
      configuration: 'Customer configuration',
      solutions: 'Solutions',
      sections: [
        'Environments',
        'Servers and network access',
        'Start and stop',
        'Databases',
        'Interfaces',
        'Downtime procedure',
        'Settlement and reporting calendar',
      ],
      own: ['Never touch', 'Medical insurance and DRG'],
      contacts: 'Emergency contacts and escalation',
    },
    text: 'As the hospital has it.',
  },
} as const;

export function wordsOf(language: Language) {
  return WORDS[language];
}

/** The team: li leaves, wang is the deputy. */
export function teamText(language: Language): string {
  const { people, experience } = WORDS[language];
  const [chen, li, wang, zhou, sun, qian] = people;
  return stringify({
    version: 1,
    people: [
      { id: 'chen', name: chen, role: 'project-manager', phone: '0755-100' },
      { id: 'li', name: li, role: 'implementer' },
      {
        id: 'wang',
        name: wang,
        role: 'implementer',
        emails: ['wang@his.example'],
        phone: '0755-300',
        experience,
      },
      { id: 'zhou', name: zhou, role: 'support' },
      { id: 'sun', name: sun, role: 'hr' },
      { id: 'qian', name: qian, role: 'other' },
    ],
    roles: { projectManager: 'chen', primary: 'li', deputy: 'wang' },
  });
}

/** The checklist, as it is on the day of the notice or, finished, when all is handed over and confirmed. */
export function checklistText(language: Language, isFinished: boolean): string {
  const words = WORDS[language];
  const part = isFinished
    ? {
        status: 'done',
        owner: 'li',
        confirmedBy: 'wang',
        confirmedOn: '2026-06-17',
        evidence: ['handover-list.md'],
      }
    : { status: 'in-progress', owner: 'li' };
  const none = isFinished ? { status: 'not-applicable', reason: words.text } : { status: 'todo' };
  return plain({
    version: 1,
    project: { name: words.project, company: words.company },
    customer: {
      ...part,
      name: words.customer,
      type: 'public-hospital',
      contacts: [
        {
          id: 'zhang',
          name: words.contact,
          department: words.department,
          role: words.role,
          phone: '0755-900',
          decides: true,
        },
      ],
      escalation: [{ level: '1', contact: 'li' }],
      accounts: [
        { id: 'his-db', system: 'HIS', holder: 'li', vault: 'HIS' },
        { id: 'vpn', system: 'VPN', shared: true, holder: 'li', vault: 'VPN' },
      ],
      contract: { project: words.contract, number: 'HT-2024-7', sla: '30 min' },
    },
    progress: {
      ...part,
      stage: 'operation',
      ...(isFinished && { summary: words.text }),
      milestones: [{ id: 'live', title: 'V1', actual: '2025-03-01' }],
    },
    deliverables: {
      ...part,
      items: [
        {
          id: 'code',
          kind: 'source-code',
          title: 'HIS',
          repository: 'git@git.example:his',
          tag: 'v2',
          ...(isFinished && { branch: 'main' }),
          steps: ['make'],
        },
        { id: 'backup', kind: 'backup', title: 'DB', location: 'nas', lastRestoreTest: '2026-05-01' },
        ...(isFinished
          ? [
              { id: 'settings', kind: 'config-files', title: 'conf', location: 'conf' },
              { id: 'logs', kind: 'logs', title: 'log', location: '/var/log/his' },
            ]
          : []),
      ],
      equipment: [{ id: 'dongle', name: 'USB', number: 'A-1', holder: 'li', location: words.department }],
    },
    openItems: {
      ...part,
      items: [
        { id: 'settle', title: words.item, severity: 'critical', owner: 'li', due: '2026-07-30' },
        ...(isFinished
          ? []
          : [{ id: 'guess', title: words.guess, owner: 'li', fingerprint: 'abc', confirm: true }]),
      ],
    },
    specialNotes: none,
    thirdParties: none,
  });
}

/** Without anchors: each part is written out. */
function plain(value: object): string {
  return stringify(value, { aliasDuplicateObjects: false });
}

/** Manuals that answer what must be known. */
export function finishedPages(language: Language): Record<string, string> {
  const { titles, text, people } = WORDS[language];
  const page = (title: string, sections: readonly string[]) =>
    `# ${title}\n\n${[...sections.map(name => `## ${name}\n\n${text}\n`)].join('\n')}`;
  return {
    'handover/docs/operations-manual.md': `${page(titles.manual, titles.sections)}\n## ${titles.contacts}\n\n| 1 | ${people[1]} |\n| --- | --- |\n| 2 | ${people[2]} |\n`,
    'handover/docs/customer-configuration.md': page(titles.configuration, titles.own),
    'handover/docs/solutions.md': page(titles.solutions, ['1']),
    'handover/config-index.yaml': stringify({
      version: 1,
      entries: [{ path: 'conf/app.yml', purpose: text, owner: 'li' }],
    }),
  };
}
