import type { Fix, Problem } from '../../core/findings.ts';
import type { TextFile } from '../../pack/pack.ts';
import type { ProjectConfig } from '../../pack/projectSettings.ts';
import { groupMatches } from '../../sensitive/groupMatches.ts';
import type { SensitiveMatch } from '../../sensitive/index.ts';
import { scanFile } from '../../sensitive/scanFile.ts';
import { defineCheck } from '../check.ts';

/** What is said about each kind that the two layers know; the others are plain secrets. */
const MESSAGES: Readonly<Record<string, string>> = {
  'labelled-value': 'password',
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

/** What a value is replaced by, in the language of the pack, or else of the file. */
const REFERENCES = { en: 'see the password manager', 'zh-CN': '见密码管理器' } as const;

/**
 * Passwords, keys and tokens in a text. What counts: the project's own layer (`src/sensitive`) for what Chinese
 * hospital projects write down, and secretlint's recommended preset for cloud services.
 */
export default defineCheck({
  group: 'sensitive',
  severity: 'error',
  needs: ['texts'],
  run: async ({ texts, today, settings }) => {
    const problems: Problem[] = [];
    for (const file of texts) {
      const matches = await scanFile(file, today);
      const messageOf = ({ category, kind }: SensitiveMatch) =>
        category === 'credential' ? (MESSAGES[kind] ?? 'secret') : undefined;
      for (const { match, messageId, masked, more, key } of groupMatches(file.text, matches, messageOf)) {
        const { start, end } = match;
        const place = { file: file.path, start, end, key };
        problems.push(
          more > 0
            ? { messageId: 'more', data: { count: more }, ...place }
            : { messageId, data: { masked }, ...place, fixes: fixesOf(file, match, settings) },
        );
      }
    }
    return problems;
  },
});

/** Where people read: elsewhere a sentence in the place of a value would be the next defect. */
function fixesOf({ path, text }: TextFile, { start, end }: SensitiveMatch, settings: ProjectConfig): Fix[] {
  const isProse = /\.(md|markdown|txt)$/i.test(path);
  const isPackData = /\.ya?ml$/i.test(path) && path.startsWith(`${settings.folder}/`);
  if (!(isProse || isPackData) || /[\r\n]/.test(text.slice(start, end))) return [];
  const language = settings.language ?? (/[\u4e00-\u9fff]/.test(text) ? 'zh-CN' : 'en');
  return [{ messageId: 'fix.refer', edits: [{ start, end, text: REFERENCES[language] }], safe: false }];
}
