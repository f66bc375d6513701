import type { Translate } from '../../l10n/index.ts';
import { listGuesses } from '../guesses.ts';
import { PARTS } from '../names.ts';

const BEGIN = '<!-- handover:status:begin -->';
const END = '<!-- handover:status:end -->';
const STATUSES = ['todo', 'in-progress', 'done', 'not-applicable'];

/**
 * The table at the top of the pack: one line for each part. It tells nothing that changes by itself, such as a
 * date, so that an unchanged pack stays unchanged.
 * @param checklist parsed content of `checklist.yaml`; anything that is not as expected counts as absent
 */
export function statusTable(checklist: unknown, team: unknown, say: Translate): string {
  const names = new Map(
    list(record(team)['people'])
      .map(record)
      .map(person => [String(person['id']), String(person['name'])]),
  );
  const head = ['status.part', 'status.status', 'status.owner', 'status.entries', 'status.toConfirm'];
  const rows = PARTS.map(part => {
    const content = record(record(checklist)[part]);
    const owner = content['owner'];
    return [
      say(`part.${part}`),
      statusLabel(content['status'], say),
      typeof owner === 'string' ? cell(names.get(owner) ?? owner) : '–',
      String(
        Object.values(content).reduce<number>((sum, value) => sum + list(value).filter(isEntry).length, 0),
      ),
      String(listGuesses(content).length),
    ];
  });
  const lines = [head.map(id => say(id)), head.map((_, index) => (index > 2 ? '--:' : '---')), ...rows];
  return lines.map(line => `| ${line.join(' | ')} |`).join('\n');
}

/** What became of the block in a text. */
export type BlockUpdate =
  | { readonly state: 'same' }
  | { readonly state: 'changed'; readonly text: string }
  /** A person took the markers out: they do not want the block. */
  | { readonly state: 'absent' }
  /** One marker is missing, doubled, or they stand the wrong way round: nobody knows what is whose. */
  | { readonly state: 'broken' };

/** Replaces what stands between the markers; every other byte stays as it is, line ends included. */
export function updateStatusBlock(text: string, table: string): BlockUpdate {
  const begins = text.split(BEGIN).length - 1;
  const ends = text.split(END).length - 1;
  if (begins === 0 && ends === 0) return { state: 'absent' };
  const from = text.indexOf(BEGIN) + BEGIN.length;
  const to = text.indexOf(END);
  if (begins !== 1 || ends !== 1 || to < from) return { state: 'broken' };
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const block = `\n\n${table}\n\n`.replaceAll('\n', newline);
  if (text.slice(from, to) === block) return { state: 'same' };
  return { state: 'changed', text: text.slice(0, from) + block + text.slice(to) };
}

/** A status that does not exist counts as absent; the schema check says what is wrong with it. */
function statusLabel(status: unknown, say: Translate): string {
  const known = STATUSES.find(name => name === status) ?? 'todo';
  return say(`partStatus.${known}`);
}

function isEntry(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function cell(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('|', '\\|');
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}
