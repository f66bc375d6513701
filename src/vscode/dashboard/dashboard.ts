import { basename, dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { localDate } from '../../core/dates.ts';
import { randomHex } from '../../core/digest.ts';
import { leadsOut, slashedPath } from '../../core/paths.ts';
import type { Project } from '../../core/ports.ts';
import { openAssets } from '../../io/assets.ts';
import { openProject } from '../../io/project.ts';
import {
  hrefFrom,
  type PageSurroundings,
  printReportPage,
  printSection,
  type ReportSoFar,
  SECTIONS,
} from '../../reporters/project/html.ts';
import { readReport } from '../../usecases/report/readReport.ts';
import { withOpenDocuments } from '../checks/overlay.ts';
import { chooseFolder } from '../chooseFolder.ts';
import { openPlace } from '../rows.ts';
import { showInformationMessage, withProgress } from '../shownWindow.ts';
import { displayLanguage, displayTranslator, requireTrust, showError } from '../window.ts';
import { PAGE_SCRIPT } from './pageScript.ts';

/** The page about a project, and its commands. */
export interface Dashboard {
  /** @param target the folder of a context menu, or nothing */
  open(target: unknown): Promise<void>;
  /** Reads everything again; for who has it open. */
  refresh(): Promise<void>;
  /** Saves the page as a file that needs no editor. */
  save(target: unknown): Promise<void>;
}

interface OpenPage {
  readonly project: Project;
  readonly panel: vscode.WebviewPanel;
  report: ReportSoFar | undefined;
  reading: AbortController | undefined;
  /** Whether something was saved while nobody saw the page. */
  isStale: boolean;
}

/** Milliseconds of quiet after a file of the pack was saved. */
const PAUSE = 500;

/** Loaded when the page is opened. */
export async function openDashboards(context: vscode.ExtensionContext): Promise<Dashboard> {
  const say = await displayTranslator();
  const language = displayLanguage();
  const assets = openAssets(context.extensionPath);
  let page: OpenPage | undefined;
  const around: PageSurroundings = { say, language, hrefOf: hrefFrom('') };
  const safely = async (work: () => Promise<void>) => {
    try {
      if (await requireTrust(say)) await work();
    } catch (error) {
      showError(error, context, say);
    }
  };
  const projectOf = async (target: unknown): Promise<Project | undefined> => {
    const folder = await chooseFolder(target, say);
    if (folder === undefined) return undefined;
    const { path, named } = folder;
    return withOpenDocuments(await openProject(path, { named, environment: process.env }));
  };
  /** Reads the page; what was read before stays until there is something newer. */
  const read = async (opened: OpenPage) => {
    opened.reading?.abort();
    const reading = new AbortController();
    opened.reading = reading;
    const { signal } = reading;
    const { trend, configs, issues, knowledge } = opened.report ?? {};
    const before = { trend, configs, issues, knowledge };
    const onPart = (report: ReportSoFar) => {
      if (signal.aborted) return;
      const known = Object.fromEntries(Object.entries(before).filter(([, value]) => value !== undefined));
      show(opened, { ...known, ...report }, around);
    };
    try {
      const services = { assets, say, language, signal, onPart };
      show(opened, await readReport(opened.project, localDate(), services), around);
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  };
  const open = async (target: unknown) => {
    const project = await projectOf(target);
    if (project === undefined) return;
    if (page && page.project.root !== project.root) page.panel.dispose();
    if (page) page.panel.reveal();
    else {
      const opened = openPage(project, say('dashboard.title'), async message => answer(message, opened));
      page = opened;
      opened.panel.onDidChangeViewState(() => {
        if (opened.isStale) readIfSeen();
      });
      opened.panel.onDidDispose(() => {
        opened.reading?.abort();
        page = undefined;
      });
    }
    if (page) await read(page).catch(error => showFailure(error));
  };
  const showFailure = (error: unknown) => {
    // A page without anything on it helps nobody.
    if (page?.report === undefined) page?.panel.dispose();
    throw error;
  };
  const answer = async (message: PageMessage, opened: OpenPage) => {
    if (message.kind === 'ready' && opened.report) show(opened, opened.report, around);
    if (message.kind === 'open' && typeof message.file === 'string')
      await openFromPage(opened.project, message.file, Number(message.line) || 1);
  };
  let timer: NodeJS.Timeout | undefined;
  /** Nothing is read for a page behind another one: it is when somebody turns to it. */
  const readIfSeen = () => {
    if (page) page.isStale = !page.panel.visible;
    if (page?.panel.visible) void safely(async () => page && read(page));
  };
  context.subscriptions.push(
    vscode.workspace.onDidSaveTextDocument(({ uri }) => {
      clearTimeout(timer);
      if (page && !leadsOut(slashedPath(page.project.root, uri.fsPath)))
        timer = setTimeout(readIfSeen, PAUSE);
    }),
    { dispose: () => clearTimeout(timer) },
  );
  return {
    open: target => safely(() => open(target)),
    refresh: () => safely(async () => (page ? read(page) : open(undefined))),
    save: target => safely(() => savePage(target)),
  };

  async function savePage(target: unknown): Promise<void> {
    const project = page?.project ?? (await projectOf(target));
    if (project === undefined) return;
    const defaultUri = vscode.Uri.file(join(dirname(project.root), `${basename(project.root)}.html`));
    const uri = await vscode.window.showSaveDialog({ defaultUri, filters: { HTML: ['html'] } });
    if (uri === undefined) return;
    const location = { location: vscode.ProgressLocation.Notification, title: say('dashboard.reading') };
    const report = await withProgress(location, () =>
      readReport(project, localDate(), { assets, say, language }),
    );
    const way = slashedPath(dirname(uri.fsPath), project.root);
    const html = printReportPage(report, { say, language, hrefOf: hrefFrom(way && `${way}/`) });
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(html));
    const openIt = say('vscode.dashboard.open');
    const answered = await showInformationMessage(
      say('vscode.dashboard.saved', { path: uri.fsPath }),
      openIt,
    );
    if (answered === openIt) await vscode.env.openExternal(uri);
  }
}

interface PageMessage {
  readonly kind?: unknown;
  readonly file?: unknown;
  readonly line?: unknown;
}

function openPage(
  project: Project,
  title: string,
  answer: (message: PageMessage) => Promise<void>,
): OpenPage {
  const options = { enableScripts: true, localResourceRoots: [], enableFindWidget: true };
  const panel = vscode.window.createWebviewPanel(
    'handoverPack.dashboard',
    title,
    vscode.ViewColumn.Active,
    options,
  );
  panel.webview.onDidReceiveMessage((message: PageMessage | null) => void answer(message ?? {}));
  return { project, panel, report: undefined, reading: undefined, isStale: false };
}

/** The whole page at first, afterwards only what is another: who reads keeps their place. */
function show(page: OpenPage, report: ReportSoFar, around: PageSurroundings): void {
  const isFirst = page.report === undefined;
  page.report = report;
  if (isFirst) {
    const script = { nonce: randomHex(16), text: PAGE_SCRIPT };
    page.panel.webview.html = printReportPage(report, { ...around, script });
    return;
  }
  const sections = SECTIONS.map(name => [name, printSection(name, report, around)]);
  void page.panel.webview.postMessage({ sections });
}

/** Only what lies in the project is opened: the page was made of its texts. */
async function openFromPage({ files, root }: Project, file: string, line: number): Promise<void> {
  if ((await files.kind(file)) !== 'file') return;
  const { command, arguments: place = [] } = openPlace(vscode.Uri.file(join(root, file)), line);
  await vscode.commands.executeCommand(command, ...place);
}
