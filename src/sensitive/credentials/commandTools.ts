import { shape } from './patterns.ts';

const SECRET = `(?<secret>"[^"\\r\\n]{1,100}"|'[^'\\r\\n]{1,100}'|[^\\s"'\`;|<>]{1,100})`;
/** Between a command and its option: on one line, or on lines that a backslash, a caret or a backtick continues. */
export const GAP = '(?:[ \\t](?:[^\\r\\n|;\\\\^`]|[\\\\^`](?:\\r?\\n)?){0,240}?)?[ \\t]';

/**
 * Further tools that take a password on their command line: archivers, directories, queues, object stores, dial-up and
 * network devices, scripts that type one in. Options as in the manuals of the tools.
 */
export const TOOL_SHAPES = [
  shape(
    'command-line',
    'convertto-securestring',
    `ConvertTo-SecureString(?:[ \\t]+-(?:AsPlainText|Force|String))*[ \\t]+${SECRET}`,
    {
      flags: 'i',
    },
  ),
  shape(
    'command-line',
    '7z 7za rar unrar winrar',
    `\\b(?:7z[ar]?|(?:un|win)?rar)(?:\\.exe)?${GAP}-h?p${SECRET}`,
    { flags: 'i', strict: true },
  ),
  shape('command-line', 'zip', `\\b(?:un)?zip${GAP}(?:-P|--password)[ \\t]*${SECRET}`, { strict: true }),
  shape(
    'command-line',
    'curl wget http https ab',
    `\\b(?:curl|https?|ab)(?:\\.exe)?${GAP}(?:-u|--user|-U|--proxy-user|-a|--auth|-A)(?:[ \\t]+|=)?"[\\w.@\\\\-]{0,60}:(?<secret>[^"\\r\\n]{2,100})"`,
  ),
  // An account and a password in quotes each; a key in place of the account, with no password behind it
  shape(
    'command-line',
    'curl',
    `\\bcurl(?:\\.exe)?${GAP}(?:-u|--user)(?:[ \\t]+|=)?(?:"[^"\\r\\n]{1,60}":"(?<secret>[^"\\r\\n]{2,100})")`,
  ),
  shape(
    'command-line',
    'curl',
    `\\bcurl(?:\\.exe)?${GAP}(?:-u|--user)(?:[ \\t]+|=)?["']?(?<secret>[^\\s"':$]{8,100}):["']?(?=\\s)`,
    { strict: true },
  ),
  shape(
    'command-line',
    'curl wget http https ab',
    `\\b(?:curl|https?|ab)(?:\\.exe)?${GAP}(?:-u|--user|-U|--proxy-user|-a|--auth|-A)(?:[ \\t]+|=)?'[\\w.@\\\\-]{0,60}:(?<secret>[^'\\r\\n]{2,100})'`,
  ),
  shape(
    'command-line',
    'curl http https ab',
    `\\b(?:curl|https?|ab)(?:\\.exe)?${GAP}(?:-u|--user|-U|--proxy-user|-a|--auth|-A)(?:[ \\t]+|=)?[\\w.@\\\\-]{1,60}:["']?(?<secret>[^\\s"']{2,100})`,
  ),
  // set FTP(pass) {x}, set pass "x" (Tcl)
  shape(
    'command-line',
    'set',
    `^[ \\t]*set[ \\t]+[\\w:]{0,40}\\(?[\\w,]{0,20}(?:pass(?:w(?:or)?d)?|pwd|secret)\\)?[ \\t]+["{]?(?<secret>(?<=\\{)[^{}\\r\\n$[\\]]{3,80}(?=\\})|(?<=")[^"\\r\\n$[\\]]{3,80}(?=")|(?<![{"])[^\\s"{}$[\\];=]{3,80}(?=[ \\t;]*$))`,
    { flags: 'im', strict: true },
  ),
  // /ppp secret add name=x password=y service=l2tp (RouterOS): names and values in a row
  shape(
    'command-line',
    'add set',
    `\\b(?:add|set)[ \\t]+(?:\\[[^\\]\\r\\n]{1,60}\\][ \\t]+)?(?:[\\w-]{1,30}=(?:"[^"\\r\\n]{0,60}"|[^\\s"]{1,60})[ \\t]+(?:\\\\\\r?\\n[ \\t]*)?){1,12}(?:password|secret|passphrase|[\\w-]{0,20}(?:pre-shared-key|-password|-passphrase))=${SECRET}`,
    { flags: 'i' },
  ),
  // rootpw --plaintext x (Kickstart), d-i passwd/root-password password x (preseed)
  shape('command-line', 'rootpw', `^[ \\t]*rootpw[ \\t]+(?:--plaintext[ \\t]+)?(?!--)${SECRET}[ \\t]*$`, {
    flags: 'm',
    strict: true,
    plain: true,
  }),
  shape('command-line', 'passwd/', `\\bpasswd\\/[\\w-]{1,40}[ \\t]+password[ \\t]+(?!\\[)${SECRET}`, {
    strict: true,
    plain: true,
  }),
  shape('command-line', 'db2', `\\bdb2${GAP}user[ \\t]+\\S{1,40}[ \\t]+using[ \\t]+${SECRET}`, {
    flags: 'i',
  }),
  shape(
    'command-line',
    'rasdial',
    `\\brasdial(?:\\.exe)?[ \\t]+(?:"[^"\\r\\n]{1,60}"|\\S{1,60})[ \\t]+[^\\s/]{1,60}[ \\t]+${SECRET}`,
    { flags: 'i' },
  ),
  shape(
    'command-line',
    'rabbitmqctl',
    `\\brabbitmqctl[ \\t]+(?:add_user|change_password)[ \\t]+\\S{1,60}[ \\t]+${SECRET}`,
  ),
  shape(
    'command-line',
    'mc',
    `\\bmc[ \\t]+(?:alias[ \\t]+set|config[ \\t]+host[ \\t]+add)[ \\t]+\\S{1,60}[ \\t]+\\S{1,120}[ \\t]+\\S{1,80}[ \\t]+${SECRET}`,
  ),
  shape('command-line', 'beeline', `\\bbeeline${GAP}-p[ \\t]+${SECRET}`),
  shape('command-line', 'rdesktop', `\\brdesktop${GAP}-p[ \\t]+${SECRET}`),
  shape('command-line', 'signtool certutil', `\\b(?:signtool${GAP}\\/p|certutil${GAP}-p)[ \\t]+${SECRET}`, {
    flags: 'i',
  }),
  shape(
    'command-line',
    'openssl',
    `\\bopenssl${GAP}(?:-k|-passout|-passin)[ \\t]+(?!pass:|file:|env:|fd:|stdin)${SECRET}`,
    { strict: true },
  ),
  shape('command-line', 'vncpasswd x11vnc', `\\b(?:x11vnc|vncserver|Xvnc)${GAP}-passwd[ \\t]+${SECRET}`),
  shape('command-line', 'tigervnc vncpasswd', `echo[ \\t]+${SECRET}[ \\t]*\\|[ \\t]*vncpasswd`),
  shape(
    'command-line',
    'wpa_passphrase',
    `\\bwpa_passphrase[ \\t]+(?:"[^"\\r\\n]{1,40}"|\\S{1,40})[ \\t]+${SECRET}`,
  ),
  shape(
    'command-line',
    'nmcli',
    `\\bnmcli${GAP}(?:password|wifi-sec\\.psk|802-1x\\.password)[ \\t]+${SECRET}`,
  ),
  shape('command-line', 'netsh', `\\bnetsh${GAP}(?:key|keyMaterial)=${SECRET}`, { flags: 'i' }),
  shape(
    'command-line',
    'ipmitool snmpwalk snmpget snmpset',
    `\\bsnmp(?:bulk)?(?:walk|get|set|getnext)${GAP}(?:-c|-A|-X)[ \\t]*${SECRET}`,
    { strict: true },
  ),
  shape(
    'command-line',
    'snmp-server community',
    `\\b(?:snmp-server|snmp-agent)[ \\t]+community(?:[ \\t]+(?:read|write|cipher|simple))?[ \\t]+${SECRET}`,
  ),
  shape('command-line', 'rocommunity rwcommunity', `^[ \\t]*r[ow]community6?[ \\t]+${SECRET}`, {
    flags: 'm',
  }),
  shape(
    'labelled-value',
    'community',
    `\\bSNMP[\\w ,/-]{0,24}community(?:[ \\t]+(?:string|name))?["']?[ \\t]{0,3}(?:[:=]|is)[ \\t]{0,3}${SECRET}`,
    { flags: 'i' },
  ),
  shape(
    'command-line',
    'password',
    `\\b(?:password|secret)[ \\t]+(?:simple|cipher|irreversible-cipher|0|7)[ \\t]+${SECRET}`,
    { strict: true },
  ),
  shape(
    'command-line',
    'expect',
    `(?:assword|密码|口令)[^\\r\\n]{0,60}(?:\\r?\\n[ \\t]*|[ \\t;{]+)send(?:_user)?[ \\t]+(?:--[ \\t]+)?\\\\?"(?<secret>[^"\\\\\\r\\n]{2,80})\\\\+[rn]`,
    { flags: 'i' },
  ),
  shape(
    'command-line',
    'user',
    `^[ \\t]*user[ \\t]+[A-Za-z][\\w.@-]{0,40}[ \\t]+(?<secret>[^\\s"'#]{3,60})[ \\t]*$`,
    { flags: 'm', strict: true },
  ),
  shape(
    'command-line',
    '-password -passwd -pwd -pass',
    `(?<=\\s)-(?:password|passwd|passphrase|pwd|pass)[ \\t]+(?![-(])${SECRET}`,
    { flags: 'i', strict: true },
  ),
  shape(
    'command-line',
    'disql ksql gsql',
    `\\b(?:disql|ksql|gsql)[ \\t]+[A-Za-z]\\w{0,40}\\/(?<secret>"[^"\\r\\n]{2,60}"|[^\\s@"'/]{2,60})@`,
    { flags: 'i' },
  ),
  shape(
    'command-line',
    'userid',
    `\\buserid[ \\t]*=[ \\t]*["']?[A-Za-z][\\w$#]{0,40}\\/(?<secret>[^\\s@"'/]{2,60})`,
    { flags: 'i' },
  ),
  shape('command-line', 'userid', `\\bUSERID[ \\t]+[\\w@.$-]{1,60},?[ \\t]+PASSWORD[ \\t]+${SECRET}`, {
    flags: 'i',
  }),
  // user/password@//host:1521/service, user/password@host:1521/service (EZConnect)
  shape(
    'jdbc-url',
    '@',
    `(?<![\\w/.:@-])[A-Za-z][\\w$#]{0,30}\\/(?<secret>"[^"\\r\\n]{2,60}"|(?![A-Za-z]{1,20}=)[^\\s@"'\`/<>()]{2,60})@(?:(?:\\/\\/)?[A-Za-z0-9][\\w.-]{1,80}:\\d{2,5}[/:][A-Za-z]|\\/\\/[A-Za-z0-9][\\w.-]{1,80}\\/[A-Za-z]|\\(DESCRIPTION|[A-Za-z0-9][\\w-]{0,40}\\.[\\w.-]{1,80}\\/[A-Za-z])`,
    { flags: 'i' },
  ),
  shape(
    'jdbc-url',
    'oracle tns conn dsn connect login ezconnect logon url',
    `\\b(?:oracle|tns|conn(?:ection|ect)?|dsn|login|logon|url|db)[\\w.]{0,20}["']?[ \\t]{0,3}(?::=|[:=])[ \\t]{0,3}["']?[A-Za-z][\\w$#]{0,30}\\/(?<secret>[^\\s@"'\`/<>()]{2,60})@[A-Za-z]\\w{1,30}\\b(?![./@])`,
    { flags: 'i' },
  ),
  // user:password@tcp(host:3306)/db (go-sql-driver)
  shape('uri', '@tcp @unix', `(?<![\\w/])[A-Za-z][\\w.-]{0,40}:(?<secret>[^\\s"'\`@]{2,80})@(?:tcp|unix)\\(`),
  shape(
    'sql-user',
    'identified',
    `\\bCONNECT[ \\t]+TO[ \\t]+\\S{1,60}\\s{1,20}IDENTIFIED[ \\t]+BY[ \\t]+(?!VALUES\\b)${SECRET}`,
    { flags: 'i' },
  ),
  shape(
    'sql-user',
    'sp_addlinkedsrvlogin',
    `\\bsp_addlinkedsrvlogin\\b[^;\\r\\n]{0,200},[ \\t]*(?:@rmtpassword[ \\t]*=[ \\t]*)?N?(?<secret>'[^'\\r\\n]{1,100}')[ \\t]*(?:;|$|\\r?\\n)`,
    { flags: 'im' },
  ),
  shape(
    'sql-user',
    'openrowset',
    `\\bOPENROWSET[ \\t]*\\([ \\t]*'[^'\\r\\n]{1,60}'[ \\t]*,[ \\t]*'[^'\\r\\n]{1,80}'[ \\t]*;[ \\t]*'[^'\\r\\n]{1,60}'[ \\t]*;[ \\t]*(?<secret>'[^'\\r\\n]{1,100}')`,
    { flags: 'i' },
  ),
  shape(
    'sql-user',
    'set',
    `\\bSET[ \\t]+PASSWORD\\b[^;=\\r\\n]{0,80}=[ \\t]*(?<secret>'[^'\\r\\n]{1,100}')`,
    {
      flags: 'i',
    },
  ),
  // update sys_config set config_value = 'x' where config_key = 'sys.user.initPassword'
  shape(
    'sql-user',
    'update',
    `\\bset[ \\t]+[\\w"\`[\\]]{0,30}value["\`\\]]?[ \\t]*=[ \\t]*N?(?<secret>'[^'\\r\\n]{1,100}')[ \\t]+where[^;\\r\\n]{0,120}'[\\w.-]{0,60}(?:password|passwd|pwd|secret)[\\w.-]{0,12}'`,
    { flags: 'i' },
  ),
];
