import { placeText } from '../deployment/said.ts';
import type { Tag } from '../history/repository.ts';
import { slugOf, uniqueId } from '../pack/ids.ts';
import type { Milestone, MilestoneKind, ProgressPart, Stage } from '../pack/types.generated.ts';
import type { PrefillContext } from './facts.ts';
import { safeSubject } from './subject.ts';

/** The last releases tell where a project stands; the list of all of them is in git. */
const MOST_MILESTONES = 12;
const PRERELEASE =
  /((^|[^a-z])(alpha|beta|rc|pre(view)?|snapshot|milestone)|[-._]m\d+)[-._]?\d*(?![a-z])|-\d{8}\.\d+/i;
/** Marks that somebody set before a change, to find back: no release. */
const BOOKMARK =
  /(?:^|[-_.\d])(?:pre|before|prior|backup|bak|archived?|wip|old|checkpoint|save|legacy)[-_](?!\d|rc|alpha|beta|prod|release)[a-z]{3}|^(?:backup|bak|archived?)\b/i;
const GO_LIVE = /go-?live|上线|投产|prod(uction)?\b/i;
const ACCEPTANCE = /accept(ance|ed)?\b|验收|终验|初验/i;

/** Stage and milestones, as the tags tell them. */
export function guessProgress({ facts, answers, say }: PrefillContext): Omit<ProgressPart, 'status'> {
  const tags = (facts.history?.tags ?? []).filter(({ name }) => !BOOKMARK.test(name));
  const stage = answers.stage ? { stage: answers.stage } : guessStage(tags, facts, say);
  const ids = new Set<string>();
  return { ...stage, milestones: chooseTags(tags).map(tag => milestone(tag, ids, say)) };
}

function guessStage(
  tags: readonly Tag[],
  { history, deployment }: PrefillContext['facts'],
  say: PrefillContext['say'],
): Pick<ProgressPart, 'stage' | 'confirm' | 'from'> {
  const released = tags.find(tag => isRelease(tag));
  if (released) return marked('operation', say('from.tag', { tag: released.name }));
  const [candidate] = tags;
  if (candidate && /(^|[^a-z])(rc|pre(view)?)(?![a-z])/i.test(candidate.name))
    return marked('pre-go-live', say('from.tag', { tag: candidate.name }));
  const live = deployment.toProduction[0];
  if (live) return marked('operation', say('from.deploys', { place: placeText(live) }));
  if (candidate) return marked('development', say('from.tag', { tag: candidate.name }));
  if ((history?.commits ?? 0) > 0) return marked('development', say('from.noReleaseTag'));
  return marked('requirements', say('from.noCommit'));
}

function marked(stage: Stage, from: string): Pick<ProgressPart, 'stage' | 'confirm' | 'from'> {
  return { stage, confirm: ['stage'], from };
}

/** A first release is 1.0 or later without a suffix, a date, or a tag that says go-live. */
function isRelease({ name, subject }: Tag): boolean {
  if (GO_LIVE.test(`${name} ${subject}`) || ACCEPTANCE.test(name)) return true;
  if (PRERELEASE.test(name)) return false;
  return /(^|[^\d.])([1-9]\d*)\.\d+/.test(name) || /20\d\d[-_.]?\d\d/.test(name);
}

/** Releases and named events first, pre-releases only where there is nothing else; in the order of time. */
function chooseTags(tags: readonly Tag[]): Tag[] {
  const releases = tags.filter(isRelease);
  // A mark without a number and without a word for an event is none.
  return (releases.length > 0 ? releases : tags.filter(({ name }) => /\d/.test(name)))
    .slice(0, MOST_MILESTONES)
    .reverse();
}

function milestone(tag: Tag, ids: Set<string>, say: PrefillContext['say']): Milestone {
  const subject = safeSubject(tag.subject, tag.date);
  const says =
    subject &&
    !/^merge (?:pull request|branch|remote)/i.test(subject) &&
    !subject.includes(tag.name) &&
    subject.length <= 80
      ? `${tag.name}: ${subject}`
      : tag.name;
  return {
    id: uniqueId(slugOf(tag.name), ids),
    title: says,
    kind: kindOf(tag),
    ...(/^\d{4}-\d\d-\d\d$/.test(tag.date) && { actual: tag.date }),
    confirm: true,
    from: say('from.tag', { tag: tag.name }),
  };
}

function kindOf({ name, subject }: Tag): MilestoneKind {
  if (ACCEPTANCE.test(`${name} ${subject}`)) return 'acceptance';
  return GO_LIVE.test(`${name} ${subject}`) ? 'go-live' : 'release';
}
