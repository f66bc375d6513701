import assert from 'node:assert/strict';
import { ReadyRows } from '../../src/vscode/readyRows.ts';

describe('the rows of a view that changed', () => {
  /** A view whose readings end when the test says so; `told` holds what VS Code gets each time it is told to ask. */
  const view = (isSeen = true) => {
    const readings: PromiseWithResolvers<readonly string[]>[] = [];
    const told: (readonly string[])[] = [];
    const rows: ReadyRows<string> = new ReadyRows(
      () => {
        const reading = Promise.withResolvers<readonly string[]>();
        readings.push(reading);
        return reading.promise;
      },
      () => void rows.rows().then(list => told.push(list)),
      () => isSeen,
    );
    return { rows, readings, told };
  };

  it('stay on the screen until the new ones are there, which are read once', async () => {
    const { rows, readings, told } = view();
    const redrawn = rows.redraw();
    assert.deepEqual(told, []);
    readings[0]?.resolve(['a']);
    await redrawn;
    assert.deepEqual([told, readings.length], [[['a']], 1]);
  });

  it('are those of the last change, where two come in a row', async () => {
    const { rows, readings, told } = view();
    const both = [rows.redraw(), rows.redraw()];
    readings[1]?.resolve(['new']);
    readings[0]?.resolve(['old']);
    await Promise.all(both);
    assert.deepEqual(told, [['new']]);
  });

  it('are read only when VS Code asks, for a view that nobody sees', async () => {
    const { rows, readings } = view(false);
    await rows.redraw();
    // The view of this test asks at once when it is told.
    assert.equal(readings.length, 1);
  });

  it('are asked for again where they could not be read', async () => {
    const { rows, readings, told } = view();
    const redrawn = rows.redraw();
    readings[0]?.reject(new Error('no'));
    await redrawn;
    readings[1]?.resolve(['a']);
    await new Promise(resolve => setImmediate(resolve));
    assert.deepEqual(told, [['a']]);
  });
});
