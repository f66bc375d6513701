import assert from 'node:assert/strict';
import { measureMustHaves } from '../../src/pack/mustHaves.ts';
import { readPack } from '../../src/pack/readPack.ts';
import { DEFAULT_NUMBERS } from '../../src/pack/settings/numbers.generated.ts';
import { statusesOf } from '../../src/transition/status.ts';
import { checklistText, finishedPages, teamText } from '../cli/hospital.ts';
import { SCHEMAS } from './support.ts';

const FOLDER = 'handover/transitions/2026-06-li';
const COMPLETE = `version: 1
id: 2026-06-li
leaving: li
reportedOn: 2026-06-01
lastDay: 2026-06-18
successor: wang
successorNamedOn: 2026-06-01
phase: observation
lead: chen
taskForce:
  - { duty: customer-talks, person: chen }
  - { duty: technical, person: zhou }
  - { duty: contract-legal, person: qian }
  - { duty: people, person: sun }
customerNotice: { calledOn: 2026-06-01, sentOn: 2026-06-02, successor: wang }
tasks:
  - { id: only, title: Only one, doneOn: 2026-06-10 }
meeting:
  date: 2026-06-12
  onSite: true
  minutes: 250
  attendees:
    - { person: li, party: leaver }
    - { person: wang, party: successor }
    - { person: zhang, party: customer }
  demos: [demo]
  hardLogic: [logic]
  questions:
    - { question: Who, answer: We }
access:
  - { account: his-db, revokedOn: 2026-06-18 }
  - { account: vpn, rotatedOn: 2026-06-18 }
teachBack:
  - { topic: Daily, confirmedBy: wang, confirmedOn: 2026-06-16 }
onCall: { agreedOn: 2026-06-10, hours: 9-18, channel: phone, until: 2026-07-03 }
observation: { startsOn: 2026-06-17, days: 14 }
signOff:
  - { party: leaver, signedOn: 2026-06-18, evidence: scan.pdf }
  - { party: successor, signedOn: 2026-07-02, evidence: scan.pdf }
  - { party: customer, signedOn: 2026-07-02, evidence: scan.pdf }
`;
const LOG = `version: 1
transition: 2026-06-li
entries:
  - { id: a, date: 2026-06-20, kind: incident, severity: major, recall: { person: li, on: 2026-06-20 }, resolvedOn: 2026-06-20 }
`;
const MUST_HAVES = [
  {
    id: 'primary',
    question: 'Who?',
    stages: undefined,
    customers: undefined,
    answeredBy: [
      {
        file: 'team.yaml',
        at: ['roles', 'primary'],
        kinds: undefined,
        field: undefined,
        every: false,
        is: undefined,
      },
    ],
  },
];

/** Everything of a departure that may be closed, by its path. */
const FILES: Readonly<Record<string, string>> = {
  'handover/team.yaml': teamText('en'),
  'handover/checklist.yaml': checklistText('en', true),
  ...finishedPages('en'),
  [`${FOLDER}/transition.yaml`]: COMPLETE,
  [`${FOLDER}/observation-log.yaml`]: LOG,
  [`${FOLDER}/response-plan.md`]: '# Plan\n',
  [`${FOLDER}/customer-notice.md`]: '# Letter\n',
};

/** What stands in the way of closing. @param change what of the files is otherwise, as text to be replaced */
function openWith(path: string, text: string, by: string, today = '2026-07-02'): string[] {
  const before = FILES[path] ?? assert.fail(path);
  assert.ok(text === '' || before.includes(text), `${path} has no ${text}`);
  const files = { ...FILES, [path]: before.replace(text, by) };
  const pack = readPack('handover', Object.keys(files), new Map(Object.entries(files)), SCHEMAS);
  const [status] = statusesOf({
    pack,
    numbers: DEFAULT_NUMBERS,
    calendar: { holidays: [], workdays: [], holidayYears: undefined },
    weights: {},
    surfacedOf: () => ({}),
    mustHaves: measureMustHaves(pack, MUST_HAVES),
    isPackSensitive: false,
    today,
  });
  return (status ?? assert.fail('no departure')).open.map(point =>
    point.kind === 'deadline' ? `deadline ${point.what}` : point.kind,
  );
}

const OWN = `${FOLDER}/transition.yaml`;
const CHECKLIST = 'handover/checklist.yaml';
/** Each single thing that is missing: the file, what of it, what stands there instead, and what is said. */
const MISSING: readonly (readonly [path: string, text: string, by: string, ...kinds: string[]])[] = [
  [
    OWN,
    'customerNotice: { calledOn: 2026-06-01, sentOn: 2026-06-02, successor: wang }\n',
    '',
    'deadline customer-notice',
  ],
  [OWN, ', sentOn: 2026-06-02, successor: wang', '', 'no-letter'],
  [OWN, 'lead: chen\n', '', 'deadline task-force'],
  [OWN, '{ duty: people, person: sun }', '{ duty: people }', 'deadline task-force'],
  [OWN, ', sentOn: 2026-06-02', ', sentOn: 2099-06-02', 'no-letter'],
  [OWN, ', doneOn: 2026-06-10', '', 'task'],
  [OWN, '  date: 2026-06-12\n', '', 'deadline meeting'],
  [OWN, 'onSite: true', 'onSite: false', 'not-on-site'],
  [OWN, 'minutes: 250', 'minutes: 239', 'too-short'],
  [OWN, '    - { person: zhang, party: customer }\n', '', 'not-attending'],
  [OWN, 'agreedOn: 2026-06-10, ', '', 'no-on-call'],
  [OWN, 'until: 2026-07-03', 'until: 2026-06-30', 'no-on-call'],
  [OWN, 'hours: 9-18, ', '', 'no-on-call'],
  [OWN, '  demos: [demo]\n', '', 'no-demo'],
  [OWN, '  hardLogic: [logic]\n', '', 'no-hard-logic'],
  [OWN, ', answer: We', '', 'question'],
  [OWN, 'revokedOn: 2026-06-18', 'note: soon', 'access'],
  [OWN, 'rotatedOn: 2026-06-18', 'rotatedOn: 2026-06-17', 'access'],
  [OWN, ', confirmedBy: wang, confirmedOn: 2026-06-16', '', 'teach-back'],
  [OWN, ', confirmedBy: wang', ', confirmedBy: li', 'teach-back'],
  [OWN, 'startsOn: 2026-06-17', 'startsOn: 2026-06-19', 'deadline observation'],
  [OWN, '  - { party: leaver, signedOn: 2026-06-18, evidence: scan.pdf }\n', '', 'signature'],
  [OWN, 'signedOn: 2026-06-18, evidence: scan.pdf', 'signedOn: 2026-06-18', 'no-evidence'],
  [`${FOLDER}/observation-log.yaml`, 'recall: { person: li, on: 2026-06-20 }, ', '', 'no-recall'],
  [`${FOLDER}/observation-log.yaml`, ', resolvedOn: 2026-06-20', '', 'unresolved'],
  [CHECKLIST, 'progress:\n  status: done', 'progress:\n  status: in-progress', 'part-not-done'],
  [CHECKLIST, 'confirmedBy: wang', 'confirmedBy: zhou', 'part-not-confirmed'],
  [CHECKLIST, '  reason: As the hospital has it.\n', '', 'part-no-reason'],
  [CHECKLIST, 'reason: As the hospital has it.', "reason: ' '", 'part-no-reason'],
  [CHECKLIST, '      title: V1\n', '      title: V1\n      confirm: true\n', 'part-guessed'],
  [CHECKLIST, '      phone: 0755-900\n', '', 'part-lacks'],
  [CHECKLIST, '  evidence:\n    - handover-list.md\n', '', 'part-lacks'],
  [CHECKLIST, '      branch: main\n', '', 'part-lacks'],
  ['handover/team.yaml', '  primary: li\n', '', 'must-have'],
  ['handover/team.yaml', '  primary: li\n', '  primary: li\n  confirm: [primary]\n', 'must-have'],
  [`${FOLDER}/response-plan.md`, '# Plan', '# Plan\n\n[[fill: who]]', 'blank'],
  [`${FOLDER}/customer-notice.md`, '# Letter', '# Letter\n\n[[待填：日期]]', 'blank'],
];

describe('closing a departure', () => {
  it('is possible when all is handed over', () => {
    assert.deepEqual(openWith(OWN, '', ''), []);
  });

  for (const [path, text, by, ...kinds] of MISSING)
    it(`is refused for ${kinds}: ${JSON.stringify(text.slice(0, 40))} in ${path.split('/').at(-1)}`, () => {
      assert.deepEqual(openWith(path, text, by), kinds);
    });

  it('is refused without a successor, who has to confirm everything', () => {
    const open = openWith(OWN, 'successor: wang\nsuccessorNamedOn: 2026-06-01\n', '');
    assert.ok(open.includes('deadline substitute'), String(open));
    assert.equal(open.filter(kind => kind === 'part-not-confirmed').length, 4);
  });
});
