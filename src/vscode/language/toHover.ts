import * as vscode from 'vscode';
import type { Hover, Told } from '../../usecases/editor/hover.ts';
import { literalMarkdown } from '../literalMarkdown.ts';

/** @param isSchemaTold whether another extension says what the schemas say */
export function toHover(
  { ofSchema, ofPack }: Hover,
  range: vscode.Range,
  isSchemaTold: boolean,
): vscode.Hover | undefined {
  const all = [...ofPack, ...(ofSchema && !isSchemaTold ? [ofSchema] : [])];
  return all.length === 0 ? undefined : new vscode.Hover(all.map(markdownOf), range);
}

/** Words of files are text here, never markup, and nothing in it can run a command. */
function markdownOf({ title, lines }: Told): vscode.MarkdownString {
  const text = [`**${literalMarkdown(title)}**`, ...lines.map(literalMarkdown)].join('  \n');
  const markdown = new vscode.MarkdownString(text);
  markdown.isTrusted = false;
  markdown.supportHtml = false;
  return markdown;
}
