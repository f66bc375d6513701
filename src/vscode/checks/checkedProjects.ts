import { dirname } from 'node:path';
import * as vscode from 'vscode';
import type { FactName, Facts, IssueFacts } from '../../checks/check.ts';
import { localDate } from '../../core/dates.ts';
import { UserError } from '../../core/errors.ts';
import type { Finding } from '../../core/findings.ts';
import { slashedPath } from '../../core/paths.ts';
import type { Project } from '../../core/ports.ts';
import { openAssets } from '../../io/assets.ts';
import { openProject } from '../../io/project.ts';
import { readOnce } from '../../io/readOnce.ts';
import { openStaged } from '../../io/staged.ts';
import type { Translate } from '../../l10n/index.ts';
import { CONFIG_FILE } from '../../pack/names.ts';
import {
  type CheckResult,
  type CheckServices,
  checkProject,
  RULE_IDS,
  ruleInfo,
} from '../../usecases/check/checkProject.ts';
import { readIssueFacts } from '../../usecases/check/issues.ts';
import { PACK_PLACE } from '../../usecases/readSettings.ts';
import { displayLanguage, logChannel } from '../window.ts';
import { isSchemaCheckedElsewhere, toDiagnostic, uriOf } from './diagnostics.ts';
import { withOpenDocuments } from './overlay.ts';
import { isCurrent } from './textEdits.ts';

/** What is known about one document. */
export interface CheckedDocument {
  readonly findings: readonly Finding[];
  /** The text that was checked. */
  readonly text: string;
  readonly project: Project;
  readonly folder: string;
}

interface CheckedProject {
  readonly project: Project;
  /** The run under way; a newer one stops it. */
  running: AbortController | undefined;
  /** What the newest run finds; undefined when one after it stopped it. */
  newest: Promise<CheckResult | undefined> | undefined;
  result: CheckResult | undefined;
  /** What the last validation found unresolved in git: while people type nobody waits for it. */
  issues: IssueFacts | undefined;
  /** Files whose findings are shown: those in tabs, and all of them after a validation. */
  shown: Set<string>;
  isValidated: boolean;
  /** The next run is to read from git what is unresolved. */
  isOutdated: boolean;
  /** What generated blocks would say, as of the last time that all was validated. */
  blocks: Facts['freshBlocks'];
}

/** The projects of the open documents, with what their checks found. */
export class CheckedProjects implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('handover-pack');
  readonly #byFolder = new Map<string, Promise<CheckedProject | undefined>>();
  readonly #byRoot = new Map<string, CheckedProject>();
  readonly #context: vscode.ExtensionContext;
  readonly #say: Translate;
  readonly #sayCheck: Translate;

  constructor(context: vscode.ExtensionContext, say: Translate, sayCheck: Translate) {
    this.#context = context;
    this.#say = say;
    this.#sayCheck = sayCheck;
  }

  dispose(): void {
    for (const { running } of this.#byRoot.values()) running?.abort();
    this.#collection.dispose();
  }

  /** Checks the pack that a document belongs to, and shows what was found in the open documents. */
  async checkLive(document: vscode.TextDocument): Promise<void> {
    const checked = await this.#projectOf(document);
    if (checked === undefined || document.isClosed) return;
    const path = pathIn(checked.project, document.uri);
    const folder = checked.result?.settings.folder;
    if (folder !== undefined && path !== CONFIG_FILE && !path.startsWith(`${folder}/`)) return;
    await this.#start(checked).catch((error: unknown) => this.#logFailure(error));
  }

  /**
   * Checks a folder and shows everything that was found.
   * @throws what the checks throw
   */
  async checkAll(project: Project): Promise<CheckResult | undefined> {
    const checked = this.#byRoot.get(project.root) ?? newProject(project);
    this.#byRoot.set(project.root, checked);
    checked.isValidated = true;
    checked.isOutdated = true;
    let running = this.#start(checked);
    // A keystroke may start a newer run, which then finds what this one was to find.
    for (;;) {
      const result = await running;
      if (result !== undefined || checked.newest === undefined || checked.newest === running) return result;
      running = checked.newest;
    }
  }

  /** What the last run found in a document, undefined when it is not part of a pack. */
  checkedAt({ uri }: vscode.TextDocument): CheckedDocument | undefined {
    for (const { project, result } of this.#byRoot.values()) {
      const found = result && foundIn(project, uri, result);
      if (found) return found;
    }
    return undefined;
  }

  /**
   * What is found in a document that is about to be saved. VS Code waits for a second and a half and no longer: where the
   * last run is older than the text, only the rules run that need nothing but the pack.
   * @returns undefined for a document that is part of no pack
   */
  async checkBeforeSave(document: vscode.TextDocument): Promise<CheckedDocument | undefined> {
    const last = this.checkedAt(document);
    if (last && isCurrent(document, last.text)) return last;
    const checked = await this.#projectOf(document);
    if (checked === undefined) return undefined;
    // It would look at the text as it was, and keep this one waiting.
    checked.running?.abort();
    const project = readOnce(withOpenDocuments(checked.project), PACK_PLACE);
    const result = await checkProject(
      project,
      { scope: { kind: 'pack' }, today: localDate(), rules: RULES_OF_PACK },
      this.#services(project),
    );
    void this.checkLive(document);
    return foundIn(checked.project, document.uri, result);
  }

  /** A closed file keeps its findings only if all of the pack was validated. */
  forgetClosed(): void {
    const open = new Set(openFiles().map(String));
    for (const { project, shown, isValidated } of this.#byRoot.values()) {
      for (const file of isValidated ? [] : shown) {
        const uri = uriOf(project.root, file);
        if (open.has(uri.toString())) continue;
        shown.delete(file);
        this.#collection.delete(uri);
      }
    }
  }

  #start(checked: CheckedProject): Promise<CheckResult | undefined> {
    checked.newest = this.#run(checked);
    return checked.newest;
  }

  async #run(checked: CheckedProject): Promise<CheckResult | undefined> {
    checked.running?.abort();
    const controller = new AbortController();
    checked.running = controller;
    const { signal } = controller;
    const project = readOnce(withOpenDocuments(checked.project), PACK_PLACE);
    const today = localDate();
    const { assets } = this.#services(project);
    const refresh = async () => {
      if (!checked.isOutdated) return;
      checked.issues = await readIssueFacts(project, today, { assets, signal });
      const { readFreshBlocks } = await import('../../usecases/freshBlocks.ts');
      checked.blocks = await readFreshBlocks(project, displayLanguage(), assets, today, signal);
      checked.isOutdated = false;
    };
    let refreshing: Promise<void> | undefined;
    const refreshOnce = () => (refreshing ??= refresh());
    const readIssues = async () => {
      await refreshOnce();
      return checked.issues;
    };
    const readBlocks = async () => {
      await refreshOnce();
      return checked.blocks;
    };
    try {
      const found = await checkProject(
        project,
        { scope: { kind: 'pack' }, today },
        { ...this.#services(project), readIssues, readBlocks, signal },
      );
      if (signal.aborted) return undefined;
      checked.result = found;
      this.#show(checked, found);
      for (const { ruleId, error } of found.crashes) {
        const channel = logChannel(this.#context);
        channel.error(ruleId);
        channel.error(error instanceof Error ? error : String(error));
      }
      return found;
    } catch (error) {
      if (signal.aborted) return undefined;
      throw error;
    }
  }

  #services({ git }: Project): Pick<CheckServices, 'assets' | 'openStaged'> {
    return {
      assets: openAssets(this.#context.extensionPath),
      openStaged: call => {
        if (git === undefined) throw new UserError('error.notARepository');
        return openStaged(git, call);
      },
    };
  }

  #show({ project, shown, isValidated }: CheckedProject, { findings, settings }: CheckResult): void {
    const inPack = (file: string) => file === CONFIG_FILE || file.startsWith(`${settings.folder}/`);
    for (const file of openFiles().map(uri => pathIn(project, uri))) if (inPack(file)) shown.add(file);
    if (isValidated) for (const { file } of findings) shown.add(file);
    const hideSchema = isSchemaCheckedElsewhere();
    for (const file of shown) {
      const inFile = findings.filter(
        finding => finding.file === file && !(hideSchema && finding.ruleId === 'schema'),
      );
      this.#collection.set(
        uriOf(project.root, file),
        inFile.map(finding => toDiagnostic(finding, this.#sayCheck)),
      );
    }
  }

  #projectOf({ uri }: vscode.TextDocument): Promise<CheckedProject | undefined> {
    const folder = dirname(uri.fsPath);
    const known = this.#byFolder.get(folder) ?? this.#open(folder);
    this.#byFolder.set(folder, known);
    return known;
  }

  /** @returns undefined for a folder of no project that could be opened: nobody asked for it by name */
  async #open(folder: string): Promise<CheckedProject | undefined> {
    try {
      const project = await openProject(folder, { named: false, environment: process.env });
      const checked = this.#byRoot.get(project.root) ?? newProject(project);
      this.#byRoot.set(project.root, checked);
      return checked;
    } catch (error) {
      this.#byFolder.delete(folder);
      this.#logFailure(error);
      return undefined;
    }
  }

  /** While people type nothing may pop up; the log says why nothing is checked. */
  #logFailure(error: unknown): void {
    const channel = logChannel(this.#context);
    if (error instanceof UserError) channel.warn(this.#say(error.messageId, error.data));
    else channel.error(error instanceof Error ? error : String(error));
  }
}

/** Rules that ask neither git nor the config files, and search no text for secrets. */
const QUICK: ReadonlySet<FactName> = new Set(['pack', 'paths', 'suppressions', 'markdownSettings']);
const RULES_OF_PACK = RULE_IDS.filter(id => ruleInfo(id)?.needs.every(name => QUICK.has(name)));

function foundIn(project: Project, uri: vscode.Uri, result: CheckResult): CheckedDocument | undefined {
  const file = pathIn(project, uri);
  const text = result.texts.get(file);
  if (text === undefined) return undefined;
  const findings = result.findings.filter(finding => finding.file === file);
  return { findings, text, project, folder: result.settings.folder };
}

function newProject(project: Project): CheckedProject {
  return {
    project,
    running: undefined,
    newest: undefined,
    result: undefined,
    issues: undefined,
    shown: new Set(),
    isValidated: false,
    isOutdated: false,
    blocks: undefined,
  };
}

function pathIn({ root }: Project, uri: vscode.Uri): string {
  return slashedPath(root, uri.fsPath);
}

/** The files that tabs show, whether in front or not. */
function openFiles(): vscode.Uri[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .flatMap(({ input }) => (input instanceof vscode.TabInputText ? [input.uri] : []))
    .filter(({ scheme }) => scheme === 'file');
}
