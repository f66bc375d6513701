import type { Fix, Problem } from '../../core/findings.ts';
import { commentSigns } from '../../core/suppressions.ts';
import type { TextFile } from '../../pack/pack.ts';
import type { ProjectConfig } from '../../pack/settings/projectConfig.ts';
import { groupMatches } from '../../sensitive/groupMatches.ts';
import type { SensitiveMatch } from '../../sensitive/index.ts';
import { scanFile } from '../../sensitive/scanFile.ts';
import { scanPieces } from '../../sensitive/scanPieces.ts';
import { defineCheck } from '../check.ts';

/** What is said about each kind that the two layers know; the others are plain secrets. */
const MESSAGES: Readonly<Record<string, string>> = {
  'labelled-value': 'password',
  positional: 'password',
  'table-cell': 'password',
  pair: 'account',
  'sql-user': 'statement',
  'command-line': 'command',
  uri: 'address',
  'jdbc-url': 'address',
  'cloud-token': 'token',
  'private-key': 'privateKey',
  'remote-tool': 'remoteAccess',
  'vpn-key': 'vpnKey',
};

/** The same in a file that a program reads: a sentence in the place of the value would break it. */
const IN_A_PROGRAM: Readonly<Record<string, string>> = {
  password: 'passwordForProgram',
  secret: 'secretForProgram',
};

/** What a value is replaced by, in the language of the pack, or else of the file. */
const REFERENCES = { en: 'see the password manager', 'zh-CN': '见密码管理器' } as const;

/**
 * Passwords, keys and tokens in a text. What counts: the project's own layer (`src/sensitive`) for what Chinese
 * hospital projects write down, and secretlint's recommended preset for cloud services.
 */
export default defineCheck({
  group: 'sensitive',
  severity: 'error',
  needs: ['texts', 'largeTexts'],
  run: async ({ texts, largeTexts, today, settings }) => {
    const problems: Problem[] = [];
    for (const file of texts) {
      const matches = await scanFile(file, today);
      for (const { match, messageId, masked, more, key } of grouped(file, matches, settings)) {
        const { start, end } = match;
        const place = { file: file.path, start, end, key };
        problems.push(
          more > 0
            ? { messageId: 'more', data: { count: more }, ...place }
            : {
                messageId,
                data: { masked, ...commentSigns(file.path) },
                ...place,
                fixes: fixesOf(file, match, settings),
              },
        );
      }
    }
    for (const { path, pieces } of largeTexts)
      for await (const { text, matches, placeOf } of scanPieces(path, pieces(), today))
        for (const { match, messageId, masked, more, key } of grouped({ path, text }, matches, settings)) {
          const said =
            more > 0
              ? { messageId: 'more', data: { count: more } }
              : { messageId, data: { masked, ...commentSigns(path) } };
          problems.push({ ...said, file: path, start: 0, end: 0, key, place: placeOf(match) });
        }
    return problems;
  },
});

function grouped({ path, text }: TextFile, matches: readonly SensitiveMatch[], settings: ProjectConfig) {
  const isForPeople = isReadByPeople(path, settings);
  return groupMatches(text, matches, ({ category, kind }) => {
    if (category !== 'credential') return undefined;
    const messageId = MESSAGES[kind] ?? 'secret';
    return isForPeople ? messageId : (IN_A_PROGRAM[messageId] ?? messageId);
  });
}

/** Documents, and the YAML of the pack. */
function isReadByPeople(path: string, { folder }: ProjectConfig): boolean {
  return /\.(md|markdown|txt)$/i.test(path) || (/\.ya?ml$/i.test(path) && path.startsWith(`${folder}/`));
}

/** Where people read: elsewhere a sentence in the place of a value would be the next defect. */
function fixesOf({ path, text }: TextFile, { start, end }: SensitiveMatch, settings: ProjectConfig): Fix[] {
  if (!isReadByPeople(path, settings) || /[\r\n]/.test(text.slice(start, end))) return [];
  const language = settings.language ?? (/[\u4e00-\u9fff]/.test(text) ? 'zh-CN' : 'en');
  return [{ messageId: 'fix.refer', edits: [{ start, end, text: REFERENCES[language] }], safe: false }];
}
