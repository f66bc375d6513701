import { isExcused } from './excuses.ts';

/** Begins like a placeholder, wherever it ends. */
const LOOSE_PLACEHOLDER =
  /^(?:[$#%]?\{|<|\[|%[A-Za-z_{(]|@[\w.-]+@?$|\$[A-Za-z_(])|\$\{|\{\{|#\{|<[^<>]{1,40}>|\$\(|%[sd]\b|\{[\w.]*\}/;
/** A call or a path of names; in quotes only the call is one. */
const CALL = /^!?(?:await |new )?[A-Za-z_$][\w$]*(?:(?:\.|->|::|\?\.)[\w$]+)*\s*\((?![\u2e80-\u9fff])/;
const NAME_PATH = /^!?[&*]?[A-Za-z_$][\w$]*(?:(?:\.|->|::|\?\.)[A-Za-z_$][\w$]*)+[;,)\]}]*$/;
const INDEXED = /^[A-Za-z_$][\w$.]*\[/;
const RELEASE = /^v?\d+(?:\.\d+){1,3}(?:[.-](?:RELEASE|SNAPSHOT|GA|Final|(?:M|RC|SR|alpha|beta)\.?\d*))?$/i;
const FILE_PATH =
  /^(?:\.{0,2}\/[\w.-]+\/|[A-Za-z]:\\|~\/|\/run\/|\/etc\/|\/var\/)|\.(?:pem|key|crt|jks|p12|pfx|txt|ya?ml|json|properties|html?|vue|jsp|[jt]sx?|java|png|svg|md)$/i;

/** Passwords that are nothing but a word, known from the defaults of products (CIRT and vendor default lists). */
const KNOWN_DEFAULT =
  /^(?:admin|root|sa|manager|tiger|oracle|postgres|mysql|guest|tomcat|jenkins|system|sysdba|dba|super|superuser|administrator|changeit|changeonlogin|welcome|letmein|qwerty|qwertyuiop|asdfgh|iloveyou|hospital|openmrs|bahmni|mirth|orthanc|elastic|grafana|rabbitmq|minio|minioadmin|nacos|sentinel|druid|hisadmin|test|dev|pass|monkey|abc|aaa+)$/i;

export interface ValueContext {
  /** It stood in quotes. */
  readonly quoted: boolean;
  /** The label, to see that a value only repeats it. */
  readonly label: string;
}

/**
 * True for what is hardly a secret where little speaks for one: besides the complete forms also what has the form of a
 * call, a path of names, a release or a file.
 */
export function isNotSecret(value: string, { quoted, label }: ValueContext): boolean {
  const bare = value.replace(/(?<![;,])[;,]+$/, '');
  if (bare.length < 3 && !(quoted && bare === 'sa')) return true;
  if (isExcused(bare, label) || LOOSE_PLACEHOLDER.test(bare)) return true;
  if (CALL.test(bare) || FILE_PATH.test(bare) || RELEASE.test(bare)) return true;
  if (!quoted && (NAME_PATH.test(bare) || INDEXED.test(bare) || /^[=!<>&|+(){}[\]?]/.test(bare))) return true;
  return quoted && /^[a-z][A-Za-z]*(?:\.[a-z][A-Za-z]*)+$/.test(bare);
}

/** Has what a chosen password has and a word has not: a digit beside a letter, or a sign. */
export function looksChosen(value: string): boolean {
  const hasLetter = /[A-Za-z]/.test(value);
  return (hasLetter && /\d/.test(value)) || (/[A-Za-z0-9]/.test(value) && /[!@#$%^&*+=~?]/.test(value));
}

export function isKnownDefault(value: string): boolean {
  return KNOWN_DEFAULT.test(value);
}

/** A password that only a test would use: a word, or one that says what it stands for. */
export function isMadeUp(value: string): boolean {
  const length = value.replace(/%[\da-f]{2}/gi, 'x').length;
  return !looksChosen(value) || length < 4 || MADE_UP.test(value) || isWords(value);
}

/** offline restore recovery phrase 2026 */
function isWords(value: string): boolean {
  const words = value.split(' ');
  return words.length >= 3 && words.every(word => /^[A-Za-z]{2,20}$|^\d{1,4}$/.test(word));
}

const MADE_UP =
  /pass|pwd|test|secret|user|admin|demo|dummy|fake|foo|bar|token|example|sample|valid|wrong|correct|abc|123|qwe|hunter|mock|stub|e2e|key|value|p[a4@][s$]{2}w|pas[s$]w/i;

/**
 * Digits in a row, again and again, or counted up; a birthday on the first of January; the number that GB 11643
 * explains, and the person that generators of test data begin with (110101, 7 March 1990).
 */
const MADE_UP_NUMBER =
  /(\d)\1{3}|1234|(\d{4})\d?\2|^\d{10}0101|^\d{14}(?:00|123)|^11010519491231002X$|^11010119900307/i;

/** A number of a person or a card that only a test would use. */
export function isMadeUpNumber(value: string): boolean {
  return MADE_UP_NUMBER.test(value.replace(/[ -]/g, ''));
}

/** Lines, commits, branches, tasks, constants and settings: what a document about a program names. */
export function isOfProgram(value: string): boolean {
  return OF_PROGRAM.some(form => form.test(value));
}

/** 7bcae24: seven signs of a commit, digits and letters among them */
export function isCommit(value: string): boolean {
  return /^[0-9a-f]{7}$/.test(value) && /\d/.test(value) && /[a-f]/.test(value);
}

const OF_PROGRAM: readonly RegExp[] = [
  // L82-88, page.tsx:1066-1089, localhost:8042
  /^L\d{1,5}(?:-L?\d{1,5})?$/,
  /^[A-Za-z][\w.-]{1,60}:\d{1,5}(?:-\d{1,5})?$/,
  // P0-race-condition, layer-6, test-403, NR1/NR6, local-main-2026-06-13
  /^[A-Z]{1,3}\d{1,2}-[A-Za-z]+(?:-[A-Za-z]+){0,5}$/,
  /^(?:layer|test|step|phase|task|issue|case|stage|wave|round|sprint|tier|level|part|port|batch)-\d{1,4}$/i,
  /^[A-Z]{1,3}\d{1,3}\/[A-Z]{1,3}\d{1,3}$/,
  /^[a-z]+(?:-[a-z]+){0,6}-20\d\d-\d\d-\d\d$/,
  // ALL_200+_CONSTANTS, CRUD+v2kit, status=2, GraceDays=30, test-*.ps1
  /^[A-Z]{2,}[A-Z\d+]{0,20}(?:_[A-Z\d+]{1,20}){1,8}$/,
  /^[A-Z]{3,6}\+v\d\w{0,12}$/,
  /^[A-Za-z]{2,40}=\d{1,4}$/,
  /^[\w-]{1,30}\*\.\w{1,6}$/,
  // libcairo2, XChaCha20-Poly1305
  /^lib[a-z][\w.+-]{1,40}$/,
  /^X?ChaCha20|Poly1305$|^(?:Ed|X|Curve)25519$|^secp\d{3}/i,
  // pt_BR.utf8, sql2022
  /^(?:ms)?(?:sql|win|windows|office|vs|server)(?:20)?\d{2}(?:r2)?$/i,
  /^[a-z]{2,3}_[A-Z]{2}(?:[.@][\w-]{2,12})?$/,
  /^(?:user|item|row|obj|self|this|req|res|data)\.[a-z]\w{1,40}$/,
];

/** Long and mixed enough for a generated key. */
export function looksGenerated(value: string): boolean {
  if (!/^[\w+/=.~-]{16,}$/.test(value)) return false;
  // Digits alone are a number of something.
  if (/^[0-9a-f]+$/i.test(value)) return /\d/.test(value) && /[a-f]/i.test(value) && new Set(value).size > 5;
  return /\d/.test(value) && /[A-Za-z]/.test(value) && new Set(value).size > 8;
}
