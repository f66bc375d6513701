import { vendoredFolder } from '../core/vendored.ts';
import { isSampleToken } from './excuses.ts';
import { isMachineWritten } from './fileKind.ts';
import type { SensitiveMatch } from './match.ts';
import { isKnownDefault, isMadeUp } from './notSecret.ts';

/** A text with the path that it is from. */
export interface FoundIn {
  readonly path: string;
  readonly text: string;
}

/**
 * What of the matches of a file is worth a person's look. Everything that was found is masked wherever it is printed;
 * this only decides what a check says, by evidence that no single line has: whose file it is, and what is around.
 */
export function reportedOf(file: FoundIn, matches: readonly SensitiveMatch[]): readonly SensitiveMatch[] {
  if (matches.length === 0) return matches;
  const excuses = EXCUSES.map(excuse => excuse(file, matches));
  return matches.filter(match => !excuses.some(isExcused => isExcused(match)));
}

type Excuse = (file: FoundIn, matches: readonly SensitiveMatch[]) => (match: SensitiveMatch) => boolean;

const NOTHING = () => false;
const textOf = ({ text }: FoundIn, { start, end }: SensitiveMatch) => text.slice(start, end);

/** Bytes that are no text: a table of a program, a picture. */
const ofBytes: Excuse = file => match =>
  textOf(file, match).includes('\ufffd') ||
  file.text.slice(Math.max(0, match.start - 200), match.end).split('\ufffd').length > MOST_UNREAD;
/** So many characters that could not be read stand before what is no text. */
const MOST_UNREAD = 10;

/** What a library brings along: its samples, its manual, the accounts of its tests. */
const SAMPLE_FOLDERS =
  /(?:^|[\\/])(?:examples?|samples?|demos?|extras?|tests?|docs?|manuals?|specs?|fixtures?|tutorials?)[\\/]/i;
/** In a copy of a library people write into its configuration: the keys of WeChat Pay, the account of an upload. */
const CONFIGURATION =
  /conf(?:ig)?[\w.-]{0,60}\.(?:php|json|inc|ini|js|properties|xml|ya?ml|net|config|asp)$/i;
const TELLS_ITSELF: ReadonlySet<string> = new Set(['cloud-token', 'private-key']);

const ofLibrary: Excuse = ({ path, text }) => {
  const folder = vendoredFolder(path);
  if (folder === undefined && !isBundle(path, text) && !/(?:^|[\\/])\.vs[\\/]/.test(path)) return NOTHING;
  if (CONFIGURATION.test(path) && !SAMPLE_FOLDERS.test(path) && folder !== undefined) return NOTHING;
  const name = (path.split(/[\\/]/).pop() ?? '').toLowerCase().replace(/\.\w+$/, '');
  // vendor/x/examples/localhost.pem, tcpdf/tcpdf.crt: keys that everybody has
  const isSample = folder !== undefined && (SAMPLE_FOLDERS.test(path) || folder.includes(name));
  return ({ kind }) => !TELLS_ITSELF.has(kind) || isSample;
};

/** Pages whose lines nobody writes: what a build put together, and libraries without their version in the name. */
function isBundle(path: string, text: string): boolean {
  if (isMachineWritten(path)) return true;
  if (!/\.(?:m?js|cjs|css)$/i.test(path)) return false;
  if (LIBRARY_HEADER.test(text.slice(0, 1200))) return true;
  return text.length > 20_000 && text.length / text.split('\n').length > 400;
}

/** `jQuery v1.10.2 | (c) … | jquery.org/license`: the name, the version and the licence of what was copied. */
const LIBRARY_HEADER =
  /^\s{0,8}(?:\/\/|\/\*)(?=[\s\S]{0,800}?\bv?\d{1,3}\.\d{1,3}\.\d{1,3}\b)(?=[\s\S]{0,1100}?(?:\blicen[cs]ed? under\b|@licen[cs]e|\b(?:MIT|BSD|GPL|LGPL)\b))/i;

/** Requests to the machine of whoever reads the manual: their tokens open nothing. */
const LOOPBACK = /\b(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\]|example\.(?:com|org|net))\b/;
const DOCUMENT = /\.(?:md|markdown|mdx|rst|adoc|html?|txt)$/i;

const ofManual: Excuse = (file, matches) => {
  const { path, text } = file;
  if (!DOCUMENT.test(path)) return NOTHING;
  // A note is no manual: what is in it was typed for somebody's machine.
  const isManual = !/\.txt$/i.test(path);
  const requests = new Set(
    matches.filter(
      match =>
        isManual &&
        match.kind === 'cloud-token' &&
        /\bcurl\b[^\r\n]{0,300}$/.test(text.slice(Math.max(0, match.start - 320), match.start)),
    ),
  );
  const isLocal = (match: SensitiveMatch) => LOOPBACK.test(blockAround(text, match));
  // Many requests to one place are an API's manual, also where a single one leaves the host to the reader.
  const isApi = requests.size >= 5 && [...requests].filter(isLocal).length * 2 > requests.size;
  return match => {
    if (requests.has(match)) return (isApi || isLocal(match)) && isShort(textOf(file, match));
    if (match.category !== 'credential' || TELLS_ITSELF.has(match.kind)) return false;
    const value = textOf(file, match);
    // What somebody is to send as a try
    return (
      saysSample(value) ||
      (isSelfDescribing(value) &&
        /\bcurl\b|["'{]\s{0,3}username\b|\blogin\(|^\s{0,40}\\?["']pass(?:word)?\\?["']\s{0,3}:/i.test(
          lineAround(text, match),
        ))
    );
  };
};

/** Of no maker's form, and no signed token: what a program on one's own machine gave out. */
function isShort(token: string): boolean {
  return token.length <= 40 && !token.startsWith('eyJ');
}

/** `SecurePassword123!`, `StrongPass1`: it says that it is one, and not whose. */
function saysSample(value: string): boolean {
  return /^(?:(?:very|super|secure|strong|safe|test|your|example|sample|demo|dummy)[-_]?){1,3}(?:pass(?:word)?|pwd|secret)[\d!@#$%_.-]{0,6}$/i.test(
    value,
  );
}

/** `test`, `password123`, `newpass`: only a request in a manual holds such a one for nobody. */
function isSelfDescribing(value: string): boolean {
  return (
    saysSample(value) ||
    /^(?:test|(?:my|new|old|user|test)?[-_]?pass(?:word)?[\d!@#$%_.-]{0,6})$/i.test(value)
  );
}

/** Addresses that RFC 2606 keeps for samples make their accounts samples, too. */
const ofSampleAddress: Excuse = file => match =>
  match.category === 'credential' &&
  isMadeUp(textOf(file, match)) &&
  /@example\.(?:com|org|net)\b/i.test(lineAround(file.text, match));

/** What builds and tests start for a moment, on their own machine. */
const BUILD =
  /(?:^|[\\/])\.(?:github[\\/]workflows|circleci|gitlab)[\\/]|(?:^|[\\/])(?:\.gitlab-ci|\.travis|appveyor|azure-pipelines|bitbucket-pipelines)\.ya?ml$/i;

const ofBuild: Excuse = file => {
  if (!BUILD.test(file.path)) return NOTHING;
  return match =>
    match.category === 'credential' &&
    !TELLS_ITSELF.has(match.kind) &&
    (isKnownDefault(textOf(file, match)) || isSelfDescribing(textOf(file, match)));
};

/** What is stored instead of a password: hex digits beside the salt that they were made with. */
const ofDigest: Excuse = file => match => {
  if (match.kind !== 'labelled-value' && match.kind !== 'labelled-key') return false;
  const value = textOf(file, match);
  const around = file.text.slice(Math.max(0, match.start - 160), match.end + 160);
  if (/^[0-9a-f]{32,128}$/i.test(value)) return /\bsalt["']?\s{0,3}[:=]\s{0,3}["']?\w{4}/i.test(around);
  return (
    /\bsalt["']?\s{0,3}[:=]\s{0,3}["']?$/i.test(
      file.text.slice(Math.max(0, match.start - 20), match.start),
    ) && /(?<![0-9a-z])[0-9a-f]{40,128}(?![0-9a-z])/i.test(around)
  );
};

/** cGxhY2Vob2xkZXI=, as Kubernetes wants it: a placeholder in Base64 is one. */
const ofEncoded: Excuse = file => match => {
  if (match.category !== 'credential') return false;
  const value = textOf(file, match);
  if (!/^[A-Za-z0-9+/]{12,400}={0,2}$/.test(value) || value.length % 4 !== 0) return false;
  const plain = atob(value);
  return /^[\x20-\x7e]+$/.test(plain) && isSampleToken(plain);
};

/** postgres://his:his@… in a file that is there to be copied and filled in. */
const ofExample: Excuse = file => {
  if (!/\.(?:example|sample|template|dist)$|(?:^|[\\/])(?:example|sample)\.env$/i.test(file.path))
    return NOTHING;
  return match => {
    if (match.kind !== 'uri' && match.kind !== 'jdbc-url') return false;
    const value = textOf(file, match);
    return file.text.slice(Math.max(0, match.start - value.length - 3), match.start) === `//${value}:`;
  };
};

/** Files and folders that say that whoever is in them was made up: messages that a standard prints, data of a page. */
const MADE_UP_FILE =
  /(?:^|[\\/._-])(?:examples?|samples?|demos?|mocks?|mock-?data|dummy|fakes?|fixtures?|test[-_]?data|seeds?|seeders?)(?:[\\/._\d-]|$)/i;
/** Numbers of people are somebody's, whatever the file is called. */
const OF_SOMEBODY: ReadonlySet<string> = new Set([
  'resident-id',
  'patient-mobile',
  'bank-card',
  'identity-document',
]);

const ofMadeUpPeople: Excuse = ({ path, text }) => {
  if (!MADE_UP_FILE.test(path) && !isShownData(path, text)) return NOTHING;
  return ({ category, kind }) => category === 'patient-data' && !OF_SOMEBODY.has(kind);
};

/** What a page template shows in its tables: a list of people, each with a picture that lies beside it. */
function isShownData(path: string, text: string): boolean {
  if (!/\.(?:json|js)$/i.test(path) || !/(?:^|[\\/])(?:assets|public|static|wwwroot|dist)[\\/]/i.test(path))
    return false;
  const pictures = text.match(/["'(][^"'()\r\n]{1,120}\.(?:jpe?g|png|svg|webp|gif)["')]/gi);
  return pictures !== null && pictures.length >= 2;
}

/** PAT-2024-001, PAT-2024-002, PAT-2024-003 in a program: somebody counted up what a page is to show. */
const ofCountedUp: Excuse = (file, matches) => {
  if (!/\.(?:[jt]sx?|vue|html?|cshtml|php|py|rb|java|kt|cs|dart|svelte)$/i.test(file.path)) return NOTHING;
  const numbers = new Map<string, Set<number>>();
  const partsOf = (match: SensitiveMatch) => /^(.{0,40}?)(\d{1,5})$/.exec(textOf(file, match));
  for (const match of matches) {
    const [, head = '', tail = ''] = match.kind === 'record-number' ? (partsOf(match) ?? []) : [];
    if (tail.startsWith('0')) numbers.set(head, (numbers.get(head) ?? new Set()).add(Number(tail)));
  }
  return match => {
    const [, head = '', tail = ''] = match.kind === 'record-number' ? (partsOf(match) ?? []) : [];
    const known = numbers.get(head);
    const at = Number(tail);
    return (
      known !== undefined && [at - 2, at - 1, at, at + 1, at + 2].filter(one => known.has(one)).length >= 3
    );
  };
};

/** So many pairs of words in one file that is no document are what a program keeps: paths, keys, names of modules. */
const MANY_PAIRS = 20;
const ofTables: Excuse = ({ path }, matches) => {
  if (DOCUMENT.test(path) || /\.(?:csv|tsv|ini|conf|cfg|properties)$/i.test(path)) return NOTHING;
  const pairs = matches.filter(({ kind }) => kind === 'pair').length;
  return ({ kind }) => kind === 'pair' && pairs >= MANY_PAIRS;
};

const EXCUSES: readonly Excuse[] = [
  ofCountedUp,
  ofMadeUpPeople,
  ofTables,
  ofBytes,
  ofLibrary,
  ofManual,
  ofSampleAddress,
  ofBuild,
  ofDigest,
  ofEncoded,
  ofExample,
];

function lineAround(text: string, { start, end }: SensitiveMatch): string {
  const from = Math.max(text.lastIndexOf('\n', start - 1) + 1, start - 300);
  const to = text.indexOf('\n', end);
  return text.slice(from, Math.min(to < 0 ? text.length : to, end + 300));
}

/** The request that a match stands in: to the next blank line or the end of the block of code. */
function blockAround(text: string, match: SensitiveMatch): string {
  const from = Math.max(text.lastIndexOf('\n', match.start - 1) + 1, match.start - 300);
  const rest = text.slice(match.end, match.end + 1200);
  const end = rest.search(/<\/(?:code|pre)>|\n[ \t]*(?:```|\r?\n)|\bcurl\b/);
  return text.slice(from, match.end + (end < 0 ? rest.length : end));
}
