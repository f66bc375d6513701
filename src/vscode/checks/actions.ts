import * as vscode from 'vscode';
import type { Finding, Fix } from '../../core/findings.ts';
import type { Translate } from '../../l10n/index.ts';
import { NEVER_ACCEPTED } from '../../usecases/check/baseline.ts';
import { shownText } from '../../usecases/shownText.ts';
import { FIX_ALL } from '../ids.ts';
import type { CheckedDocument } from './checkedProjects.ts';
import { ruleOf } from './diagnostics.ts';
import { canDisable } from './disableRule.ts';
import { fixAllEdits, isCurrent, toTextEdits } from './textEdits.ts';

interface ActionRequest {
  readonly document: vscode.TextDocument;
  readonly range: vscode.Range;
  readonly diagnostics: readonly vscode.Diagnostic[];
  readonly only: vscode.CodeActionKind | undefined;
}

/** What can be done about the findings at a place: fix, disable with a reason, accept for now, read about it. */
export function actionsFor(
  request: ActionRequest,
  checked: CheckedDocument | undefined,
  say: Translate,
  sayCheck: Translate,
): vscode.CodeAction[] {
  const { document, diagnostics, only } = request;
  if (checked === undefined || !isCurrent(document, checked.text)) return [];
  if (only && FIX_ALL.contains(only) && only.value !== '') return fixAll(document, checked, say);
  if (only && !only.intersects(vscode.CodeActionKind.QuickFix)) return fixAllIf(only, document, checked, say);
  return diagnostics.flatMap(diagnostic => {
    const finding = findingOf(diagnostic, checked.findings, sayCheck);
    return finding ? actionsOf(finding, diagnostic, document, checked, say, sayCheck) : [];
  });
}

function fixAllIf(
  only: vscode.CodeActionKind,
  document: vscode.TextDocument,
  checked: CheckedDocument,
  say: Translate,
): vscode.CodeAction[] {
  return only.contains(FIX_ALL) ? fixAll(document, checked, say) : [];
}

function fixAll(
  document: vscode.TextDocument,
  checked: CheckedDocument,
  say: Translate,
): vscode.CodeAction[] {
  const edits = fixAllEdits(document, checked.findings, checked.text);
  if (edits.length === 0) return [];
  const action = new vscode.CodeAction(say('vscode.check.fixAll'), FIX_ALL);
  action.edit = new vscode.WorkspaceEdit();
  action.edit.set(document.uri, edits);
  return [action];
}

/** VS Code hands back copies of the diagnostics, so they are recognised by what they say and where. */
function findingOf(
  diagnostic: vscode.Diagnostic,
  findings: readonly Finding[],
  sayCheck: Translate,
): Finding | undefined {
  const rule = ruleOf(diagnostic);
  const { start } = diagnostic.range;
  return findings.find(
    ({ ruleId, messageId, data, line, column }) =>
      ruleId === rule &&
      line === start.line + 1 &&
      column === start.character + 1 &&
      sayCheck(`${ruleId}.${messageId}`, data) === diagnostic.message,
  );
}

/** Of the section that a finding is about; undefined for the whole document, which is named by its path. */
function headingOf({ data, file }: Finding): string | undefined {
  const title = String(data['title']);
  return title === file ? undefined : title;
}

function actionsOf(
  finding: Finding,
  diagnostic: vscode.Diagnostic,
  document: vscode.TextDocument,
  { text }: CheckedDocument,
  say: Translate,
  sayCheck: Translate,
): vscode.CodeAction[] {
  const { ruleId, fixes, fingerprint } = finding;
  const quickFix = (title: string) => {
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.diagnostics = [diagnostic];
    return action;
  };
  const call = (titleId: string, command: string, args: unknown[]) => {
    const name = shownText(String(finding.data?.['name'] ?? ''));
    const title = say(titleId, { rule: ruleId, name, line: String(finding.line) });
    const action = quickFix(title);
    action.command = { title, command, arguments: args };
    return action;
  };
  // What nobody needs to look at comes first; the sort keeps the order of all others.
  const fixing = fixes.toSorted(bySafety).flatMap(({ messageId, data = {}, edits }) => {
    if (edits.length === 0) return [];
    const action = quickFix(sayCheck(`${ruleId}.${messageId}`, data));
    action.edit = new vscode.WorkspaceEdit();
    action.edit.set(document.uri, toTextEdits(edits, text));
    return action;
  });
  const line = finding.line - 1;
  const disabling = canDisable(document, line)
    ? [call('vscode.check.disable', 'handoverPack.disableRule', [document.uri.toString(), line, ruleId])]
    : [];
  const named = finding.data?.['name'];
  const filling =
    ruleId === 'unknown-person' && typeof named === 'string'
      ? [call('vscode.fill.addPerson', 'handoverPack.addPersonToTeam', [document.uri.toString(), named])]
      : ruleId === 'stale-section' && finding.messageId === 'changed'
        ? [call('vscode.review.action', 'handoverPack.reviewSection', [document.uri, headingOf(finding)])]
        : ruleId === 'unconfirmed-guess'
          ? [call('vscode.fill.confirm', 'handoverPack.confirmGuesses', [document.uri])]
          : [];
  const moving = fixes.some(({ messageId }) => messageId === 'fix.refer')
    ? [call('editor.secret.move', 'handoverPack.moveSecret', [secretAt(document, diagnostic)])]
    : [];
  const accepting = NEVER_ACCEPTED.has(ruleId)
    ? []
    : [
        call('editor.baseline.accept', 'handoverPack.addToBaseline', [
          document.uri.toString(),
          ruleId,
          fingerprint,
        ]),
      ];
  const actions = [...moving, ...fixing, ...filling];
  const [first] = actions;
  if (first) first.isPreferred = true;
  return [
    ...actions,
    ...disabling,
    ...accepting,
    call('vscode.check.openRule', 'handoverPack.explainRule', [ruleId]),
  ];
}

function bySafety(one: Fix, other: Fix): number {
  return Number(other.safe) - Number(one.safe);
}

/** As the command takes it. */
function secretAt({ uri }: vscode.TextDocument, { range: { start, end } }: vscode.Diagnostic) {
  return { uri: uri.toString(), range: [start.line, start.character, end.line, end.character] };
}
