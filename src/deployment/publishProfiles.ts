import { withoutXmlComments } from './logging.ts';
import { linesOf, type Said } from './said.ts';

/** How Visual Studio publishes a project (learn.microsoft.com, "Visual Studio publish profiles"). */
export function isPublishProfile(path: string): boolean {
  return /\.pubxml$/i.test(path);
}

/** The way and the target of a profile, where it names one. */
export function readPublishProfile(text: string, path: string): Said[] {
  const lines = linesOf(withoutXmlComments(text));
  const find = (name: string) => {
    const pattern = new RegExp(String.raw`<${name}>\s{0,9}([^<>]{1,300}?)\s{0,9}</${name}>`, 'i');
    const at = lines.findIndex(line => pattern.test(line));
    return at < 0 ? undefined : { value: pattern.exec(lines[at] ?? '')?.[1] ?? '', line: at + 1 };
  };
  const target = ['MSDeployServiceURL', 'PublishUrl', 'PublishDir'].map(find).find(Boolean);
  if (target === undefined) return [];
  const method = find('WebPublishMethod')?.value ?? find('PublishProtocol')?.value ?? 'FileSystem';
  const site = find('DeployIisAppPath')?.value;
  return [{ value: [method, target.value, site].filter(Boolean).join(' → '), path, line: target.line }];
}
