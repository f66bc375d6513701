import { isClosedState, isCriticalWord, isDropped, isResolution, personOrNull } from './states.ts';
import type { TrackerTicket } from './ticket.ts';

type Json = Readonly<Record<string, unknown>>;

/** Jira's own form of a key; projects are upper case. */
export const JIRA_KEY = /^[A-Z][A-Z0-9_]*-[1-9]\d*$/;
/** `12`, or Gitee's `I1ABC2`. */
const NUMBER = /^(?:[1-9]\d*|I[0-9A-Z]{4,6})$/;

/**
 * Reads issues of GitHub, Gitee, GitLab or Jira.
 * @returns undefined for what is no such list, or has an entry that is no issue
 */
export function readJsonExport(text: string): TrackerTicket[] | undefined {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return undefined;
  }
  // Jira's search answers with an object; pages that a client put together are lists in a list.
  const list = isObject(content) ? content['issues'] : content;
  if (!Array.isArray(list)) return undefined;
  const tickets: TrackerTicket[] = [];
  for (const entry of list.flat(1).flatMap(page => issuesOf(page))) {
    if (!isObject(entry)) return undefined;
    if (isRequest(entry)) continue;
    const ticket = 'fields' in entry ? jiraTicket(entry) : numberedTicket(entry);
    if (ticket === undefined) return undefined;
    tickets.push(ticket);
  }
  return tickets;
}

/** An answer of Jira among several, or the issue itself. */
function issuesOf(page: unknown): unknown[] {
  return isObject(page) && Array.isArray(page['issues']) ? page['issues'] : [page];
}

/** Requests are issues as well for GitHub, and number with them. */
function isRequest(entry: Json): boolean {
  return (
    isObject(entry['pull_request']) ||
    entry['isPullRequest'] === true ||
    'source_branch' in entry ||
    /\/(?:pull|pulls|merge_requests)\/\d+$/.test(textOf(entry['html_url'] ?? entry['url']))
  );
}

function numberedTicket(entry: Json): TrackerTicket | undefined {
  const number = String(entry['iid'] ?? entry['number']);
  const { title, state, closed, closedAt } = entry;
  if (!NUMBER.test(number) || typeof title !== 'string') return undefined;
  const words = typeof state === 'string' ? state : stateOf(closed, closedAt);
  if (words === undefined) return undefined;
  const url = textOf(entry['html_url'] ?? entry['web_url'] ?? entry['url']);
  return {
    key: `#${number}`,
    title,
    isOpen: !isClosedState(words),
    state: words,
    url: url.startsWith('http') ? url : null,
    assignee: assigneeOf(entry),
    ...(isClosedState(words) && isGrave(entry) && !isDropped([words, reasonOf(entry)]) && SOLVED_CRITICAL),
  };
}

const SOLVED_CRITICAL = { isSolvedCritical: true } as const;

/** GitHub's: NOT_PLANNED is none of its own words for done. */
function reasonOf({ stateReason, state_reason: reason }: Json): string {
  const words = textOf(stateReason ?? reason).replaceAll('_', ' ');
  return /not planned/i.test(words) ? "won't do" : words;
}

/** Labels, and what GitLab and Gitee have beside them: Gitee's 4 is the worst of its priorities. */
function isGrave({ labels, severity, priority }: Json): boolean {
  const names = (Array.isArray(labels) ? labels : []).map(label =>
    isObject(label) ? textOf(label['name']) || textOf(label['title']) : textOf(label),
  );
  return [...names, textOf(severity), textOf(priority)].some(isCriticalWord) || priority === 4;
}

/** `gh` writes the fields that it was asked for. */
function stateOf(closed: unknown, closedAt: unknown): string | undefined {
  if (typeof closed === 'boolean') return closed ? 'closed' : 'open';
  if (closedAt === undefined) return undefined;
  // What is open was closed in the year 1, say some versions.
  return typeof closedAt === 'string' && !closedAt.startsWith('0001-') ? 'closed' : 'open';
}

function assigneeOf({ assignees, assignee }: Json): string | null {
  const first: unknown = Array.isArray(assignees) ? assignees[0] : undefined;
  const person = isObject(first) ? first : isObject(assignee) ? assignee : {};
  return personOrNull(textOf(person['login']) || textOf(person['name']) || textOf(person['username']));
}

function jiraTicket({ key, self, fields }: Json): TrackerTicket | undefined {
  if (typeof key !== 'string' || !JIRA_KEY.test(key) || !isObject(fields)) return undefined;
  const { summary, status, resolution, assignee } = fields;
  if (typeof summary !== 'string' || !isObject(status) || typeof status['name'] !== 'string')
    return undefined;
  const state = status['name'];
  const category = isObject(status['statusCategory']) ? status['statusCategory']['key'] : undefined;
  const isDone = typeof category === 'string' ? category === 'done' : isClosedState(state);
  const isResolved = isObject(resolution) && isResolution(textOf(resolution['name']) || 'set');
  const person = isObject(assignee) ? assignee : {};
  const reason = isObject(resolution) ? textOf(resolution['name']) : '';
  const priority = isObject(fields['priority']) ? textOf(fields['priority']['name']) : '';
  const labels = Array.isArray(fields['labels']) ? fields['labels'].map(textOf) : [];
  return {
    key,
    title: summary,
    isOpen: !isDone && !isResolved,
    state,
    url: jiraPage(textOf(self), key),
    assignee: personOrNull(textOf(person['displayName']) || textOf(person['name'])),
    ...((isDone || isResolved) &&
      [priority, ...labels].some(isCriticalWord) &&
      !isDropped([state, reason]) &&
      SOLVED_CRITICAL),
  };
}

/** `self` is the address of the interface for programs; behind Atlassian's gateway it does not name the site. */
function jiraPage(self: string, key: string): string | null {
  const [, site] = /^(https?:\/\/(?!api\.atlassian\.com\/)[^?#]+?)\/rest\/api\//.exec(self) ?? [];
  return site === undefined ? null : `${site}/browse/${key}`;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
