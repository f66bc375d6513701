import { UserError } from '../../core/errors.ts';
import { choiceText, type Field } from '../../pack/fields/fields.ts';
import { readValue } from '../../pack/fields/value.ts';
import { entriesOf } from '../../pack/pack.ts';
import type { Ask, Choice, Wording } from './ask.ts';
import { type NewPerson, newPerson } from './newPerson.ts';
import { type PersonChoice, readPeople } from './people.ts';
import type { PackToFill } from './readPackToFill.ts';
import { shown } from './shown.ts';

/** What somebody answered; no words where they left it open. */
export interface FieldAnswer {
  readonly words: readonly string[];
  /** Somebody of the history, or a new name, who comes into the team with the answer. */
  readonly coming?: NewPerson;
}

/** One field that is asked for. */
export interface FieldQuestion {
  readonly field: Field;
  readonly title: string;
  readonly description: string;
  /** What stands there now. */
  readonly present?: unknown;
}

export interface FieldAsker {
  /** @returns undefined where the user pressed Ctrl+C or Escape */
  ask(question: FieldQuestion): Promise<FieldAnswer | undefined>;
}

/** A list is typed on one line. */
const BETWEEN = /[;；]/;
/** No id and no choice is an empty text. */
const OPEN = '';
const SOMEBODY_ELSE = ' else';
const CONTACT = ' contact ';

/** Asks for fields, each in the way that its schema says. Git is asked for people once, when the first is asked for. */
export function fieldAsker(ask: Ask, world: PackToFill, wording: Wording): FieldAsker {
  const { say } = wording;
  let people: Promise<readonly PersonChoice[]> | undefined;
  const choosePerson = async (question: FieldQuestion): Promise<FieldAnswer | undefined> => {
    people ??= readPeople(world).then(({ choices }) => choices);
    const known = await people;
    const present = textOf(question.present);
    const contacts = question.field.person === 'team' ? [] : contactsOf(world);
    const answer = await ask.choose(
      messageOf(question),
      [
        ...known.map((person, index) => personChoice(person, index, wording)),
        ...contacts.map(({ id, name }) => ({
          value: `${CONTACT}${id}`,
          label: shown(name),
          hint: say('ask.contact'),
        })),
        { value: SOMEBODY_ELSE, label: say('ask.somebodyElse') },
        ...openChoice(question, wording),
      ],
      known.find(({ id }) => id !== undefined && id === present) &&
        `#${known.findIndex(one => one.id === present)}`,
    );
    if (answer === undefined || answer === OPEN) return answer === undefined ? undefined : { words: [] };
    if (answer.startsWith(CONTACT)) return { words: [answer.slice(CONTACT.length)] };
    const chosen = known[Number(answer.slice(1))];
    if (answer !== SOMEBODY_ELSE && chosen) return personAnswer(chosen, question, known);
    const name = await ask.write(say('ask.personName'));
    if (name === undefined) return undefined;
    return name.trim() === ''
      ? { words: [] }
      : personAnswer(
          { id: undefined, name: name.trim(), names: [], emails: [], lastOn: undefined },
          question,
          known,
        );
  };
  const write = async (question: FieldQuestion): Promise<FieldAnswer | undefined> => {
    const { field } = question;
    const isList = field.type === 'texts';
    const split = (answer: string) =>
      (isList ? answer.split(BETWEEN) : [answer]).map(word => word.trim()).filter(word => word !== '');
    const answer = await ask.write(messageOf(question), {
      initial: textOf(question.present),
      placeholder: isList ? say('ask.list') : field.type === 'date' ? say('ask.date') : undefined,
      problem: typed => problemOf(field, split(typed), question.title, wording),
    });
    return answer === undefined ? undefined : { words: split(answer) };
  };
  return {
    ask: async question => {
      const { field, present } = question;
      if (field.person !== undefined && field.type === 'text') return choosePerson(question);
      const choices = choicesOf(field, wording);
      if (choices === undefined) return write(question);
      const first = present === undefined ? undefined : String(present);
      const answer = await ask.choose(
        messageOf(question),
        [...choices, ...openChoice(question, wording)],
        first,
      );
      return answer === undefined ? undefined : { words: answer === OPEN ? [] : [answer] };
    },
  };
}

/** People of the customer who can be named by an id. */
function contactsOf({ pack }: PackToFill): readonly { readonly id: string; readonly name: string }[] {
  return entriesOf(pack.checklist?.value?.customer?.contacts, []).flatMap(({ entry: { id, name } }) =>
    id === undefined ? [] : [{ id, name: name ?? id }],
  );
}

function messageOf({ title, description }: FieldQuestion): string {
  return description === '' ? title : `${title} – ${description}`;
}

function choicesOf(field: Field, { say, language }: Wording): readonly Choice[] | undefined {
  if (field.type === 'truth')
    return [
      { value: 'true', label: say('generate.ask.yes') },
      { value: 'false', label: say('generate.ask.no') },
    ];
  if (field.type !== 'choice') return undefined;
  return field.choices.map(value => ({ value, label: choiceText(value, field, language) }));
}

function openChoice({ field }: FieldQuestion, { say }: Wording): readonly Choice[] {
  return field.isRequired ? [] : [{ value: OPEN, label: say('ask.leaveOpen') }];
}

function personChoice({ id, name, lastOn }: PersonChoice, index: number, { say }: Wording): Choice {
  const hints = [
    ...(id === undefined ? [say('ask.notInTeam')] : id === name ? [] : [shown(id)]),
    ...(lastOn === undefined ? [] : [say('ask.lastCommit', { date: lastOn })]),
  ];
  return { value: `#${index}`, label: shown(name), hint: hints.join(', ') };
}

/** Whoever is chosen comes into the team, but where anybody may stand. */
async function personAnswer(
  { id, name, names, emails }: PersonChoice,
  { field }: FieldQuestion,
  known: readonly PersonChoice[],
): Promise<FieldAnswer> {
  if (id !== undefined) return { words: [id] };
  if (field.person === 'anybody') return { words: [name] };
  const taken = known.flatMap(person => person.id ?? []);
  const coming = await newPerson({ name, names, emails: emails.filter(email => email !== '') }, taken);
  return { words: [coming.id], coming };
}

function problemOf(
  field: Field,
  words: readonly string[],
  name: string,
  { say, language }: Wording,
): string | undefined {
  if (words.length === 0) return field.isRequired ? say('error.field.empty', { field: name }) : undefined;
  try {
    readValue(field, words, name, language);
    return undefined;
  } catch (error) {
    if (error instanceof UserError) return say(error.messageId, error.data);
    throw error;
  }
}

function textOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.join('; ');
  return value === undefined || value === null || typeof value === 'object' ? undefined : String(value);
}
