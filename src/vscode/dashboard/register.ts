import * as vscode from 'vscode';
import type { Dashboard } from './dashboard.ts';

/** Registers the page about a project; it is loaded when it is opened. */
export function registerDashboard(context: vscode.ExtensionContext): void {
  let loading: Promise<Dashboard> | undefined;
  const load = () => {
    loading ??= import('./dashboard.ts').then(({ openDashboards }) => openDashboards(context));
    return loading;
  };
  const command = (name: string, run: (dashboard: Dashboard, target: unknown) => Promise<void>) =>
    vscode.commands.registerCommand(`handoverPack.${name}`, async (target?: unknown) =>
      run(await load(), target),
    );
  context.subscriptions.push(
    command('openDashboard', (dashboard, target) => dashboard.open(target)),
    command('dashboard.refresh', dashboard => dashboard.refresh()),
    command('dashboard.save', (dashboard, target) => dashboard.save(target)),
  );
}
