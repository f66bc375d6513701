import type { Fix, Problem } from '../../core/findings.ts';
import { PARTS } from '../../pack/names.ts';
import { entriesOf, type Pack } from '../../pack/pack.ts';
import { isOpenTransition } from '../../pack/packState.ts';
import { isSamePerson } from '../../pack/people/people.ts';
import type { YamlFile, YamlPath } from '../../pack/yaml/file.ts';
import { removals, yamlFix } from '../../pack/yaml/fix.ts';
import { defineCheck } from '../check.ts';

/** Teach-back: that something was handed over is said by whoever takes it, never by whoever gives it. */
export default defineCheck({
  group: 'pack',
  severity: 'error',
  needs: ['pack'],
  run: ({ pack }) => [...ownParts(pack), ...ownTeachBacks(pack)],
});

function* ownParts(pack: Pack): Generator<Problem> {
  const { checklist, team } = pack;
  if (checklist === undefined) return;
  for (const part of PARTS) {
    const { owner, confirmedBy, confirmedOn, status } = checklist.value?.[part] ?? {};
    if (status === 'not-applicable' || confirmedBy === undefined) continue;
    if (!isSamePerson(team?.value, owner, confirmedBy)) continue;
    if (tookOver(pack, confirmedBy, confirmedOn)) continue;
    yield {
      messageId: 'part',
      data: { person: confirmedBy, part },
      ...checklist.at([part, 'confirmedBy']),
      related: team ? [team.path] : [],
      fixes: withdrawal(checklist, [part]),
    };
  }
}

/** After a handover the successor is the owner, and still the one who confirmed. */
function tookOver({ transitions, team }: Pack, person: string, confirmedOn: string | undefined): boolean {
  return transitions.some(({ transition }) => {
    const { leaving, successor, reportedOn = '' } = transition?.value ?? {};
    const isSuccessor = isSamePerson(team?.value, successor, person);
    const isLeaver = isSamePerson(team?.value, leaving, person);
    return isSuccessor && !isLeaver && (confirmedOn === undefined || confirmedOn >= reportedOn);
  });
}

function* ownTeachBacks({ team, transitions }: Pack): Generator<Problem> {
  for (const { transition } of transitions) {
    if (transition === undefined || !isOpenTransition(transition.value)) continue;
    const { leaving, teachBack } = transition.value ?? {};
    for (const { entry, path } of entriesOf(teachBack, ['teachBack'])) {
      const { confirmedBy, topic = '' } = entry;
      if (confirmedBy === undefined || !isSamePerson(team?.value, leaving, confirmedBy)) continue;
      yield {
        messageId: 'teachBack',
        data: { person: confirmedBy, topic },
        ...transition.at([...path, 'confirmedBy']),
        related: team ? [team.path] : [],
        fixes: withdrawal(transition, path),
      };
    }
  }
}

function withdrawal(file: YamlFile, path: YamlPath): Fix[] {
  const changes = removals(file, path, ['confirmedBy', 'confirmedOn']);
  return yamlFix(file, changes, { messageId: 'fix.withdraw', safe: false });
}
