import { unique } from '../core/unique.ts';
import type { SaidOf } from './said.ts';
import type { Setting } from './valueOf.ts';

const SWITCH =
  /(?:^|\.)(?:features?|toggles?|switch(?:es)?|flags?|modules?)\.|(?:^|\.)(?:enabled?|use|show|allow|is|need|disable)[a-z]{2,40}$|enabled$|switch$|(?:^|\.)feature[a-z]{2,40}$/;
const BOOLEAN = /^(?:true|false|on|off|yes|no)$/i;
/** Of frameworks and tools: whoever takes over knows them, and no customer asked for them. */
const OF_TOOLS =
  /^(?:spring|mybatisplus|resilience4j|seata|sentinel|rabbitmq?|kafka|server|management|logging|mybatis|eureka|ribbon|feign|hystrix|swagger|springdoc|knife4j|knife4jenable|druid|flyway|liquibase|tls|quarkus|compileroptions|jest|eslint|use(?:tz|i18n|l10n|xforwarded\w{0,20})|loggingg?|session\w{0,30}|csrf\w{0,30}|secure\w{0,30}|cors\w{0,30}|email\w{0,30}|configuration|system|runtime|compilation|node|npm|yarn|git|docker|build|webpack|vite|babel|angular|projects|cli|schematics|serilog|kestrel|allowedhosts|nacos|useprefix)(?:\.|$)|debug|multipart|eslint|ssl|tls|cache|gzip|cookie|sourcemap|minif|pool|autocommit|showsql|health|actuator|swagger|devtools|hotreload|xss|csrf|cors|lazy|thymeleaf|pagehelper|autoreconnect|arithabort|errordetails|detailederrors|sensitivedatalogging|pathstyle|generatedkeys|mapunderscore/;

/** What watches it, tests it or helps to write it has switches of its own. */
const OF_OTHERS =
  /(?:^|\/)\.(?!env)[\w-]{1,40}\.(?:toml|ya?ml|json)$|(?:^|\/)config\/(?:permission|telescope|debugbar|excel|dompdf|backup|horizon|sanctum|scout|image|media-library|ide-helper|activitylog|audit)\.php$|(?:^|\/)(?:grafana|prometheus|dashboards|provisioning|loki|keycloak|\.vscode|\.continue|e2e|cypress|playwright|mcp[\w-]{0,40})\/|(?:^|\/)roles\/[\w.-]{1,60}\/(?:tasks|handlers|meta)\/|(?:^|[._/-])(?:test|testing|e2e|ci)(?:[._/-]|$)/i;

/** Samples, and what one developer or a test sets: nothing of it holds at a customer. */
const OF_NOBODY =
  /[._-](?:example|sample|template|dist)(?:\.|$)|(?:^|\/)\.env(?:\.\w{1,20})?\.local$|[._-](?:dev|development|local|tests?|testing|ci|e2e)\.(?:properties|ya?ml|json|toml|ini|py|rb|js|ts|config)$|(?:^|\/)\.env\.(?:dev|development|local|tests?|testing)$|(?:^|\/)(?:environments\/)?environment\.(?:dev|local|development)\.ts$/i;
/** What the product is packed with. */
const OF_PRODUCT = /(?:^|\/)src\/main\/resources\/(?:[\w-]{1,40}\/)?[\w.-]{1,60}\.(?:properties|ya?ml)$/;
const OF_PRODUCTION =
  /(?:^|\/)src\/main\/resources\/(?:[\w-]{1,40}\/)?[\w.]{1,40}-(?:prod|production|prd|live|pro)\.(?:properties|ya?ml)$/i;

/** Servers that stand beside the product and are set up by a file of their own. */
const OF_SERVERS =
  /(?:^|\/)(?:loki|promtail|alertmanager|tempo|otel|orthanc|keycloak|realm|mirth|openhim|superset|metabase|kibana|elasticsearch|rabbitmq|minio|hapi|snowstorm|dcm4chee|superset_config)[\w.-]{0,40}(?:\/|\.(?:json|ya?ml|toml|conf|properties)$)/i;

/** The packages of PHP that a project asks for, as their settings are called: without owner, signs and `laravel`. */
export function packagesOf(texts: readonly (readonly [string, string])[]): Set<string> {
  return new Set(
    texts.flatMap(([path, text]) =>
      /(?:^|\/)composer\.json$/.test(path)
        ? [...text.matchAll(/"([\w-]{2,60})\/([\w.-]{2,60})"\s?:/g)].map(([, , name = '']) => bareName(name))
        : [],
    ),
  );
}

/** `config/fortify.php` belongs to `laravel/fortify`, and whoever takes over finds it described there. */
export function isOfPackage(path: string, packages: ReadonlySet<string>): boolean {
  const name = /(?:^|\/)config\/([\w.-]{2,60})\.php$/.exec(path)?.[1];
  return name !== undefined && packages.has(bareName(name));
}

function bareName(name: string): string {
  return comparableKey(name).replace(/^(?:laravel|php)(?=.)|(?<=.)laravel$/g, '');
}

/** Files that hold nothing but switches. */
const FLAGS =
  /(?:^|\/)feature[_-]?(?:flags?|toggles?|switch(?:es)?)(?:[._-][\w-]{1,30})?\.(?:ya?ml|json|properties|toml)$/i;

/** Switches that only the product itself understands: what they are set to may be what differs here. */
export function switchesOf(
  settings: readonly Setting[],
  packages: ReadonlySet<string> = new Set(),
): SaidOf[] {
  const own = settings.filter(({ key, name, value, secret, path }) => {
    if (OF_OTHERS.test(path) || OF_NOBODY.test(path) || OF_SERVERS.test(path) || isOfPackage(path, packages))
      return false;
    if (FLAGS.test(path)) return !secret && BOOLEAN.test(value);
    // Fields of a class of Python are no settings.
    const isField = path.endsWith('.py') && name !== name.toUpperCase();
    return !secret && !isField && BOOLEAN.test(value) && SWITCH.test(key) && !OF_TOOLS.test(key);
  });
  // Where production has a file of its own, what it leaves alone is as the product comes.
  const ofProduction = own.filter(one => OF_PRODUCTION.test(one.path));
  const isDefault = (one: Setting) =>
    OF_PRODUCT.test(one.path) && !OF_PRODUCTION.test(one.path) && ofProduction.length > 0;
  // What each entry of a table of data has is a column of it.
  const columns = Map.groupBy(own, columnOf);
  const isColumn = (one: Setting) =>
    !/enabled?$/.test(one.key) && (columns.get(columnOf(one))?.length ?? 0) > MOST_ALIKE;
  const kept = own.filter(one => !isColumn(one) && !isDefault(one));
  // `Line.Enabled`, `Line__Enabled` and `LINE_ENABLED` are one switch in three spellings.
  return unique(kept, one => `${comparableKey(one.name)} ${one.value.toLowerCase()}`).map(
    ({ name, value, path, line }) => ({ name, value, path, line }),
  );
}

/** A key as it is compared: how it is spelled depends on the kind of file. */
export function comparableKey(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

const MOST_ALIKE = 4;

function columnOf({ key, path }: Setting): string {
  return `${path} ${key.slice(key.lastIndexOf('.') + 1)}`;
}
