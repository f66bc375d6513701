import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Files, Project } from '../../core/ports.ts';

/** The project as it stands in the editors: what is not saved yet counts. */
export function withOpenDocuments(project: Project): Project {
  const { files } = project;
  const readTexts: Files['readTexts'] = async (paths, limit, onSkipped) => {
    const open = new Map(
      vscode.workspace.textDocuments
        .filter(({ uri, isDirty }) => uri.scheme === 'file' && isDirty)
        .map(document => [document.uri.toString(), document.getText()]),
    );
    const uriOf = (path: string) => vscode.Uri.file(join(project.root, path)).toString();
    const onDisk = await files.readTexts(
      paths.filter(path => !open.has(uriOf(path))),
      limit,
      onSkipped,
    );
    const texts = paths.flatMap((path): [string, string][] => {
      const text = open.get(uriOf(path)) ?? onDisk.get(path);
      return text === undefined ? [] : [[path, text]];
    });
    return new Map(texts);
  };
  return { ...project, files: { ...files, readTexts } };
}
