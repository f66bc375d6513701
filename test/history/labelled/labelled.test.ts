import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { linearPattern } from '../../../src/history/references/linear.ts';
import { readReferences } from '../../../src/history/references.ts';
import { type Grammar, loadTrackers } from '../../../src/history/trackers.ts';
import { hintsIn } from '../comments/rules.ts';
import { REMOTES, trackersText } from '../grammar.ts';

/** What is reached on both sets; nothing may fall behind. */
const LEAST = 0.97;

function rowsOf(name: string): string[][] {
  const text = readFileSync(new URL(name, import.meta.url), 'utf8').trimEnd();
  return text
    .split('\n')
    .slice(1)
    .map(line => line.split('\t'));
}

function unescaped(text: string): string {
  return text.replaceAll('\\n', '\n').replaceAll('\\t', '\t');
}

class Tally {
  #right = 0;
  #found = 0;
  #expected = 0;
  add(found: readonly string[], expected: readonly string[]): void {
    this.#right += found.filter(one => expected.includes(one)).length;
    this.#found += found.length;
    this.#expected += expected.length;
  }
  assertReached(): void {
    assert.ok(this.#expected > 50);
    assert.ok(this.#right / this.#found >= LEAST, `precision ${this.#right / this.#found}`);
    assert.ok(this.#right / this.#expected >= LEAST, `recall ${this.#right / this.#expected}`);
  }
}

describe('labelled sentences about tickets', () => {
  // A project without a tracker names its own numbers.
  const own = [{ id: 'own', reference: String.raw`\b(?<id>(?:ID|SR)[0-9]{4,10})\b` }];
  const grammars = new Map<string, Grammar>();
  const grammarOf = (tracker: string): Grammar => {
    const isForge = tracker === 'github' || tracker === 'gitlab' || tracker === 'gitee';
    const grammar =
      grammars.get(tracker) ??
      loadTrackers(
        trackersText,
        tracker === 'prose' ? own : [],
        REMOTES[isForge ? tracker : ''],
        linearPattern,
      );
    grammars.set(tracker, grammar);
    return grammar;
  };
  const EFFECTS = { closes: 'close', reopens: 'reopen', links: 'link', mentions: 'link' } as const;
  /** Without the kind or project in front: the label names the number. */
  const bare = (key: string) =>
    /[A-Za-z0-9\u4e00-\u9fff-]+$/.exec(key.replace(/^--\w+=/, ''))?.[0].toUpperCase() ?? key;

  const readRows = (rows: string[][]) =>
    rows.map(([expect = '', , tracker = '', closes = '', text = '']) => ({
      expected: expect
        .split(';')
        .filter(label => label !== 'none')
        .map(label => `${label.slice(0, label.indexOf(':'))} ${bare(label)}`),
      found: readReferences(unescaped(text), grammarOf(tracker)),
      isForge: tracker === 'github',
      closes: closes === 'yes',
      text,
    }));
  const sets = ['tickets.tsv', 'tickets-2.tsv'].map(name => readRows(rowsOf(name)));

  it('are read with the precision and recall that were reached', () => {
    for (const references of sets) {
      const [all, decided] = [new Tally(), new Tally()];
      for (const { expected, found } of references) {
        const effects = found.map(({ effect, key }) => `${EFFECTS[effect]} ${bare(key)}`);
        const isDecided = (effect: string) => !effect.startsWith('link ');
        all.add(effects, expected);
        decided.add(effects.filter(isDecided), expected.filter(isDecided));
      }
      assert.ok(references.length > 200);
      all.assertReached();
      decided.assertReached();
    }
  });

  it('say of GitHub whether it closes what the sentence leaves open', () => {
    const wrong = sets
      .flat()
      .filter(
        ({ isForge, closes, found }) =>
          isForge &&
          closes !==
            found.some(
              ({ effect, closedByTracker }) =>
                closedByTracker !== undefined || (effect === 'closes' && closes),
            ),
      );
    assert.deepEqual(
      wrong.map(({ text }) => text),
      [],
    );
  });
});

describe('labelled comments', () => {
  const ENDINGS: Readonly<Record<string, string>> = { csharp: 'cs', python: 'py', delphi: 'pas' };
  /** A path at which the snippet could stand: tests lie where tests lie. */
  const pathOf = (language: string, text: string) => {
    const ending = ENDINGS[language] ?? language;
    const isTest = /[sS]kip|@Ignore|@Disabled|\bx(?:it|describe)\(/.test(text);
    return isTest ? `tests/test_a.spec.${ending}`.replace('.spec.py', '.py') : `src/A.${ending}`;
  };
  /** A snippet of a page stands in the part that holds code. */
  const pageOf = (language: string, text: string) => {
    if (language === 'php') return text.includes('<?') ? text : `<?php\n${text}`;
    return language === 'vue' && !text.trimStart().startsWith('<') ? `<script>\n${text}\n</script>` : text;
  };
  const judged = rowsOf('todos.tsv').map(([expect = '', language = '', raw = '']) => {
    const text = unescaped(raw);
    const hints = hintsIn(pathOf(language, text), pageOf(language, text));
    const isOpen = hints.some(
      hint => hint.class === 'skipped-test' || hint.sign !== undefined || /^(?:FIXME|BUG)$/.test(hint.word),
    );
    return { expect, found: isOpen ? 'open' : hints.length > 0 ? 'weak' : 'none' };
  });

  it('are taken for open, for a word alone, or for nothing, as they were labelled', () => {
    const [open, any] = [new Tally(), new Tally()];
    for (const { expect, found } of judged) {
      open.add(found === 'open' ? ['open'] : [], expect === 'open' ? ['open'] : []);
      any.add(found === 'none' ? [] : ['hint'], expect === 'none' ? [] : ['hint']);
    }
    assert.ok(judged.length > 170);
    open.assertReached();
    any.assertReached();
  });
});
