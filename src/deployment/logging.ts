import { unique } from '../core/unique.ts';
import { linesOf, nameOf, type SaidOf } from './said.ts';

/** What a logging file says: `file`, `kept` (days or files) or `size`. */
export interface LogSaid extends SaidOf {
  readonly name: 'file' | 'kept' | 'size' | 'rotation';
  /** Of Laravel: the channel that it holds for, of which one or a few are used. */
  readonly channel?: string;
}

export function isLoggingFile(path: string): boolean {
  const name = nameOf(path);
  return (
    (/^(?:logback|log4j|log4net|nlog)/i.test(name) && /\.(?:xml|properties|config)$/i.test(name)) ||
    /^logrotate/i.test(name) ||
    path.includes('logrotate.d/') ||
    /(?:^|\/)config\/logging\.php$/.test(path)
  );
}

type Pattern = readonly [LogSaid['name'], RegExp];

const XML: readonly Pattern[] = [
  ['file', /<file>\s*([^<\s]+)\s*(?:<\/file>|$)/i],
  ['file', /<file\s+(?:type="[^"]*"\s+)?value="([^"]+)"/i],
  ['file', /\bfileName\s*=\s*"([^"]+)"/i],
  ['file', /<param\s+name="File"\s+value="([^"]+)"/i],
  ['rotation', /<fileNamePattern>\s*([^<\s]+)\s*(?:<\/fileNamePattern>|$)/i],
  ['rotation', /\bfilePattern\s*=\s*"([^"]+)"/i],
  ['rotation', /\barchiveEvery\s*=\s*"(\w+)"/i],
  ['kept', /<maxHistory>\s{0,9}([^<>\s]{1,60})/i],
  ['kept', /\b(?:maxArchiveFiles|maxArchiveDays)\s*=\s*"(\d+)"/i],
  ['kept', /<maxSizeRollBackups\s+value="(-?\d+)"/i],
  ['kept', /<IfLastModified\s+age\s*=\s*"([\w${}:.-]+)"/i],
  ['kept', /<DefaultRolloverStrategy\s(?:[^>]{0,200}\s)?max="([\w${}:.-]{1,60})"/i],
  ['kept', /<param\s+name="MaxBackupIndex"\s+value="(\d+)"/i],
  ['size', /<maxFileSize>\s{0,9}([^<>\s]{1,60})/i],
  ['size', /<totalSizeCap>\s{0,9}([^<>\s]{1,60})/i],
  ['size', /<SizeBasedTriggeringPolicy\s+size\s*=\s*"([^"]+)"/i],
  ['size', /<maximumFileSize\s+value="([^"]+)"/i],
];
const PROPERTIES: readonly Pattern[] = [
  ['file', /^\s*(?:log4j\.appender\.\w+\.File|appender\.[\w.]*fileName)\s*=\s*(\S+)/i],
  ['kept', /^\s*(?:log4j\.appender\.\w+\.MaxBackupIndex|appender\.[\w.]*strategy\.max)\s*=\s*(\d+)/i],
  ['size', /^\s*log4j\.appender\.\w+\.MaxFileSize\s*=\s*(\S+)/i],
  ['rotation', /^\s*log4j\.appender\.\w+\.DatePattern\s*=\s*(\S+)/i],
];
const PHP: readonly Pattern[] = [
  ['file', /'path'\s*=>\s*(storage_path\('[^']+'\))/],
  ['kept', /'days'\s*=>\s*(?:env\('\w+',\s*)?(\d+)/],
];
const LOGROTATE: readonly Pattern[] = [
  ['file', /^\s*((?:\/[\w.*@-]+)+)(?:\s+(?:\/[\w.*@-]+)+)*\s*\{/],
  ['rotation', /^\s*(daily|weekly|monthly|hourly)\b/],
  ['kept', /^\s*(?:rotate|maxage)\s+(\d+)/],
  ['size', /^\s*(?:size|maxsize)\s+(\S+)/],
];

/** Where logs go, when a new file begins and how many are kept. What is commented out says nothing. */
export function readLogging(text: string, path: string): LogSaid[] {
  const isXml = /\.(?:xml|config)$/i.test(path);
  const patterns = isXml
    ? XML
    : path.endsWith('.php')
      ? PHP
      : /\.properties$/i.test(path)
        ? PROPERTIES
        : LOGROTATE;
  const lines = linesOf(isXml ? withoutXmlComments(text) : text);
  const variables = isXml ? variablesOf(lines) : new Map<string, string>();
  let channel = '';
  const said = lines.flatMap((line, at) => {
    if (!isXml && /^\s*(?:#|\/\/)/.test(line)) return [];
    if (patterns === PHP) channel = /^\s{0,16}'(\w{1,40})'\s?=>\s?\[\s*$/.exec(line)?.[1] ?? channel;
    return patterns.flatMap(([name, pattern]): LogSaid[] => {
      const value = pattern.exec(line)?.[1];
      if (value === undefined) return [];
      const whole = filled(value, variables).replace(/^storage_path\('([^']{1,200})'\)$/, 'storage/$1');
      // What is only set elsewhere is said there.
      return /^\$\{[^{}:]{1,80}\}$/.test(whole)
        ? []
        : [{ name, value: whole, path, line: at + 1, ...(channel !== '' && { channel }) }];
    });
  });
  return unique(said, one => `${one.name} ${one.value} ${one.channel}`);
}

/**
 * Without what a channel of Laravel would do that is not used (laravel.com/docs/logging): `LOG_CHANNEL` names one, and
 * `stack` those of `LOG_STACK`. Where neither is said, all are told.
 * @param setTo what a variable is set to
 */
export function ofUsedChannels(
  said: readonly LogSaid[],
  setTo: (name: string) => string | undefined,
): readonly LogSaid[] {
  const channel = setTo('LOG_CHANNEL');
  const used = channel === 'stack' ? setTo('LOG_STACK')?.split(',') : channel && [channel];
  if (!used) return said;
  return said.filter(one => one.channel === undefined || used.includes(one.channel));
}

/** Blanks comments; lines stay where they are. */
export function withoutXmlComments(text: string): string {
  return text.replace(/<!--(?:(?!-->)[\s\S])*(?:-->|$)/g, comment => comment.replace(/[^\r\n]/g, ' '));
}

function variablesOf(lines: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const line of lines) {
    const [, name, value] =
      /<(?:property|variable)\s+name="([\w.-]+)"\s+value="([^"]*)"/i.exec(line) ??
      /<Property\s+name="([\w.-]+)">([^<]*)<\/Property>/i.exec(line) ??
      /<springProperty\s[^>]{0,120}?\bname="([\w.-]{1,60})"[^>]{0,120}?defaultValue="([^"]{0,200})"/i.exec(
        line,
      ) ??
      [];
    if (name !== undefined && value !== undefined && !found.has(name)) found.set(name, value);
  }
  return found;
}

/** A variable that the file itself sets is replaced, up to three deep; one from outside stays. */
function filled(value: string, variables: ReadonlyMap<string, string>): string {
  let text = value;
  for (let round = 0; round < 3; round++)
    text = text.replace(/\$\{([\w.-]+)\}/g, (whole, name: string) => variables.get(name) ?? whole);
  return text;
}
