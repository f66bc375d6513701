// biome-ignore-all lint/suspicious/noTemplateCurlyInString: pieces of programs that are held in strings
import assert from 'node:assert/strict';
import fc from '../../helpers/properties.ts';
import { hintsIn } from './rules.ts';

const PATHS =
  'A.java a.kt a.ts a.vue a.html a.jsp a.cs a.c a.cpp a.py a.go a.sql a.yaml a.properties a.sh a.bat a.php a.rb a.pl a.ps1 a.lua a.pas a.vb a.rs a.scss a.md Dockerfile page.cshtml a.test.js test_a.py ATest.java a_test.go a_spec.rb'.split(
    ' ',
  );
const PIECES =
  '// TODO x|/* |*/|"|\'|`|${|}|{|\n|\r\n|\\|#|--|<!--|-->|<script>|</script>|<%|%>|<?php|?>|"""|\'\'\'|<<EOF|EOF|/|R"x(|r#"|(|)|:|=begin|=cut|--[==[|]==]|FIXME|待解决|<<<<<<< a|=======|>>>>>>> b|it.skip("a")|@Disabled|class A {|\t| |TODO(wang): 药|\u{feff}|🏥'.split(
    '|',
  );

describe('any text', () => {
  it('may have marks of any length', () => {
    const long = 200_000;
    for (const [path, mark] of [
      ['a.cs', '"'.repeat(long)],
      ['a.lua', `[${'='.repeat(long)}[`],
      ['a.rs', `r${'#'.repeat(long)}"`],
      ['a.cpp', `R"${'x'.repeat(long)}(`],
      ['a.sh', `cat <<${'E'.repeat(long)}\n`],
    ] as const) {
      assert.equal(hintsIn(path, `${mark}\n`.repeat(2)).length, 0, path);
      assert.doesNotThrow(() => hintsIn(path, `${mark}\n// TODO c\n# TODO c\n-- TODO c`), path);
    }
  });

  it('never throws, and lines are within the text', () => {
    const text = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 4 })));
    fc.assert(
      fc.property(fc.constantFrom(...PATHS), text, (path, pieces) => {
        const content = pieces.join('');
        const lines = content.split(/\r\n?|\n/).length;
        for (const hint of hintsIn(path, content)) {
          assert.ok(hint.line >= 1 && hint.line <= lines, `${hint.line} of ${lines}`);
          assert.ok(hint.text !== '' && hint.text.length <= 200 && !/[\r\n]/.test(hint.text), hint.text);
        }
      }),
      { numRuns: 600 },
    );
  });

  // A reader that takes time in the square of the length would need a minute for one of these; mocha waits less.
  describe('of one piece again and again', function () {
    this.timeout(20_000);
    const paths = [
      'a.test.ts',
      'a.html',
      'a.php',
      'a.sh',
      'test_a.py',
      'src/test/ATest.java',
      'a.sql',
      'a.lua',
      'a.yaml',
      'spec/a.rb',
    ];
    /** What makes the first mark a comment where a file begins with something else. */
    const openers: Readonly<Record<string, string>> = { 'a.html': '<!-- TODO x -->\n', 'a.php': '<?php ' };
    const units = [
      '/',
      '<',
      '<script ',
      '{{!',
      '/*',
      '`${',
      '"',
      "'\\",
      '# ',
      '<<A1\n',
      'x=/[',
      '//a\n',
      '@Disabled\n',
      '{#',
      ' \n',
      '\t',
      '(*',
      '--[',
      '<% ',
      '<?',
      'it.skip(',
      '* ',
      'TODO ',
      '<<<<<<< a\n',
    ];
    for (const unit of units) {
      it(JSON.stringify(unit), () => {
        const marks = "// TODO x\n# TODO x\n-- TODO x\n<<<<<<< >>>>>>>\n@Disabled it.skip('a') skip\n";
        const text = `${marks}${unit.repeat(300_000 / unit.length)}`;
        for (const path of paths) {
          const hints = hintsIn(path, `${openers[path] ?? ''}${text}`);
          assert.ok(hints.length > 0, path);
        }
      });
    }
  });
});
