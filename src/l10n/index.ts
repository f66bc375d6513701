import type { MessageData } from '../core/errors.ts';

/** The languages that every text of the product exists in. */
export type Language = 'en' | 'zh-CN';

/**
 * Words a message of the catalogue. `count` in the data chooses between `id.one` and `id.other` where these exist.
 * @throws Error for an id that the catalogue does not have: a bug, found by the test that walks all ids
 */
export type Translate = (id: string, data?: MessageData) => string;

/** The catalogue's language for a tag such as `zh_CN.UTF-8`, `zh-cn` or `en-GB`; English for all others. */
export function languageOf(tag: string | undefined): Language {
  return /^zh\b/i.test((tag ?? '').replace('_', '-')) ? 'zh-CN' : 'en';
}

/**
 * Who words a message. In the editor a next step is a button or a command of the palette: a message that names a command
 * line has a twin there, `<id>.editor`.
 */
export type Frontend = 'commandLine' | 'editor';

/** Loads one language; the other one is never read. */
export async function loadTranslator(
  language: Language,
  frontend: Frontend = 'commandLine',
): Promise<Translate> {
  const { default: messages } =
    language === 'en'
      ? await import('./en.json', { with: { type: 'json' } })
      : await import('./zh-CN.json', { with: { type: 'json' } });
  return translator(messages, language, frontend);
}

/** Loads the words of the checks in one language: titles, messages and fixes by `<rule>.<message>`. */
export async function loadCheckTranslator(
  language: Language,
  frontend: Frontend = 'commandLine',
): Promise<Translate> {
  const { default: messages } =
    language === 'en'
      ? await import('../checks/messages.en.generated.json', { with: { type: 'json' } })
      : await import('../checks/messages.zh-CN.generated.json', { with: { type: 'json' } });
  return translator(messages, language, frontend);
}

/** @param messages id → text with `{placeholders}` */
export function translator(
  messages: Readonly<Record<string, string>>,
  language: Language,
  frontend: Frontend = 'commandLine',
): Translate {
  // Made when the first number is worded: they take milliseconds, and most commands of a hook say nothing.
  const numbers = once(() => new Intl.NumberFormat(language, { useGrouping: false }));
  const plurals = once(() => new Intl.PluralRules(language));
  return (id, data = {}) => {
    const count = data['count'];
    const find = (name: string) => {
      const plural = typeof count === 'number' ? messages[`${name}.${plurals().select(count)}`] : undefined;
      return plural ?? messages[`${name}.other`] ?? messages[name];
    };
    const text = (frontend === 'editor' ? find(`${id}.editor`) : undefined) ?? find(id);
    if (text === undefined) throw new Error(`no message "${id}" in ${language}`);
    return text.replace(/\{(\w+)\}/g, (whole, name: string, at: number) => {
      const value = data[name];
      if (value === undefined) return whole;
      const word = typeof value === 'number' ? numbers().format(value) : value;
      return apart(text[at - 1], word) + word + apart(text[at + whole.length], word);
    });
  };
}

/** Chinese type sets a space between a Latin name and the characters around it: `Li Na 离岗`, but `李娜离岗`. */
function apart(neighbour: string | undefined, word: string): '' | ' ' {
  if (neighbour === undefined || !/\p{Script=Han}/u.test(neighbour)) return '';
  return /^[A-Za-z0-9][\s\S]*[A-Za-z0-9]$|^[A-Za-z0-9]$/.test(word) ? ' ' : '';
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
