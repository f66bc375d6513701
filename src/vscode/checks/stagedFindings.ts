import * as vscode from 'vscode';
import type { Finding } from '../../core/findings.ts';
import type { Project } from '../../core/ports.ts';
import type { Translate } from '../../l10n/index.ts';
import { CONFIG_FILE } from '../../pack/names.ts';
import type { CheckResult } from '../../usecases/check/checkProject.ts';
import type { CheckedDocument } from './checkedProjects.ts';
import { toDiagnostic, uriOf } from './diagnostics.ts';

interface StagedFile {
  readonly findings: readonly Finding[];
  /** As it is staged. */
  readonly text: string;
  readonly project: Project;
  readonly folder: string;
}

/** What stops a commit in files that belong to no pack: shown at their lines, with what can be done about it. */
export class StagedFindings implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('handover-pack.staged');
  readonly #files = new Map<string, StagedFile>();
  readonly #sayCheck: Translate;

  constructor(sayCheck: Translate) {
    this.#sayCheck = sayCheck;
  }

  dispose(): void {
    this.#collection.dispose();
  }

  /** Whether nothing is shown that a change of the repository could make untrue. */
  get isEmpty(): boolean {
    return this.#files.size === 0;
  }

  /** Shows what was found in place of what was found before. Files of the pack are checked while people type. */
  show(project: Project, { findings, texts, settings: { folder } }: CheckResult): void {
    this.#collection.clear();
    this.#files.clear();
    const isOutside = ({ file }: Finding) => file !== CONFIG_FILE && !file.startsWith(`${folder}/`);
    for (const [file, inFile] of Map.groupBy(findings.filter(isOutside), one => one.file)) {
      const text = texts.get(file);
      if (text === undefined) continue;
      const uri = uriOf(project.root, file);
      this.#files.set(uri.toString(), { findings: inFile, text, project, folder });
      const open = vscode.workspace.textDocuments.find(one => one.uri.toString() === uri.toString());
      this.#draw(uri, open?.getText() ?? text);
    }
  }

  /** Somebody typed: a line that was changed is theirs, the others are followed to where they stand now. */
  changed(document: vscode.TextDocument): void {
    if (this.#files.has(document.uri.toString())) this.#draw(document.uri, document.getText());
  }

  /** What is known about a document as it stands now. */
  checkedAt(document: vscode.TextDocument): CheckedDocument | undefined {
    const file = this.#files.get(document.uri.toString());
    if (file === undefined) return undefined;
    const text = document.getText();
    return { ...file, text, findings: followed(file, text) };
  }

  #draw(uri: vscode.Uri, text: string): void {
    const file = this.#files.get(uri.toString());
    const findings = file ? followed(file, text) : [];
    this.#collection.set(
      uri,
      findings.map(finding => toDiagnostic(finding, this.#sayCheck)),
    );
  }
}

/** The findings whose lines still stand in a text, where they stand there; what would be edited is known for the staged text alone. */
function followed({ findings, text: staged }: StagedFile, text: string): readonly Finding[] {
  if (text === staged) return findings;
  const [before, after] = [staged, text].map(one => one.split(/\r?\n/));
  return findings.flatMap(finding => {
    const { line, endLine } = finding;
    const own = before?.[line - 1] ?? '';
    const same = after?.[line - 1] === own ? line - 1 : (after?.indexOf(own) ?? -1);
    if (same < 0) return [];
    return [{ ...finding, line: same + 1, endLine: same + 1 + endLine - line, fixes: [] }];
  });
}
