// Scripts and styles that somebody copied into a project, or that a bundler wrote: what they leave open is not this
// project's work. Told by what stands at their head, since they lie anywhere and are called anything.

const SCRIPT_OR_STYLE = /\.(?:[cm]?[jt]sx?|css|scss|sass|less|styl|htc)$/i;
/** Packages of those who publish libraries: their sources are copied into projects, head and all. */
const PUBLISHER =
  /(?:^|\/)(?:com\/(?:squareup|google|fasterxml|sun|baidu|tencent|alibaba|handmark|nostra13|loopj|itextpdf|lowagie)|org\/(?:apache|eclipse|fife|glassfish|hibernate|json|mozilla|springframework|syntax|xmlpull|kxml2|jsoup|bouncycastle|w3c)|android\/support|net\/sourceforge)\//;
/** So much of a file holds its banner. */
const HEAD = 3000;
/** What bundlers wrap modules in. */
const BUNDLE =
  /\b(?:__webpack_require__|webpackUniversalModuleDefinition|webpackJsonp\w{0,40}|parcelRequire\w{0,10}|System\.register\(\[)|typeof exports === ['"]object['"] && typeof module !== ['"]undefined['"] \?/;
/** `/*! name 1.2.3` and `@license` are meant to stay when a file is compressed: who publishes writes them. */
const BANNER =
  /^\s{0,40}\/\*!(?!\s{0,10}\*\/)[\s\S]{0,400}?(?:\d\.\d|\(c\)|©|copyright|licen[cs]e)|@(?:license|preserve)\b/i;
/** A name and its version in the first comment: `* jQuery UI Widget 1.10.3`, `// Chart.js v2.9`. */
const VERSION = /^[\s/*!#-]{0,40}[\w$][\w .$+-]{1,40}?[ -]v?\d{1,3}\.\d{1,3}(?:\.\d{1,4})?\b/;
const CREDIT = /https?:\/\/|copyright|\(c\)|©|licen[cs]e/i;

/** Families of licences, by what a head says. */
const LICENCES: readonly (readonly [string, RegExp])[] = [
  ['mit', /\bMIT\b|opensource\.org\/licenses\/mit|permission is hereby granted, free of charge/i],
  ['apache', /\bApache(?: Software)? Licen[cs]e|apache\.org\/licenses/i],
  ['bsd', /\bBSD\b|redistribution and use in source and binary forms/i],
  ['gpl', /\bA?L?GPL\b|GNU (?:Lesser |Affero |Library )?General Public/i],
  ['mpl', /\bMPL\b|Mozilla Public Licen[cs]e/i],
];
/** That a file stands under a licence, not that it speaks of one. */
const LICENSED =
  /\b(?:licen[cs]ed|released|distributed|distributable|available|subject to|under the terms)\b[^\n]{0,80}(?:\n[\s/*#]{0,20})?[^\n]{0,80}\b(?:licen[cs]e|MIT|BSD|A?L?GPL|MPL)|\b(?:MIT|BSD|Apache) (?:style )?licen[cs]e|permission is hereby granted|redistribution is permitted|see \S{1,40} for full license/i;

/** The licence of the project itself, as its file says. */
export function licenceOf(text: string): string | undefined {
  return LICENCES.find(([, pattern]) => pattern.test(text.slice(0, HEAD)))?.[0];
}

/**
 * Whether a file is a copy of somebody else's, or what a bundler wrote.
 * @param ownLicence what {@link licenceOf} says of the project: a head with the same one may be its own
 */
export function isForeign(path: string, text: string, ownLicence: string | undefined): boolean {
  const head = text.slice(0, HEAD);
  if (!SCRIPT_OR_STYLE.test(path)) {
    const comment = PUBLISHER.test(path) ? firstComment(head) : '';
    const licence = licenceOf(comment);
    return LICENSED.test(comment) && (licence === undefined || licence !== ownLicence);
  }
  if (BUNDLE.test(head)) return true;
  const comment = firstComment(head);
  if (comment === '') return false;
  if (BANNER.test(comment)) return true;
  const isVersioned = comment.split('\n', 4).some(line => VERSION.test(line));
  if (isVersioned && CREDIT.test(comment)) return true;
  if (!LICENSED.test(comment)) return false;
  const licence = licenceOf(comment);
  return licence === undefined ? /for full license/i.test(comment) : licence !== ownLicence;
}

/** The comments before the first statement. */
function firstComment(head: string): string {
  const lines = head.split('\n');
  let inBlock = false;
  const end = lines.findIndex(line => {
    const text = line.trim();
    if (inBlock) {
      inBlock = !text.includes('*/');
      return false;
    }
    if (text === '' || text.startsWith('//') || /^['"]use strict['"]|^@charset|^;?$/.test(text)) return false;
    if (!text.startsWith('/*')) return true;
    inBlock = !text.includes('*/');
    return false;
  });
  return (end < 0 ? lines : lines.slice(0, end)).join('\n').trim();
}
