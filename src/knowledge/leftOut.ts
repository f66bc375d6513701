/** Folders of what others wrote or a program makes. */
const FOLDERS =
  /(^|\/)(node_modules|bower_components|vendor|vendors|third[-_]?party|3rdparty|externals?|jspm_packages|\.yarn|Pods|Carthage|dist|target|coverage|__snapshots__|__pycache__|\.idea|\.vs|\.gradle|\.mvn|generated|gen-src)\//i;

/** Single files of that sort: https://github.com/github-linguist/linguist/blob/main/lib/linguist/generated.rb has most. */
const FILES =
  /(^|\/)(package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|composer\.lock|gemfile\.lock|cargo\.lock|poetry\.lock|go\.sum|pipfile\.lock|gradlew(\.bat)?|mvnw(\.cmd)?|gradle-wrapper\.properties|jquery[-.\d]*(\.min)?\.js|bootstrap[-.\d]*(\.min)?\.(js|css))$|[.-]min\.(js|css)$|\.(bundle|chunk)\.js$|\.(map|snap|lock)$|\.pb\.(go|cc|h)$|_pb2\.py$|\.g\.dart$|\.designer\.(cs|vb)$/i;

/** Files that are not written but drawn, packed or bought. */
const BINARY =
  /\.(png|jpe?g|gif|bmp|ico|icns|webp|svg|psd|ai|pdf|docx?|xlsx?|pptx?|zip|rar|7z|gz|tgz|bz2|xz|tar|jar|war|ear|class|dll|exe|so|dylib|lib|a|o|pdb|ttf|otf|woff2?|eot|mp[34]|wav|ogg|avi|mov|bin|dat|db|mdb|sqlite|p12|pfx|jks|keystore|crt|cer|der|swf)$/i;

/** Why a file is not counted, undefined for one that is. */
export function leftOutBecause(path: string): 'vendored' | 'generated' | 'binary' | undefined {
  if (FOLDERS.test(path)) return 'vendored';
  if (FILES.test(path)) return 'generated';
  return BINARY.test(path) ? 'binary' : undefined;
}
