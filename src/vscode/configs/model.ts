import * as vscode from 'vscode';
import { leadsOut, slashedPath } from '../../core/paths.ts';
import type { Project } from '../../core/ports.ts';
import type { InventoryFile } from '../../inventory/inventoryFile.ts';
import { openAssets } from '../../io/assets.ts';
import { openProject } from '../../io/project.ts';
import { readOnce } from '../../io/readOnce.ts';
import { type ConfigsReport, type NamedConfigs, readConfigs } from '../../usecases/configs/report.ts';
import { PACK_PLACE, readSettings } from '../../usecases/readSettings.ts';
import { withOpenDocuments } from '../checks/overlay.ts';
import { GrowingList } from '../growingList.ts';

/** The config files of one project of the workspace. */
export interface FoundConfigs {
  readonly project: Project;
  readonly report: ConfigsReport;
  readonly files: ReadonlyMap<string, InventoryFile>;
}

/** What is known of a project while its files are still read. */
export interface NamedInProject {
  readonly project: Project;
  readonly named: NamedConfigs;
}

/** What a view shows: of projects that are still read, what the names of the files say. */
export type ShownConfigs = FoundConfigs | NamedInProject;

/** The config files of all projects of the workspace, read when somebody asks and again after something changed. */
export class ConfigProjects implements vscode.Disposable {
  readonly #context: vscode.ExtensionContext;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  #found: Promise<readonly FoundConfigs[]> | undefined;
  #controller = new AbortController();
  readonly #list = new GrowingList<readonly ShownConfigs[]>(() => this.#changed.fire());
  /** Is told how many files were read, of how many, while somebody waits for them. */
  onRead: (count: number, total: number) => void = () => undefined;

  constructor(context: vscode.ExtensionContext) {
    this.#context = context;
  }

  dispose(): void {
    this.#controller.abort();
    this.#changed.dispose();
  }

  /** @throws UserError for a config index that cannot be read; GitError when git fails */
  get(): Promise<readonly FoundConfigs[]> {
    if (this.#found) return this.#found;
    const { signal } = this.#controller;
    // A failure is kept, too, until something changes: every file of the explorer asks.
    const reading = this.#read(signal, this.#list.begin(signal)).then(
      found => {
        const wasPart = this.#list.isPart;
        this.#list.end(found);
        if (wasPart) this.#changed.fire();
        return found;
      },
      (error: unknown) => {
        // Something changed meanwhile: what is asked for is what there is now.
        if (signal.aborted && !this.#controller.signal.aborted) return this.get();
        const wasPart = this.#list.isPart;
        this.#list.clear();
        if (wasPart) this.#changed.fire();
        throw error;
      },
    );
    this.#found = reading;
    return reading;
  }

  /**
   * What there is to show by now: for the first time the part that is known before all is read, later the whole.
   * @throws as `get` does
   */
  async shown(): Promise<readonly ShownConfigs[]> {
    const whole = this.get();
    if (this.#list.found === undefined) await this.#list.something(whole);
    return this.#list.isPart ? (this.#list.found ?? whole) : whole;
  }

  /** Whether what `shown` gives is a part that will be more. */
  get isPart(): boolean {
    return this.#list.isPart;
  }

  /** The project that a file lies in, and its path there. */
  async at(uri: vscode.Uri): Promise<{ readonly found: FoundConfigs; readonly path: string } | undefined> {
    for (const found of await this.get()) {
      const path = pathIn(found.project, uri);
      if (path !== undefined) return { found, path };
    }
    return undefined;
  }

  /** Something changed: what was read is thrown away, and whoever shows it is told. */
  outdated(): void {
    if (this.#found === undefined) return;
    this.#controller.abort();
    this.#controller = new AbortController();
    this.#found = undefined;
    this.#changed.fire();
  }

  async #read(
    signal: AbortSignal,
    show: (part: readonly ShownConfigs[]) => void,
  ): Promise<readonly FoundConfigs[]> {
    // Git is started only in a folder that the user trusts.
    if (!vscode.workspace.isTrusted) return [];
    const all: FoundConfigs[] = [];
    const assets = openAssets(this.#context.extensionPath);
    for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
      if (uri.scheme !== 'file') continue;
      signal.throwIfAborted();
      const project = await openProject(uri.fsPath, { named: false, environment: process.env });
      if (all.some(other => other.project.root === project.root)) continue;
      const current = readOnce(withOpenDocuments(project), PACK_PLACE);
      const settings = await readSettings(current.files);
      const onRead = (count: number, total: number) => this.onRead(count, total);
      const onNamed = (named: NamedConfigs) => show([...all, { project, named }]);
      const request = { settings, quick: true, signal, onRead, onNamed };
      const report = await readConfigs(current, assets, request);
      all.push({ project, report, files: new Map(report.files.map(file => [file.path, file])) });
    }
    return all;
  }
}

/** Where a file lies in a project; undefined outside of it. */
export function pathIn({ root }: Project, uri: vscode.Uri): string | undefined {
  if (uri.scheme !== 'file') return undefined;
  const path = slashedPath(root, uri.fsPath);
  return path === '' || leadsOut(path) ? undefined : path;
}
