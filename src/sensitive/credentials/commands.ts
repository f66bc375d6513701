import { type Candidate, credential, type Scan } from '../match.ts';
import { GAP, TOOL_SHAPES } from './commandTools.ts';
import { shape, shapeSet, valuesOf } from './patterns.ts';

const SECRET = `(?<secret>"[^"\\r\\n]{1,100}"|'[^'\\r\\n]{1,100}'|[^\\s"'\`;|<>]{1,100})`;
const ORACLE_LOGIN = `\\\\?["']?[A-Za-z][\\w$#]{0,40}\\/(?<secret>"[^"\\r\\n]{2,60}"(?=@)|[^\\s@"'\`\\/();,<>|]{2,60})(?=@|["']?[ \\t]*(?:as[ \\t]+sysdba|file=|directory=|$))`;

/** docker run --name mongo -p 27017:27017, -p 127.0.0.1:3306:3306/tcp: what a container opens, no password */
const PORTS = '(?:\\d{1,3}(?:\\.\\d{1,3}){3}:)?\\d{2,5}(?:-\\d{2,5})?:\\d{2,5}';

/**
 * Command lines that carry a password. Options as in the manuals of Oracle SQL*Plus and Data Pump, MySQL, PostgreSQL,
 * Microsoft sqlcmd, net and cmdkey, mount.cifs, sshpass, PuTTY, Redis, curl, OpenSSL and keytool.
 */
const SHAPES = shapeSet([
  shape(
    'command-line',
    'sqlplus exp imp sqlldr rman conn',
    `\\b(?:sqlplus|expdp|impdp|sqlldr|exp|imp|rman[ \\t]+target|conn(?:ect)?(?<=(?:^[^\\w\\r\\n]*|SQL>[ \\t]*|[:;][ \\t]*)conn(?:ect)?))(?:[ \\t]+-\\w+){0,3}[ \\t]+${ORACLE_LOGIN}`,
    { flags: 'im' },
  ),
  shape(
    'command-line',
    'mysql mariadb',
    `\\b(?:mysql|mysqldump|mysqladmin|mariadb|mysqlimport|mysqlbinlog)${GAP}-p(?!ort|roto|[ \\t]*${PORTS})${SECRET}`,
  ),
  shape('command-line', 'mysqladmin', `\\bmysqladmin${GAP}password[ \\t]+${SECRET}`),
  shape('command-line', 'sshpass', `\\bsshpass[ \\t]+-p[ \\t]?${SECRET}`),
  shape(
    'command-line',
    'net',
    `\\bnet[ \\t]+use[ \\t]+(?:[A-Za-z*]:?[ \\t]+)?["']?(?:\\\\\\\\|\\/\\/)[^\\s]{1,120}[ \\t]+(?!\\/)${SECRET}`,
    { flags: 'i' },
  ),
  shape(
    'command-line',
    'net',
    `\\bnet[ \\t]+use[ \\t][^\\r\\n]{0,120}\\/user:\\S{1,60}[ \\t]+(?!\\/)${SECRET}`,
    { flags: 'i' },
  ),
  shape('command-line', 'net', `\\bnet[ \\t]+user[ \\t]+[\\w.$-]{1,40}[ \\t]+(?!\\/)${SECRET}`, {
    flags: 'i',
    strict: true,
  }),
  shape(
    'command-line',
    'username= user=',
    `\\b(?:username|user)=[^\\s,]{1,60},(?:pass|password)=(?<secret>[^\\s,"']{2,100})`,
  ),
  shape('command-line', '/pass', `\\/pass(?:word)?:${SECRET}`, { flags: 'i' }),
  shape('command-line', 'freerdp', `\\b[xw]?freerdp${GAP}\\/p:${SECRET}`, { flags: 'i' }),
  shape('command-line', '-pw', `\\b(?:plink|pscp|psftp|putty|kitty)(?:\\.exe)?${GAP}-pw[ \\t]+${SECRET}`, {
    flags: 'i',
  }),
  shape(
    'command-line',
    'sqlcmd osql isql bcp',
    `\\b(?:sqlcmd|osql|isql|bcp)(?:\\.exe)?${GAP}-P[ \\t]*${SECRET}`,
  ),
  shape('command-line', 'redis-cli', `\\bredis-cli${GAP}(?:-a|--pass)[ \\t]+${SECRET}`),
  shape(
    'command-line',
    'docker podman helm skopeo nerdctl',
    `\\b(?:docker|podman|nerdctl|helm[ \\t]+registry|skopeo)[ \\t]+login${GAP}-p[ \\t]+${SECRET}`,
  ),
  shape(
    'command-line',
    'mongo',
    `\\bmongo(?:sh|dump|restore|export|import)?${GAP}(?:-p[ \\t=]+(?!${PORTS})|--password[ \\t=]+)${SECRET}`,
  ),
  shape(
    'command-line',
    'psexec wmic',
    `\\b(?:psexec|wmic)(?:\\.exe)?${GAP}(?:-p[ \\t]+|\\/password:)${SECRET}`,
    { flags: 'i' },
  ),
  shape('command-line', 'schtasks', `\\bschtasks${GAP}\\/rp[ \\t]+${SECRET}`, { flags: 'i' }),
  shape('command-line', 'ldap', `\\bldap(?:search|add|modify|passwd|delete)${GAP}-w[ \\t]+${SECRET}`),
  shape('command-line', 'ipmitool', `\\bipmitool${GAP}-P[ \\t]+${SECRET}`),
  shape(
    'command-line',
    'keytool jarsigner',
    `\\b(?:keytool|jarsigner)${GAP}-(?:storepass|keypass|deststorepass|srcstorepass)[ \\t]+${SECRET}`,
  ),
  shape('command-line', '-pass', `-pass(?:in|out)?[ \\t]+["']?pass:(?<secret>[^\\s"']{2,100})`),
  shape(
    'command-line',
    'smbclient smbmount',
    `\\bsmb(?:client|mount)${GAP}-U[ \\t]*["']?[^\\s%]{1,60}%(?<secret>[^\\s"']{2,100})`,
  ),
  shape(
    'command-line',
    'lftp',
    `\\blftp\\b[^\\r\\n|]{0,240}[ \\t]-u[ \\t]+["']?[^\\s,]{1,60},(?<secret>"[^"\\r\\n]{2,100}"|'[^'\\r\\n]{2,100}'|[^\\s"']{2,100})`,
  ),
  shape(
    'command-line',
    'chpasswd',
    `\\becho[ \\t]+["']?[\\w.-]{1,40}:(?<secret>[^\\s"'|]{2,100})["']?[ \\t]*\\|[ \\t]*(?:sudo[ \\t]+)?chpasswd`,
  ),
  shape(
    'command-line',
    'passwd',
    `\\becho[ \\t]+${SECRET}[ \\t]*\\|[ \\t]*(?:sudo[ \\t]+)?(?:passwd[ \\t]+--stdin|sudo[ \\t]+-S|su[ \\t]+-)`,
  ),
  shape('command-line', 'sudo', `\\becho[ \\t]+${SECRET}[ \\t]*\\|[ \\t]*sudo[ \\t]+-S`),
  shape(
    'command-line',
    'htpasswd',
    `\\bhtpasswd[ \\t]{1,8}-\\w{0,8}b\\w{0,8}[ \\t]{1,8}(?:\\S{1,120}[ \\t]{1,8})?\\S{1,40}[ \\t]{1,8}${SECRET}`,
  ),
  shape(
    'command-line',
    '--pass --http-pass --ftp-pass --db-pass',
    `--(?:http-|ftp-|db-)?pass(?:word|wd|phrase)?[ \\t]+(?!-)${SECRET}`,
    { strict: true },
  ),
  shape(
    'sql-user',
    'sp_addlogin sp_password',
    `\\bsp_(?:addlogin|password)[ \\t]+N?'[^'\\r\\n]{1,60}'[ \\t]*,[ \\t]*N?(?<secret>'[^'\\r\\n]{1,100}')`,
    { flags: 'i' },
  ),
  shape(
    'sql-user',
    'identified',
    `\\bIDENTIFIED(?<=\\b(?:USER|ROLE|GRANT)\\b[^;]{0,160}IDENTIFIED)[ \\t]+(?:WITH[ \\t]+['"\\w]{1,40}[ \\t]+)?BY[ \\t]+(?:PASSWORD[ \\t]+)?(?!VALUES\\b)${SECRET}`,
    { flags: 'i', strict: true },
  ),
  shape(
    'sql-user',
    'password',
    `\\bPASSWORD(?<=\\b(?:LOGIN|ROLE|USER)[ \\t]+\\S{1,60}[ \\t]+(?:WITH[ \\t]+)?(?:(?:LOGIN|ENCRYPTED)[ \\t]+)?PASSWORD)[ \\t]{0,8}=?[ \\t]{0,8}N?(?<secret>'[^'\\r\\n]{1,100}')`,
    { flags: 'i' },
  ),
  shape('sql-user', 'password', `=[ \\t]*PASSWORD[ \\t]*\\([ \\t]*(?<secret>'[^'\\r\\n]{1,100}')`, {
    flags: 'i',
  }),
  ...TOOL_SHAPES,
]);

/** Command lines and SQL statements with a password in them. */
export function* findCommandLines(scan: Scan): Generator<Candidate> {
  for (const { kind, value, start } of valuesOf(SHAPES, scan)) yield credential(kind, start, value);
}
