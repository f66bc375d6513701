import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Finding } from '../../core/findings.ts';
import type { Translate } from '../../l10n/index.ts';

const SEVERITIES = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
} as const;

/** What the Problems view names as the origin. */
export const SOURCE = 'handover';

/** A finding as VS Code shows it; its code opens the page of the rule. */
export function toDiagnostic(finding: Finding, sayCheck: Translate): vscode.Diagnostic {
  const { ruleId, messageId, data, severity, line, column, endLine, endColumn } = finding;
  const range = new vscode.Range(line - 1, column - 1, endLine - 1, endColumn - 1);
  const message = sayCheck(`${ruleId}.${messageId}`, data);
  const diagnostic = new vscode.Diagnostic(range, message, SEVERITIES[severity]);
  diagnostic.source = SOURCE;
  const query = encodeURIComponent(JSON.stringify([ruleId]));
  const target = vscode.Uri.parse(`command:handoverPack.explainRule?${query}`);
  diagnostic.code = { value: ruleId, target };
  return diagnostic;
}

/** The rule that a diagnostic of ours reports, undefined for those of others. */
export function ruleOf({ source, code }: vscode.Diagnostic): string | undefined {
  if (source !== SOURCE) return undefined;
  return typeof code === 'object' ? String(code.value) : undefined;
}

/** The file that a finding is in. */
export function uriOf(root: string, file: string): vscode.Uri {
  return vscode.Uri.file(join(root, file));
}

/**
 * Whether another extension validates the same YAML files against the same schemas; its errors would stand beside
 * ours for each mistake.
 */
export function isSchemaCheckedElsewhere(): boolean {
  const yaml = vscode.extensions.getExtension('redhat.vscode-yaml');
  return yaml?.isActive === true && vscode.workspace.getConfiguration('yaml').get('validate') !== false;
}
