import { LIMITS } from '../../core/limits.ts';
import type { FileSource } from '../../core/ports.ts';
import { placeText } from '../../deployment/said.ts';
import type { ConfigFile } from '../../inventory/detect.ts';
import { describesKeys, readDescriptions } from '../../inventory/keyDescriptions.ts';
import type { KeyInfo } from '../../inventory/keys.ts';
import type { Translate } from '../../l10n/index.ts';
import type { ConfigEntry } from '../../pack/types.generated.ts';
import type { Lenient } from '../../pack/yaml/conform.ts';
import { describedKeys, type SaidAboutKey } from '../../prefill/configEntries.ts';

/** What a key is for. */
export interface KeyMeaning {
  readonly text: string;
  /** What it is guessed from; undefined where a person wrote it into the config index. */
  readonly from: string | undefined;
}

/** What is shown of a meaning: with its source. */
export function sayMeaning({ text, from }: KeyMeaning, say: Translate): string {
  return from === undefined
    ? say('configs.meaning.written', { text })
    : say('configs.meaning.proposed', { text, from });
}

/**
 * What the keys of a config file mean, by their names: what its entry says, or else what is proposed by comments, by a
 * template of variables, Spring's metadata or a schema of the repository.
 * @throws DOMException when aborted
 */
export async function keyMeanings(
  source: FileSource,
  { path }: Pick<ConfigFile, 'path'>,
  keys: readonly Pick<KeyInfo, 'name' | 'line' | 'secret'>[],
  entry: Lenient<ConfigEntry> | undefined,
  say: Translate,
): Promise<ReadonlyMap<string, KeyMeaning>> {
  const describing = (await source.list()).filter(describesKeys);
  const texts = new Map<string, string>();
  for (const [of, read] of await source.readTexts([...new Set([path, ...describing])], LIMITS.config))
    if (read.kind === 'text') texts.set(of, read.text);
  const own = texts.get(path);
  const said = own === undefined ? [] : describedKeys(path, own, keys, readDescriptions(texts));
  const meanings = new Map([...said].map(([name, found]) => [name, proposed(found, say)]));
  for (const key of entry?.keys ?? []) {
    if (typeof key?.name !== 'string' || typeof key.purpose !== 'string' || key.purpose === '') continue;
    const isGuess = key.from !== undefined || entry?.confirm === true;
    const known = meanings.get(key.name);
    if (!isGuess) meanings.set(key.name, { text: key.purpose, from: undefined });
    else if (known === undefined) meanings.set(key.name, { text: key.purpose, from: key.from ?? '' });
  }
  return meanings;
}

function proposed({ text, path, line }: SaidAboutKey, say: Translate): KeyMeaning {
  const from =
    path === undefined
      ? say('from.comment', { line })
      : say('from.description', { place: placeText({ path, line }) });
  return { text, from };
}
