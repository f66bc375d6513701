import { comparableName } from '../../core/comparableName.ts';
import { isDate } from '../../core/dates.ts';
import { UserError } from '../../core/errors.ts';
import type { SchemaLanguage } from '../schemaText.ts';
import { choiceMeant, dateMeant, truthMeant } from '../yaml/valuesMeant.ts';
import { choiceText, type Field } from './fields.ts';

export type FieldValue = string | number | boolean | readonly string[];

/**
 * What somebody typed, as the schema wants it. People write a day, a yes or a choice in many ways; phones and ids are
 * kept as they are written.
 * @param words more than one only for a list; one that is empty says nothing
 * @param name of the field, for the error, which is worded in a language
 * @throws UserError for what it cannot be
 */
export function readValue(
  field: Field,
  words: readonly string[],
  name: string,
  language: SchemaLanguage,
): FieldValue {
  const [first = ''] = words;
  if (field.type === 'texts') return words.map(word => textOf(field, word, name, language));
  if (words.length > 1) throw new UserError('error.field.single', { field: name, values: words.join(', ') });
  return textValue(field, first.trim(), name, language);
}

function textValue(field: Field, word: string, name: string, language: SchemaLanguage): FieldValue {
  switch (field.type) {
    case 'number':
      return numberOf(field, word, name);
    case 'truth': {
      const truth = truthMeant(word);
      if (truth === undefined) throw new UserError('error.field.truth', { field: name, value: word });
      return truth === 'true';
    }
    default:
      return textOf(field, word, name, language);
  }
}

function textOf(field: Field, typed: string, name: string, language: SchemaLanguage): string {
  const word = typed.trim();
  if (word === '') throw new UserError('error.field.empty', { field: name });
  if (field.type === 'date') return dateOf(word, name);
  return field.choices.length > 0 ? choiceOf(field, word, name, language) : word;
}

function dateOf(word: string, name: string): string {
  const day = isDate(word) ? word : dateMeant(word)?.iso;
  if (day === undefined) throw new UserError('error.field.date', { field: name, value: word });
  return day;
}

function choiceOf(field: Field, word: string, name: string, language: SchemaLanguage): string {
  const { choices, choiceNode } = field;
  const isCalled = (choice: string) =>
    [choice, choiceText(choice, field, 'zh-CN')].some(
      other => comparableName(other) === comparableName(word),
    );
  const exact = choices.find(isCalled);
  if (exact !== undefined) return exact;
  // 运维 is as good as 运维阶段 where nothing else is called so.
  const [within, ...others] = /^\p{Script=Han}{2,8}$/u.test(word)
    ? choices.filter(choice => choiceText(choice, field, 'zh-CN').includes(word))
    : [];
  if (within !== undefined && others.length === 0) return within;
  const nearest = choiceMeant(word, choices, choiceNode);
  throw new UserError(nearest === undefined ? 'error.field.choice' : 'error.field.choiceMeant', {
    field: name,
    value: word,
    choices: choicesText(field, language),
    ...(nearest !== undefined && { nearest }),
  });
}

/** `requirements 需求阶段、development 开发测试`; in English the value itself is the word. */
export function choicesText(field: Field, language: SchemaLanguage): string {
  const words = field.choices.map(choice => {
    const text = choiceText(choice, field, language);
    return text === choice ? choice : `${choice} ${text}`;
  });
  return words.join(language === 'en' ? ', ' : '、');
}

function numberOf({ node }: Field, word: string, name: string): number {
  const { type, minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = node;
  const number = Number(word.normalize('NFKC'));
  const isRight = word !== '' && Number.isFinite(number) && (type !== 'integer' || Number.isInteger(number));
  if (!isRight || number < minimum || number > maximum)
    throw new UserError('error.field.number', { field: name, value: word });
  return number;
}
