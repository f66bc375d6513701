import { shape, shapeSet } from './patterns.ts';

/** A token stands alone: no letter, digit or joining sign before it or behind it. */
const token = (words: string, source: string) =>
  shape('cloud-token', words, `(?<![A-Za-z0-9_-])(?<secret>${source})(?![A-Za-z0-9_-])`);
const near = (words: string, source: string, flags = 'i') => shape('cloud-token', words, source, { flags });

const HEX = '[0-9a-f]';
const UUID = `${HEX}{8}(?:-${HEX}{4}){3}-${HEX}{12}`;

/**
 * Keys and hooks whose form alone tells them: of the clouds, chat tools, code hosts and build tools that hospitals'
 * projects and their vendors use. The forms are those of the makers' documents; secretlint's preset knows others.
 */
export const TOKENS = shapeSet([
  // Clouds
  shape('cloud-token', 'ltai', `(?<![A-Za-z0-9])(?<secret>LTAI[A-Za-z0-9]{12,26})(?![A-Za-z0-9])`),
  shape('cloud-token', 'akid', `(?<![A-Za-z0-9])(?<secret>AKID[A-Za-z0-9]{28,40})(?![A-Za-z0-9])`),
  token('akia asia abia acca', '(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}'),
  token('aiza', 'AIza[\\w-]{35}'),
  token('gocspx', 'GOCSPX-[\\w-]{28}'),
  token('ya29', 'ya29\\.[\\w-]{20,200}'),
  near(
    'accountkey sharedaccesskey',
    `(?:AccountKey|SharedAccessKey)[ \\t]*=[ \\t]*(?<secret>[A-Za-z0-9+/]{40,88}={0,2})`,
  ),
  near('sig=', `[?&;]sig=(?<secret>[A-Za-z0-9%+/=_-]{40,120})`),
  token('q~', '[\\w.~-]{3}\\dQ~[\\w.~-]{31,34}'),
  token('tskey-', 'tskey-[a-z]{3,10}-[A-Za-z0-9]{8,20}-[A-Za-z0-9]{20,40}'),
  token('dop_v1 doo_v1 dor_v1', 'do[opr]_v1_[0-9a-f]{64}'),
  token('eaa', 'EAA[MC][A-Za-z0-9]{60,250}'),
  // Chat tools and messengers
  token('sec', 'SEC[0-9a-f]{64}'),
  near(
    'qyapi',
    `qyapi\\.weixin\\.qq\\.com\\/cgi-bin\\/webhook\\/\\w{1,20}\\?(?:[\\w=&]{0,80}&)?key=(?<secret>[0-9a-f-]{32,36})`,
  ),
  near('webhook', `\\bwebhook[ _-]?(?:key|token|id)["']?[ \\t]{0,3}[:=][ \\t]{0,3}["']?(?<secret>${UUID})`),
  near('open-apis', `\\/open-apis\\/bot\\/(?:v2\\/)?hook\\/(?<secret>[0-9a-f-]{32,36})`),
  near(
    'webhook.office outlook.office',
    `(?:webhook|outlook)\\.office(?:365)?\\.com\\/webhook(?:b2)?\\/(?<secret>${UUID}@${UUID}\\/IncomingWebhook\\/[0-9a-z]{24,64}(?:\\/[\\w-]{30,120}){0,2})`,
  ),
  near(
    'hooks.slack',
    `hooks\\.slack\\.com\\/(?:services|workflows|triggers)\\/(?<secret>[A-Za-z0-9/_+-]{20,90})`,
  ),
  near('discord', `discord(?:app)?\\.com\\/api\\/webhooks\\/(?<secret>\\d{17,20}\\/[\\w-]{60,72})`),
  // Number of the bot, time and signature, in Base64.
  token('.', '[MNO][A-Za-z\\d_-]{23,25}\\.[\\w-]{6}\\.[\\w-]{27,38}'),
  near('facebook', `facebook[\\w "':=.-]{0,30}?(?<secret>\\d{15,16}\\|[\\w-]{27})(?![\\w-])`),
  shape('cloud-token', ':aa', `(?<![A-Za-z0-9])(?<secret>\\d{8,10}:AA[\\w-]{32,33})(?![\\w-])`),
  token('xox xapp', 'xox[abeoprs]-(?:\\d-)?[A-Za-z0-9]{8,}(?:-[A-Za-z0-9]{4,}){0,6}'),
  token('sct', 'SCT\\d{3,8}T[A-Za-z0-9]{20,40}'),
  near(
    'sc.ftqq pushplus bark day.app',
    `(?:sc\\.ftqq\\.com\\/|sctapi\\.ftqq\\.com\\/|pushplus\\.plus\\/send\\?token=|api\\.day\\.app\\/)(?<secret>[A-Za-z0-9]{20,64})`,
  ),
  // Code hosts, registries and build tools
  token('ghp_ gho_ ghu_ ghs_ ghr_', 'gh[pousr]_[A-Za-z0-9]{36,80}'),
  token('github_pat_', 'github_pat_\\w{40,90}'),
  token(
    'glpat- glptt- gldt- glrt- glcbt- glft- glagent- glsoat- glimt- gloas-',
    'gl(?:pat|ptt|dt|rt|cbt|ft|agent|soat|imt|oas)-[\\w.-]{20,70}',
  ),
  near('gitlab gr1348', `(?<![\\w-])(?<secret>GR1348941[\\w-]{20,60})(?![\\w-])`, ''),
  token('atatt3', 'ATATT3[A-Za-z0-9_=-]{100,240}'),
  token('atbb', 'ATBB[A-Za-z0-9]{24,40}'),
  token('squ_ sqp_ sqa_', 'sq[upa]_[0-9a-f]{40}'),
  token('akcp', 'AKCp[A-Za-z0-9]{60,80}'),
  token('cmvmdg', 'cmVmdGtu[A-Za-z0-9]{50,70}'),
  token('nugettoken oy2', 'oy2[a-z0-9]{43}'),
  token('sgp_ sgd_', 'sg[pd]_(?:local_|[A-Fa-f0-9]{16}_)?[A-Fa-f0-9]{40}'),
  token('pypi-', 'pypi-[\\w-]{50,220}'),
  token('npm_', 'npm_[A-Za-z0-9]{36}'),
  token('rubygems_', 'rubygems_[0-9a-f]{48}'),
  token('pmak-', 'PMAK-[0-9a-f]{24}-[0-9a-f]{34}'),
  near(
    'jenkins',
    `jenkins[\\w .-]{0,20}(?:token|api[ _-]?key)["']?[ \\t]{0,3}[:=][ \\t]{0,3}["']?(?<secret>11[0-9a-f]{32})`,
  ),
  near('auths auth"', `"auth"[ \\t]{0,3}:[ \\t]{0,3}"(?<secret>[A-Za-z0-9+/]{8,400}={0,2})"`, ''),
  near(
    '_auth= _password=',
    `(?:^|:)_(?:auth|password)[ \\t]{0,3}=[ \\t]{0,3}["']?(?<secret>[A-Za-z0-9+/]{6,400}={0,2})`,
    'im',
  ),
  near('dckr_pat_ dckr_oat_', `(?<![\\w-])(?<secret>dckr_[po]at_[\\w-]{24,40})(?![\\w-])`, ''),
  // Models and services
  token('sk-', 'sk-(?:proj-|svcacct-|admin-|or-v1-|ant-\\w{2,6}-)?[A-Za-z0-9_-]{32,200}'),
  shape('cloud-token', '.', `(?<![A-Za-z0-9.])(?<secret>[0-9a-f]{32}\\.[A-Za-z0-9]{16})(?![A-Za-z0-9.])`),
  token('r8_ gsk_ hf_', '(?:r8_[A-Za-z0-9]{37}|gsk_[A-Za-z0-9]{52}|hf_[A-Za-z0-9]{34})'),
  token('sk_live sk_test rk_live rk_test', '(?:sk|rk)_(?:live|test|prod)_[A-Za-z0-9]{10,99}'),
  token('whsec_', 'whsec_[A-Za-z0-9+/=]{24,64}'),
  token('sg.', 'SG\\.[\\w-]{16,32}\\.[\\w-]{16,64}'),
  token('-us', '[0-9a-f]{32}-us\\d{1,2}'),
  token('key-', 'key-[0-9a-f]{32}'),
  token('nrak- nrjs- nrii-', 'NR(?:AK|JS|II)-[A-Za-z0-9-]{19,40}'),
  token('glsa_ glc_', '(?:glsa_[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}|glc_[A-Za-z0-9+/]{32,400}={0,2})'),
  near('token', `token["']?[ \\t]{0,3}[:=][ \\t]{0,3}["']?(?<secret>s\\.[A-Za-z0-9]{24})(?![\\w.])`),
  token('hvs. hvb. hvr.', 'hv[sbr]\\.(?=[\\w-]{0,40}\\d)[\\w-]{24,300}'),
  shape('cloud-token', '.atlasv1', `(?<![A-Za-z0-9])(?<secret>[A-Za-z0-9]{14}\\.atlasv1\\.[\\w=-]{60,70})`),
  token('shpat_ shpca_ shppa_ shpss_', 'shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}'),
  token('lin_api_ lin_oauth_', 'lin_(?:api|oauth)_[A-Za-z0-9]{40,64}'),
  token('dapi', 'dapi[0-9a-f]{32}(?:-\\d)?'),
  token('figd_', 'figd_[\\w-]{40,48}'),
  token('age-secret-key-1', 'AGE-SECRET-KEY-1[A-Z0-9]{58}'),
  token('sq0atp sq0csp eaaa', '(?:sq0(?:atp|csp)-[\\w-]{22,43}|EAAA[\\w-]{56,64})'),
  near('sentry', `(?<=:\\/\\/)(?<secret>[0-9a-f]{32}(?::[0-9a-f]{32})?)@[\\w.-]{0,60}sentry`),
  // In addresses and headers
  shape(
    'cloud-token',
    'token=',
    `[?&](?:access_?token|token|sign_?key|api_?key|secret)=(?<secret>[\\w.~-]{20,200})`,
    {
      strict: true,
      flags: 'i',
    },
  ),
  shape('cloud-token', 'eyj', `(?<![\\w-])(?<secret>eyJ[\\w-]{10,600}\\.eyJ[\\w-]{8,1500}\\.[\\w-]{16,600})`),
  near(
    'api-token api-key auth-token access-token private-token x-token',
    `-H[ \\t]{0,3}["'](?:x-)?(?:\\w{1,20}-){0,3}(?:api-?|auth-?|access-?|private-?|x-?)(?:token|key):[ \\t]{0,3}(?<secret>[\\w.~+/=-]{10,200})["']`,
  ),
  near(
    'curl',
    `\\bcurl\\b[^\\r\\n]{0,240}[ \\t](?:-H|--header)[ \\t]{1,3}["'](?:Authorization|(?:[\\w-]{0,30}-)?Token|X-Api-Key):[ \\t]{0,3}(?<secret>(?!Bearer |Basic |Token )[\\w.~+/=@-]{10,200})["']`,
  ),
  near(
    'basic',
    `\\bAuthorization["']?[ \\t]*[:=,][ \\t]*["'\`]?Basic[ \\t]+(?<secret>[A-Za-z0-9+/]{10,200}={0,2})`,
  ),
  shape('cloud-token', 'bearer', `\\bBearer[ \\t]+(?<secret>[\\w.~+/-]{20,400}={0,2})`, { strict: true }),
  shape(
    'vpn-key',
    'privatekey presharedkey',
    `^[ \\t]*(?:PrivateKey|PresharedKey)[ \\t]*=[ \\t]*(?<secret>[A-Za-z0-9+/]{42,43}=?)`,
    { flags: 'im' },
  ),
  shape('vpn-key', 'psk', `\\bPSK[ \\t:=]{1,4}["'](?<secret>[^"'\\r\\n]{4,100})["']`),
]);
