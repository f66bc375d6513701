import { type Candidate, credential, type Scan } from '../match.ts';
import { isNotSecret, looksChosen } from '../notSecret.ts';
import { lineAfter } from '../window.ts';

const TOOL = /向日葵|todesk|teamviewer|anydesk|rustdesk|raylink|远程控制软件/gi;
/** The numbers of the tools' devices: nine to eleven digits, in groups. */
const DEVICE = /(?<![\w.])\d{1,3}(?:[ -]?\d{3}){2,3}(?![\w.])/d;
/** Behind the number: a word and a code of its own. */
const CODE =
  /(?:密码|验证码|识别码|密钥|临时|访问|控制|code|pass(?:word)?|pwd|key|\/)[^\x21-\x7e\r\n]{0,6}[:=]?[ \t]{0,3}(?<secret>[A-Za-z0-9!@#$%^&*_+-]{4,32})(?![\w.])/di;

const LOGIN = /远程桌面|远程登录|远程连接|\bRDP\b|mstsc|堡垒机|跳板机|\bVNC\b|\bSSH\b|\bFTP\b|\bVPN\b/gi;
/** host, user, password, as people note them */
const HOST_LOGIN =
  /(?:\d{1,3}(?:\.\d{1,3}){3}|[a-z][\w-]*(?:\.[\w-]+)+)(?::\d{1,5})?[ \t,;/]{1,4}(?<user>[A-Za-z][\w.\\@-]{1,40})[ \t,;/]{1,4}(?<secret>[\x21-\x7e]{4,60})/d;

/** Remote-control tools with their number or code, and remote logins written as host, user, password. */
export function* findRemoteTools({ text }: Scan): Generator<Candidate> {
  for (const match of text.matchAll(TOOL)) {
    const from = match.index + match[0].length;
    const line = lineAfter(text, from, 120);
    const device = DEVICE.exec(line);
    if (device !== null) yield credential('remote-tool', from + device.index, device[0]);
    const code = CODE.exec(line);
    const value = code?.groups?.['secret'] ?? '';
    const start = code?.indices?.groups?.['secret']?.[0];
    const isCode = /\d/.test(value) || looksChosen(value);
    if (start !== undefined && isCode && !isNotSecret(value, { quoted: false, label: '' })) {
      yield credential('remote-tool', from + start, value);
    }
  }
  for (const match of text.matchAll(LOGIN)) {
    const from = match.index + match[0].length;
    const login = HOST_LOGIN.exec(lineAfter(text, from, 120));
    const start = login?.indices?.groups?.['secret']?.[0];
    const value = (login?.groups?.['secret'] ?? '').replace(/(?<![,;()])[,;()]+$/, '');
    if (start === undefined || !looksChosen(value) || /[/\\:<>]/.test(value)) continue;
    if (!isNotSecret(value, { quoted: false, label: '' }))
      yield credential('remote-tool', from + start, value);
  }
}
