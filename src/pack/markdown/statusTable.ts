import type { Translate } from '../../l10n/index.ts';
import { listGuesses } from '../guesses.ts';
import { PARTS } from '../names.ts';

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
