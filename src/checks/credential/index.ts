import type { Problem } from '../../core/findings.ts';
import type { TextFile } from '../../pack/pack.ts';
import type { SensitiveMatch } from '../../sensitive/index.ts';
import { maskedLines, scanFile } from '../../sensitive/scanFile.ts';
import { defineCheck } from '../check.ts';

/** What is said about each kind; the others are plain secrets. */
const MESSAGES: Readonly<Record<string, string>> = {
  'labelled-value': 'password',
  'table-cell': 'password',
  pair: 'password',
  'sql-user': 'password',
  'command-line': 'command',
  uri: 'address',
  'cloud-token': 'token',
  'private-key': 'privateKey',
  'remote-tool': 'remoteAccess',
  'vpn-key': 'remoteAccess',
};

/**
 * Passwords, keys and tokens in a text. What counts: the project's own layer (`src/sensitive`) for what Chinese
 * hospital projects write down, and secretlint's recommended preset for cloud services.
 */
export default defineCheck({
  group: 'sensitive',
  severity: 'error',
  needs: ['texts'],
  run: async ({ texts, today, settings }) => {
    const phrase = settings.language === 'en' ? 'see the password manager' : '见密码管理器';
    const problems: Problem[] = [];
    for (const file of texts) {
      const matches = await scanFile(file, today);
      for (const match of matches)
        if (match.category === 'credential') problems.push(problemOf(file, match, matches, phrase));
    }
    return problems;
  },
});

function problemOf(
  { path, text }: TextFile,
  match: SensitiveMatch,
  matches: readonly SensitiveMatch[],
  phrase: string,
): Problem {
  const { kind, start, end, masked } = match;
  const isProse = /\.(md|markdown|txt)$/i.test(path) && !text.slice(start, end).includes('\n');
  return {
    messageId: MESSAGES[kind] ?? 'secret',
    data: { masked },
    file: path,
    start,
    end,
    key: `${kind} ${maskedLines(text, match, matches)}`,
    ...(isProse && {
      fixes: [{ messageId: 'fix.refer', edits: [{ start, end, text: phrase }], safe: false }],
    }),
  };
}
