/** What stands before the first word of a comment, or is drawn around it. */
const MARKS = /^\s*(?:#+|\/\/+|::|rem\b|--|\/?\*+|<#|"""|''')?[\s=*#~─━═-]{0,80}|[\s=*#~─━═-]{1,80}$/gi;
/** Lines that begin a script and say nothing of it. */
const NO_WORDS =
  /^#!|coding[:=]|^@?echo(?:\s+off|\.|\s*$)|^(?:cd|pushd|title|color)\s|^set(?:local)?\b|^chcp\b|^<\?php|copyright|licen[cs]e|spdx|shellcheck|^$|^(?:usage|author|date|version|created|modified|用法|使用方法|作者|日期|版本|创建)/i;
const COMMENT = /^\s*(?:#(?!!)|\/\/|::|rem\b|--|\/?\*|<#|"""|''')/i;
/** So far a script speaks of itself. */
const FIRST_LINES = 14;
const LONGEST = 80;

/** What the first comment of a script says that it does, in its own words, and where; undefined where it says nothing. */
export function selfDescription(text: string): { readonly text: string; readonly line: number } | undefined {
  const lines = text
    .slice(0, 4000)
    .split(/\r\n|\r|\n/)
    .slice(0, FIRST_LINES);
  let isSynopsis = false;
  for (const [at, line] of lines.entries()) {
    const isComment = COMMENT.test(line) || isSynopsis;
    if (!isComment && !NO_WORDS.test(line.trim())) return announced(line, at);
    if (!isComment) continue;
    isSynopsis = /^\s*(?:<#\s*)?(?:\.SYNOPSIS|<#|"""|''')\s*$/i.test(line);
    const words = line
      .replace(MARKS, '')
      .replace(/\s+/g, ' ')
      .replace(/(?:"""|'''|\*\/|#>)$/, '')
      .trim();
    if (NO_WORDS.test(words) || !isSentence(words)) continue;
    const first = words.split(/(?<=[。；])|(?<=[.;])\s/, 1)[0] ?? words;
    const said = first.length > LONGEST ? `${first.slice(0, LONGEST)}…` : first.replace(/[。.;；:：]$/, '');
    return { text: said, line: at + 1 };
  }
  return undefined;
}

/** What it tells whoever starts it, before it does anything. */
function announced(line: string, at: number): { readonly text: string; readonly line: number } | undefined {
  const words = /^\s*@?(?:echo|Write-Host)\s{1,4}(?:-\w{1,2}\s)?["']?([^"'$%`]{4,80}?)["']?\s*$/i.exec(
    line,
  )?.[1];
  const text =
    words?.replace(/^\[[^\]]{1,12}\]\s?/, '').replace(/[\s.。…=*#~─━═!-]{1,80}$|^[\s=*#~─━═-]{1,80}/g, '') ??
    '';
  return isSentence(text) ? { text, line: at + 1 } : undefined;
}

/** Two words or four Chinese characters; not the name of the file, a path or a command that is switched off. */
function isSentence(words: string): boolean {
  const han = words.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (han >= 4) return true;
  return (
    /^[\p{L}\p{N}][\p{L}'’-]{1,30}(?: [\p{L}\p{N}('"&/.,’:-]{1,40}){1,20}/u.test(words) &&
    !/[={}|<>$]|--\w/.test(words)
  );
}
