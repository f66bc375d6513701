import { unique } from '../core/unique.ts';
import { linesOf, nameOf, type Said, type SaidOf } from './said.ts';

const ENVIRONMENT =
  /\b(production|prod|live|dev(?:elopment)?|staging|uat|test(?:ing)?|qa|preview|training|demo|acceptance)\b|(生产|正式|预发布|预发|测试|演示|培训)/i;
const OF_ENVIRONMENT = /(?:^|[.-])(prod|staging|stage|uat|test|qa|dev|preview|demo|training)(?:[.-]|$)/i;
const ADDRESS =
  /\bhttps?:\/\/((?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,20}|(?:\d{1,3}\.){3}\d{1,3})(?::(\d{2,5}))?/gi;
/** Where code, packages and talk are kept: no environment of the product. */
const OF_DEVELOPERS =
  /(?:^|\.)(?:github|gitlab|gitee|bitbucket|npmjs|nuget|shields|badgen|circleci|travis-ci|codecov|jenkins|sonar\w{0,20}|docker|google|microsoft|postman|figma|discord|slack|stackoverflow|readthedocs|wikipedia|w3|apache|spring|laravel|python|nodejs|postgresql|example|localhost|mozilla|youtube|swagger|amazon|digitalocean|heroku|vercel|netlify|jitpack|maven|gnu|opensource|creativecommons|hl7|oracle|mysql|redis|nginx|mermaid|plantuml|goproxy|daocloud|dockerhub|quay|ghcr)\.(?:[a-z]{2,4}|dev|cool|info)(?:\.[a-z]{2})?$/i;

/**
 * Addresses of environments that a document lists: in rows of tables and in lists, with a word that says which. `name`
 * is that word.
 */
export function readAddresses(text: string, path: string): SaidOf[] {
  // Records of what was done compare addresses, they do not list them.
  if (/\d{4}-?\d\d|audit|migrat|runbook|plan|report/i.test(path)) return [];
  const lines = textLines(text);
  const found = lines.flatMap(({ line, at }, index): SaidOf[] => {
    const isListed =
      /^\s{0,8}(?:\||[-*+]\s|\d{1,2}[.)]\s)/.test(line) || /^[^:：]{2,40}[:：]\s{0,3}<?https?:/.test(line);
    // `The staging environment can be viewed here:` and the address below.
    const isAlone = /^\s{0,8}<?https?:\/\/[^\s>]{3,200}>?\s{0,9}$/.test(line);
    const before = isAlone ? (lines[index - 1]?.line ?? '') : '';
    if (
      !(isListed || (isAlone && /[:：]\s{0,9}$/.test(before))) ||
      /\b(?:download|docs?|documentation|guide|see|wiki|issue)\b/i.test(line)
    )
      return [];
    const plain = (isAlone ? before : line).replace(/\]\([^)]{0,300}\)/g, ']');
    const [, word, chinese] = ENVIRONMENT.exec(plain.replace(ADDRESS, ' ')) ?? [];
    const hosts = [...line.matchAll(ADDRESS)]
      .map(([, host = '', port]) => (port === undefined ? host : `${host}:${port}`))
      .filter(
        host =>
          !OF_DEVELOPERS.test(host.split(':')[0] ?? '') && !/^(?:127\.|0\.)|your|placeholder/i.test(host),
      );
    const [host] = hosts;
    // In a list the word stands before the address, as its name: `- Staging: https://…`.
    const isTable = /^\s{0,8}\|/.test(line);
    if (!isTable && !isAlone && !ENVIRONMENT.test(line.slice(0, 60).split(/https?:/)[0] ?? '')) return [];
    if (!isTable && !isAlone && !/[:：(（<\-–]\s?[*_`]{0,2}\s?\[?<?https?:/.test(line)) return [];
    const name = word?.toLowerCase() ?? chinese;
    // A company is called after what it does.
    if (isInName(host, word)) return [];
    // `hms-dev.host` in a row about acceptance compares the two.
    const other = OF_ENVIRONMENT.exec(host ?? '')?.[1]?.toLowerCase();
    if (other !== undefined && name !== undefined && other.slice(0, 3) !== name.slice(0, 3)) return [];
    return host === undefined || name === undefined ? [] : [{ name, value: host, path, line: at }];
  });
  return unique(found, ({ value }) => value);
}

/** `some-development.com` is no environment of development. */
function isInName(host: string | undefined, word: string | undefined): boolean {
  const [domain = ''] = /[^.]{1,63}(?=\.[a-z]{2,20}(?::\d{1,5})?$)/i.exec(host ?? '') ?? [];
  return (
    word !== undefined && domain.length > word.length && domain.toLowerCase().includes(word.toLowerCase())
  );
}

/** What may be lost, and how long it may stand still: `name` is RPO or RTO. */
export function readObjectives(text: string, path: string): SaidOf[] {
  const found = textLines(text).flatMap(({ line, at }): SaidOf[] => {
    const [, name = ''] = /^[\s|>*-]{0,12}(RPO|RTO)\b/.exec(line) ?? [];
    const value =
      // What stands behind a bracket is about something else.
      /\b(?:RPO|RTO)\b[^|\d≤<~()（）]{0,40}(?:\([^()|]{0,60}\)[^|\d≤<~()（）]{0,40})?[|:：]?[\s*|]{0,8}((?:≤|<=?|~|up to\s|under\s)?\s?\d[^|]{0,120})/.exec(
        line,
      )?.[1] ?? '';
    const isSaid = /^\D{0,8}\d{1,4}\s?(?:h\b|hours?|min|m\b|seconds?|days?|小时|分钟|天)/i.test(value);
    return name === '' || !isSaid ? [] : [{ name, value: plainText(value), path, line: at }];
  });
  return unique(found, ({ name }) => name);
}

const OFTEN = /frequen|how often|schedule|cadence|频率|周期|频次/i;
const KEPT = /retention|kept|keep|保留|保存/i;

/** Rows of a table that says how often something is saved, and how long it is kept. `name` is what. */
export function readSaved(text: string, path: string): SaidOf[] {
  let columns: { often: number; kept: number } | undefined;
  const lines = textLines(text);
  return lines.flatMap(({ line, at }, index): SaidOf[] => {
    if (!line.trim().startsWith('|')) {
      columns = undefined;
      return [];
    }
    const cells = line
      .trim()
      .replace(/^\||\|$/g, '')
      .split('|')
      .map(plainText);
    if (columns === undefined) {
      const [often, kept] = [
        cells.findIndex(cell => OFTEN.test(cell)),
        cells.findIndex(cell => KEPT.test(cell)),
      ];
      const isHead = /^[\s|:-]{3,}$/.test(lines[index + 1]?.line ?? '');
      if (isHead && often >= 0 && kept >= 0) columns = { often, kept };
      return [];
    }
    const value = [cells[columns.often], cells[columns.kept]]
      .filter(cell => cell && !/^[-–—:\s]{1,40}$/.test(cell))
      .join(', ');
    const name = cells[0] ?? '';
    return value === '' || name === '' || /^-{2,}/.test(name) ? [] : [{ name, value, path, line: at }];
  });
}

const CONF = /^\s{0,12}(?:```|~~~)\s{0,3}(?:nginx|apache|apacheconf|caddy|caddyfile|haproxy)\b/i;
const END = /^\s{0,12}(?:```|~~~)\s{0,9}$/;

/** The settings of web servers that a document tells one to write, each line where it is; the rest is blank. */
export function serversIn(text: string): string {
  if (!/(?:```|~~~)\s{0,3}(?:nginx|apache|caddy|haproxy)/i.test(text)) return '';
  let isInside = false;
  return linesOf(text)
    .map(line => {
      if (isInside && END.test(line)) isInside = false;
      else if (!isInside && CONF.test(line)) isInside = true;
      else return isInside ? line : '';
      return '';
    })
    .join('\n');
}

/** Lines outside of blocks of code, with their numbers. */
function textLines(text: string): { line: string; at: number }[] {
  let isCode = false;
  return linesOf(text).flatMap((line, index) => {
    if (/^\s{0,12}(?:```|~~~)/.test(line)) isCode = !isCode;
    return isCode ? [] : [{ line: line.slice(0, 600), at: index + 1 }];
  });
}

function plainText(text: string): string {
  return text
    .replace(/\[([^\]]{0,120})\]\([^)]{0,300}\)/g, '$1')
    .replace(/[*`]/g, '')
    .trim();
}

/** A second place to which Serilog writes has the key of the first (appsettings.json). */
export function readSinks(text: string, path: string): Said[] {
  return linesOf(text).flatMap((line, at) => {
    const value = /^\s{0,40}"path"\s?:\s?"([^"]{2,160}\.(?:log|txt|json|clef))"/i.exec(line)?.[1];
    return value === undefined ? [] : [{ value: value.replaceAll('\\\\', '\\'), path, line: at + 1 }];
  });
}

export function isAppSettings(path: string): boolean {
  return /^appsettings(?:\.[\w-]{1,40})?\.json$/i.test(nameOf(path));
}
