import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Files, Project, TextRead } from '../../core/ports.ts';

/** The project as it stands in the editors: what is not saved yet counts, in settings and pack as in any file. */
export function withOpenDocuments(project: Project): Project {
  const { files } = project;
  const uriOf = (path: string) => vscode.Uri.file(join(project.root, path)).toString();
  const readTexts: Files['readTexts'] = async (paths, limit) => {
    const open = new Map(
      vscode.workspace.textDocuments
        .filter(({ uri, isDirty }) => uri.scheme === 'file' && isDirty)
        .map(document => [document.uri.toString(), document.getText()]),
    );
    const onDisk = await files.readTexts(
      paths.filter(path => !open.has(uriOf(path))),
      limit,
    );
    return new Map(
      paths.map((path): [string, TextRead] => {
        const text = open.get(uriOf(path));
        return [path, text === undefined ? (onDisk.get(path) ?? ABSENT) : { kind: 'text', text }];
      }),
    );
  };
  const readText: Files['readText'] = async (path, limit) =>
    (await readTexts([path], limit)).get(path) ?? ABSENT;
  const { sibling } = project;
  return {
    ...project,
    files: { ...files, readText, readTexts },
    sibling: sibling && (folder => withOpenDocuments(sibling(folder))),
  };
}

const ABSENT: TextRead = { kind: 'absent' };
