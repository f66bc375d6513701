import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Mustache from 'mustache';
import { renderTemplate } from '../../src/pack/markdown/templates.ts';
import type { PackView } from '../../src/prefill/view.ts';
import type { TransitionView } from '../../src/usecases/transition/documents/view.ts';

/** Folder of the built-in templates. */
export const TEMPLATES = fileURLToPath(new URL('../../src/templates/', import.meta.url));

export const LANGUAGES = ['en', 'zh-CN'] as const;
export type TemplateLanguage = (typeof LANGUAGES)[number];

/** What a placeholder looks like in each language. */
export const PLACEHOLDER: Record<TemplateLanguage, RegExp> = {
  en: /\[\[fill: [^[\]|]{4,}\]\]/g,
  'zh-CN': /\[\[待填：[^[\]|]{2,}\]\]/g,
};

/** A generated table as the entry page gets it. */
export const STATUS = '| Part | Status |\n| --- | --- |\n| 1 Customer | To do |';

/** Names of the templates of one language, with `/`, sorted. */
export function templateNames(language: TemplateLanguage): string[] {
  return readdirSync(`${TEMPLATES}${language}`, { recursive: true, encoding: 'utf8' })
    .map(name => name.replaceAll('\\', '/'))
    .filter(name => name.endsWith('.md'))
    .sort();
}

export function readTemplate(name: string): string {
  return readFileSync(`${TEMPLATES}${name}`, 'utf8');
}

/** Every tag of a template, sections with their sign, sorted. */
export function tagsOf(template: string): string[] {
  const collect = (tokens: readonly unknown[]): string[] =>
    tokens.flatMap(token => {
      const [type, name, , , children] = token as [string, string, number, number, unknown];
      if (type === 'text') return [];
      return [`${type} ${name}`, ...(Array.isArray(children) ? collect(children) : [])];
    });
  return collect(Mustache.parse(template)).sort();
}

/** The tags of a template that no value of a view stands behind, each where it stands: `tasks.owner`. */
export function unfilledTags(template: string, view: object): string[] {
  const find = (tokens: readonly unknown[], context: readonly object[], place: string): string[] =>
    tokens.flatMap(token => {
      const [type, name, , , children] = token as [string, string, number, number, unknown];
      if (type === 'text' || type === '!') return [];
      const value = lookUp(name, context);
      if (value === undefined) return [`${place}${name}`];
      if (!Array.isArray(children)) return [];
      if (type === '^') return find(children, context, place);
      const inner: unknown = Array.isArray(value) ? value[0] : value;
      const isObject = typeof inner === 'object' && inner !== null;
      return find(children, isObject ? [inner, ...context] : context, isObject ? `${place}${name}.` : place);
    });
  return find(Mustache.parse(template), [view], '');
}

/** As Mustache looks a name up: in the innermost context that has it. */
export function lookUp(name: string, context: readonly object[]): unknown {
  const [first = '', ...rest] = name.split('.');
  if (name === '.') return context[0];
  const holder = context.find(candidate => first in candidate);
  return [first, ...rest].reduce<unknown>(
    (value, part) => (value as Record<string, unknown> | undefined)?.[part],
    holder,
  );
}

/** One part of a document, from a heading to the next. */
export interface Section {
  readonly level: number;
  readonly title: string;
  readonly lines: readonly string[];
}

export function sectionsOf(markdown: string): Section[] {
  const sections: { level: number; title: string; lines: string[] }[] = [];
  for (const line of markdown.split('\n')) {
    const [, signs, title] = /^(#+) (.*)$/.exec(line) ?? [];
    if (signs && title) sections.push({ level: signs.length, title, lines: [] });
    else sections.at(-1)?.lines.push(line);
  }
  return sections;
}

/** What must be the same in both languages: everything but the words. */
export function shapeOf(markdown: string, language: TemplateLanguage): object[] {
  return sectionsOf(markdown).map(({ level, title, lines }) => ({
    level,
    placeholders: [title, ...lines].join('\n').match(PLACEHOLDER[language])?.length ?? 0,
    lines: lines.map(line => {
      if (line.startsWith('|')) return `row of ${line.split('|').length - 2}`;
      return /^(\s*(?:- \[ \]|-|\d+\.|>|\{\{[^}]+\}\}$|<!--))?/.exec(line)?.[0] ?? '';
    }),
  }));
}

/** As `handover generate` and `handover transition start` fill a template. */
export function render(language: TemplateLanguage, name: string, view: object): string {
  return renderTemplate(readTemplate(`${language}/${name}`), view, name);
}

/** A view in which everything is known; each value occurs once, so that a test can look for it. */
export function fullView(name: string): object {
  return name.startsWith('transition/') ? FULL_TRANSITION : FULL_PACK;
}

/** Lists are there, but their entries know only what they cannot be without. */
export function sparseView(name: string): object {
  return name.startsWith('transition/') ? SPARSE_TRANSITION : SPARSE_PACK;
}

/** All texts of a view. */
export function leavesOf(view: unknown): string[] {
  if (typeof view === 'string') return [view];
  return typeof view === 'object' && view !== null ? Object.values(view).flatMap(leavesOf) : [];
}

const FULL_PACK: PackView & { readonly status: string; readonly mustHaves: string } = {
  project: { name: 'East HIS', code: 'E-01' },
  customer: { name: 'East Hospital 东院', type: 'kind-of-hospital' },
  stage: 'stage-of-project',
  repository: { url: 'git@git.example.test:his/east.git', branch: 'site/east', latestTag: 'v2.1' },
  primary: 'Li Wei 李伟',
  deputy: 'Wang Fang 王芳',
  people: [{ name: 'Zhao Min', email: 'min@example.test', role: 'role-of-zhao', active: true }],
  objectives: [{ what: 'objective-name', value: 'objective-value', from: 'objective-from' }],
  hasObjectives: true,
  alerts: [{ what: 'alert-key', value: 'alert-to', from: 'alert-from' }],
  hasAlerts: true,
  overriding: [{ what: 'file-that-wins', value: 'file-below', from: 'wins-from' }],
  hasOverriding: true,
  hasPeople: true,
  environments: [
    {
      name: 'environment-one',
      files: [{ path: 'one/application.yml' }, { path: 'one/__jdbc__.properties' }],
    },
    { name: 'environment-two', files: [{ path: 'two/*.yml' }] },
  ],
  hasEnvironments: true,
  buildSteps: [{ title: 'build-title', command: 'mvn package \\| tee log', from: 'pom.xml' }],
  hasBuildSteps: true,
  services: [
    {
      name: 'service-one',
      image: 'example/his:1',
      ports: '8081:81',
      after: 'service-two',
      from: 'compose-one.yml:3',
    },
    {
      name: 'service-two',
      image: 'example/lis:2',
      ports: '8082:82',
      after: 'service-x',
      from: 'compose-two.yml:4',
    },
  ],
  hasServices: true,
  addresses: [
    {
      environment: 'environment-three',
      what: 'what-address',
      value: 'his.example.test',
      from: 'nginx.conf:5',
    },
  ],
  hasAddresses: true,
  startOrder: [{ name: 'first-service', command: 'up first', health: 'ask first', from: 'compose.yml:6' }],
  hasStartOrder: true,
  tools: [{ what: 'tool-one', value: '17.1', from: 'tools.xml:7' }],
  hasTools: true,
  releases: [{ what: 'what-release', value: 'release-command', from: 'deploy.yml:8' }],
  hasReleases: true,
  backups: [{ what: 'what-backup', value: 'backup-command', from: 'backup.sh:9' }],
  hasBackups: true,
  storage: [{ what: 'setting-of-files', value: '/data/files-of-his', from: 'application.yml:35' }],
  hasStorage: true,
  restores: [{ what: 'what-restore', value: 'restore-command', from: 'restore.sh:10' }],
  hasRestores: true,
  jobs: [{ what: 'job-one', value: '0 5 * * *', from: 'Job.java:11' }],
  hasJobs: true,
  logs: [{ what: 'what-log', value: '/logs/one.log', from: 'logback.xml:12' }],
  hasLogs: true,
  healthChecks: [{ what: 'what-health', value: 'health-command', from: 'compose.yml:13' }],
  hasHealthChecks: true,
  certificates: [{ what: 'what-certificate', value: '/certs/one.pem', from: 'nginx.conf:14' }],
  hasCertificates: true,
  limits: [{ what: 'limit-one', value: '50m', from: 'nginx.conf:15' }],
  hasLimits: true,
  partners: [{ what: 'partner-one', value: 'three-files', from: 'Lis.java:16' }],
  hasPartners: true,
  contradictions: [
    {
      about: 'tool-two',
      said: [
        { value: '1.8.1', from: 'pom.xml:18' },
        { value: '21.2', from: 'readme.md:19' },
      ],
    },
  ],
  hasContradictions: true,
  serverFiles: [{ what: 'service-three', value: '/srv/files', from: 'compose.yml:20' }],
  hasServerFiles: true,
  profiles: [{ what: 'what-profile', value: 'profile-one', from: 'application.yml:21' }],
  hasProfiles: true,
  differing: [{ what: 'key-differing', value: 'test-and-prod', from: 'application-test.yml:25' }],
  hasDiffering: true,
  neverTouch: [{ what: '', value: 'never-touch-this', from: 'application.yml:22' }],
  hasNeverTouch: true,
  versions: [{ what: '', value: '3.4.5', from: 'package.json:23' }],
  hasVersions: true,
  incidents: [{ what: 'what-incident', date: '2024-03-05', subject: 'subject-incident', value: 'abc1234' }],
  hasIncidents: true,
  troubles: [{ path: 'src/Trouble.java', count: 'seven', date: '2024-03-06', value: 'def5678' }],
  hasTroubles: true,
  forms: [{ path: 'reports/form-one.jrxml' }],
  hasForms: true,
  databaseNames: 'database-name-one',
  databaseJobNames: 'job-of-database',
  moreAlerts: 'left-of-alerts',
  moreBuildMachines: 'left-of-buildmachines',
  moreBuildSteps: 'left-of-buildsteps',
  moreCertificates: 'left-of-certificates',
  moreContradictions: 'left-of-contradictions',
  moreDatabases: 'left-of-databases',
  moreDependents: 'left-of-dependents',
  moreDictionaries: 'left-of-dictionaries',
  moreDiffering: 'left-of-differing',
  moreEnvironments: 'left-of-environments',
  moreIncidents: 'left-of-incidents',
  moreLimits: 'left-of-limits',
  moreLogs: 'left-of-logs',
  moreNeverTouch: 'left-of-nevertouch',
  moreObjectives: 'left-of-objectives',
  moreOverriding: 'left-of-overriding',
  morePartners: 'left-of-partners',
  moreParts: 'left-of-parts',
  moreProfiles: 'left-of-profiles',
  moreRestores: 'left-of-restores',
  moreServerFiles: 'left-of-serverfiles',
  moreSites: 'left-of-sites',
  moreStartCommands: 'left-of-startcommands',
  moreStartOrder: 'left-of-startorder',
  moreStorage: 'left-of-storage',
  moreTables: 'left-of-tables',
  moreTools: 'left-of-tools',
  moreTroubles: 'left-of-troubles',
  moreServices: 'left-of-services',
  moreJobs: 'left-of-jobs',
  moreAddresses: 'left-of-addresses',
  moreReleases: 'left-of-releases',
  moreInterfaces: 'left-of-interfaces',
  moreRoles: 'left-of-roles',
  moreSwitches: 'left-of-switches',
  moreConfigs: 'left-of-configs',
  moreHealthChecks: 'left-of-healthchecks',
  moreForms: 'left-of-forms',
  moreAccess: 'left-of-access',
  moreBackups: 'left-of-backups',
  parts: [{ path: 'web/part-one', made: 'made-with-one', from: 'web/package.json:26' }],
  hasParts: true,
  dependents: [{ what: 'needed-service', waiting: 'waiting-services', from: 'compose.yml:27' }],
  hasDependents: true,
  access: [{ what: 'way-one', value: 'deploy@his.example.test', from: 'deploy.sh:28' }],
  hasAccess: true,
  startCommands: [{ what: 'heading-start', value: 'make up-one', from: 'README.md:29' }],
  hasStartCommands: true,
  buildMachines: [{ what: 'pipeline-one.yml', value: 'machine-one', from: 'pipeline-one.yml:30' }],
  hasBuildMachines: true,
  tables: [{ what: 'his-tables', count: 'thirty-one', value: 'his-order, his-fee', from: 'schema.sql:31' }],
  hasTables: true,
  sites: [{ what: 'site-north', from: '.env.north:1' }],
  hasSites: true,
  switches: [{ key: 'feature.one', value: 'switched-on', from: 'application.yml:32' }],
  hasSwitches: true,
  dictionaries: [{ what: 'dictionary-one', count: 'thirty-three', from: 'data/icd.csv' }],
  hasDictionaries: true,
  roles: [{ value: 'role-of-head-nurse', from: 'Role.java:34' }],
  hasRoles: true,
  absent: {
    insurance: false,
    drg: false,
    dicom: false,
    lis: false,
    emr: false,
    platform: false,
    device: false,
    checkup: false,
  },
  interfaces: [{ name: 'lis.example.test', host: 'lis.example.test', protocol: 'hl7', from: 'lis.ini' }],
  hasInterfaces: true,
  configs: [
    { path: 'conf/a_b_c.yml', purpose: 'purpose-one', environment: 'environment-of-a', kind: 'spring' },
    { path: 'conf/医保.ini', purpose: 'purpose-two', environment: 'environment-of-b', kind: 'ini' },
  ],
  hasConfigs: true,
  databases: [{ path: 'db.example.test:1521', kind: 'oracle', name: 'database-one', from: 'db.yml:24' }],
  hasDatabases: true,
  status: STATUS,
  mustHaves: 'Must be known: **3 of 23**, must-haves.',
};

const SPARSE_PACK = {
  project: { name: 'East HIS' },
  customer: {},
  repository: { branch: 'main' },
  environments: [{ name: 'environment-one', files: [] }],
  hasEnvironments: true,
  buildSteps: [{ title: 'build-title', command: 'make', from: 'Makefile' }],
  hasBuildSteps: true,
  services: [{ name: 'service-one', image: 'example/his:1', from: 'compose.yml' }],
  hasServices: true,
  interfaces: [{ host: 'lis.example.test', from: 'lis.ini' }],
  hasInterfaces: true,
  configs: [{ path: 'conf/a.yml', purpose: undefined, environment: undefined, kind: undefined }],
  hasConfigs: true,
  databases: [{ path: 'db.example.test:1521', kind: 'oracle', from: 'db.yml:24' }],
  hasDatabases: true,
  status: STATUS,
  mustHaves: 'Must be known: **3 of 23**, must-haves.',
};

const FULL_TRANSITION: TransitionView = {
  leaver: 'Li Wei 李伟',
  successor: 'Wang Fang 王芳',
  successorPosition: 'position-of-wang',
  successorPhone: '0755-111111',
  successorEmail: 'fang@example.test',
  successorExperience: 'experience-of-wang',
  successorNamedBy: '2024-03-04',
  successorNamedOn: '2024-03-03',
  standIn: 'Gao Yuan',
  standInPhone: '0755-222222',
  absence: '',
  packs: 'pack-one, pack-two',
  reportedOn: '2024-03-01',
  lastDay: '2024-03-29',
  customer: 'East Hospital 东院',
  project: 'East HIS',
  contractNumber: 'HT-2023-7',
  serviceHours: 'hours-of-service',
  sla: 'times-of-response',
  company: 'Example Medical Software',
  manager: 'Chen Ming',
  managerPhone: '0755-333333',
  managerEmail: 'ming@example.test',
  addressee: 'IT department Zhang',
  salutation: 'Director Zhang',
  stage: 'stage-of-project',
  customerType: 'kind-of-hospital',
  calledOn: '2024-03-02',
  noticeNumber: 'No. 1 of 2024',
  noticeDate: '2024-03-05',
  noticeAnswer: 'answer-of-customer',
  letterLacks: 'what-the-letter-lacks',
  hasSubstituteNotice: true,
  substituteNumber: 'No. 2 of 2024',
  substituteDate: '2024-03-06',
  hasCompletionNotice: true,
  completionNumber: 'No. 3 of 2024',
  completionDate: '2024-04-20',
  remoteSupportUntil: '2024-04-12',
  remoteSupportOwner: 'Hotline Team',
  inspectionBy: '2024-03-15',
  inspectionOwner: 'Zheng Kai',
  inspectionDone: '2024-03-14',
  meetingDate: '2024-03-12',
  meetingPlace: 'room-of-meeting',
  meetingHours: '251',
  meetingMinutes: '245',
  recorder: 'Wu Di',
  observationDays: '15',
  observationFrom: '2024-03-13',
  observationTo: '2024-03-28',
  onCallHours: 'hours-on-call',
  onCallUntil: '2024-04-13',
  incidents: '7',
  incidentsOpen: '3',
  accessLeft: '2',
  listNumber: 'JJ-2024-1',
  supervisor: 'Feng Yi',
  changes: [{ on: '2024-03-08', what: 'what-changed', from: 'Old', to: 'New', reason: 'reason-of-change' }],
  hasChanges: true,
  taskForce: [
    { role: 'duty-one', person: 'Chen Jie', duty: 'meaning-one' },
    { role: 'duty-two', person: 'Sun Lei', duty: 'meaning-two' },
  ],
  hasTaskForce: true,
  tasks: [
    { isDone: true, title: 'task-one', owner: 'Zhou Yu', due: '2024-03-20', doneOn: '2024-03-19' },
    { isDone: false, title: 'task-two', owner: 'Qian Bo', due: '2024-03-21', doneOn: '2024-03-22' },
  ],
  hasTasks: true,
  areas: [{ name: 'area-one', commits: '41', path: 'src/settle' }],
  hasAreas: true,
  openItems: [{ id: 'OI-1', title: 'item-one', owner: 'He Tao', due: '2024-05-01' }],
  hasOpenItems: true,
  sharedItems: [{ title: 'shared-one', owner: 'He Ping', due: '2024-05-02' }],
  hasSharedItems: true,
  accounts: [{ system: 'system-one', state: 'state-of-one' }],
  hasAccounts: true,
  readingList: [{ isDone: false, path: 'docs/first.md', reason: 'reason-to-read' }],
  hasReadingList: true,
  teachBack: [{ topic: 'topic-one', state: 'state-of-topic' }],
  hasTeachBack: true,
  results: [{ topic: 'topic-two', state: 'result-of-two' }],
  hasResults: true,
  attendees: [{ party: 'party-one', name: 'Shen Yan', position: 'position-of-shen' }],
  hasAttendees: true,
  demos: [{ what: 'demo-one', by: 'Lu Hao' }],
  hasDemos: true,
  hardLogic: [{ what: 'logic-one' }],
  hasHardLogic: true,
  questions: [{ question: 'question-one', answer: 'answer-one' }],
  hasQuestions: true,
  signatures: [{ party: 'party-two', name: 'Jin Mei', note: 'note-of-jin', date: '2024-04-18' }],
  hasSignatures: true,
  routines: [{ every: 'daily-one', what: 'routine-one', when: 'at-eight', how: 'how-one' }],
  hasRoutines: true,
  recordings: [{ title: 'recording-one', link: 'link-one' }],
  hasRecordings: true,
  listDocuments: [thing('11', 'document')],
  hasListDocuments: true,
  listThings: [thing('12', 'device')],
  hasListThings: true,
  listAccounts: [thing('13', 'account')],
  hasListAccounts: true,
};

function thing(no: string, what: string): TransitionView['listThings'][number] {
  return {
    no,
    name: `${what}-name`,
    quantity: `10${no}`,
    place: `${what}-place`,
    version: `${what}-version`,
    classification: `${what}-class`,
    state: `${what}-state`,
    note: `${what}-note`,
  };
}

/** What is only said of somebody who cannot come, and of a successor who is not named yet. */
export const OTHERWISE: Partial<TransitionView> = {
  successor: undefined,
  absence: 'illness-one',
  meetingHours: undefined,
};

const SPARSE_TRANSITION = {
  leaver: 'Li Wei',
  taskForce: [{ role: 'duty-one' }],
  hasTaskForce: true,
  attendees: [{ party: 'party-one' }],
  signatures: [{ party: 'party-two' }],
  tasks: [{ title: 'task-one' }],
  hasTasks: true,
  openItems: [{ title: 'item-one' }],
  hasOpenItems: true,
};
