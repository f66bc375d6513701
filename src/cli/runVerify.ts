import { resolve } from 'node:path';
import { UserError } from '../core/errors.ts';
import type { Project } from '../core/ports.ts';
import { sha256 } from '../export/manifest.ts';
import type { Verdict } from '../export/seal/seal.ts';
import { kindOfPlace, readOutput, readOutputFolder } from '../io/outputs.ts';
import { printJson } from '../reporters/printJson.ts';
import { oneLine } from '../reporters/visible.ts';
import {
  commitInProject,
  findScan,
  type KnownScan,
  type Verified,
  verifyExport,
} from '../usecases/export/verify.ts';
import { shownText } from '../usecases/shownText.ts';
import { openCommandProject } from './commandProject.ts';
import type { VerifyOptions } from './options.ts';
import { type ExitCode, paint, type Session } from './terminal.ts';

/** Runs `handover verify`: 0 unchanged, 1 changed, 2 where it cannot be told. */
export async function runVerify(file: string, options: VerifyOptions, session: Session): Promise<ExitCode> {
  const { terminal } = session;
  const path = resolve(terminal.cwd, file);
  const what: Verified =
    (await kindOfPlace(path)) === 'folder'
      ? { kind: 'folder', files: await readOutputFolder(path) }
      : { kind: 'file', bytes: await readOutput(path, file) };
  const verdict = verifyExport(what);
  const digest = what.kind === 'file' ? sha256(what.bytes) : undefined;
  const project = await projectHere(options, session);
  if (typeof verdict === 'string') {
    const scan = project && digest && (await scanHere(project, file, digest, session));
    if (scan) return sayScan(scan, digest, options, session);
    throw new UserError(`error.verify.${verdict}`, { path: file });
  }
  const commit = await commitInProject(project, verdict.facts.commit);
  if (options.format === 'json')
    terminal.stdout.write(
      printJson({
        ...{ version: 1, kind: verdict.kind, state: verdict.state, sha256: digest ?? null },
        changes: verdict.changes.map(({ what: place, how }) => ({ what: shownText(place), how })),
        project: verdict.facts.project,
        commit: verdict.facts.commit,
        isCommitKnown: commit?.isKnown ?? null,
        exportedOn: verdict.facts.exportedOn,
        audience: verdict.facts.audience,
      }),
    );
  else printVerdict(verdict, digest, commit, session);
  return verdict.state === 'changed' ? 1 : 0;
}

/** A file may be verified anywhere; only in a repository can its commit be looked up. */
async function projectHere(options: VerifyOptions, { terminal }: Session): Promise<Project | undefined> {
  try {
    return (await openCommandProject(options, terminal)).project;
  } catch (error) {
    if (error instanceof UserError && options.cwd === undefined) return undefined;
    throw error;
  }
}

/** Where there is no pack there is no scan of it. */
async function scanHere(
  project: Project,
  file: string,
  digest: string,
  { terminal }: Session,
): Promise<KnownScan | undefined> {
  try {
    return await findScan(project, file, digest, terminal.assets);
  } catch (error) {
    if (error instanceof UserError && error.messageId === 'error.noPack') return undefined;
    throw error;
  }
}

function sayScan(
  { transition, party, name, signedOn, isSame }: KnownScan,
  digest: string,
  { format }: VerifyOptions,
  { terminal, say }: Session,
): ExitCode {
  const state = isSame ? 'same' : 'changed';
  if (format === 'json')
    terminal.stdout.write(
      printJson({ version: 1, kind: 'scan', state, sha256: digest, transition, party, signedOn }),
    );
  else {
    const words = { party: say(`party.${party}`), name: shownText(name), date: signedOn, id: transition };
    const colour = isSame ? 'green' : 'red';
    terminal.stdout.write(
      `${paint(terminal, colour, say(isSame ? 'verify.scan' : 'verify.scanChanged', words))}\n`,
    );
    terminal.stdout.write(`${say('export.digest', { digest })}\n`);
  }
  return isSame ? 0 : 1;
}

function printVerdict(
  { state, changes, facts }: Verdict,
  digest: string | undefined,
  commit: Awaited<ReturnType<typeof commitInProject>>,
  { terminal, say }: Session,
): void {
  const print = (line: string) => terminal.stdout.write(`${line}\n`);
  const clean = (text: unknown) => shownText(oneLine(String(text)));
  const colour = state === 'changed' ? 'red' : 'green';
  print(paint(terminal, colour, say(`verify.${state}`)));
  for (const { what, how } of changes)
    print(`  ${say(how === 'changed' ? 'verify.changedPart' : `verify.${how}`, { what: clean(what) })}`);
  if (state === 'changed' && changes.length === 0) print(`  ${say('verify.elsewhere')}`);
  print(
    say('verify.from', {
      project: clean(facts.project),
      title: clean(facts.title),
      date: clean(facts.exportedOn),
    }),
  );
  if (facts.commit !== '') {
    const short = clean(facts.commit).slice(0, 12);
    print(say(facts.hasChanges ? 'verify.commitChanged' : 'verify.commit', { commit: short }));
    if (commit)
      print(
        commit.isKnown
          ? say('verify.commitKnown', { date: commit.date, subject: clean(commit.subject) })
          : say('verify.commitUnknown'),
      );
  }
  if (digest !== undefined) print(say('export.digest', { digest }));
}
