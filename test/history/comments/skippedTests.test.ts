import assert from 'node:assert/strict';
import { hintsIn } from './rules.ts';

/** Mark, text and reason of each skipped test. */
function skipped(path: string, text: string): string[] {
  return hintsIn(path, text)
    .filter(hint => hint.class === 'skipped-test')
    .map(hint => [hint.word, hint.text, ...(hint.reason === undefined ? [] : [hint.reason])].join(' | '));
}

describe('skipped tests', () => {
  it('of JUnit and TestNG, with the reason', () => {
    const text = `// @Ignore
@Disabled("broken since 2.1")
class OrderTest {
  String s = "@Ignore";
  @Test @Ignore
  @Tag("x")
  public void save_shouldFail() throws Exception {}
  @Test(enabled = false, groups = "a")
  void paysBack() {}
  @DisabledOnOs(WINDOWS) void a() {}
  @JsonIgnore void b() {}
}`;
    assert.deepEqual(skipped('src/test/java/OrderTest.java', text), [
      '@Disabled | OrderTest | broken since 2.1',
      '@Ignore | save_shouldFail',
      '@Test | paysBack',
    ]);
    assert.deepEqual(skipped('src/main/java/Order.java', text), []);
    assert.deepEqual(skipped('ATest.kt', '@Disabled fun `退费 校验`() {}'), ['@Disabled | 退费 校验']);
  });

  it('of JavaScript and TypeScript', () => {
    const text = `it.skip('saves', () => {});
// it.skip('comment')
const s = "xit('string')";
describe.skip(\`all\`, f); xit("don't", f);
test.todo('later'); test.skip.each([1])('n %i', f);
test.skip(isMobile, 'condition'); exit('x'); obj.xit('x'); it('runs', f);`;
    assert.deepEqual(skipped('a.test.ts', text), [
      'it.skip | saves',
      'describe.skip | all',
      "xit | don't",
      'test.todo | later',
      'test.skip.each | n %i',
    ]);
    assert.deepEqual(skipped('src/a.ts', text), []);
  });

  it('of Python', () => {
    const text = `@unittest.skip("no server")
def test_a(): pass
@pytest.mark.skip(reason="slow")
@other
class TestB: pass
@pytest.mark.skipif(x, reason="y")
def test_c():
    if x:
        self.skipTest("condition")
def test_d(self):
    self.skipTest("later")
`;
    assert.deepEqual(skipped('tests/test_a.py', text), [
      '@unittest.skip | test_a | no server',
      '@pytest.mark.skip | TestB | slow',
      'self.skipTest | test_d | later',
    ]);
  });

  it('of C#', () => {
    const text = `[TestMethod, Ignore("no scanner")]
public void Scans() {}
[Fact(Skip = "no printer")]
public async Task Prints() {}
[Ignore]
class X {}`;
    assert.deepEqual(skipped('App.Tests/ScanTests.cs', text), [
      'Ignore | Scans | no scanner',
      'Fact | Prints | no printer',
      'Ignore | X',
    ]);
  });

  it('of Go, Ruby and PHP, without those that have a condition', () => {
    const go =
      'func TestA(t *testing.T) {\n\tt.Skip("later")\n}\nfunc TestB(t *testing.T) {\n\tif testing.Short() {\n\t\tt.Skip()\n\t}\n}';
    assert.deepEqual(skipped('a_test.go', go), ['t.Skip | TestA | later']);
    const ruby = "xit 'a b' do\nend\nit 'c' do\n  skip 'later'\n  skip 'x' if windows?\nend\npending 'd'\n";
    assert.deepEqual(skipped('spec/a_spec.rb', ruby), ['xit | a b', 'skip | c | later', 'pending | c | d']);
    const php =
      '<?php class ATest {\n public function testA() {\n  $this->markTestSkipped("later");\n }\n public function testB() {\n  if (x) {\n   $this->markTestSkipped("y");\n  }\n }\n}';
    assert.deepEqual(skipped('tests/ATest.php', php), ['markTestSkipped | testA | later']);
  });

  it('count more where patients or money are concerned', () => {
    const severities = [
      'it.skip("sorts")',
      'it.skip("退费后更新金额")',
      'it.skip("checks the drug dose")',
    ].map(text => hintsIn('a.spec.js', text)[0]?.severity);
    assert.deepEqual(severities, ['minor', 'major', 'major']);
  });

  it('takes one that is run elsewhere or by hand for less sure', () => {
    const sureness = (text: string) => hintsIn('src/test/java/PatientTest.java', text)[0]?.confidence;
    const test = '@Test\nvoid photoOfPatient() {}\n';
    assert.equal(
      sureness(`// This test requires access to the opencv java native library\n@Disabled\n${test}`),
      'low',
    );
    assert.equal(
      sureness(`@Disabled\n// runs fine locally, in CI:\n// HeadlessException: no X11 display\n${test}`),
      'low',
    );
    assert.equal(sureness(`@Disabled("需要连接真实医保服务")\n${test}`), 'low');
    assert.equal(sureness(`@Disabled("it was moved to the number service")\n${test}`), 'low');
    assert.equal(sureness(`// 接口已废弃\n@Disabled\n${test}`), 'low');
    assert.equal(sureness(`@Disabled("broken since 2.1")\n${test}`), 'high');
    assert.equal(sureness(`// needs a decision about rounding\n@Disabled\n${test}`), 'high');
    assert.equal(sureness(`// requires a server\nint port = 1;\n@Disabled\n${test}`), 'high');
  });
});
