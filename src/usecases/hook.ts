import type { Assets, Hooks, Installation } from '../core/ports.ts';
import { findManager, type HookManager } from './hookManagers.ts';
import { type HookScript, readHookScript, writeHookScript } from './hookScript.ts';

/** What is to be installed. */
export interface HookRequest {
  /** The project folder from the top of the repository, as in `Project.prefix`: '' or `packages/his/`. */
  readonly prefix: string;
  /** The Handover Pack that the hook falls back to. */
  readonly installation: Installation;
  /** Install beside a program that manages hooks. */
  readonly force: boolean;
}

/** What became of it; everything but the first three leaves all files as they were. */
export type InstallOutcome =
  /** `kept`: a hook was there before and now runs first. */
  | { readonly kind: 'installed'; readonly kept: 'none' | 'runs' | 'idle' }
  /** Ours was there, from another version or without this project. */
  | { readonly kind: 'updated' }
  | { readonly kind: 'unchanged' }
  /** Something else runs the hooks here: add a call there (unless `manager.isSetUp`). */
  | { readonly kind: 'managed'; readonly manager: HookManager }
  | Refusal;

/** What became of taking the hook away. */
export type UninstallOutcome =
  /** `restored`: the hook that was there before is back. `wasEdited`: ours was kept as {@link EDITED_HOOK}. */
  | { readonly kind: 'removed'; readonly restored: boolean; readonly wasEdited: boolean }
  | { readonly kind: 'notInstalled' }
  | { readonly kind: 'edited' };

/**
 * Why a person has to look first:
 * - `edited`: somebody changed our hook;
 * - `occupied`: besides a hook of somebody else there is one that was kept earlier; moving the one would destroy the other;
 * - `shared`: the folder of hooks belongs to other repositories, too;
 * - `none`: `core.hooksPath` names no folder.
 */
export interface Refusal {
  readonly kind: 'edited' | 'occupied' | 'shared' | 'none';
}

const HOOK = 'pre-commit';
/** Where a hook that was there before is kept, under its own name; `src/templates/hooks/pre-commit` runs it. */
export const KEPT_HOOK = 'before-handover/pre-commit';
/** The name under which version 0.1 kept it. */
const KEPT_EARLIER = 'pre-commit.before-handover';
/** Where lines that somebody wrote into our hook remain when it is taken away by force. */
export const EDITED_HOOK = 'pre-commit.edited';

/**
 * Makes `git commit` check what is staged. Doing it twice changes nothing.
 * @throws UserError when the operating system refuses to read or write
 */
export async function installHook(
  hooks: Hooks,
  assets: Assets,
  request: HookRequest,
): Promise<InstallOutcome> {
  if (hooks.place === 'none' || hooks.place === 'shared') return { kind: hooks.place };
  const present = await hooks.read(HOOK);
  const ours = present?.isLink ? undefined : readHookScript(present?.text ?? '');
  if (ours && !ours.isIntact) return { kind: 'edited' };
  if (!ours) {
    const manager = await findManager(hooks, present?.text);
    if (manager && (manager.isSetUp || !request.force)) return { kind: 'managed', manager };
    if (present && ((await hooks.read(KEPT_HOOK)) ?? (await hooks.read(KEPT_EARLIER))))
      return { kind: 'occupied' };
  }
  const text = writeHookScript(
    await assets.read('src/templates/hooks/pre-commit'),
    projectsOf(ours, request.prefix),
  );
  const isForeign = present !== undefined && ours === undefined;
  await hooks.remember(request.installation);
  if (ours && (await hooks.read(KEPT_EARLIER)) && !(await hooks.read(KEPT_HOOK)))
    await hooks.move(KEPT_EARLIER, KEPT_HOOK);
  if (ours && present?.text === text && present.isExecutable) return { kind: 'unchanged' };
  await hooks.write(HOOK, text, isForeign ? KEPT_HOOK : undefined);
  if (ours) return { kind: 'updated' };
  // Husky starts hooks with a shell, whatever git thinks of them.
  const runs = present?.isExecutable === true || hooks.folder.endsWith('.husky');
  return { kind: 'installed', kept: !isForeign ? 'none' : runs ? 'runs' : 'idle' };
}

/**
 * Takes the hook away, for all projects of the repository, and brings back the one that was there before.
 * @param request `force`: also a hook of ours that somebody changed, which is then kept under another name
 * @throws UserError when the operating system refuses to read or write
 */
export async function uninstallHook(
  hooks: Hooks,
  { force }: Pick<HookRequest, 'force'>,
): Promise<UninstallOutcome> {
  const present = await hooks.read(HOOK);
  const ours = present && !present.isLink ? readHookScript(present.text) : undefined;
  if (present && !ours) return { kind: 'notInstalled' };
  if (ours && !ours.isIntact) {
    if (!force) return { kind: 'edited' };
    await hooks.move(HOOK, EDITED_HOOK);
  }
  // Somebody may have deleted our hook, and left behind what we kept.
  if (!present && !(await hooks.read(KEPT_HOOK)) && !(await hooks.read(KEPT_EARLIER)))
    return { kind: 'notInstalled' };
  const restored = await hooks.remove(HOOK, [KEPT_HOOK, KEPT_EARLIER]);
  await hooks.forget();
  return { kind: 'removed', restored, wasEdited: ours?.isIntact === false };
}

/** One repository may hold several projects: each is added, none is lost. */
function projectsOf(ours: HookScript | undefined, prefix: string): string[] {
  const project = prefix.replace(/\/$/, '') || '.';
  return [...new Set([...(ours?.projects ?? []), project])].sort();
}
