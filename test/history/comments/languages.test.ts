// biome-ignore-all lint/suspicious/noTemplateCurlyInString: samples of languages that are held in strings
import assert from 'node:assert/strict';
import { hintsIn } from './rules.ts';

/** Each comment says `TODO c`, and a number where there are several; what must not be found says `TODO s`. */
const SAMPLES: Readonly<Record<string, string>> = {
  'A.java':
    'String u = "http://x // TODO s"; // TODO c1\nchar q = \'"\'; /* TODO c2 */ String t = """\n// TODO s\n""";\n/**\n * TODO c3\n */',
  'a.cs':
    'var p = @"C:\\"; // TODO c1\nvar q = @"a "" // TODO s"; /* TODO c2 */\nvar r = """\n // TODO s " \n""";',
  'a.c': 'char *s = "\\" // TODO s"; /* TODO c1 */ int n = \'\\\'\'; // TODO c2',
  'a.cpp': 'auto s = R"x(// TODO s )" /* )x"; // TODO c',
  'a.js':
    "const u = 'http://x'; const r = /[/]'\\/\\/ TODO s/; // TODO c1\nconst t = `// TODO s ${a /* TODO c2 */ + `${'}'}`} // TODO s`; // TODO c3\nx = a / b; // TODO c4",
  'a.tsx': "<p>Don't see https://x.org/TODO s</p>\n{/* TODO c1 */}\n<Foo bar={x} /> // TODO c2",
  'a.vue':
    '<template>\n<!-- TODO c1 -->\n<p>// TODO s</p></template>\n<script lang="ts">\nlet a = "<!-- TODO s -->"; // TODO c2\n</script>\n<style lang="scss">\n// TODO c3\na { b: url(//x/TODO s) }\n</style>',
  'a.html':
    '<p>/* TODO s */</p><!-- TODO c1 -->\n<style>/* TODO c2 */</style>\n<script type="application/json">// TODO s</script>\n<script type="text/template"><!-- TODO c3 --></script>',
  'a.jsp':
    '<%-- TODO c1 --%>\n<% String s = "// TODO s"; // TODO c2\n%>\n<!-- TODO c3 -->\n<script>// TODO c4\n</script>',
  'a.xml': '<a b="# TODO s"><!-- TODO c\n --><![CDATA[ <!-- TODO s --> ]]></a>',
  'a.py':
    '"""\nTODO c1\n"""\nx = """\n# TODO s\n"""\ndef f():\n    """TODO c2"""\n    return "# TODO s"  # TODO c3',
  'a.go': "s := `// TODO s`\nr := '\"' // TODO c1\n/* TODO c2 */",
  'a.sql':
    "select 'it''s -- TODO s', 'C:\\', 'don\\'t -- TODO s' -- TODO c1\n/* TODO c2 */\n--TODO c3\n# TODO c4\nselect \"a--b TODO s\"",
  'a.yaml': 'a: "# TODO s" # TODO c1\nb: |\n  # TODO s\nc: x#y TODO s\n# TODO c2\nd: it\'s # TODO c3',
  'a.properties': '# TODO c1\n! TODO c2\na=b # TODO s\nc=d\\\n# TODO s',
  'a.sh':
    "echo $# \"# TODO s\" '# TODO s' # TODO c1\ncat <<-'EOF'\n# TODO s ' \nEOF\necho ${#a} don\\'t a#b # TODO c2\necho $((1<<2)) # TODO c3",
  'run.bat': 'REM TODO c1\n@rem TODO c2\n:: TODO c3\necho REM TODO s',
  Dockerfile: '# TODO c\nRUN echo "# TODO s"',
  'a.kt': '/* a /* b */\n TODO c1 */\nval s = """// TODO s"""; val c = \'"\' // TODO c2',
  'a.php':
    '<!-- TODO c1 -->\n<?php $a = "// TODO s"; # TODO c2 ?>\n<p>// TODO s</p><!-- TODO c3 -->\n<?php /* TODO c4 */ $b = <<<X\n// TODO s\nX;\n// TODO c5',
  'a.rb': 's = "# TODO s" # TODO c1\nputs <<~T\n # TODO s\nT\n=begin\nTODO c2\n=end\n"#{x} TODO s"',
  'a.groovy': "def s = '''\n// TODO s\n''' // TODO c1\ndef r = /\\/\\/ TODO s/ /* TODO c2 */",
  'a.scss': '// TODO c1\na { background: url(http://x/TODO s) } /* TODO c2 */',
  'a.css': 'a { content: "/* TODO s */" } /* TODO c */',
  'a.lua': '--[==[ ]] TODO c1 ]==] s = [[ -- TODO s ]] -- TODO c2',
  'a.pl': '=pod\n\nTODO c1\n\n=cut\nmy $x = $#a; my $s = "# TODO s"; # TODO c2',
  'a.ps1': '<# TODO c1 #>\n$s = "`"# TODO s" # TODO c2\n$t = @"\n# TODO s\n"@',
  'a.vb': "' TODO c1\ns = \"' TODO s\" ' TODO c2\nREM TODO c3",
  'a.pas': "{ TODO c1 } s := '// TODO s'; // TODO c2\n(* TODO c3 *)",
  'a.ini': '; TODO c1\n# TODO c2\na=b ; TODO s',
  'nginx.conf': 'a "# TODO s"; # TODO c',
  'a.rs': "fn f<'a>(x: &'a str) { let c = '\"'; let r = r#\"// TODO s\"#; } // TODO c1\n/* /* */ TODO c2 */",
  'a.sru': 's = "~"// TODO s" // TODO c1\n/* /* */ TODO c2 */',
  'a.toml': "a = '''\n# TODO s''' # TODO c",
  'page.aspx': '<%-- TODO c1 --%><% var s = @"\\"; // TODO c2\n%>',
  'page.cshtml': '@* TODO c1 *@ <!-- TODO c2 -->',
  'page.ftl': '<#-- TODO c --> TODO s',
  'page.vm': '## TODO c1\n#* TODO c2 *# TODO s',
  Makefile: 'a: # TODO c\n\techo \\# TODO s',
  bin: '#!/usr/bin/env python3\n# TODO c',
};

describe('comments of each language', () => {
  for (const [path, text] of Object.entries(SAMPLES)) {
    it(path, () => {
      const wanted = [...text.matchAll(/TODO c\d?/g)].map(match => match[0]);
      const found = hintsIn(path, text).map(hint => /^TODO \w+/.exec(hint.text)?.[0]);
      assert.deepEqual(found, [...new Set(wanted)]);
    });
  }

  it('knows no comments in documents and in unknown files', () => {
    for (const path of ['a.txt', 'LICENSE', 'a.adoc'])
      assert.deepEqual(hintsIn(path, '// TODO c\n# TODO c'), []);
  });

  it('counts lines with every kind of line end, behind a byte order mark', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const hints = hintsIn('A.java', `\u{feff}a;${end}${end}\t/*${end}\t * TODO c${end}\t */`);
      assert.deepEqual(
        hints.map(hint => hint.line),
        [4],
      );
    }
  });

  it('ends what is not finished with the file', () => {
    assert.equal(hintsIn('a.java', 'a /* b\n TODO c').length, 1);
    assert.equal(hintsIn('a.js', '`${`${ // TODO c').length, 1);
    assert.deepEqual(hintsIn('a.js', '` // TODO s'), []);
    assert.equal(hintsIn('a.sh', 'cat <<EOF\n# TODO c').length, 1);
  });

  it('leaves generated files out', () => {
    assert.deepEqual(hintsIn('a.go', '// Code generated by x. DO NOT EDIT.\n// TODO c'), []);
  });
});
