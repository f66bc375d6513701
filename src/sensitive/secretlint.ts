import { mask } from './mask.ts';
import type { SensitiveMatch } from './match.ts';

type Secretlint = typeof import('@secretlint/core');
type Config = Parameters<Secretlint['lintSource']>[0]['options']['config'];

/**
 * Every pattern of the preset holds at least one of these literals; a text with none of them need not wait for
 * secretlint. A test takes a sample of each rule past it.
 */
const MARKERS =
  /A3T|AKIA|AGPA|AIDA|AROA|AIPA|ANPA|ANVA|ASIA|secret_?access|access_?key|account_?(?:id)?["']?\s*(?::|=)|PRIVATE KEY|x-oauth-basic|_authToken|npm_|xox[a-z]-|xapp-|hooks\.slack\.com|:\/\/[^\s/]*:[^\s/]*@|sk-|gsk_|hf_|lin_api_|ntn_|SG\.|shp(?:pa|ca|at|ss)_|gh[oprsu]_|github_pat_|glpat-|glc_|glsa_|ops_ey|hv[brs]\.|vc[aciprk]+_|dapi|dckr_pat_|figd_/i;

/** Whether secretlint could find anything in a text. */
export function mayHoldCloudSecret(text: string): boolean {
  return MARKERS.test(text);
}

/** Loaded with the first text that is scanned: most commands never need it. */
let loading: Promise<{ readonly lintSource: Secretlint['lintSource']; readonly config: Config }> | undefined;

/**
 * Finds tokens and keys of cloud services with secretlint's recommended preset. `path` is for its rules that look
 * at file names; nothing is read. Offsets are UTF-16 units of the text. Rejects when the preset cannot be loaded.
 *
 * The order of the layers: {@link findSensitive} first, this one second, then {@link mergeMatches}: where both find
 * a place, our layer names it.
 */
export async function findCloudSecrets(text: string, path: string): Promise<SensitiveMatch[]> {
  if (!mayHoldCloudSecret(text)) return [];
  loading ??= load();
  const { lintSource, config } = await loading;
  const result = await lintSource({
    source: { content: text, filePath: path, ext: extensionOf(path), contentType: 'text' },
    options: { config, noPhysicFilePath: true },
  });
  const found = result.messages
    .filter(message => message.range[1] > message.range[0])
    .map(({ ruleId, range: [start, end] }): SensitiveMatch => {
      const kind = ruleId.includes('privatekey') ? 'private-key' : 'cloud-token';
      return { category: 'credential', kind, start, end, masked: mask(text.slice(start, end), kind) };
    });
  return mergeMatches([], found);
}

/** Joins two layers, sorted and without overlaps; a place that both found keeps the kind of the first layer. */
export function mergeMatches(
  own: readonly SensitiveMatch[],
  second: readonly SensitiveMatch[],
): SensitiveMatch[] {
  const ranked = [...own.map(match => ({ match, rank: 0 })), ...second.map(match => ({ match, rank: 1 }))];
  ranked.sort((one, other) => one.match.start - other.match.start || one.rank - other.rank);
  const merged: { match: SensitiveMatch; rank: number }[] = [];
  for (const next of ranked) {
    const previous = merged.at(-1);
    if (previous === undefined || next.match.start >= previous.match.end) {
      merged.push(next);
      continue;
    }
    const first = previous.rank <= next.rank ? previous : next;
    const start = previous.match.start;
    const end = Math.max(previous.match.end, next.match.end);
    const isWhole = first.match.start === start && first.match.end === end;
    const match = isWhole ? first.match : { ...first.match, start, end, masked: '***' };
    merged[merged.length - 1] = { match, rank: first.rank };
  }
  return merged.map(({ match }) => match);
}

async function load() {
  const [{ lintSource }, preset] = await Promise.all([
    import('@secretlint/core'),
    import('@secretlint/secretlint-rule-preset-recommend'),
  ]);
  const id = '@secretlint/secretlint-rule-preset-recommend';
  // Off by default: the id of an access key alone. It names an account, which is reason enough here.
  const rules = [{ id: '@secretlint/secretlint-rule-aws', options: { enableIDScanRule: true } }];
  return { lintSource, config: { rules: [{ id, rule: preset.creator, options: {}, rules }] } };
}

function extensionOf(path: string): string {
  return /\.[^./\\]+$/.exec(path)?.[0] ?? '';
}
