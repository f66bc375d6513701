import { withoutXmlComments } from './logging.ts';
import { linesOf, nameOf } from './said.ts';
import type { SettingSaid, SettingTopic } from './settings.ts';

type Reader = readonly [SettingTopic, RegExp];

const TOMCAT: readonly Reader[] = [
  ['port', /<Connector\s(?:[^>]{0,200}\s)?port="(\d{2,5})"/],
  ['certificate', /\b(?:keystoreFile|certificateKeystoreFile|certificateFile)="([^"]{1,200})"/],
  ['context-path', /<Context\s(?:[^>]{0,200}\s)?path="(\/[^"]{0,100})"/],
  ['profile', /\bname="(?:ASPNETCORE|DOTNET)_ENVIRONMENT"\s{1,4}value="(\w{1,40})"/],
  ['public-name', /<Host\s(?:[^>]{0,200}\s)?name="((?!localhost)[^"]{1,120})"/],
];
const SUPERVISOR: readonly Reader[] = [
  ['log-file', /^(?:stdout_|stderr_)?logfile\s?=\s?(\/(?!dev\/)\S{1,200})/],
  ['log-file', /^Standard(?:Output|Error)\s?=\s?(?:append|file|truncate):(\/\S{1,200})/],
  ['log-kept', /^(?:stdout_|stderr_)?logfile_backups\s?=\s?(\d{1,4})/],
];

/** Application servers and supervisors whose files are no list of keys: Tomcat, supervisord. */
export function isServerFile(path: string, text: string): boolean {
  const name = nameOf(path);
  if (/^web(?:\.[\w-]{1,40})?\.config$/i.test(name)) return true;
  if (/^(?:server|context)\.xml$/i.test(name)) return /<(?:Server|Context)\b/.test(text);
  return (
    /supervis/i.test(path) ||
    /\.service(?:\.\w{1,10})?$/i.test(name) ||
    (/\.(?:conf|ini)$/i.test(name) && /^\[program:/m.test(text))
  );
}

/** What such a file says; comments say nothing. */
export function readServer(text: string, path: string): SettingSaid[] {
  const isXml = /\.(?:xml|config)$/i.test(path);
  return linesOf(isXml ? withoutXmlComments(text) : text).flatMap((line, at) => {
    if (!isXml && /^\s*[#;]/.test(line)) return [];
    return (isXml ? TOMCAT : SUPERVISOR).flatMap(([topic, pattern]): SettingSaid[] => {
      const value = pattern.exec(isXml ? line : line.trim())?.[1];
      return value === undefined
        ? []
        : [{ topic, name: topic, value, path, line: at + 1, profile: undefined }];
    });
  });
}
