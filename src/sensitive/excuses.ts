import { labelOfKey } from './credentials/labels.ts';

/**
 * What stands in the place of a secret and is none: a placeholder, a mask, a reference, a vault or a cipher. Every form
 * is complete: it accounts for the whole value, so that a password that only begins like one stays a password.
 */
const PLACEHOLDERS: readonly RegExp[] = [
  // ${X}, $(x), #{x}, {{ x }}, {% x %}, <%= x %>, ${{ x }}, @X@, __X__, [[x]]
  /^\$\{[^{}]{0,120}\}$/,
  /^\$\([^()]{0,160}(?:\([^()]{0,80}\))?[^()]{0,80}\)$/,
  /^#\{[^{}]{0,120}\}$/,
  /^\$?\{\{[^{}]{0,200}\}\}$/,
  /^\{%.{0,200}%\}$/,
  /^<%.{0,200}%>$/,
  /^<\?(?:php|=).{0,200}\?>$/,
  /^%[A-Z]{2,}(?:[_-][A-Z]+)+%?$/,
  /^@[A-Za-z][\w.-]{1,60}@$/,
  /^__[A-Za-z][\w.]{1,60}__$/,
  /^\[\[?[A-Za-z_\u2e80-\u9fff][\w\u2e80-\u9fff .-]{0,60}\]?\]$/,
  // <password>, <请填写>, {password}, {0}
  /^<[A-Za-z_\u2e80-\u9fff/][\w\u2e80-\uffff ,./:-]{0,80}>$/,
  /^\{[A-Za-z_\u2e80-\u9fff][\w\u2e80-\u9fff .-]{0,60}\}$/,
  /^\{\d{0,2}\}$/,
  // %X%, %(x)s, %s, !X!, :name, ?
  /^%[A-Za-z_][\w.]{0,60}%$/,
  /^%(?:\([\w.]{1,40}\))?[sdrv]$/,
  /^![A-Z_]{2,40}!$/,
  // $$animateClasses: what a framework keeps for itself
  /^\$\$[A-Za-z]+$/,
  /^:[a-z]+(?:[A-Z][a-z]+|_[a-z]+)*$/,
  /^&{1,2}[a-z]+(?:_[a-z]+)*\.?$/,
  // $VAR, $env:VAR, $var, $this->password, *alias
  /^\$(?:env:)?[A-Z_][A-Z0-9_]*\$?$/,
  /^\$(?:env:|[a-z]+:)?_?[a-z]+(?:[A-Z][a-z]+|_[a-z]+)*\d?$/,
  /^\$[A-Z][a-z]+(?:[A-Z][a-z]+)*$/,
  // &#39;...&#39;: the quote of a page that shows a command
  /^&(?:#\d{2,3}|quot|apos|lt|gt|amp);?(?:\.{3}|…)?(?:&(?:#\d{2,3}|quot|apos|lt|gt|amp);?)?$/,
  // "host=$H password=$Pwd user=$User", "'… password=$pass'"
  /^\$[A-Za-z_]+['"](?:\s.{0,200})?$|^\$[A-Za-z_]+\s+[\w-]{1,30}=.{0,200}$/,
  /^\$[A-Za-z_]\w*(?:->|\.)[A-Za-z_]\w*(?:\(\))?$/,
  /^!{1,2}[a-z]+(?:[A-Z][a-z]+)*$/,
  /^\*[a-z]+(?:[-_][a-z0-9]+)*$/,
  // '".md5($pw)."', '" + pwd + "', ' & strPwd & ': a string ends and a program goes on
  /^["']\s{0,3}(?:\.\s{0,3}[$A-Za-z(]|[+&]\s{0,3}[A-Za-z_$(]).{0,400}$/,
  // $_ENV['DB_PASS'], $row['pw'], sha1($faker->password), %%PHINX_PASS%%; #REQUIRED of a DTD; <a href=…
  /^\$\w{1,40}(?:->\w{1,40})?\[(?:'[^'\]]{0,60}'|"[^"\]]{0,60}"|\$?\w{1,40})\],?;?$/,
  /^(?:md5|sha1|sha256|hash|crypt|bcrypt|password_hash|base64_encode|trim|addslashes)\(\s?[$A-Za-z].{0,160}\)[,;]?$/,
  /^%%\w{3,60}%%$/,
  // $(grep -oP '^PW=\K.*' "$FILE" | head -1): what a command answers, whose quotes cut the value
  /^\$\((?:grep|cat|echo|head|awk|sed|cut|tr|openssl|aws|az|kubectl|pass|vault|docker|printf|jq|yq|get|read)\b.{0,400}$/,
  // $script:pass  FAIL=$script:fail
  /^\$(?:script|global|local|env|using):\w{1,40}\s.{0,160}$/,
  // '+DB1.Params.Password, &s=: a string that goes on
  /^[+&]\s?[A-Za-z_]\w{0,40}(?:\.\w{1,40}){1,4}$/,
  /^&\w{1,20}=$/,
  /^\+\s?[A-Za-z_]\w{0,40}\s?\+?$/,
  // password=' and \K.*: what begins a statement, and what a pattern of grep goes on with
  /^[A-Za-z_]{2,40}\s?=\s?['"]$/,
  /^\\[KdDwWsSbB][.*+?[].{0,40}$/,
  // &bull;&bull;&bull;: the dots of a field
  /^(?:&(?:bull|middot|ast|#8226|#9679|#42);){2,40}$/,
  // the rest of such a string, where the quote stands outside: .md5($row['pw']). and {$password}
  /^\.\s{0,3}(?:[A-Za-z]\w{1,30}\(\s?)?\$\w.{0,200}$/,
  /^\{\$\w{1,60}(?:->\w{1,40}|\['?\w{1,40}'?\])?\}$/,
  /^\$this(?:->?.{0,80})?$/,
  /^#(?:REQUIRED|IMPLIED|PCDATA|FIXED)$/,
  /^<[a-z]{1,10}\s[a-z-]{2,20}=.{0,400}$/,
  // %%B of a batch loop; what sed looks for; '' || v_pass || ''; the rest of an object that is written out
  /^%%~?[a-z]$/i,
  /^(?:\.[*+]|\[\^[^\]]{1,20}\])\S{0,120}$/,
  /^[\s'"]{0,4}\|\|.{0,120}\|\|[\s'"]{0,4}$/,
  /^(?:null|true|false)[,}\]].{0,600}$/,
];
/** A placeholder within: `his-${X}`, `{{ a }}-x`. Its own two ends make it one, whatever is around. */
const EMBEDDED =
  /\$\{[A-Za-z_][^{}]{0,100}\}|\$?\{\{\s?[A-Za-z_.$"'][^{}]{0,160}\}\}|#\{[A-Za-z_@][\w.()'"[\] -]{0,80}\}|<%=?[^%]{1,160}%>|<\?(?:php|=)[^?]{1,160}\?>|\$\([A-Za-z][^()]{1,120}\)/;
/** A hole in a text that a program fills: beside it nothing may look chosen. */
const HOLE = /%(?:\d\$)?[sdv]|\{\d?\}|\{[a-z_]{2,30}\}/gi;

/** Nothing but one sign, again and again. */
const ONE_SIGN = /^([*•●·#?_=~.\-–—xX])\1*$/;
/** `H***0`, `wx12xxxxxxxx`, `abc...`: part of it is covered; the rest is short and of the signs of a token. */
const COVERED = /\*{3}|[•●]{3}|[xX]{4}|\.{3}|…/;
const UNCOVERED = /^[\w.@*•●…/-]{1,160}$/;

const REFERENCES: readonly RegExp[] = [
  // Tags of YAML: !vault, !Ref DbPassword, !env_var X
  /^!(?:vault|Ref|Sub|GetAtt|env|env_var|secret|ENV|Secret)\b.{0,200}$/i,
  /^(?:vault|secrets?|op|arn|ref\+\w+|ssm|kms|awskms|akv|gcpkms|keyring|file|env|sm|doppler|bitwarden|1password|credstash|aws|azure|projects)[:/][\w@:/.#+-]{1,200}$/,
  /^resolve:\w+:.{1,120}$/,
  // Azure App Service, Spring Cloud, Jenkins, Kubernetes and Consul templates
  /^@Microsoft\.KeyVault\(.{1,200}\)$/,
  /^(?:sm|credentials|secret|config|vault|consul|ssm|fn|lookup)@?\([^()]{1,160}\)$/i,
  /^\{\{resolve:.{1,160}\}\}$/,
  // The page where a password is asked for; one with a user part has a password in it.
  /^[a-z][a-z0-9+.-]{1,12}:\/\/[^\s@]{0,300}$/i,
  /^(?:~|\.{1,2})?(?:\/[a-z_.][a-z0-9_.-]*){2,12}\/?$/,
  // /api/admin/official/*: what a program lets through
  /^(?:\/[A-Za-z_.][\w.-]{0,40}){1,12}\/\*{1,2}$/,
  /^[A-Za-z]:\\(?:[\w .-]+\\){1,12}[\w .-]*$/,
  /^[\w./\\-]{1,120}\.(?:pem|key|crt|cer|jks|p12|pfx|keystore|txt|ya?ml|json|properties|html?|vue|jsp|[jt]sx?|java|png|svg|md|env|gpg|enc)$/,
  /^\$ANSIBLE_VAULT;.{0,80}$/,
  // deploy/docker/.env: where it stands
  /^(?:[\w.-]{1,40}\/){1,8}\.env(?:\.\w{1,20})?$/,
  // trim|required|min_length[6]|matches[password]: rules of a form
  /^[a-z_]{2,30}(?:\[[\w.,]{0,40}\])?(?:\|[a-z_]{2,30}(?:\[[\w.,]{0,40}\])?){1,12}$/,
  // docker/login-action@v2: a step of a build
  /^[a-z][\w-]{1,40}\/[a-z][\w./-]{1,60}@(?:v\d[\w.]{0,12}|[0-9a-f]{40}|main|master)$/,
];

const CIPHERS: readonly RegExp[] = [
  /^(?:ENC|DEC|CRYPT|SEC|ENCRYPTED)\([^()]*\)$/,
  /^ENC\[.{0,4000}\]$/,
  /^\{(?:cipher|bcrypt|noop|sha|ssha|sha256|sha512|ssha256|ssha512|md5|smd5|crypt|pbkdf2|scrypt|argon2|aes|xor|DESede)\}.{0,4000}$/i,
  /^vault:v\d+:[A-Za-z0-9+/=]+$/,
  // Digests that name their algorithm: crypt(3), Django, Werkzeug, SCRAM, and what MySQL stores.
  /^\$(?:2[abxy]?|1|5|6|7|y|apr1|argon2\w*|pbkdf2[\w-]*|scrypt)\$[\w./+=,$-]{6,200}$/,
  /^(?:pbkdf2|scrypt|argon2|bcrypt)[_:$][\w:.$/+=,-]{10,300}$/,
  /^sha(?:1|224|256|384|512)[:$-][\w:.$/+=-]{10,300}$/,
  /^SCRAM-SHA-\d+\$.{10,300}$/,
  /^\*[0-9A-F]{40}$/,
  /^0x0[12]00[0-9A-F]{40,160}$/i,
  // SealedSecrets: what kubeseal writes
  /^Ag[A-D][A-Za-z0-9+/]{200,}={0,2}$/,
];

/** People write these where others are to write their own. */
const FILLERS: readonly RegExp[] = [
  /^(?:to-?be-?)?(?:change|replace|update|set|insert|fill|put|provide|configure|generate)[-_ .]?(?:me|this|here|with|in|your|the)(?:$|[-_ .!])/i,
  /^(?:redacted|masked|hidden|removed|censored|omitted|secret[-_ ]?here|to[-_ ]?do|tbd|tba|fixme|example|sample|dummy|placeholder|not[-_ ]?set|unset)$/i,
  /^(?:your|my|the|some|any|enter|proxy|new|old|user|db|database|admin|root|example|sample|dummy|fake|mock|invalid|a|an|own|real|actual)(?:[-_ .]?(?:own|super|secure|strong|secret|safe|real|actual|very|long|random|db|database|app|api|client|access|root|admin|user|test|bot|jwt|smtp|mail|redis|mysql|postgres|private|signing|encryption|auth|personal)){0,4}[-_ .]?(?:password|passwd|passphrase|pass|pwd|secret|token|key|value|credential|string|code)s?(?:[-_ .]?(?:here|value|please|id))?\d?$/i,
  /placeholder|change[-_ ]in[-_ ]prod|\d{1,3}[-_ ]?(?:chars?|characters?|bytes?|bits?|caract[eè]res)\b|not[-_ ](?:for|a|real|secure|the)[-_ ]|do[-_ ]not[-_ ]use|test(?:ing|s)?[-_ ]only/i,
  /^(?:my|insert|enter|replace)[-_ ][\w .-]+$/i,
  /^[\w .-]+[-_ ]here$/i,
  // (unchanged), [already configured]
  /^[([](?:unchanged|not set|none|empty|already \w{1,20}|hidden|same|as above)[)\]]$/i,
];
/** These say that they are samples in spite of their digits; the keys of Amazon's and jwt.io's manuals among them. */
const SAMPLES: readonly RegExp[] = [
  /^(?:<|\[)?(?:your|votre|deine?|ihre?|tu|su|sua)[-_ ].*$/i,
  /^Your(?:[A-Z][a-z]+)+\d{0,4}!?$/,
  // dev-access-secret-change-me-please-use-openssl-rand-base64-64
  /^(?=.*(?:change[-_ ]?me|replace[-_ ]?me|please))[a-z0-9]+(?:[-_ ][a-z0-9]+){2,}$/i,
  // GENERATE_NEW_KEY_WITH_OPENSSL_RAND_HEX_32
  /^[A-Z]{2,}(?:_(?:[A-Z]{1,20}|\d{1,3}|[A-Z]+\d{1,3})){2,}$/,
  /^[\w -]*(?:change[-_ ]in[-_ ]prod|\d{1,3}[-_ ]?(?:chars?|characters|bytes|bits|caract[eè]res))[\w -]*!{0,3}$/i,
  /^[\w/+-]*EXAMPLE(?:KEY)?$/,
  // base64:test-application-secret
  /^(?:base64:)?(?:test|dummy|fake|mock|example|sample)[-_](?:[a-z]{1,20}[-_]){0,6}[a-z]{1,20}$/i,
  /^base64:([A-Za-z0-9])\1{20,60}={0,2}$/,
  // The head of a JSON Web Token, which only says how it is signed
  /^eyJhbGci[\w-]{8,60}$/,
  /^(?:sk-|ghp_|gho_|xox[a-z]-|glpat-|AKIA|LTAI|SG\.|Bearer )?(?:your|my|example|some|fake|dummy)[-_][a-z]+(?:[-_][a-z]+)*$/i,
  /^(?:12345678-1234-1234-1234-123456789(?:abc|012)|0{8}-0{4}-0{4}-0{4}-0{12})$/i,
];
/** What a person adds to make one of the above their own. */
const OWN_TOUCH = /\d{2}|[!@#$%^&*+~]/;

/** Words of types, schemas, answers and algorithms: the value of something else. */
const WORD =
  /^(?:n\/?a|nil|null|none|undefined|empty|true|false|yes|no|on|off|string|str|text|char|character|varchar2?|nvarchar2?|bytes?|int|integer|long|bigint|number|numeric|boolean|bool|object|any|unknown|never|void|const|var|let|new|required|require|optional|mandatory|not|default|plain|plaintext|hashed|hash|encrypted|encrypt|unchanged|textarea|field|input|label|reset|forgotten|forgot|expired|invalid|incorrect|wrong|weak|strong|medium|enabled|disabled|above|below|same|see|ask|stored|basic|bearer|oauth2?|oauth2\.0|oidc|ldap|sso|cas|kerberos|jwt|uuid|guid|md[45]|sm[234]|sha-?\d*|sha3-?\d*|hmac[\w-]*|aes(?:-?\d+)?(?:[-/]\w+)*|des|3des|rsa(?:-?\d+)?|ecc|ecdsa|bcrypt|scrypt|argon2(?:id?)?|pbkdf2\w*|base64|base32|hex|utf-?8|ascii|gbk|url|uri|http|https|html|json|xml|yaml|csv|email|e-mail|username|user|users|account|login|logon|keepass\w*|1password|bitwarden|vault|hashicorp|keychain|keyring|credential|credentials|secret|secrets|token|tokens|key|keys|id|name|type|value|val|auth|authorization|authentication|header|cookie|session|the|this|that|is|are|was|a|an|and|or|for|of|to|in|with|must|should|can|cannot|will|may|has|have|if|when|please|enter|changed?|confirm|re-?enter|repeat|show|hide|copy|md5\+salt|self|it|pin|otp|sms|wechat|readonly|read-only|varbinary|binary|blob|clob|date|datetime|timestamp|random|generated|autogenerated|auto|inherit|external|internal|public|private|static|final|return|await|async|function|class|import|export|from|select|update|insert|where|like|between|exists|sys|system_default|simple|native|prompt|file|env|environment|agent|manual|interactive|trust|peer|ident|reject|scram-sha-256|debug|trace|verbose)$/i;
const LABEL_WORD =
  /^(?:pass-?words?|passwd|pwd|passphrase|passcode|passwort|kennwort|contrase\w*|mot de passe|senha|wachtwoord|parola|has[lł]o|secret-?key|api-?key|access-?token|auth-?token|private-?key|密码|口令)$/i;
const TYPE =
  /^(?:(?:n?varchar2?|char|nchar|text|string|number|decimal|int|binary)\s*[([<][^()]{0,40}[)\]>]?|(?:string|number|boolean|any|bool|str|char)(?:\[\]|\?|\s?\|\s?\w+|;)+)$|^[a-z_]+(?::[\w,]+)?(?:\|[a-z_]+(?::[\w,/.]+)?)+$|^(?:Optional|List|Map|Array|Promise|Option|Vec|Union|Secret|SecretStr|PropTypes|Yup|Joi|z|Types|DataTypes|Sequelize|Schema|forms|serializers|models)[.<[(].*$/i;
/** 8位, 90天, 30 days: how long, not what. */
const MEASURE =
  /^\d+\s*(?:位|个|天|次|秒|分|小?时|年|月|字)|^\d{1,7}\s*(?:days?|hours?|minutes?|mins?|seconds?|secs?|characters?|chars?|ms|s|m|h|d|bits?|bytes?|[kmgt]i?b)$/i;

/**
 * True for what is certainly no secret, whatever stands in front of it.
 * @param label as it is written, to see that a value only repeats it
 */
export function isExcused(value: string, label = ''): boolean {
  const bare = value.trim();
  if (bare.length < 3 && bare !== 'sa') return true;
  return (
    isPlaceholder(bare) ||
    ESCAPED_TEXT.test(bare) ||
    WORD.test(bare.replace(/^[*_`]{1,3}/, '').replace(/(?<![.!?:;,*_`])[.!?:;,*_`]+$/, '')) ||
    TYPE.test(bare.replace(/;$/, '')) ||
    MEASURE.test(bare) ||
    repeatsLabel(bare, label)
  );
}

/** \u5bc6\u7801: a text in another script, as a bundle in ASCII writes it */
const ESCAPED_TEXT = /&#(?:1[6-9]\d|[2-9]\d\d|\d{4,5});|(?:\\u(?:0[4-9a-f]|[1-9a-f][\da-f])[\da-f]{2}){2}/i;

/** A placeholder, a mask, a reference, a vault or a cipher, and nothing else. */
export function isPlaceholder(value: string): boolean {
  if (value.length > LONGEST) return /^ENC\[|^\{cipher\}|^Ag[A-D][A-Za-z0-9+/]{200}/.test(value);
  // V\*\*\*: a mask as Markdown and HTML write it
  const plain = value.replace(/\\(?=\*)/g, '').replace(/&#42;/g, '*');
  if (EMBEDDED.test(value) || ONE_SIGN.test(plain) || (COVERED.test(plain) && UNCOVERED.test(plain)))
    return true;
  if ([PLACEHOLDERS, REFERENCES, CIPHERS, SAMPLES].some(list => list.some(form => form.test(value))))
    return true;
  if (!OWN_TOUCH.test(value) && FILLERS.some(form => form.test(value))) return true;
  const filled = value.replace(HOLE, '');
  return filled !== value && !/[\d!@#$^&*]/.test(filled);
}

/** No placeholder is longer; ciphertexts are. */
const LONGEST = 600;

/** A token that a manual prints: `ghp_xxxx…`, `xoxb-my-bot-token`, one that counts or says that it is a sample. */
export function isSampleToken(value: string): boolean {
  if (!value.includes('://') && isPlaceholder(value)) return true;
  const body = value.slice(value.search(/[_-][^_-]*$/) + 1);
  if (body.length >= 12 && new Set(body.toLowerCase()).size <= 4) return true;
  // SANDBOXSECRET0000000000
  if (/^[A-Z]{4,40}0{8,}$/.test(value)) return true;
  return SAYS_SAMPLE.test(value);
}

const SAYS_SAMPLE =
  // The last two: aladdin and beep:boop, as RFC 7617 and the manual of AngularJS write them
  /example|placeholder|redacted|QWxhZGRpbjpv|YmVlcDpib29w|dummy|sample|fake|xxxx|your[-_]|1234567890|a1b2c3d4e5f6g7|0123456789|9876543210|abcdefghij|abcdef0123|abc123abc|deadbeef|not[-_]?a[-_]?real|insert[-_]|replace[-_]/i;

function withoutNumber(name: string): string {
  let end = name.endsWith(',') ? name.length - 1 : name.length;
  while (end > 0 && /\d/.test(name[end - 1] ?? '')) end--;
  return name.slice(0, end).toLowerCase();
}

/** `password=password` in a bundle, `pwd: userPassword` in code: the name of the thing again. */
function repeatsLabel(value: string, label: string): boolean {
  // COUCHDB_PASSWORD=password and POSTGRES_PASSWORD=hms_pass are ones that somebody set.
  if (
    /^(?:[a-z]{2,12}_)?(?:password|pass|passwd|pwd)$/.test(value) &&
    /^[A-Z][A-Z0-9]*_[A-Z0-9_]*$/.test(label)
  )
    return false;
  // Password: a prompt
  if (LABEL_WORD.test(value.replace(/[:?]$/, ''))) return true;
  if (label !== '' && value.toLowerCase() === label.toLowerCase()) return true;
  // password1 = password2
  if (/\d$/.test(label) && withoutNumber(value) === withoutNumber(label)) return true;
  return /^[A-Za-z][A-Za-z_.-]*$/.test(value) && labelOfKey(value) !== undefined && !/^(?:sk)$/i.test(value);
}
