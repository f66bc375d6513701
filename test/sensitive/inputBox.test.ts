import assert from 'node:assert/strict';
import { registerHooks } from 'node:module';

// What an input box says while somebody types quotes what was typed: it holds neither a password nor a patient. The window is
// a stand-in, so that this needs no VS Code.

interface Box {
  value: string;
  validationMessage: string;
  prompt: string;
}

/** What the stand-in shows, and how a test types into it. */
interface Window {
  readonly boxes: Box[];
  isListening(): boolean;
  type(text: string): void;
  accept(): void;
  validate?: (text: string) => Promise<unknown>;
}

const STAND_IN = `
const listeners = { change: [], accept: [], hide: [] };
export const shown = { boxes: [], isListening: () => listeners.accept.length > 0, type: text => { shown.boxes.at(-1).value = text; for (const one of listeners.change) one(text); },
  accept: () => { for (const one of listeners.accept) one(); } };
const box = () => ({ value: '', validationMessage: '', prompt: '',
  onDidChangeValue: one => listeners.change.push(one), onDidAccept: one => listeners.accept.push(one),
  onDidHide: one => listeners.hide.push(one), onDidTriggerButton: () => undefined, show: () => undefined, dispose: () => undefined });
export const window = {
  createInputBox: () => { shown.boxes.push(box()); return shown.boxes.at(-1); },
  showInputBox: async options => { shown.validate = options.validateInput; return undefined; },
};
export const QuickInputButtons = { Back: {} };
export class ThemeIcon {}
`;
const STAND_IN_URL = `data:text/javascript,${encodeURIComponent(STAND_IN)}`;

const TYPED = [
  ['password: Kestrel-Bay-41', 'Kestrel-Bay-41'],
  ['数据库密码：Yxk_0917x', 'Yxk_0917x'],
  ['患者张翠兰，住院号 0045127', '张翠兰'],
  ['患者张翠兰，住院号 0045127', '0045127'],
  ['postgresql://rpt:Rpt_20x20@10.6.6.1:5432/report', 'Rpt_20x20'],
] as const;

const quoting = (text: string) => (text === '' ? undefined : `“${text}” is no reason that says why.`);

describe('an input box', () => {
  let window: Window;
  let hooks: ReturnType<typeof registerHooks>;
  before(async () => {
    hooks = registerHooks({
      resolve: (name, context, next) =>
        name === 'vscode' ? { url: STAND_IN_URL, shortCircuit: true } : next(name, context),
    });
    window = ((await import(STAND_IN_URL)) as { shown: Window }).shown;
  });
  after(() => hooks.deregister());

  it('says nothing secret of what is typed, and takes it as it is', async () => {
    const { runWizard } = await import('../../src/vscode/wizard.ts');
    let problem: (text: string) => string | undefined = quoting;
    const answer = runWizard(ask =>
      ask.write({ words: 'Of 数据库密码：Yxk_0917x', problem: text => problem(text) }),
    );
    await settled(() => window.isListening());
    const [box] = window.boxes;
    assert.ok(box !== undefined && !box.prompt.includes('Yxk_0917x'), box?.prompt);
    for (const [text, secret] of TYPED) {
      window.type(text);
      assert.match(box.validationMessage, /is no reason/);
      assert.ok(!box.validationMessage.includes(secret), box.validationMessage);
      window.accept();
      assert.ok(!box.validationMessage.includes(secret), box.validationMessage);
    }
    problem = () => undefined;
    window.type(TYPED[0][0]);
    window.accept();
    assert.equal(await answer, TYPED[0][0]);
  });

  it('says nothing secret where VS Code asks what is wrong', async () => {
    const { showInputBox } = await import('../../src/vscode/shownWindow.ts');
    for (const asObject of [false, true]) {
      await showInputBox({
        validateInput: text => {
          const message = quoting(text) ?? '';
          return asObject ? { message, severity: 3 } : message;
        },
      });
      for (const [text, secret] of TYPED) {
        const said = JSON.stringify(await window.validate?.(text));
        assert.match(said, /is no reason/);
        assert.ok(!said.includes(secret), said);
      }
    }
  });
});

/** Waits for what happens in later turns, never for time. */
async function settled(isDone: () => boolean): Promise<void> {
  while (!isDone()) await new Promise<void>(resolve => setImmediate(resolve));
}
