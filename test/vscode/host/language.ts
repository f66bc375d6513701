import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installOnce, type PinnedPackage, unpackPackage } from './install.ts';

/** The display languages that the house can show; ids as VS Code spells them (`vscode.env.language`). */
export type DisplayLanguage = 'en' | 'zh-cn';

/**
 * Microsoft's Simplified Chinese pack of VS Code 1.88, as npm has it. It is the newest one there that names
 * its texts by key; later ones number them, which only fits the very build they were made for. Newer texts of
 * the workbench stay English. Everything of an extension (package.nls.zh-cn.json, l10n) is unaffected.
 */
const PACK: PinnedPackage = {
  spec: '@codingame/monaco-vscode-language-pack-zh-hans@4.2.1',
  integrity:
    'sha512-Nkd9TM+dw+MpjvLvecv9d/QPkinttbQAmyCnJaCxLiptlboSzSzZgCuB7OmrfItim+V0+JLOuRSH14lR+udcZg==',
};

const SUFFIX = '.i18n.json';

/** Fetches the pack once, in the shape that the server reads. @returns its folder: `<extension id>.i18n.json` */
export async function installLanguagePack(): Promise<string> {
  return installOnce('language-pack-zh-cn-4.2.1', async folder => {
    const source = join(folder, 'package');
    await mkdir(source);
    await unpackPackage(PACK, source);
    const main: unknown = await import(
      pathToFileURL(join(source, 'translations', 'main.i18n.json.js')).href
    ).then((module: { default: unknown }) => module.default);
    await writeFile(join(folder, `vscode${SUFFIX}`), JSON.stringify({ contents: main }));
    await cp(join(source, 'translations', 'extensions'), folder, { recursive: true });
    await rm(source, { recursive: true });
  });
}

/**
 * Tells a server, by the file in which it would remember installed language packs, that Simplified Chinese is
 * there. Without it the server answers a request for Chinese with English, and `vscode.env.language` is `en`.
 * @param userData the `data` folder inside the server's data folder
 */
export async function registerLanguagePack(languagePack: string, userData: string): Promise<void> {
  const files = (await readdir(languagePack)).filter(name => name.endsWith(SUFFIX));
  const translations = Object.fromEntries(
    files.map(name => [name.slice(0, -SUFFIX.length), join(languagePack, name)]),
  );
  await mkdir(userData, { recursive: true });
  const extensions = [
    { extensionIdentifier: { id: 'ms-ceintl.vscode-language-pack-zh-hans' }, version: '1.88.0' },
  ];
  const pack = { hash: 'handover-pack', label: '中文(简体)', extensions, translations };
  await writeFile(join(userData, 'languagepacks.json'), JSON.stringify({ 'zh-cn': pack }));
}
