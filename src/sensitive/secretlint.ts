import { isSampleToken } from './excuses.ts';
import { mask } from './mask.ts';
import type { SensitiveMatch } from './match.ts';

type Secretlint = typeof import('@secretlint/core');
type Config = Parameters<Secretlint['lintSource']>[0]['options']['config'];

/**
 * What every match of a rule must hold, rule by rule, no stricter than the pattern of the rule itself (version 13.1.0
 * of the preset): a text without any of it cannot be reported, and need not wait for secretlint to load.
 */
const MARKERS = new RegExp(
  [
    // aws
    '(?:A3T[A-Z0-9]|A(?:KI|GP|ID|RO|IP|NP|NV|SI)A)[A-Z0-9]{16}',
    '(?:SECRET|[Ss]ecret)_?(?:ACCESS|[Aa]ccess)_?(?:KEY|[Kk]ey)["\']?\\s*[:=]',
    // gcp, privatekey
    'PRIVATE KEY',
    // npm
    ':x-oauth-basic@',
    '_authToken=',
    'npm_[A-Za-z0-9_]{36}',
    // slack
    'xox[abopr]-',
    'xapp-',
    '[Hh][Oo]{2}[Kk][Ss]\\.[Ss][Ll][Aa][Cc][Kk]\\.',
    // sendgrid, shopify
    'SG\\.\\w{1,128}\\.\\w',
    'shp(?:pa|ca|at|ss)_[A-Za-z0-9]{32}',
    // github, gitlab
    'gh[pousr]_[A-Za-z0-9_]{36}',
    'ghs_\\d{1,20}_',
    'github_pat_\\w{20}',
    'glpat-[\\w-]{20}',
    // grafana
    'gl(?:c|sa)_[A-Za-z0-9+/]{32}',
    // openai, anthropic, groq, huggingface
    'T3BlbkFJ',
    'sk-ant-api0',
    'gsk_[A-Za-z0-9]{52}',
    'hf_[A-Za-z]{34}',
    // linear, notion, 1password
    'lin_api_\\w{32}',
    'ntn_\\d{11}',
    'ops_ey[\\w+/=]{100}',
    // hashicorp-vault, vercel, databricks, docker, figma
    'hv[sbr]\\.[\\w-]{90}',
    'vc[piark]_[A-Za-z0-9]{20}',
    'dapi[A-Fa-f0-9]{32}',
    'dckr_pat_',
    'figd_[\\w-]{40}',
    // cloudflare, stripe, tailscale
    'cf(?:k|ut|at)_[A-Za-z0-9]{48}',
    '[sr]k_(?:live|test)_[A-Za-z0-9]{24}',
    'tskey-[a-z]{2,20}-\\w{8}',
  ].join('|'),
);
/** A JSON file may write any letter of a marker as a number; the rule for Google's keys reads the parsed value. */
const ESCAPED_ASCII = /\\u00[2-7]/i;

/** Whether secretlint could find anything in a text. */
export function mayHoldCloudSecret(text: string, path: string): boolean {
  return MARKERS.test(text) || (isJson(path) && ESCAPED_ASCII.test(text));
}

/** Passwords in addresses: our own layer knows which are samples, these take `user:pass@example.com` for real. */
const LEFT_TO_OUR_LAYER: ReadonlySet<string> = new Set(
  ['basicauth', 'database-connection-string'].map(name => `@secretlint/secretlint-rule-${name}`),
);
/** The number of an account opens nothing. The option that finds keys of AWS by their form finds it, too. */
const NO_SECRET: ReadonlySet<string> = new Set(['AWSAccountID']);

/**
 * Where these messages point is not where the secret stands: they count its length from the label on, or name the
 * whole file.
 */
const VALUES: ReadonlyMap<string, RegExp> = new Map([
  ['AWSSecretAccessKey', /[:=]>?\s*["']?(?<secret>[A-Za-z0-9/+=]{40})/dg],
  ['Npmrc_authToken', /_authToken=(?<secret>[^\r\n]+)/dg],
  ['PackageJSON_xOauthToken', /:\/\/(?<secret>.{1,256}):x-oauth-basic/dg],
  ['PrivateKeyJSON', /(?<secret>-----BEGIN[^"]+)/dg],
]);

/** Loaded with the first text that may hold something: most commands never need it. */
let loading: Promise<{ readonly lintSource: Secretlint['lintSource']; readonly config: Config }> | undefined;

/**
 * Finds tokens and keys of cloud services with secretlint's recommended preset. Its comments (`secretlint-disable`)
 * hold what this layer finds back, and nothing else. `path` is for the rules that look at names of files; nothing is
 * read. Offsets are UTF-16 units of the text. Rejects when the preset cannot be loaded.
 *
 * The order of the layers: {@link findSensitive} first, this one second, then {@link mergeMatches}: where both find
 * a place, our layer names it.
 */
export async function findCloudSecrets(text: string, path: string): Promise<SensitiveMatch[]> {
  if (!mayHoldCloudSecret(text, path)) return [];
  loading ??= load();
  const { lintSource, config } = await loading;
  const result = await lintSource({
    // With the extension of a key store, a rule would open the file itself.
    source: { content: text, filePath: path, ext: isJson(path) ? '.json' : '', contentType: 'text' },
    options: { config, noPhysicFilePath: true },
  });
  const found = result.messages.flatMap(({ ruleId, messageId, range }): SensitiveMatch[] => {
    const { start, end } = placeOf(text, messageId, range);
    if (NO_SECRET.has(messageId) || end <= start || isSampleToken(text.slice(start, end))) return [];
    const isKey = ruleId.endsWith('-privatekey') || ruleId.endsWith('-gcp');
    const kind = isKey ? 'private-key' : 'cloud-token';
    return [{ category: 'credential', kind, start, end, masked: mask(text.slice(start, end), kind) }];
  });
  found.sort((one, other) => one.start - other.start);
  return mergeMatches([], found);
}

function placeOf(
  text: string,
  messageId: string,
  [start, end]: readonly [number, number],
): { start: number; end: number } {
  const pattern = VALUES.get(messageId);
  if (pattern === undefined) return { start, end };
  pattern.lastIndex = start;
  const [from, to] = pattern.exec(text)?.indices?.groups?.['secret'] ?? [];
  return from === undefined || to === undefined ? { start, end } : { start: from, end: to };
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
  const [{ lintSource }, { rules }] = await Promise.all([
    import('@secretlint/core'),
    import('@secretlint/secretlint-rule-preset-recommend'),
  ]);
  const wanted = rules.filter(rule => !LEFT_TO_OUR_LAYER.has(rule.meta.id));
  // Off by default: the id of an access key alone. It names an account, which is reason enough here.
  const optionsOf = (id: string) => (id.endsWith('-aws') ? { enableIDScanRule: true } : {});
  const config = {
    rules: wanted.map(rule => ({ id: rule.meta.id, rule, options: optionsOf(rule.meta.id) })),
  };
  return { lintSource, config };
}

function isJson(path: string): boolean {
  return path.endsWith('.json');
}
