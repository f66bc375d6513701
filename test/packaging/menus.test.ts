import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

interface Item {
  readonly command?: string;
  readonly when?: string;
  readonly group?: string;
}

const read = (name: string) => JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8'));
const { contributes } = read('package.json');
const rows: readonly Item[] = contributes.menus['view/item/context'];
const hidden = new Set(
  (contributes.menus.commandPalette as Item[])
    .filter(({ when }) => when === 'false')
    .map(({ command }) => command),
);
const viewOf = ({ when = '' }: Item) => /view == (\S+)/.exec(when)?.[1];

describe('the menus of the extension', () => {
  const inline = rows.filter(({ group = '' }) => group.startsWith('inline'));

  it('have every action of a row in the menu of the row, too', () => {
    assert.ok(inline.length > 6);
    const lacking = inline.filter(
      item =>
        !rows.some(
          other =>
            other.command === item.command &&
            !other.group?.startsWith('inline') &&
            viewOf(other) === viewOf(item),
        ),
    );
    assert.deepEqual(lacking, []);
  });

  it('have every action of a row in the palette, where it asks for the row', () => {
    assert.deepEqual(
      inline.filter(({ command }) => hidden.has(command ?? '')),
      [],
    );
  });

  it('offer in the palette only what can run, or what says what is missing', () => {
    // These say themselves that a folder, trust or a pack is missing, and offer the way there.
    const always = /\.(generate|validate|explainRule|showReadiness|startTransition|reviewSection)$/;
    const free = contributes.commands.filter(
      ({ command, enablement }: { command: string; enablement?: string }) =>
        !hidden.has(command) && enablement === undefined && !always.test(command),
    );
    assert.deepEqual(
      free.map(({ command }: { command: string }) => command),
      [],
    );
  });

  it('offer what needs a pack only where none is known to be missing', () => {
    const inPalette = new Map(
      contributes.menus.commandPalette.map(({ command, when }: { command: string; when: string }) => [
        command,
        when,
      ]),
    );
    const needsPack =
      /\.(update|addToPack|confirmGuesses|whyReadiness|tickPart|setPartStatus|assignPart|confirmPart|export|addToConfigIndex|issues\.addToChecklist|configs\.openEntry)$/;
    const said = contributes.commands
      .filter(({ command }: { command: string }) => needsPack.test(command))
      .map(
        ({ command, enablement }: { command: string; enablement: string }) =>
          `${enablement} ${inPalette.get(command)}`,
      );
    assert.equal(said.length, 12);
    for (const words of said) assert.match(words, /handoverPack\.readiness\.state != 'noPack'/);
  });

  it('offer what belongs to a departure only where somebody is leaving', () => {
    const ofDepartures = contributes.commands.filter(({ command }: { command: string }) =>
      /\.(?!start|refresh)\w*(?:Transition|Observation|Deadlines)$/.test(command),
    );
    assert.equal(ofDepartures.length, 6);
    for (const { command, enablement } of ofDepartures)
      assert.match(enablement, /handoverPack\.hasTransition/, command);
  });

  it('have a name for the palette that says alone what is meant', () => {
    for (const name of ['package.nls.json', 'package.nls.zh-cn.json']) {
      const words = read(name);
      const titles = contributes.commands
        .filter(({ command }: { command: string }) => !hidden.has(command))
        .map(({ title, category }: { title: string; category?: string }) => {
          assert.equal(category, '%category%', title);
          return words[title.slice(1, -1)];
        });
      assert.equal(new Set(titles).size, titles.length, `${titles}`);
      assert.ok(!titles.includes(undefined));
    }
  });

  it('say in every view what to do where there is nothing to see', () => {
    const welcomed = new Set(contributes.viewsWelcome.map(({ view }: { view: string }) => view));
    const views = contributes.views.handoverPack.map(({ id }: { id: string }) => id);
    assert.deepEqual(
      views.filter((id: string) => !welcomed.has(id)),
      [],
    );
  });
});
