import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Licences that allow to pass the code on with ours, as long as their text goes with it. */
const ALLOWED = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'Unlicense',
]);

/**
 * The notices of everything by others that is in the bundle: name, version, licence and its text.
 * @param {readonly string[]} inputs paths of the files that the bundle was made from, as esbuild names them
 * @returns {Promise<string>}
 * @throws Error for a package whose licence is not among those that we pass on, or that has none
 */
export async function noticesOf(inputs) {
  const folders = new Set(inputs.flatMap(path => packageFolder(path) ?? []));
  const notices = await Promise.all([...folders].map(noticeOf));
  const byName = new Map(notices.map(notice => [`${notice.name} ${notice.version}`, notice]));
  const sorted = [...byName].sort(([one], [other]) => (one < other ? -1 : 1));
  /** @type {Map<string, string[]>} */
  const byText = new Map();
  for (const [name, { text, license }] of sorted) {
    const key = `${license}\n\n${text}`;
    byText.set(key, [...(byText.get(key) ?? []), name]);
  }
  const parts = [...byText].map(([text, names]) => `${names.join('\n')}\n\n${text.trim()}\n`);
  return ['Handover Pack contains code of these packages, under their licences.\n', ...parts].join(
    `\n${'-'.repeat(80)}\n\n`,
  );
}

/** @param {string} path */
function packageFolder(path) {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];
}

/** @param {string} folder */
async function noticeOf(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  if (!ALLOWED.has(license))
    throw new Error(`${name} ${version} has the licence ${license}, which is not passed on`);
  const file = (await readdir(folder)).find(one =>
    /^(?:licen[cs]e|copying)(?:[.-](?:md|txt|mit))?$/i.test(one),
  );
  const text = file === undefined ? '' : await readFile(join(folder, file), 'utf8');
  return { name, version, license, text: text.replace(/\r\n/g, '\n') };
}
