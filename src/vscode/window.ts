import * as vscode from 'vscode';
import { GitError, UserError } from '../core/errors.ts';
import { type Language, languageOf, loadTranslator, type Translate } from '../l10n/index.ts';

let log: vscode.LogOutputChannel | undefined;

/** What masks messages is loaded with the first of them. */
const messages = () => import('./shownWindow.ts');
const tell = (message: string, ...buttons: readonly string[]) =>
  messages().then(({ showErrorMessage }) => showErrorMessage(message, ...buttons));

/** The output channel "Handover Pack", made when there is something to write. */
export function logChannel(context: vscode.ExtensionContext): vscode.LogOutputChannel {
  if (log === undefined) {
    log = vscode.window.createOutputChannel('Handover Pack', { log: true });
    context.subscriptions.push(log);
  }
  return log;
}

/** The language that the user set, else the one that VS Code is shown in, as far as we have it. */
export function displayLanguage(): Language {
  const settings = vscode.workspace.getConfiguration('handoverPack');
  const chosen = settings.get<Language | 'auto'>('language', 'auto');
  return chosen === 'auto' ? languageOf(vscode.env.language) : chosen;
}

/** Words in that language. */
export function displayTranslator(): Promise<Translate> {
  return loadTranslator(displayLanguage(), 'editor');
}

/** What the person can do at once about an error; its hint says so in words. */
const NEXT_STEPS: readonly {
  readonly errors: readonly string[];
  readonly button: string;
  readonly command: string;
}[] = [
  {
    errors: ['error.noPack', 'error.noChecklist'],
    button: 'vscode.next.generate',
    command: 'handoverPack.generate',
  },
  { errors: ['error.noDeparture'], button: 'vscode.next.start', command: 'handoverPack.startTransition' },
  {
    errors: ['error.packFileUnreadable', 'error.packFileConflict', 'error.baseline'],
    button: 'vscode.next.validate',
    command: 'handoverPack.validate',
  },
];

/** Shows what went wrong, and waits for nobody to read it; a bug can be looked up in the log. */
export function showError(error: unknown, context: vscode.ExtensionContext, say: Translate): void {
  if (error instanceof UserError) {
    const { messageId, data } = error;
    const message = `${say(messageId, data)} ${say(`${messageId}.hint`, data)}`;
    const next = NEXT_STEPS.find(({ errors }) => errors.includes(messageId));
    const buttons = next ? [say(next.button)] : [];
    void tell(message, ...buttons).then(answer => {
      if (next && answer !== undefined) void vscode.commands.executeCommand(next.command);
    });
    return;
  }
  const channel = logChannel(context);
  channel.error(error instanceof Error ? error : String(error));
  const message =
    error instanceof GitError
      ? say('error.git', { command: error.subcommand, reason: error.reason })
      : say('error.bug');
  const showLog = say('vscode.showLog');
  void tell(message, showLog).then(answer => {
    if (answer === showLog) channel.show();
  });
}

/**
 * Asks for trust where there is none: git and the project's files are read only in a trusted folder.
 * @returns whether the folder is trusted
 */
export async function requireTrust(say: Translate): Promise<boolean> {
  if (vscode.workspace.isTrusted) return true;
  const manage = say('vscode.manageTrust');
  const { showWarningMessage } = await messages();
  const answer = await showWarningMessage(say('vscode.untrusted'), manage);
  if (answer === manage) await vscode.commands.executeCommand('workbench.trust.manage');
  return false;
}
