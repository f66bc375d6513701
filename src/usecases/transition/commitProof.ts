import { GitError, UserError } from '../../core/errors.ts';
import type { Project } from '../../core/ports.ts';
import { namedIn } from '../../knowledge/coAuthors.ts';
import { entriesOf, type Pack } from '../../pack/pack.ts';
import { findPerson } from '../../pack/people/people.ts';
import type { LeaverArea, TeachBack } from '../../pack/types.generated.ts';
import type { Lenient } from '../../pack/yaml/conform.ts';
import { keyOf, workId } from '../../transition/businessAreas.ts';
import type { Departure } from '../../transition/departure.ts';
import type { TransitionEvent } from '../../transition/events.ts';
import type { ProofFault } from '../../transition/proofFault.ts';
import { findTopic } from '../../transition/record.ts';

interface Place {
  readonly project: Project;
  readonly pack: Pack;
}

/** A commit, as far as it shows that somebody can do something. */
export interface CommitOfWork {
  readonly hash: string;
  readonly subject: string;
  /** yyyy-mm-dd, of the work and not of a later rebase. */
  readonly date: string;
  /** As git writes it, whoever wrote it with them too. */
  readonly people: readonly string[];
  /** From the project folder. */
  readonly paths: readonly string[];
}

/** Begins a commit, parts its fields. */
const COMMIT = '\u0001';
const FIELD = '\u0002';
const FORMAT = `--format=${COMMIT}%H%x02%s%x02%ad%x02%aN <%aE>%x02%(trailers:key=Co-authored-by,valueonly,separator=%x20)`;
const LOG = ['log', '--no-color', '--date=short', '-m', '--first-parent', '--name-only', '-z', FORMAT];

/**
 * Refuses commits that show nothing: those that are not there, of somebody else, from before the departure was reported,
 * or about something else.
 * @throws UserError with what is wrong with the first of them
 */
export async function refuseProofs(
  place: Place,
  departure: Departure,
  events: readonly TransitionEvent[],
): Promise<void> {
  for (const event of events) {
    if (event.kind !== 'proof' || event.proof.kind !== 'commit') continue;
    const { entry } = findTopic(departure, event.topic);
    const { commit = '' } = event.proof;
    const fault = await proofFault(place, departure, entry, commit);
    const { successor, reportedOn = '' } = departure.transition;
    const data = {
      commit,
      topic: entry.topic ?? '',
      date: reportedOn,
      successor: findPerson(place.pack.team?.value, successor)?.name ?? successor ?? '–',
    };
    if (fault !== undefined) throw new UserError(`error.proof.${fault}`, data);
  }
}

/** The commits of a departure that are entered as proofs and show nothing, by topic: such a topic is not proven. */
export async function refusedProofs(
  place: Place,
  departure: Departure,
): Promise<ReadonlyMap<string, ProofFault>> {
  const refused = new Map<string, ProofFault>();
  for (const { entry } of entriesOf(departure.transition.teachBack, [])) {
    if (entry.proof?.kind !== 'commit') continue;
    const fault = await proofFault(place, departure, entry, entry.proof.commit ?? '');
    if (fault !== undefined) refused.set(entry.topic ?? '', fault);
  }
  return refused;
}

async function proofFault(
  place: Place,
  departure: Departure,
  topic: Lenient<TeachBack>,
  hash: string,
): Promise<ProofFault | undefined> {
  const { git } = place.project;
  if (git === undefined) return 'no-git';
  if (!/^[0-9a-f]{4,64}$/i.test(hash)) return 'unknown';
  const printed = await git.run([...LOG, '--max-count=1', hash, '--']).catch((error: unknown) => {
    if (error instanceof GitError && error.isRefusal) return '';
    throw error;
  });
  const [commit] = commitsIn(printed, place);
  if (commit === undefined) return 'unknown';
  return faultOf(commit, place.pack, departure, topic);
}

function faultOf(
  { people, date, paths }: CommitOfWork,
  { team }: Pack,
  { transition }: Departure,
  topic: Lenient<TeachBack>,
): ProofFault | undefined {
  const successor = findPerson(team?.value, transition.successor);
  const isTheirs = people.some(who => findPerson(team?.value, who) === successor);
  if (successor === undefined || !isTheirs) return 'somebody-else';
  if (transition.reportedOn !== undefined && date < transition.reportedOn) return 'too-early';
  const areas = areasOfTopic(transition.areas, topic);
  return areas === undefined || areas.some(area => paths.some(path => isOfArea(area, path)))
    ? undefined
    : 'elsewhere';
}

/**
 * The areas that a topic is about: its own; one that every successor must know is about all of the leaver's.
 * @returns undefined where nothing says what it is about
 */
function areasOfTopic(
  list: Departure['transition']['areas'],
  { path }: Lenient<TeachBack>,
): readonly Lenient<LeaverArea>[] | undefined {
  const areas = entriesOf(list, []).map(({ entry }) => entry);
  if (path === undefined) return areas.length === 0 ? undefined : areas;
  const own = areas.filter(({ name, paths }) => name === path || paths?.includes(path) === true);
  return own.length > 0 ? own : [{ paths: [path] }];
}

/** Whether a file belongs to an area: one of its files or folders, or one that the code calls the same. */
function isOfArea({ paths = [] }: Lenient<LeaverArea>, file: string): boolean {
  const work = workId(keyOf(file) ?? '');
  return paths.some(path => {
    if (path === undefined) return false;
    if (path === file || file.startsWith(`${path.replace(/\/$/, '')}/`)) return true;
    return work !== '' && workId(keyOf(path) ?? '') === work;
  });
}

/** Commits that somebody may choose from. */
const MOST_COMMITS = 400;
const MOST_OFFERED = 20;

/** What the successor committed about a topic since the departure was reported, the newest first: each would be a proof. */
export async function commitsFor(
  place: Place,
  departure: Departure,
  topic: Lenient<TeachBack>,
): Promise<CommitOfWork[]> {
  const { git } = place.project;
  const since = departure.transition.reportedOn;
  if (git === undefined || since === undefined) return [];
  const args = [...LOG, '--all', `--max-count=${MOST_COMMITS}`, `--since=${since}T00:00:00`, '--'];
  const all = commitsIn(await git.run(args), place);
  return all
    .filter(commit => faultOf(commit, place.pack, departure, topic) === undefined)
    .slice(0, MOST_OFFERED);
}

function commitsIn(printed: string, { project }: Place): CommitOfWork[] {
  return printed
    .split(COMMIT)
    .slice(1)
    .map(text => {
      const [hash = '', subject = '', date = '', author = '', rest = ''] = text.split(FIELD);
      const [helpers = '', ...paths] = rest.split('\0');
      return {
        hash,
        subject,
        date,
        people: [author, ...namedIn(helpers).map(({ name, email }) => `${name} <${email}>`)],
        paths: paths
          .map(path => path.replace(/^\n/, ''))
          .filter(path => path !== '' && path.startsWith(project.prefix))
          .map(path => path.slice(project.prefix.length)),
      };
    });
}
