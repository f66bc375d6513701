import type { Translate } from '../../l10n/index.ts';
import { ENTRY_KIND_NAMES, ENTRY_KINDS } from '../../pack/fields/kinds.ts';
import type { OpenPoint } from '../../transition/close.ts';

/** The command that settles what is open; undefined where only time does. */
export function settlingCommand(point: OpenPoint, say: Translate): string | undefined {
  const log = (words: string) => `handover transition log ${words}`;
  const who = say('settle.who');
  switch (point.kind) {
    case 'deadline':
      return deadlineCommand(point.what, point.due !== null, say);
    case 'task':
      return log(`--done ${shown(point.id)}`);
    case 'access':
      return log(`${point.shared ? '--rotated' : '--revoked'} ${shown(point.account)}`);
    case 'found-access':
      return log(`--settled ${shown(point.id)} --evidence …`);
    case 'accounts-unknown':
      return 'handover add account';
    case 'not-attending':
    case 'not-on-site':
    case 'too-short':
      return log(`--meeting ${say('settle.minutes')} --on-site --attendee leaver=… successor=… customer=…`);
    case 'no-on-call':
      return log(`--on-call … --channel … --until ${point.until}`);
    case 'no-letter':
      return log('--notified');
    case 'no-demo':
      return log('--demo …');
    case 'no-hard-logic':
      return log('--hard-logic …');
    case 'question':
      return log(`--question ${shown(point.question)} --answer …`);
    case 'teach-back':
      return log(`--taught ${shown(point.topic)}`);
    case 'no-recall':
      return log(`--entry ${shown(point.id)} --recall ${who} --outcome …`);
    case 'unresolved':
      return log(`--entry ${shown(point.id)} --resolved ${say('settle.date')}`);
    case 'signature':
      return log(`--signed ${point.parties[0]}=${say('settle.name')} --evidence …`);
    case 'no-evidence':
      return log(`--signed ${point.party} --evidence …`);
    case 'must-have':
      return mustHaveCommand(point);
    case 'blank':
      return undefined;
    case 'part-not-done':
      return `handover set ${point.part}.status done`;
    case 'part-no-reason':
      return `handover set ${point.part}.reason …`;
    case 'part-not-confirmed':
      return `handover set ${point.part}.confirmedBy ${point.successor ? shown(point.successor) : who}`;
    case 'part-lacks':
      return lackCommand(point.first);
    case 'part-guessed':
      return `handover confirm ${shown(point.place)}`;
  }
}

/** A field of the part or of one entry is set; what the list lacks as a whole is added. */
function lackCommand(place: string): string | undefined {
  const [, way = '', kind] = /^([\w.]+)(?:\[kind: ([\w-]+)\])?$/.exec(place) ?? [];
  if (way === '') return undefined;
  const entry = ENTRY_KIND_NAMES.find(name => ENTRY_KINDS[name].list.join('.') === way);
  if (entry === undefined) return kind === undefined ? `handover set ${way} …` : undefined;
  return kind === undefined ? `handover add ${entry}` : `handover add ${entry} --kind ${kind}`;
}

/** What is guessed is confirmed, an entry added, a field set; a document is written by hand. */
function mustHaveCommand({
  place,
  isGuessed,
}: Extract<OpenPoint, { kind: 'must-have' }>): string | undefined {
  const [path = '', key] = place.split(' ');
  if (key === undefined) return undefined;
  if (isGuessed) return `handover confirm --file ${path.split('/').at(-1)}`;
  const kind = ENTRY_KIND_NAMES.find(name => ENTRY_KINDS[name].list.join('.') === key);
  return kind === undefined ? `handover set ${key} …` : `handover add ${kind}`;
}

function deadlineCommand(what: string, hasDate: boolean, say: Translate): string | undefined {
  const log = (words: string) => `handover transition log ${words}`;
  const who = say('settle.who');
  switch (what) {
    case 'customer-notice':
      return log('--called --notified');
    case 'task-force':
      return log(
        `--lead ${who} --duty customer-talks=${who} technical=${who} contract-legal=${who} people=${who}`,
      );
    case 'substitute':
      return log(`--successor ${who}`);
    case 'meeting':
      return log(`--meeting ${say('settle.minutes')} --on-site --attendee leaver=… successor=… customer=…`);
    default:
      return hasDate ? undefined : log('--observation');
  }
}

/** As a shell takes it. */
function shown(word: string): string {
  return /^[\p{L}\p{N}_.@/-]+$/u.test(word) ? word : `"${word.replace(/["\\$`]/g, '\\$&')}"`;
}
