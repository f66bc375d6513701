/** Where a comment mark counts: anywhere, at the start of a line, or where a word could start. */
type Place = 'anywhere' | 'line' | 'word';

/** A part of a program text that begins and ends with marks: a comment or a string. */
export interface Delimiter {
  readonly kind: 'comment' | 'string';
  /** Source of a regular expression. */
  readonly open: string;
  /** Source of a regular expression; `$1` stands for the first group of `open`, taken literally. */
  readonly close: string;
  /** Source of what stands inside and is not the end, although it looks like it: `\"`, `""`. */
  readonly skip?: string;
  readonly nested?: true;
  readonly at?: Place;
  /** A string that is a comment where a statement could stand: the docstring of Python. */
  readonly docstring?: true;
}

/** What the lexer must know about a language that is not markup. */
export interface SourceLanguage {
  readonly delimiters: readonly Delimiter[];
  /** `/…/` where a value is expected is a regular expression. */
  readonly regexLiterals?: true;
  /** Backtick strings with code in `${…}`. */
  readonly templates?: true;
  /** Source of the start of a here-document; group 1 is its end word, which stands on a line of its own. */
  readonly heredoc?: string;
}

const LINE_END = '(?=\\n)';
const BACKSLASH = '\\\\[^]';

function toLineEnd(open: string, at?: Place): Delimiter {
  return { kind: 'comment', open, close: LINE_END, ...(at === undefined ? {} : { at }) };
}

function block(open: string, close: string): Delimiter {
  return { kind: 'comment', open, close };
}

/** A string that ends at its mark, or unfinished at the end of the line. */
function quoted(mark: string, skip?: string): Delimiter {
  return {
    kind: 'string',
    open: mark,
    close: `${mark}|${LINE_END}`,
    ...(skip === undefined ? {} : { skip }),
  };
}

/** A string that may hold line ends. */
function spanning(open: string, close = open, skip?: string): Delimiter {
  return { kind: 'string', open, close, ...(skip === undefined ? {} : { skip }) };
}

/** The scheme of an address before `//` in text that is not quoted, for example in JSX. */
const SLASHES = toLineEnd('(?<!\\b(?:https?|ftp|wss?|file|svn|git|ssh):)//');
const SLASH_STAR = block('/\\*', '\\*/');
const NESTED_SLASH_STAR: Delimiter = { ...SLASH_STAR, nested: true };
const HASH = toLineEnd('#', 'word');
const DOUBLE = quoted('"', BACKSLASH);
const SINGLE = quoted("'", BACKSLASH);
const TRIPLE_DOUBLE = spanning('"""', '"""', BACKSLASH);
const TRIPLE_SINGLE = spanning("'''", "'''", BACKSLASH);
/** The end word of a here-document. */
const HEREDOC_WORD = '(?![ \\t]*=)[ \\t]*[\'"\\\\]?([A-Za-z_][A-Za-z0-9_]{0,80})';

const java: SourceLanguage = { delimiters: [SLASHES, SLASH_STAR, TRIPLE_DOUBLE, DOUBLE, SINGLE] };
const kotlin: SourceLanguage = {
  delimiters: [SLASHES, NESTED_SLASH_STAR, spanning('"""'), DOUBLE, SINGLE],
};
const javascript: SourceLanguage = {
  delimiters: [SLASHES, SLASH_STAR, DOUBLE, SINGLE],
  regexLiterals: true,
  templates: true,
};
const c: SourceLanguage = {
  delimiters: [SLASHES, SLASH_STAR, spanning('R"([^()\\\\\\s]{0,16})\\(', '\\)$1"'), DOUBLE, SINGLE],
};
const csharp: SourceLanguage = {
  delimiters: [
    SLASHES,
    SLASH_STAR,
    spanning('("{3,16})', '$1'),
    spanning('(?:@\\$?|\\$@)"', '"', '""'),
    DOUBLE,
    SINGLE,
  ],
};
const rust: SourceLanguage = {
  delimiters: [
    SLASHES,
    NESTED_SLASH_STAR,
    spanning('\\bb?r(#{0,16})"', '"$1'),
    spanning('"', '"', BACKSLASH),
    // A lifetime ('a) opens no string.
    { kind: 'string', open: "'(?:\\\\[^\\n']{1,12}|[^\\n'\\\\])'", close: '' },
  ],
};
const python: SourceLanguage = {
  delimiters: [
    toLineEnd('#'),
    { ...TRIPLE_DOUBLE, docstring: true },
    { ...TRIPLE_SINGLE, docstring: true },
    DOUBLE,
    SINGLE,
  ],
};
const shell: SourceLanguage = {
  delimiters: [
    // An escaped character and $# or ${# open nothing.
    { kind: 'string', open: '\\\\[^]|\\$#|\\$\\{#', close: '' },
    HASH,
    spanning("\\$'", "'", BACKSLASH),
    spanning("'"),
    spanning('"', '"', BACKSLASH),
  ],
  heredoc: `(?<![\\w<])<<-?${HEREDOC_WORD}`,
};
const perl: SourceLanguage = {
  delimiters: [block('(?<=^|\\n)=[a-z]+', '(?<=\\n)=cut'), HASH, DOUBLE, SINGLE],
  heredoc: `(?<![\\w<])<<~?(?=["'A-Z])${HEREDOC_WORD}`,
};
const ruby: SourceLanguage = {
  delimiters: [block('(?<=^|\\n)=begin', '(?<=\\n)=end'), HASH, DOUBLE, SINGLE],
  heredoc: `(?<![\\w<])<<[~-]?(?=["'A-Z])${HEREDOC_WORD}`,
};
const php: SourceLanguage = {
  delimiters: [
    // The page between two pieces of code.
    spanning('\\?>', '<\\?(?:php|=)?'),
    { kind: 'comment', open: '//|#(?!\\[)', close: '(?=\\n|\\?>)' },
    SLASH_STAR,
    spanning("'", "'", BACKSLASH),
    spanning('"', '"', BACKSLASH),
    spanning('`', '`', BACKSLASH),
  ],
  heredoc: `<<<${HEREDOC_WORD}`,
};
const sql: SourceLanguage = {
  delimiters: [
    toLineEnd('--'),
    // MySQL only; elsewhere # is part of a name.
    toLineEnd('#', 'line'),
    SLASH_STAR,
    // MySQL escapes with a backslash, the others do not: 'it\'s', but 'C:\', 'next'.
    spanning("'", "'", "''|\\\\'(?![\\s,;)])|\\\\\\\\"),
    quoted('"', '""'),
    quoted('`'),
  ],
};
const basic: SourceLanguage = {
  delimiters: [toLineEnd("'"), toLineEnd('\\b[Rr](?:EM|em)(?=\\s)', 'line'), quoted('"', '""')],
};
const batch: SourceLanguage = { delimiters: [toLineEnd('@?[Rr](?:EM|em)(?=\\s)|::', 'line')] };
const pascal: SourceLanguage = {
  delimiters: [SLASHES, block('\\{(?!\\$)', '\\}'), block('\\(\\*', '\\*\\)'), quoted("'")],
};
const powershell: SourceLanguage = {
  delimiters: [
    block('<#', '#>'),
    HASH,
    spanning('@"', '\\n"@'),
    spanning("@'", "\\n'@"),
    spanning('"', '"', '`[^]|""'),
    spanning("'", "'", "''"),
  ],
};
const lua: SourceLanguage = {
  delimiters: [
    block('--\\[(={0,16})\\[', '\\]$1\\]'),
    toLineEnd('--'),
    spanning('\\[(={0,16})\\[', '\\]$1\\]'),
    DOUBLE,
    SINGLE,
  ],
};
const powerbuilder: SourceLanguage = {
  delimiters: [SLASHES, NESTED_SLASH_STAR, quoted('"', '~[^]'), quoted("'", '~[^]')],
};
const objectscript: SourceLanguage = {
  delimiters: [SLASHES, SLASH_STAR, toLineEnd('#?;', 'word'), quoted('"', '""')],
};
/** What scripts and styles begin with; the limit keeps unfinished tags from costing time. */
const PAGE_PARTS: readonly Delimiter[] = [
  block('<!--', '-->'),
  spanning('<[Ss][Cc][Rr][Ii][Pp][Tt]\\b[^>]{0,400}>', '(?=</[Ss][Cc][Rr][Ii][Pp][Tt])'),
  spanning('<[Ss][Tt][Yy][Ll][Ee]\\b[^>]{0,400}>', '(?=</[Ss][Tt][Yy][Ll][Ee])'),
];
const html: SourceLanguage = { delimiters: [...PAGE_PARTS, block('\\{\\{!(--)?', '$1\\}\\}')] };
/** Pages with code in `<% … %>`. */
const serverPage: SourceLanguage = {
  delimiters: [block('<%--', '--%>'), spanning('<%@', '%>'), spanning('<%[=!#:]?', '%>'), ...PAGE_PARTS],
};
/** A comment that goes on for as long as lines are indented further, as in pages that have no end tags. */
function indented(mark: string): Delimiter {
  return block(`(?<=^|\\n)([ \\t]{0,200})${mark}`, '(?=\\n(?!$1[ \\t]{1,200}\\S))');
}
const hashLines: SourceLanguage = { delimiters: [HASH, DOUBLE, SINGLE] };

/** Languages by name; YAML has a lexer of its own. */
export const LANGUAGES = {
  java,
  kotlin,
  javascript,
  c,
  csharp,
  rust,
  python,
  shell,
  perl,
  ruby,
  php,
  sql,
  basic,
  batch,
  pascal,
  powershell,
  lua,
  powerbuilder,
  objectscript,
  html,
  jsp: serverPage,
  aspx: serverPage,
  // In these `<%#` begins a comment; elsewhere it binds data.
  erb: { delimiters: [block('<%#', '%>'), ...serverPage.delimiters] },
  ejs: { delimiters: [block('<%#', '%>'), ...serverPage.delimiters] },
  asp: serverPage,
  razor: { delimiters: [block('@\\*', '\\*@'), ...PAGE_PARTS] },
  // A file with code begins as a page.
  phpPage: { delimiters: [...PAGE_PARTS, spanning('<\\?(?:php|=)?', '$^')] },
  velocity: { delimiters: [block('#\\*', '\\*#'), toLineEnd('##'), ...PAGE_PARTS] },
  freemarker: { delimiters: [block('<#--', '-->'), ...PAGE_PARTS] },
  xml: { delimiters: [block('<!--', '-->'), spanning('<!\\[CDATA\\[', '\\]\\]>')] },
  conf: hashLines,
  liquid: {
    delimiters: [block('\\{%-?\\s{0,9}comment\\s{0,9}-?%\\}', '\\{%-?\\s{0,9}endcomment'), ...PAGE_PARTS],
  },
  informix: { delimiters: [HASH, toLineEnd('--'), block('\\{', '\\}'), DOUBLE, SINGLE] },
  twig: { delimiters: [block('\\{#', '#\\}'), ...PAGE_PARTS] },
  fsharp: {
    delimiters: [
      SLASHES,
      { ...block('\\(\\*(?!\\))', '\\*\\)'), nested: true },
      TRIPLE_DOUBLE,
      spanning('"', '"', BACKSLASH),
    ],
  },
  hcl: { delimiters: [HASH, SLASHES, SLASH_STAR, DOUBLE] },
  nsis: { delimiters: [toLineEnd('[;#]', 'word'), SLASH_STAR, DOUBLE, SINGLE] },
  inno: { delimiters: [toLineEnd(';', 'line'), SLASHES, block('\\{(?![#\\w])', '\\}'), SINGLE] },
  go: { delimiters: [SLASHES, SLASH_STAR, spanning('`'), DOUBLE, SINGLE] },
  groovy: {
    delimiters: [SLASHES, SLASH_STAR, TRIPLE_DOUBLE, TRIPLE_SINGLE, DOUBLE, SINGLE],
    regexLiterals: true,
  },
  dart: { delimiters: [SLASHES, SLASH_STAR, TRIPLE_DOUBLE, TRIPLE_SINGLE, DOUBLE, SINGLE] },
  css: { delimiters: [SLASH_STAR, DOUBLE, SINGLE] },
  scss: { delimiters: [spanning('\\burl\\(', '\\)|(?=\\n)'), SLASHES, SLASH_STAR, DOUBLE, SINGLE] },
  // An INI value may hold ; and #, so only whole lines are comments.
  ini: { delimiters: [toLineEnd('[#;]', 'line')] },
  properties: { delimiters: [toLineEnd('(?<!\\\\\\n[ \\t]{0,80})[#!]', 'line')] },
  tcl: { delimiters: [toLineEnd('#', 'line'), toLineEnd('(?<=;[ \\t]{0,20})#')] },
  dockerfile: { delimiters: [toLineEnd('#', 'line')] },
  makefile: { delimiters: [toLineEnd('(?<!\\\\)#')] },
  pug: { delimiters: [indented('//-?')] },
  haml: { delimiters: [indented('(?:-#|/(?!/))'), block('<!--', '-->'), block('<%#', '%>')] },
  // Column seven says so in the old format, `*>` everywhere.
  cobol: { delimiters: [toLineEnd('(?<=(?:^|\\n)[^\\n]{6})[*/]'), toLineEnd('\\*>'), DOUBLE, SINGLE] },
  foxpro: {
    delimiters: [
      SLASH_STAR,
      toLineEnd('\\*|[Nn][Oo][Tt][Ee](?=\\s)', 'line'),
      toLineEnd('&&|//'),
      DOUBLE,
      SINGLE,
    ],
  },
  abap: { delimiters: [toLineEnd('(?<=^|\\n)\\*'), SINGLE, toLineEnd('"')] },
  fortran: { delimiters: [toLineEnd('!'), toLineEnd('(?<=^|\\n)[Cc*](?=[\\s*])'), DOUBLE, SINGLE] },
  percent: { delimiters: [toLineEnd('%'), DOUBLE] },
  matlab: { delimiters: [block('(?<=^|\\n)[ \\t]{0,80}%\\{(?=\\n)', '%\\}'), toLineEnd('%'), DOUBLE] },
  lisp: { delimiters: [block('#\\|', '\\|#'), toLineEnd(';'), spanning('"', '"', BACKSLASH)] },
  haskell: { delimiters: [{ ...block('\\{-', '-\\}'), nested: true }, toLineEnd('--'), DOUBLE] },
  tex: { delimiters: [block('\\\\begin\\{comment\\}', '\\\\end\\{comment\\}'), toLineEnd('(?<!\\\\)%')] },
  mdx: { delimiters: [block('\\{/\\*', '\\*/\\}'), block('<!--', '-->')] },
  vim: { delimiters: [toLineEnd('"', 'line'), SINGLE] },
  assembly: { delimiters: [toLineEnd('[;@]', 'word'), HASH, SLASHES, SLASH_STAR, DOUBLE, SINGLE] },
  cfml: { delimiters: [block('<!---', '--->'), ...PAGE_PARTS] },
  coffee: { delimiters: [block('###(?!#)', '###'), HASH, TRIPLE_DOUBLE, TRIPLE_SINGLE, DOUBLE, SINGLE] },
  toml: { delimiters: [toLineEnd('#'), TRIPLE_DOUBLE, spanning("'''"), DOUBLE, quoted("'")] },
} as const satisfies Record<string, SourceLanguage>;

export type LanguageName = keyof typeof LANGUAGES;
