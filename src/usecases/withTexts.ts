import type { Files, Project, TextRead } from '../core/ports.ts';

/**
 * A project as it will be once some texts are written. Nothing is written by it.
 * @param texts by path, from the project folder
 */
export function withTexts(project: Project, texts: ReadonlyMap<string, string>): Project {
  const { files } = project;
  const readTexts: Files['readTexts'] = async (paths, limit) => {
    const rest = await files.readTexts(
      paths.filter(path => !texts.has(path)),
      limit,
    );
    return new Map(
      paths.map((path): [string, TextRead] => {
        const text = texts.get(path);
        return [path, text === undefined ? (rest.get(path) ?? ABSENT) : { kind: 'text', text }];
      }),
    );
  };
  return {
    ...project,
    files: {
      ...files,
      readTexts,
      readText: async (path, limit) => (await readTexts([path], limit)).get(path) ?? ABSENT,
      kind: async path => (texts.has(path) ? 'file' : files.kind(path)),
      list: async signal => [...new Set([...(await files.list(signal)), ...texts.keys()])].sort(),
    },
  };
}

const ABSENT: TextRead = { kind: 'absent' };
