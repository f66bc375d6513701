import { localDate } from '../core/dates.ts';
import { UserError } from '../core/errors.ts';
import type { Issue } from '../history/issue.ts';
import { withTheSame } from '../reporters/issues/listing.ts';
import { addToChecklist, triageIssues } from '../usecases/issues/triage.ts';
import type { AddOptions, TriageOptions } from './options.ts';
import { find, openForIssues, readExportFiles } from './runIssues.ts';
import type { ExitCode, Session } from './terminal.ts';
import { writeOrShow } from './write.ts';

/** Runs `handover issues triage`: writes the decision into `issues.yaml`. */
export async function runTriage(
  fingerprints: readonly string[],
  options: TriageOptions,
  session: Session,
): Promise<ExitCode> {
  const { state, until, reason, owner } = options;
  if (state === 'deferred' && until === undefined) throw new UserError('error.deferredUntil');
  const { project } = await openForIssues(options.cwd, session);
  const today = options.today ?? localDate();
  const report = await find(project, session, { today });
  const chosen = withTheSame(choose(fingerprints, report.items), report.items);
  const { assets, stdout } = session.terminal;
  const changes = await triageIssues(
    project,
    chosen.map(issue => ({ issue, state, until, reason, owner })),
    { assets, today },
  );
  const { say } = session;
  if ((await writeOrShow(project.files, changes, options, session)) === undefined) return 0;
  stdout.write(`${say('issues.triaged', { count: chosen.length, path: report.triageFile })}\n`);
  return 0;
}

/** Runs `handover issues add`: makes open items of the checklist out of issues. */
export async function runAdd(
  fingerprints: readonly string[],
  options: AddOptions,
  session: Session,
): Promise<ExitCode> {
  const { project, start } = await openForIssues(options.cwd, session);
  const today = options.today ?? localDate();
  const trackerExports = await readExportFiles(options.trackerExport ?? [], start);
  const report = await find(project, session, { today, trackerExports });
  const chosen = choose(fingerprints, report.items);
  const { added: countAdded, path, changes } = await addToChecklist(project, chosen, session.terminal.assets);
  const { say } = session;
  if ((await writeOrShow(project.files, changes, options, session)) === undefined) return 0;
  const added = countAdded();
  const known = chosen.length - added;
  const lines = [
    ...(added > 0 ? [say('issues.added', { count: added, path })] : []),
    ...(known > 0 ? [say('issues.addedBefore', { count: known, path })] : []),
  ];
  session.terminal.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}

/** As with git, the beginning of a fingerprint is enough. */
const SHORTEST = 4;

function choose(fingerprints: readonly string[], items: readonly Issue[]): Issue[] {
  return fingerprints.map(wanted => {
    const start = wanted.toLowerCase();
    const found =
      start.length < SHORTEST ? [] : items.filter(({ fingerprint }) => fingerprint.startsWith(start));
    const [issue] = found;
    if (issue === undefined) throw new UserError('error.unknownFingerprint', { fingerprint: wanted });
    if (found.length > 1) throw new UserError('error.ambiguousFingerprint', { fingerprint: wanted });
    return issue;
  });
}
