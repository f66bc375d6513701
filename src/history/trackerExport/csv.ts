import { CsvError, parse } from 'csv-parse/sync';
import { comparableName } from '../../core/comparableName.ts';
import { JIRA_KEY } from './json.ts';
import { isClosedState, isCriticalWord, isDropped, isResolution, personOrNull } from './states.ts';
import type { TrackerTicket } from './ticket.ts';

/** Names of columns in lower case, the likelier first. */
interface Columns {
  readonly id: readonly string[];
  readonly title: readonly string[];
  readonly state: readonly string[];
  readonly assignee: readonly string[];
}

interface Format extends Columns {
  /** One of these columns must be there, where the others alone would not say which tracker it is. */
  readonly marks?: readonly string[];
  /** The canonical key for what stands in the column of the id; undefined for what is no id. */
  readonly key: (id: string) => string | undefined;
  readonly resolution?: readonly string[];
  /** Jira's category counts for more than the name of the state. */
  readonly category?: readonly string[];
  readonly url?: readonly string[];
}

const ASSIGNEE = columns('assignee, 经办人, 受理人, 指派人, 负责人');
const ZENTAO_ASSIGNEE = columns('指派给, 指派, assigned, assigned to, assignedto, assign to, assignto');
const PRIORITY = columns('priority, 优先级');
const SEVERITY = columns('severity, 严重程度, 严重级别');
const LABELS = columns('labels, label, 标签, 标记');
const RESOLUTION = columns('resolution, 解决方案, 解决结果, 关闭原因, closed reason');
const ZENTAO_STATE = columns('status, 状态, 当前状态');

/** What is looked for, in this order; the first that fits all rows is it. */
const FORMATS: readonly Format[] = [
  {
    // Jira: "Export CSV", all or current fields.
    id: columns(
      'issue key, work item key, key, 问题关键字, 问题键, 问题密钥, 事务关键字, 事务密钥, 工作项密钥, 关键字, 密钥',
    ),
    title: columns('summary, 概要, 摘要, 主题, 标题'),
    state: columns('status, 状态'),
    assignee: ASSIGNEE,
    resolution: columns('resolution, 解决结果, 处理结果, 解决方案'),
    category: columns('status category, 状态类别, 状态分类'),
    key: id => (JIRA_KEY.test(id) ? id : undefined),
  },
  zentao('Bug', {
    id: columns('bug编号, bug id, bugid, 编号, id'),
    title: columns('bug标题, bug title, 标题, title'),
    state: [...columns('bug状态, bug status'), ...ZENTAO_STATE],
    marks: columns(
      'bug编号, bug id, bugid, bug标题, bug title, bug状态, bug status, 重现步骤, 影响版本, steps, repro steps, affected version, opened build, activated count, resolved build, severity, openedbuild',
    ),
  }),
  zentao('Task', {
    id: columns('任务编号, task id, taskid, 编号, id'),
    title: columns('任务名称, task name, 名称, name'),
    state: [...columns('任务状态, task status'), ...ZENTAO_STATE],
    marks: columns(
      '任务编号, 任务名称, 任务状态, 任务类型, 任务描述, task id, task name, task status, task type, 所属执行, execution, 预计开始, 最初预计, hours left, estimates, finishedby, finished by',
    ),
  }),
  zentao('Story', {
    id: columns('需求编号, 研发需求编号, 软件需求编号, story id, storyid, 编号, id'),
    title: columns(
      '需求名称, 研发需求名称, 软件需求名称, 用户需求名称, 故事名称, 用户故事名称, 需求标题, story name, story title, 名称, 标题, title, name',
    ),
    state: [...columns('需求状态, story status'), ...ZENTAO_STATE],
    marks: columns(
      '需求编号, 研发需求编号, 软件需求编号, 需求名称, 研发需求名称, 软件需求名称, 用户需求名称, 需求标题, 需求描述, 研发需求描述, 所处阶段, 验收标准, story id, story name, story title, stage, acceptance criteria',
    ),
  }),
  {
    // GitLab: "Export as CSV"; its column names are not translated, those of 极狐 and of tools are.
    id: columns('issue id, iid, 议题 id, 议题id, 议题编号, id'),
    title: columns('title, 标题'),
    state: columns('state, 状态'),
    assignee: ASSIGNEE,
    url: columns('url, 网址, 链接, 地址'),
    key: id => (/^#?[1-9]\d*$/.test(id) ? `#${id.replace('#', '')}` : undefined),
  },
];

function columns(names: string): readonly string[] {
  return names.split(', ');
}

/** ZenTao: 导出, as CSV. The kinds have numbers of their own. */
function zentao(kind: 'Bug' | 'Task' | 'Story', format: Omit<Format, 'key' | 'assignee'>): Format {
  return {
    ...format,
    assignee: ZENTAO_ASSIGNEE,
    key: id => (/^#?[1-9]\d*$/.test(id) ? `${kind} #${id.replace('#', '')}` : undefined),
  };
}

/**
 * Reads issues of GitLab, Jira or ZenTao.
 * @returns undefined for what is no such table, or has a row that is no issue
 */
export function readCsvExport(text: string): TrackerTicket[] | undefined {
  const [head, ...rows] = rowsOf(text) ?? [];
  if (head === undefined) return undefined;
  const names = head.map(comparableName);
  const cell = cellReader(names);
  const entries = rows.filter(row => row.some(value => value.trim() !== ''));
  for (const format of FORMATS) {
    if (!fits(format, names)) continue;
    const tickets = entries.flatMap(row => ticketOf(format, columns => cell(row, columns)) ?? []);
    if (tickets.length === entries.length) return tickets;
  }
  return undefined;
}

function rowsOf(text: string): string[][] | undefined {
  // Excel's own hint at the separator.
  const [hint, hinted] = /^sep=(.)\r?\n/i.exec(text) ?? [];
  const table = hint === undefined ? text : text.slice(hint.length);
  const [first = ''] = /^[^\r\n]*/.exec(table) ?? [];
  const count = (mark: string) => first.split(mark).length;
  const delimiter =
    hinted ?? [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
  try {
    // Office programs leave out empty cells at the end of a row.
    return parse(table, { delimiter, relax_column_count: true, skip_empty_lines: true });
  } catch (error) {
    if (error instanceof CsvError) return undefined;
    throw error;
  }
}

function fits({ id, title, state, marks }: Format, names: readonly string[]): boolean {
  const has = (columns: readonly string[]) => columns.some(column => names.includes(column));
  // ZenTao may write the number behind the title only: 标题(#12).
  return (has(id) || marks !== undefined) && has(title) && has(state) && (marks === undefined || has(marks));
}

type ReadCell = (columns: readonly string[] | undefined) => string;

/** Reads the first column of these names that has a value: Jira repeats columns, one for each value. */
function cellReader(names: readonly string[]) {
  return (row: readonly string[], columns: readonly string[] = []): string => {
    for (const column of columns)
      for (const [index, name] of names.entries()) {
        const value = name === column ? row[index]?.trim() : undefined;
        if (value) return value;
      }
    return '';
  };
}

/** ZenTao writes the number or the code of what is named behind it: 李明(#liming). */
const CODE = /\(#([^()]*)\)$/;

function ticketOf(format: Format, cell: ReadCell): TrackerTicket | undefined {
  const isZentao = format.assignee === ZENTAO_ASSIGNEE;
  const name = (columns: readonly string[] | undefined) =>
    isZentao ? cell(columns).replace(CODE, '').trim() : cell(columns);
  const title = cell(format.title);
  const [suffix, number] = (isZentao ? CODE.exec(title) : null) ?? [];
  const id = cell(format.id) || number || '';
  const key = format.key(id);
  const state = name(format.state);
  if (key === undefined || state === '') return undefined;
  const url = cell(format.url);
  const isClosed = !isOpen(format, state, cell);
  const degree = cell(SEVERITY).replace(CODE, '').trim();
  const grave = [cell(PRIORITY), degree, ...cell(LABELS).split(/[,;，；]/)];
  return {
    key,
    title:
      suffix !== undefined && number === id.replace('#', '') ? title.slice(0, -suffix.length).trim() : title,
    isOpen: !isClosed,
    state,
    url: /^https?:\/\//.test(url) ? url : null,
    assignee: personOrNull(name(format.assignee)),
    // ZenTao's degrees are numbers, of which 1 is the worst.
    ...(isClosed &&
      (degree === '1' || grave.some(isCriticalWord)) &&
      !isDropped([state, cell(format.resolution), cell(RESOLUTION)]) && { isSolvedCritical: true }),
  };
}

function isOpen({ category, resolution }: Format, state: string, cell: ReadCell): boolean {
  if (resolution && isResolution(cell(resolution))) return false;
  return !isClosedState(cell(category) || state);
}
