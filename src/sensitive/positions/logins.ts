import { isExcused } from '../excuses.ts';
import { type Candidate, guessedCredential, type Scan } from '../match.ts';
import { looksChosen } from '../notSecret.ts';
import { syntaxAt } from '../scan.ts';
import { argumentsOf } from './arguments.ts';

/** A call that begins with an address or a host: something is opened there. */
const OPENS =
  /\(\s{0,8}(?=["'`](?:jdbc:[a-z0-9:]{2,30}(?:\/\/|@)(?:\/\/)?|[a-z][a-z0-9+]{1,12}:\/\/|\/\/)?(?:\d{1,3}(?:\.\d{1,3}){3}|[a-z0-9][\w-]{0,40}(?:\.[\w-]{1,40}){0,4}\.[a-z]{2,12}|localhost|[a-z][\w.-]{1,60}:\d{2,5})[^"'`\r\n]{0,200}["'`]\s{0,4},)/gi;
/** A call whose name says that somebody logs in. */
const LOGS_IN =
  /(?<![A-Za-z])(?:sign_?in|log_?in|log_?on|authenticate|auth|set_?credentials?|with_?credentials?|credentials?|open_?session|authorize|set_?auth|set_?login|add_?account)[\w$]{0,24}\s?\(/gi;
/** $import("util.rmi", "util.Base64"): names of modules, not of hosts */
const IMPORTS = /(?:import|require|define|include|using|provide|alias|loadScripts?|array)\s{0,3}$/i;
const USER = /^(?:[A-Za-z][\w-]{0,20}[\\/])?[A-Za-z][\w.@-]{0,30}$/;

/** Account and password as texts side by side in calls that no table knows: the address or the name tells. */
export function* findLoginCalls(scan: Scan): Generator<Candidate> {
  const { text, path, isTestSource } = scan;
  for (const pattern of [OPENS, LOGS_IN]) {
    for (const match of text.matchAll(pattern)) {
      const syntax = syntaxAt(scan, match.index);
      if (syntax !== 'code' && syntax !== 'powershell') continue;
      if (IMPORTS.test(text.slice(Math.max(0, match.index - 20), match.index))) continue;
      const from = match.index + match[0].length;
      const parts = argumentsOf(text, pattern === OPENS ? match.index + 1 : from, path);
      if (isTestSource || (pattern === LOGS_IN && parts.length !== 2)) continue;
      for (let at = 1; at < parts.length; at++) {
        const user = parts[at - 1]?.literal;
        const secret = parts[at]?.literal;
        if (user === undefined || secret === undefined || !USER.test(user.value)) continue;
        if (pattern === OPENS && at === 1) continue;
        if (isSecret(secret.value)) yield guessedCredential('positional', secret.start, secret.value);
      }
    }
  }
}

/** Letters and digits, no address, no path, no name of a field. */
function isSecret(value: string): boolean {
  if (!/^[\x20-\x7e]{4,60}$/.test(value) || isExcused(value) || !looksChosen(value)) return false;
  if (!/\d/.test(value) || !/[A-Za-z]/.test(value)) return false;
  // window.open(url, name, 'width=800,top=10'), with pieces that a program puts together
  if (
    /(?:^|[,\s])(?:width|height|top|left|resizable|scrollbars|location|status|menubar|toolbar)=/i.test(value)
  )
    return false;
  return !/:\/\/|^[/.]|^\w+\(|^v?\d+(?:\.\d+)+|^[A-Z]+(?:_[A-Z0-9]+)+$|^[a-z]+\d?$|^\d+[a-z]{1,2}$|^[\w-]+\.[a-z]\w{1,4}$|[<>]|^\w+=\w+[,;]\s?\w+=|^utf|^application\//i.test(
    value,
  );
}
