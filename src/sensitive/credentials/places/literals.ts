import {
  type LabelPlace,
  literalAt,
  openQuoteOf,
  type PlacedValue,
  type PlaceKind,
  type Reading,
} from './place.ts';

/** "password"], 'password')  */
const CLOSE = '\\\\?["\'`]?[ \\t]{0,2}[\\])]{0,2}[ \\t]{0,2}';
/** val password: String? = , const PW: &str = , pw : string = */
const TYPE = '(?::[ \\t]{0,4}[&*]?[A-Za-z][\\w<>?.\\[\\] ]{0,30}?(?=[ \\t]{0,4}:?=[^=]))?[ \\t]{0,8}';
/** What makes a secret of a text and is one, itself. */
const WRAP =
  '(?:\\(?(?:new[ \\t]{1,4})?(?:String|SecureString|string|std::string|str|bytes|bytearray|Buffer\\.from|StringView|SecretStr|Secret|GuardedString|Some|Optional\\.of|to_string|trim|ref|Redacted|SensitiveString|QString|QStringLiteral|QLatin1String|TEXT|_T|L|CString|AnsiString|PChar|Password)\\(\\s{0,4})?';
const ASSIGNED = new RegExp(`^${CLOSE}${TYPE}(?::=|=>|=(?![=~>])|:(?![:=])|<-|<<)\\s{0,8}${WRAP}`);
const COMPARED = new RegExp(
  `^${CLOSE}(?:={2,3}|!={1,2}|<>|\\.(?:equals(?:IgnoreCase)?|isEqualTo|eq|compareTo|Equals)\\(|[ \\t]eq[ \\t]|[ \\t]-eq[ \\t])[ \\t]{0,4}`,
);
/** if edtPwd.Text = 'x', txtPassword.Text.Trim() == "x", $('#pwd').val() === 'x': what somebody typed */
const TYPED =
  /^["')\]]{0,2}(?:\([ \t]?\))?(?:\.[A-Za-z]{2,12}(?:\([ \t]?\))?){0,2}[ \t]{0,4}(?:={1,3}|!={1,2}|<>|\.equals(?:IgnoreCase)?\()[ \t]{0,4}/i;
const CONTROL = /\.(?:text|val(?:ue)?|trim|tostring|lower|upper|gettext|getpassword)\b/i;
const ASKS =
  /\b(?:if|elseif|elsif|while|when|case|and|or|return)\b[^;\r\n]{0,120}$|[?&|(][ \t!]{0,3}[\w$.#'"]{0,30}$/i;
const PASSED = /^\\?["'`][ \t]{0,4},\s{0,8}(?:["'][A-Za-z]["'][ \t]{0,4},\s{0,8})?(?:new[ \t]+String\()?/;
/** add_argument('--password', help='…', default='x'), names = "--password", defaultValue = "x" */
const OPTION_DEFAULT =
  /^[^"'`\r\n]{0,16}\\?["'`][ \t]{0,4},\s{0,20}[^;\r\n]{0,160}?(?<![\w$])default(?:_?[Vv]alue)?[ \t]{0,3}[:=][ \t]{0,3}/;
/** .option('--password <pw>', 'of the database', 'x') */
const OPTION_ARGUMENT =
  /^[ \t]?[<[][^'"<>[\]\r\n]{1,20}[>\]]["'`][ \t]{0,4},\s{0,8}["'][^"'\r\n]{0,80}["'][ \t]{0,4},\s{0,8}/;
/** "x".equals(password), 'x' === password, strcmp("x", password): the literal comes first */
const COMPARED_BEFORE =
  /(?<open>["'])(?<value>[^"'\\\r\n]{3,60})\k<open>(?:\.(?:equals(?:IgnoreCase)?|Equals|isEqual)\([ \t]{0,3}|[ \t]{0,3}(?:={2,3}|!={1,2}|<>)[ \t]{0,3}|[ \t]{0,3},[ \t]{0,3}(?<=\b\w{0,20}(?:equals|strcmp|compare|isequal|digest)\w{0,12}\([^()]{0,70}))!?$/di;
/** '123456', 'password', 'qwerty': one of many in a list */
const LISTED = /(?:["'`]\s{0,40},|\[)\s{0,40}["'`]$/;
/** getenv("X") || "…", os.environ.get("X") or '…', config['X'] ?? "…", process.env.X || "…" */
const OR_ELSE =
  /^\\?["'`]?[ \t]{0,2}[\])]{0,2}!?[ \t]{0,4}(?:\|\||\?\?|\?:|\bor\b|\.(?:orElse|getOrElse|unwrap_or|unwrap_or_else|orDefault|OrDefault)\()[ \t]{0,4}/;
/** {{ db_password | default('…') }} */
const DEFAULT_FILTER = /^[ \t]{0,4}\|[ \t]{0,4}default\([ \t]{0,4}/;
/** "…;Password=" & "…", 'pwd=' + '…' */
const CONTINUED = /^[ \t]{0,4}[=:][ \t]{0,4}["'][ \t]{0,4}(?:\+|&|\.|\|\||<<|,)[ \t]{0,4}(?=["'])/;

/** setPassword("x"), withPassphrase("x".getBytes()) */
const SETTER = /^\(\s{0,8}(?:new[ \t]+String\([ \t]{0,4})?(?=["'`])/;

/** storePassword 'x' (Gradle), basic_auth_password "x" */
const DIRECTIVE = /^[ \t]{1,8}(?=["'])/;

/** A string literal of a program beside a label: assigned, compared, passed along, or taken where nothing is set. */
export function readLiteral(place: LabelPlace): Reading {
  const { behind, before, text, end } = place;
  const isDefault = /\$\{\??$/.test(before);
  if (isDefault) return readDefault(place);
  const shapes: readonly (readonly [PlaceKind, RegExp])[] = [
    ['default', OR_ELSE],
    ['default', DEFAULT_FILTER],
    ['default', OPTION_DEFAULT],
    ['default', OPTION_ARGUMENT],
    ...(isTyped(place) ? [['typed', TYPED] as const] : []),
    ['comparison', COMPARED],
    ['literal', ASSIGNED],
    ['literal', CONTINUED],
    ...(place.syntax === 'code' || place.syntax === 'unknown' ? [['literal', DIRECTIVE] as const] : []),
    ...(/(?:^|[.>:])(?:[sS]et|[wW]ith|[uU]se)[A-Z_]/.test(text.slice(place.start, end))
      ? [['literal', SETTER] as const]
      : []),
    ['call', PASSED],
  ];
  for (const [kind, shape] of shapes) {
    const lead = shape.exec(behind);
    if (lead === null) continue;
    const open = openQuoteOf(before);
    // The end of a string and the beginning of the next: "&password=" + pwd + "…"
    if (
      open !== undefined &&
      shape === ASSIGNED &&
      behind[lead[0].length] === open &&
      !opensWith(lead[0], open)
    ) {
      continue;
    }
    const literal = literalAt(text, end + lead[0].length, doublesQuotes(place));
    if (literal === undefined) continue;
    if (kind === 'call' && LISTED.test(text.slice(Math.max(0, place.start - 60), place.start)))
      return 'nothing';
    if (kind === 'call' && /^\s{0,4}[:=]/.test(text.slice(literal.end, literal.end + 5))) continue;
    return joined(place, kind, literal);
  }
  return readComparedBefore(place);
}

function isTyped({ text, start, end, before, behind }: LabelPlace): boolean {
  return ASKS.test(before) && CONTROL.test(text.slice(start, end) + behind.slice(0, 16));
}

function readComparedBefore({ before, start }: LabelPlace): Reading {
  const found = COMPARED_BEFORE.exec(before);
  const at = found?.indices?.groups?.['value']?.[0];
  if (at === undefined) return undefined;
  const value = found?.groups?.['value'] ?? '';
  return { kind: 'comparison', value, start: start - before.length + at, quoted: true };
}

/** "Hosp" + "2020": literals that a program only writes apart. */
function joined(
  place: LabelPlace,
  kind: PlaceKind,
  first: { readonly value: string; readonly start: number; readonly end: number },
): PlacedValue {
  let { value } = first;
  let last = first;
  for (let count = 0; count < MOST_PARTS; count++) {
    const sign = /^\s{0,40}(?:\+|&|\.|\|\||~|<<)\s{0,40}(?=["'`])/.exec(
      place.text.slice(last.end, last.end + 84),
    );
    const next =
      sign === null ? undefined : literalAt(place.text, last.end + sign[0].length, doublesQuotes(place));
    if (next === undefined) break;
    value += next.value;
    last = next;
  }
  return { kind, value, start: first.start, end: last.start + last.value.length, quoted: true };
}
const MOST_PARTS = 6;

/** The quote that is open in front of the label is closed behind it: "password": "x" */
function opensWith(lead: string, quote: string): boolean {
  return lead.startsWith(quote) || lead.startsWith(`\\${quote}`);
}

/** ${DB_PASSWORD:-x}, ${db.password:x} */
function readDefault({ behind, end }: LabelPlace): Reading {
  const found = /^(:-|:=|:|-|=)([^{}\r\n]{0,120})\}/.exec(behind);
  if (found === null) return 'nothing';
  const value = found[2] ?? '';
  if (value === '' || /^[?+]/.test(value)) return 'nothing';
  const start = end + (found[1] ?? '').length;
  const quoted = /^(["'])(.*)\1$/.exec(value);
  return {
    kind: 'default',
    value: quoted?.[2] ?? value,
    start: quoted === null ? start : start + 1,
    quoted: true,
  };
}

/** SQL, Pascal and Basic write a quote in a text twice; the others put a backslash before it. */
function doublesQuotes({ path }: LabelPlace): boolean {
  return /\.(?:sql|ddl|pls|pkb|pck|prc|pas|dpr|dfm|vb|vbs|bas|frm)$/i.test(path);
}

/** Keys of a connection string that stand beside its password. */
const COMPANION =
  /(?:^|[;"'\s])(?:server|data source|initial catalog|user id|userid|uid|user|username|provider|driver|host|database|dsn|dbq|port|addr|address|network|pooling|encrypt|trustservercertificate|persist security info)\s{0,2}=/i;

/** `Server=…;Uid=…;Pwd=X;`: up to the next semicolon or the end of its string; X may be in braces or quotes (ODBC). */
export function readConnection({ text, start, end, before, behind }: LabelPlace): Reading {
  const separator = /^[ \t]{0,2}=[ \t]{0,2}/.exec(behind);
  if (separator === null || /[?&]$/.test(before)) return undefined;
  const near = text.slice(Math.max(0, start - 200), start) + text.slice(end, end + 200);
  if (!near.includes(';') || !COMPANION.test(near) || !/(?:;\s{0,4}|["'>=])$/.test(before)) return undefined;
  const from = end + separator[0].length;
  const rest = text.slice(from, from + 200);
  // user = "x"; password = "y": two statements
  if (/^["']/.test(rest) && openQuoteOf(before) === undefined && !rest.startsWith('""')) return undefined;
  const wrapped =
    /^(?:\{([^}\r\n]{1,120})\}|'([^'\r\n]{1,120})'|""([^"\r\n]{1,120})""|&quot;(.{1,120}?)&quot;)/.exec(rest);
  if (wrapped !== null && rest[0] !== openQuoteOf(before) && !/^\{\d?\}/.test(rest)) {
    const value = wrapped[1] ?? wrapped[2] ?? wrapped[3] ?? wrapped[4] ?? '';
    return { kind: 'setting', value, start: from + wrapped[0].indexOf(value), quoted: true };
  }
  const open = openQuoteOf(before);
  const stop = rest.search(
    open === undefined ? /[;"\r\n]/ : open === "'" ? /[;'\r\n]/ : open === '"' ? /[;"\r\n]/ : /[;`\r\n]/,
  );
  const value = (stop < 0 ? rest : rest.slice(0, stop)).trim();
  if (value === '') return rest[stop] === open && open !== undefined ? undefined : 'nothing';
  return { kind: 'setting', value, start: from, quoted: true };
}
