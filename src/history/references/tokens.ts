import type { CompiledTracker, Grammar } from '../trackers.ts';
import { keyOf, otherProject, urlOf } from './url.ts';

/** A reference at its place in the text. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly owner: CompiledTracker;
  /** Id of the tracker; a web address may lead to one that is not the owner of bare numbers. */
  readonly tracker: string;
  readonly key: string;
  readonly url: string | null;
  /** Bare number: words in front may say that it counts something else. */
  readonly isBare: boolean;
}

/** A message with more is a list that a machine wrote. */
const MOST_TOKENS = 3000;
const ANY_ADDRESS = /\bhttps?:\/\/[^\s<>"'()[\]{}，。；、]{1,2000}/gi;
/** src/login.vue#12 is a line of a file, feature/login#12 a branch. */
const NO_REPOSITORY =
  /(?:\.(?:[jt]sx?|java|cs|cpp|c|h|py|go|rb|php|vue|html?|xml|ya?ml|json|md|sql|css|properties|txt|sh)|\/)$|^(?:src|test|tests|docs?|lib|app|feature|features|bugfix|hotfix|fix|release|origin|refs|heads|and|or)\//i;

/** All references of a text, in its order; none overlaps another one. */
export function findTokens(text: string, grammar: Grammar): Token[] {
  const tokens: Token[] = [];
  let rest = text.includes('://') ? takeAddresses(text, grammar, tokens) : text;
  for (const tracker of grammar.trackers) {
    const { needs } = tracker.definition;
    if (needs !== undefined && !needs.some(part => rest.includes(part))) continue;
    if (tokens.length >= MOST_TOKENS) break;
    const before = tokens.length;
    takeReferences(rest, tracker, grammar, tokens);
    if (tokens.length > before) rest = blanked(rest, tokens.slice(before));
  }
  return tokens.sort((one, other) => one.start - other.start).slice(0, MOST_TOKENS);
}

function takeReferences(text: string, owner: CompiledTracker, grammar: Grammar, tokens: Token[]): void {
  const kept = tokens.length;
  let reached = 0;
  for (const match of text.matchAll(owner.reference)) {
    if (tokens.length - kept >= MOST_TOKENS) return;
    if (match[0] === '' || match.index < reached) continue;
    const { kind, project } = match.groups ?? {};
    const id = match.groups?.['id'] ?? match[1] ?? match[0];
    if (isNobodys(id) || isStopped(owner, project, id)) continue;
    const end = match.index + match[0].length;
    const token = {
      start: match.index,
      end,
      owner,
      tracker: owner.id,
      isBare: owner.isForge && project === undefined,
    };
    reached = end;
    if (owner.isForge && project !== undefined) {
      const other = ofProject(project, id, owner, grammar);
      if (other) tokens.push({ ...token, ...other });
      continue;
    }
    const ticket = keyOf(owner, match[0], id, kind);
    tokens.push({ ...token, key: ticket.key, url: urlOf(owner, ticket, grammar) });
    reached = takeMore(text, owner, kind, end, grammar, tokens);
  }
}

/** Further ids behind a reference: `Bug #12,13`. */
function takeMore(
  text: string,
  owner: CompiledTracker,
  kind: string | undefined,
  end: number,
  grammar: Grammar,
  tokens: Token[],
): number {
  if (!owner.more) return end;
  let reached = end;
  for (;;) {
    owner.more.lastIndex = reached;
    const match = owner.more.exec(text);
    const id = match?.groups?.['id'];
    if (!match || id === undefined || match[0] === '') return reached;
    const start = reached;
    reached += match[0].length;
    const ticket = keyOf(owner, match[0], id, kind);
    // Starts behind the comma, which stays as what joins a list.
    tokens.push({
      start: start + 1,
      end: reached,
      owner,
      tracker: owner.id,
      isBare: false,
      key: ticket.key,
      url: urlOf(owner, ticket, grammar),
    });
  }
}

function ofProject(project: string, id: string, owner: CompiledTracker, grammar: Grammar) {
  if (NO_REPOSITORY.test(project)) return undefined;
  const name = project.toLowerCase();
  if (name !== grammar.remote?.project) return otherProject(name, id, grammar);
  const ticket = keyOf(owner, `#${id}`, id, undefined);
  return { key: ticket.key, url: urlOf(owner, ticket, grammar) };
}

/** Takes the addresses of tickets; all other addresses are left out, their #12 is a place in a page. */
function takeAddresses(text: string, grammar: Grammar, tokens: Token[]): string {
  const spans: { start: number; end: number }[] = [];
  for (const match of text.matchAll(ANY_ADDRESS)) {
    const span = { start: match.index, end: match.index + match[0].length };
    spans.push(span);
    if (tokens.length >= MOST_TOKENS) continue;
    const token = addressToken(match[0], span, grammar);
    if (token) tokens.push(token);
  }
  return blanked(text, spans);
}

function addressToken(
  address: string,
  span: { start: number; end: number },
  grammar: Grammar,
): Token | undefined {
  for (const owner of grammar.trackers) {
    for (const pattern of owner.addresses) {
      pattern.lastIndex = 0;
      const match = pattern.exec(address);
      const id = match?.groups?.['id'];
      if (!match || id === undefined) continue;
      const ticket = keyOf(owner, match[0], id, match.groups?.['kind']);
      return { ...span, owner, tracker: owner.id, isBare: false, key: ticket.key, url: match[0] };
    }
  }
  grammar.issuePage.lastIndex = 0;
  const page = grammar.issuePage.exec(address);
  const { host = '', project = '', id } = page?.groups ?? {};
  if (!page || id === undefined) return undefined;
  const { remote, forge } = grammar;
  const isOwn = remote?.host === host.toLowerCase() && remote.project === project.toLowerCase();
  const tracker = grammar.hosts.find(part => host.toLowerCase().includes(part.host))?.tracker ?? forge.id;
  const ticket = keyOf(forge, `#${id}`, id, undefined);
  const key = isOwn ? ticket.key : `${project.toLowerCase()}#${id}`;
  const url = (isOwn ? urlOf(forge, ticket, grammar) : null) ?? page[0];
  return { ...span, owner: forge, tracker, isBare: false, key, url };
}

/** A standard, a field of a message, a version … that only looks like a key. */
export function isStopped({ stop }: CompiledTracker, project: string | undefined, id: string): boolean {
  return (
    stop.size > 0 &&
    (stop.has(id.toUpperCase()) || (project !== undefined && stop.has(project.toUpperCase())))
  );
}

/** `#0000` is nobody's ticket. */
export function isNobodys(id: string): boolean {
  return /^(?:\D*[-#])?0+$/.test(id);
}

/** The text with spans overwritten, so that nothing else finds them; lengths stay. */
function blanked(text: string, spans: readonly { start: number; end: number }[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of spans) {
    if (start < from) continue;
    parts.push(text.slice(from, start), '\0'.repeat(end - start));
    from = end;
  }
  parts.push(text.slice(from));
  return parts.join('');
}
