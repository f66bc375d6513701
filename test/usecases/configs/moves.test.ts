import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { ConfigIndex } from '../../../src/pack/types.generated.ts';
import type { ConformSchema } from '../../../src/pack/yaml/conform.ts';
import { readYamlFile } from '../../../src/pack/yaml/file.ts';
import { entryAt } from '../../../src/usecases/configs/indexHelp.ts';
import { followMoves, type Move } from '../../../src/usecases/configs/moves.ts';

const PATH = 'handover/config-index.yaml';
const SCHEMA = JSON.parse(
  readFileSync(new URL('../../../schemas/config-index.schema.json', import.meta.url), 'utf8'),
) as ConformSchema;
const TEXT = `version: 1
entries:
  - path: conf/jdbc.properties # the database
    purpose: A
  - path: "./sites/a/*.yml"
    purpose: B

  - path: conf-old/jdbc.properties
    purpose: C
`;
const index = (text: string) => readYamlFile<ConfigIndex>(PATH, text, 'config-index', SCHEMA);

function moved(...moves: Move[]): string {
  const edits = followMoves({ path: PATH, file: index(TEXT) }, moves);
  return [...edits]
    .sort((one, other) => other.start - one.start)
    .reduce((text, { start, end, text: added }) => text.slice(0, start) + added + text.slice(end), TEXT);
}

describe('entries of files that were moved', () => {
  it('follow a file, and keep everything around it', () => {
    const now = moved({ from: 'conf/jdbc.properties', to: 'db/jdbc.properties' });
    assert.equal(now, TEXT.replace('path: conf/jdbc', 'path: db/jdbc'));
  });

  it('follow a folder, with its patterns, and no folder whose name only begins the same', () => {
    const now = moved({ from: 'conf', to: 'settings' }, { from: 'sites', to: '现场' });
    assert.match(now, /path: settings\/jdbc\.properties # the database/);
    assert.match(now, /path: 现场\/a\/\*\.yml/);
    assert.match(now, /path: conf-old\/jdbc\.properties/);
  });

  it('stay where nothing of theirs was moved, and where there is no index', () => {
    assert.equal(moved({ from: 'con', to: 'x' }), TEXT);
    assert.deepEqual(followMoves({ path: PATH, file: undefined }, [{ from: 'conf', to: 'x' }]), []);
  });
});

describe('the entry at a place of the config index', () => {
  it('is the one whose lines it is in', () => {
    const at = (words: string) => entryAt(index(TEXT), TEXT.indexOf(words));
    assert.equal(at('the database'), 'conf/jdbc.properties');
    assert.equal(at('purpose: A'), 'conf/jdbc.properties');
    assert.equal(at('*.yml'), 'sites/a/*.yml');
    assert.equal(at('purpose: C'), 'conf-old/jdbc.properties');
    assert.equal(at('version'), undefined);
    assert.equal(entryAt(index(''), 0), undefined);
  });
});
