import * as vscode from 'vscode';
import type { Evidence, Issue } from '../../history/issue.ts';
import type { Translate } from '../../l10n/index.ts';
import { age, decision } from '../../reporters/issues/listing.ts';
import { literalMarkdown } from '../literalMarkdown.ts';

/** Pieces of evidence that fit on a screen. */
const MOST = 6;

/**
 * Everything that is known about an issue, with the evidence. The words of commits and files are text here, never
 * markup, and nothing in it can run a command.
 */
export function tooltip(issue: Issue, say: Translate): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  text.isTrusted = false;
  text.supportHtml = false;
  const line = (words: string) => words !== '' && text.appendMarkdown(`${literalMarkdown(words)}\n\n`);
  text.appendMarkdown(`**${literalMarkdown(issue.title.trim())}**\n\n`);
  line(
    together([
      say(`issues.class.${issue.class}`),
      say(`issues.severity.${issue.severity}`),
      say(`issues.confidence.${issue.confidence}`),
    ]),
  );
  line(together([issue.person, issue.email, issue.date, age(issue, say)]));
  line(decision(issue, say));
  for (const { id, data } of issue.remarks) line(say(id, data));
  for (const piece of issue.evidence.slice(0, MOST))
    text.appendMarkdown(`- ${literalMarkdown(words(piece))}\n`);
  const left = issue.evidence.length - MOST;
  if (left > 0) text.appendMarkdown(`- ${say('vscode.issues.moreEvidence', { count: left })}\n`);
  return text;
}

function words({ commit, branch, date, file, line, text }: Evidence): string {
  const place = file === undefined ? (commit?.slice(0, 10) ?? branch) : placed(file, line);
  return [place, date, text === file ? '' : text].filter(Boolean).join(' ');
}

function placed(file: string, line: number | undefined): string {
  return line === undefined ? file : `${file}:${line}`;
}

function together(facts: readonly string[]): string {
  return facts.filter(fact => fact !== '').join(' · ');
}
