import { type Candidate, credential, type Scan } from '../match.ts';
import { isNotSecret, looksChosen } from '../notSecret.ts';
import { shape, shapeSet, valuesOf } from './patterns.ts';

/** scheme://user:password@host (RFC 3986, section 3.2.1); a password may hold `@` itself. */
const USER_INFO = /:\/\/([^\s:@/"'`<>\\]{0,64}):([^\s"'`<>/\\]{1,128})@(?=[\w[.${-])/g;
/** What documents write in the place of a user and a password. */
const EXAMPLE =
  /^(?:pass(?:word|wd)?|pwd|secret|token|p|pw|x+|\*+|\.+|密码|(?=[a-z-]*pass)[a-z]+(?:-[a-z]+)+)$/i;

const JDBC = shapeSet([
  shape('jdbc-url', 'jdbc:', `jdbc:oracle:[a-z]+:[\\w$#]{1,40}\\/(?<secret>[^\\s@"'<>\\/]{2,80})@`, {
    flags: 'i',
  }),
  shape(
    'jdbc-url',
    'jdbc:',
    `(?<![\\w:])jdbc:[a-z0-9:]{2,40}[^\\s"'<>]{1,300}?[?&;](?:password|pwd)=(?<secret>[^\\s"'<>&;]{2,80})`,
    { flags: 'i' },
  ),
]);

/** Passwords in JDBC URLs and in the user part of any other. */
export function* findUrls(scan: Scan): Generator<Candidate> {
  for (const { kind, value, start } of valuesOf(JDBC, scan)) yield credential(kind, start, value);
  for (const match of scan.text.matchAll(USER_INFO)) {
    const [, user = '', password = ''] = match;
    if (isNotSecret(password, { quoted: false, label: '' }) || EXAMPLE.test(password)) continue;
    if (/^(?:user(?:name)?|usr|you|me)$/i.test(user) && !looksChosen(password)) continue;
    // jdbc:sqlserver://10.1.1.9:1433;user=sa;password=a@b
    if (/^\d{2,5}[;,?]/.test(password)) continue;
    yield credential('uri', match.index + 3 + user.length + 1, password);
  }
}
