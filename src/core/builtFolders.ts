/**
 * What only a program that publishes or packs writes beside its output: .NET (`dotnet publish`, `aspnet_compiler`) and
 * the builders of web clients.
 */
const MADE =
  /\.(?:runtimeconfig|deps)\.json$|^PrecompiledApp\.config$|^asset-manifest\.json$|^(?:ngsw|react-loadable-manifest|build-manifest)\.json$/i;

/**
 * Without what was built and committed all the same: the settings in there are copies of an earlier day.
 * @param paths with `/`
 */
export function withoutBuilt(paths: readonly string[]): readonly string[] {
  const built = new Set<string>();
  for (const path of paths) {
    const end = path.lastIndexOf('/');
    if (end > 0 && MADE.test(path.slice(end + 1))) built.add(path.slice(0, end + 1));
  }
  if (built.size === 0) return paths;
  return paths.filter(path => {
    for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1))
      if (built.has(path.slice(0, end + 1))) return false;
    return true;
  });
}
