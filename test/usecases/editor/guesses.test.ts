import assert from 'node:assert/strict';
import { applyFixes } from '../../../src/core/fixes.ts';
import {
  confirmEdits,
  correctEdits,
  guessAround,
  guessBeside,
  guessedFields,
  guessesOfPack,
  guessPlaces,
} from '../../../src/usecases/editor/guessPlaces.ts';
import { linksOf } from '../../../src/usecases/editor/links.ts';
import { foldsOf, type Part, partsOf } from '../../../src/usecases/editor/structure.ts';
import { packOf, placeOf, wordingIn } from './support.ts';

const TEAM = `version: 1
people:
  # leads
  - id: chen
    name: Chen
    confirm: true
    from: git
`;
const CHECKLIST = `version: 1
# Contract
# and so on
project:
  name: HIS # short
  code: X1
  confirm: [name, code]
  from: name of the folder
progress:
  stage: operation
  milestones:
    - id: v1
      title: First
      confirm: true
      from: tag v1
    - id: v2
      title: Second
      pack: docs/v2
      confirm: true
      from: tag v2
deliverables:
  items:
    - id: code
      title: Source
      repository: git@git.example.com:his/web.git
      documentedIn: docs/operations-manual.md#Backup
`;

const pack = packOf({ 'team.yaml': TEAM, 'checklist.yaml': CHECKLIST });
const checklist = pack.files.find(({ schema }) => schema === 'checklist');
assert.ok(checklist);
const file = checklist;
const names = () => guessesOfPack(pack).map(({ place }) => place);

describe('guesses where they stand', () => {
  it('are found file by file, with their kind, their evidence and their place', () => {
    assert.deepEqual(
      guessPlaces(file).map(({ place, kind, from, span }) => [
        place,
        kind,
        from,
        CHECKLIST.slice(span.start, span.end),
      ]),
      [
        ['project', 'project', 'name of the folder', 'project'],
        ['progress.milestones.v1', 'milestone', 'tag v1', '-'],
        ['progress.milestones.v2', 'milestone', 'tag v2', '-'],
      ],
    );
    assert.equal(guessAround(file, placeOf(CHECKLIST, 'Second'))?.place, 'progress.milestones.v2');
    assert.equal(guessAround(file, placeOf(CHECKLIST, 'stage')), undefined);
  });

  it('follow one another through the pack, and begin anew behind the last', () => {
    const all = guessesOfPack(pack);
    const walk = (direction: 'next' | 'previous') => {
      let [path, offset] = ['handover/checklist.yaml', 0];
      return all.map(() => {
        const guess = guessBeside(all, path, offset, direction);
        assert.ok(guess);
        [path, offset] = [guess.file.path, guess.span.start];
        return guess.place;
      });
    };
    assert.deepEqual(names(), ['project', 'progress.milestones.v1', 'progress.milestones.v2', 'people.chen']);
    const ordered = walk('next');
    assert.deepEqual(new Set(ordered), new Set(names()));
    assert.equal(ordered[0], 'project');
    assert.deepEqual(new Set(walk('previous')), new Set(names()));
    assert.equal(guessBeside([], 'a', 0, 'next'), undefined);
  });

  it('are confirmed by taking away their marks, one or all of a kind, and nothing else', () => {
    const confirm = (...places: string[]) => {
      const paths = guessPlaces(file)
        .filter(({ place }) => places.includes(place))
        .map(({ path }) => path);
      return applyFixes(CHECKLIST, [confirmEdits(file, paths)]).text;
    };
    assert.equal(
      confirm('progress.milestones.v1'),
      CHECKLIST.replace('      confirm: true\n      from: tag v1\n', ''),
    );
    assert.equal(
      confirm('progress.milestones.v1', 'progress.milestones.v2'),
      CHECKLIST.replace('      confirm: true\n      from: tag v1\n', '').replace(
        '      confirm: true\n      from: tag v2\n',
        '',
      ),
    );
    assert.equal(
      confirm('project'),
      CHECKLIST.replace('  confirm: [name, code]\n  from: name of the folder\n', ''),
    );
  });

  it('are corrected with their mark, field by field', () => {
    const [project] = guessPlaces(file);
    assert.ok(project);
    assert.deepEqual(guessedFields(project), [
      { name: 'name', value: 'HIS' },
      { name: 'code', value: 'X1' },
    ]);
    const after = applyFixes(CHECKLIST, [correctEdits(file, project.path, 'name', 'County HIS')]).text;
    assert.equal(
      after,
      CHECKLIST.replace('HIS # short', 'County HIS # short').replace('[name, code]', '[code]'),
    );
  });
});

describe('the shape of a file', () => {
  it('is an outline by what people call things', async () => {
    const lines = (parts: readonly Part[], depth = 0): string[] =>
      parts.flatMap(({ name, detail, kind, children }) => [
        `${'  '.repeat(depth)}${name}|${detail}|${kind}`,
        ...(depth < 2 ? lines(children, depth + 1) : []),
      ]);
    const shown = lines(partsOf(file, await wordingIn('zh-CN')));
    assert.ok(shown.includes('progress|进度|map'), shown.join('\n'));
    assert.ok(shown.includes('  milestones|里程碑|list'));
    assert.ok(shown.includes('    First|v1|entry'));
    assert.ok(shown.includes('  name|项目名称|value') || shown.some(line => line.startsWith('  name|')));
  });

  it('can be folded: maps, entries and comments of several lines', () => {
    const folds = foldsOf(file).map(
      ({ first, last, isComment }) => `${first}-${last}${isComment ? ' #' : ''}`,
    );
    assert.ok(folds.includes('1-2 #'));
    assert.ok(folds.includes('3-7'), 'project');
    assert.ok(folds.includes('11-14'), 'the first milestone');
    assert.ok(!folds.some(fold => fold.startsWith('4-')), 'no value of one line');
  });

  it('leads to files and repositories', () => {
    assert.deepEqual(
      linksOf(file).map(({ paths, place, url, span }) => [
        CHECKLIST.slice(span.start, span.end),
        paths[0] ?? '',
        place,
        url ?? '',
      ]),
      [
        ['docs/v2', 'docs/v2', '', ''],
        ['git@git.example.com:his/web.git', '', '', 'https://git.example.com/his/web'],
        ['docs/operations-manual.md#Backup', 'docs/operations-manual.md', '#Backup', ''],
      ],
    );
  });
});
