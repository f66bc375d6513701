import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { Translate } from '../../l10n/index.ts';
import type { KnowledgeState } from '../../usecases/knowledge/state.ts';
import { type FolderFate, makeTreemap } from '../../usecases/knowledge/treemap.ts';
import { shownText } from '../../usecases/shownText.ts';
import { displayLanguage } from '../window.ts';

/** The picture of a repository, in a tab. */
export interface TreemapPanel {
  draw(state: KnowledgeState, leaving: readonly string[]): void;
  onClosed(listener: () => void): void;
}

export function openTreemap(context: vscode.ExtensionContext, say: Translate): TreemapPanel {
  const panel = vscode.window.createWebviewPanel(
    'handoverPack.treemap',
    say('vscode.knowledge.title'),
    vscode.ViewColumn.Active,
    { enableScripts: true, localResourceRoots: [], enableFindWidget: true },
  );
  let shown: { state: KnowledgeState; leaving: readonly string[]; folder: string } | undefined;
  const draw = () => {
    if (shown === undefined) return;
    const { svg, folders } = makeTreemap(shown.state, shown.leaving, shown.folder, say);
    panel.webview.html = page(svg, folders, shown.folder, say);
  };
  context.subscriptions.push(panel);
  panel.webview.onDidReceiveMessage((message: unknown) => {
    const folder = (message as { folder?: unknown } | null)?.folder;
    if (shown === undefined || typeof folder !== 'string') return;
    shown = { ...shown, folder };
    draw();
  });
  return {
    draw: (state, leaving) => {
      shown = { state, leaving, folder: shown?.folder ?? '' };
      draw();
    },
    onClosed: listener => panel.onDidDispose(listener),
  };
}

/** Nothing runs in it but the lines below, and nothing is loaded from anywhere. */
function page(svg: string, folders: readonly FolderFate[], folder: string, say: Translate): string {
  const nonce = randomBytes(16).toString('base64');
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'`;
  const above = folder
    .split('/')
    .slice(0, -2)
    .map(step => `${step}/`)
    .join('');
  const link = (path: string, text: string) =>
    `<button data-folder="${escapeHtml(path)}">${escapeHtml(text)}</button>`;
  const rows = folders.map(({ path, files, fates }) => {
    const name = path.endsWith('/') && path !== './' && path !== folder ? link(path, path) : escapeHtml(path);
    const cells = [files, fates.leaves, fates.abandoned, fates.covered, fates.unknown];
    return `<tr><th scope="row">${name}</th>${cells.map(count => `<td>${count}</td>`).join('')}</tr>`;
  });
  const heads = [
    say('knowledge.column.folder'),
    say('knowledge.column.files'),
    say('vscode.knowledge.leaves'),
    say('vscode.knowledge.abandoned'),
    say('vscode.knowledge.covered'),
    say('vscode.knowledge.unknown'),
  ];
  return `<!DOCTYPE html>
<html lang="${displayLanguage()}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${escapeHtml(say('vscode.knowledge.title'))}</title>
<style nonce="${nonce}">
body { padding: 8px; } h1 { font-size: 1.2em; } svg { width: 100%; height: auto; max-height: 80vh; }
[data-folder] { cursor: pointer; }
button { font: inherit; color: var(--vscode-textLink-foreground); background: none; border: none; padding: 0; text-align: left; overflow-wrap: anywhere; }
table { border-collapse: collapse; margin-top: 12px; } th, td { padding: 2px 8px 2px 0; text-align: right; }
th:first-child { text-align: left; font-weight: normal; } thead th { font-weight: bold; } main { overflow-x: auto; }
</style></head><body>
<nav>${folder === '' ? '' : `${link('', '/')} ${link(above, '..')} <b>${escapeHtml(folder)}</b>`}</nav>
<main><h1>${escapeHtml(say('vscode.knowledge.title'))}</h1>
${shownText(svg).replace('<style>', `<style nonce="${nonce}">`)}
<table><thead><tr>${heads.map(head => `<th scope="col">${escapeHtml(head)}</th>`).join('')}</tr></thead>
<tbody>${rows.join('\n')}</tbody></table></main>
<script nonce="${nonce}">
const host = acquireVsCodeApi();
document.addEventListener('click', event => {
  const target = event.target instanceof Element ? event.target.closest('[data-folder]') : null;
  if (target) host.postMessage({ folder: target.getAttribute('data-folder') });
});
</script></body></html>`;
}

function escapeHtml(text: string): string {
  return shownText(text).replace(/[&<>"']/g, mark => `&#${mark.charCodeAt(0)};`);
}
