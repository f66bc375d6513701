import { foldersAboveProgram, LIBRARY_FILE, VENDORED_FOLDERS } from '../../core/vendored.ts';

/** Folders of what tools have written. */
const GENERATED_FOLDERS =
  'dist out target obj .next .nuxt .output .svelte-kit .gradle .mvn .idea .vscode .vs .settings __pycache__ lcov-report __snapshots__ generated generated-sources generated-src gen-src _generated_ nbproject unpackage migrations_archive';
/** Packages that were kept for patching, and what was put aside before something new was begun. */
const COPIED_FOLDER = /^node_modules[-_.]|(?:^|[-_.])(?:bak|bk|backups?|备份)$/;
const FOLDERS = new Set([...VENDORED_FOLDERS, ...GENERATED_FOLDERS.toLowerCase().split(' ')]);

/** Without a version these may as well be names of the project's own pieces of code: `utils/axios.js`, `ward/chart.js`. */
const COMMON_NAMES =
  'ace animate axios base64 chart clipboard crypto-js d3 dayjs echarts element-ui highcharts hls layer leaflet marked md5 moment normalize ol pdf polyfill prototype qrcode react require respond select2 sha1 socket swiper three toastr video vue vue-router vuex xlsx';
const BARE_LIBRARY = new RegExp(`^(?:${COMMON_NAMES.replaceAll(' ', '|')})\\.(?:js|css|mjs|cjs)$`, 'i');

const NAMES: readonly RegExp[] = [
  // Compressed, bundled, mapped.
  /[.-](?:min|bundle|pack|chunk)\.(?:js|css|mjs|cjs)$|\.all\.js$|\.(?:js|css)\.map$|\.map$|-[0-9a-f]{8,20}\.(?:js|css)$|\.(?:umd|esm|cjs|iife)(?:\.\w+)?\.js$|\.[0-9a-f]{8,20}\.(?:js|css)$/,
  /^(?:jquery|bootstrap|angular)[.-].*\.(?:js|css|less|scss)$/,
  // Written by a generator.
  /\.(?:g|g\.i|designer|generated|gen|pb|pb\.gw|freezed|gr)\.[a-z]+$|\.pb\.(?:go|cc|h)$|_pb2(?:_grpc)?\.py$|^zz_generated\.|\.(?:g|freezed|mocks)\.dart$|^(?:reference|assemblyinfo)\.(?:cs|vb)$|^resource\.h$|\.designer\.(?:cs|vb)$/,
  /^(?:package-lock|npm-shrinkwrap|composer|packages?\.lock|asset-manifest)(?:\.json|\.lock)?$|\.lock$|\.lockb$|^(?:yarn|pnpm-lock|gemfile|go\.sum|flake)(?:\.lock|\.yaml)?$|^go\.sum$/,
  // Components of uni-app and mini programs that are copied into projects.
  /^(?:u-charts|u-parse|wxparse.*|qiun-.*)\.(?:js|vue|css)$/,
  /^(?:gradlew(?:\.bat)?|mvnw(?:\.cmd)?|mavenwrapperdownloader\.java)$/,
  // Texts in other languages.
  /^(?:messages|validationmessages|labels|strings|i18n|resources?)(?:[._-].*)?\.properties$|\.(?:po|pot|mo|xlf|xliff|arb|resx|strings|resw|ts\.qm)$/,
  // Data, pictures, documents, programs.
  /\.(?:csv|tsv|svg|ipynb|geojson|ndjson|jsonl|har|snap|pem|crt|cer|key|dat|lst|log|bak|orig|rej|iml|ipr|iws|suo|dbmdl|rdl|rdlc|dfm|resx|rtf|pdf|docx?|xlsx?|pptx?|png|jpe?g|gif|ico|bmp|webp|woff2?|ttf|eot|otf|jar|war|zip|gz|tar|7z|rar|exe|dll|so|class|omod)$/,
  /(?:^|[._-])(?:dump|backup|bak)(?:[._-][^/]{0,200})?\.sql$/,
  // Licences.
  /^(?:licen[cs]es?|copying|copyright|notice|third[-_]?party[-_]?notices?|unlicense)(?:[.-].*)?$/,
];
const TEXT_BUNDLE =
  /(?:^|\/)(?:i18n|l10n|locales?|lang|langs|languages|translations?)\/.*\.(?:json|properties|ya?ml|xml|po|php|js|ts|txt|html)$/;
/** Where libraries and components are copied to. */
const COPIED =
  /(?:^|\/)components\/(?:uni-|u-|uview|uparse|mpvue|wx-?parse|vant-|tui-|colorui)[^/]*\/|(?:^|\/)(?:wwwroot\/lib|static\/(?:lib|libs|plugins?)|(?:public|assets|js)\/(?:lib|libs|plugins?|vendor)|webapp\/(?:lib|libs|plugins?))\//;
/** What Cordova installs and copies together: the plugins, and the platforms that it makes of the project's own pages. */
const CORDOVA =
  /(?:^|\/)platforms\/(?:android|ios|browser|windows|wp8|blackberry10|electron)\/|(?:^|\/)plugins\/(?:cordova-|ionic-|(?:com|org|de|nl|net|cn)\.)[^/]+\//;
/** Scripts that build lie directly in `build`, what was built lies below or is a page. */
const BUILT = /(?:^|\/)build\/(?:.+\/.|index\.html$)/;

/**
 * Whether a file is not the project's own work: vendored, generated, a text bundle, data or a licence.
 * By the path alone; after the habits of GitHub's linguist and of hospital projects.
 */
export function isNoise(path: string): boolean {
  const lower = path.replaceAll('\\', '/').toLowerCase();
  const name = lower.slice(lower.lastIndexOf('/') + 1);
  if (foldersAboveProgram(lower).some(folder => FOLDERS.has(folder) || COPIED_FOLDER.test(folder)))
    return true;
  if (NAMES.some(pattern => pattern.test(name)) || (LIBRARY_FILE.test(name) && !BARE_LIBRARY.test(name)))
    return true;
  return [TEXT_BUNDLE, COPIED, CORDOVA, BUILT].some(pattern => pattern.test(lower));
}

/** Whether a file is called as a library is; what stands in it tells whether it is one. */
export function hasLibraryName(path: string): boolean {
  return BARE_LIBRARY.test(path.slice(path.lastIndexOf('/') + 1));
}
