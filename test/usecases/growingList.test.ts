import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { GrowingList, QUICK } from '../../src/vscode/growingList.ts';

describe('a list that grows while its search runs', () => {
  const search = () => {
    const shown: (string | undefined)[] = [];
    const list = new GrowingList<string>(() => shown.push(list.found));
    const stop = new AbortController();
    return { list, shown, stop, show: list.begin(stop.signal) };
  };

  it('shows its first part, and says so until it is whole', async () => {
    const { list, shown, show } = search();
    show('a');
    await list.something(new Promise(() => undefined));
    assert.deepEqual([list.found, list.isPart, shown], ['a', true, ['a']]);
    list.end('a b');
    assert.deepEqual([list.found, list.isPart], ['a b', false]);
  });

  it('is drawn once where it is whole soon', async () => {
    const { list, shown, show } = search();
    show('a');
    list.end('a b');
    await sleep(QUICK + 50);
    assert.deepEqual([list.found, shown], ['a b', []]);
  });

  it('keeps the latest of the parts that come at once', async () => {
    const { list, shown, show } = search();
    show('a');
    show('a b');
    await list.something(new Promise(() => undefined));
    assert.deepEqual(shown, ['a b']);
  });

  it('keeps a whole list while a later search runs', async () => {
    const { list, shown } = search();
    list.end('old');
    list.begin(new AbortController().signal)('n');
    await sleep(QUICK + 50);
    assert.deepEqual([list.found, list.isPart, shown], ['old', false, []]);
  });

  it('shows nothing of a search that was stopped, or that another one took the place of', async () => {
    const { list, shown, show, stop } = search();
    show('a');
    stop.abort();
    await sleep(QUICK + 50);
    assert.deepEqual(shown, []);
    const second = list.begin(new AbortController().signal);
    list.begin(new AbortController().signal);
    second('b');
    await sleep(QUICK + 50);
    assert.deepEqual(shown, []);
  });

  it('goes on waiting for the first part where a search begins while somebody waits', async () => {
    const { list } = search();
    const waiting = list.something(new Promise(() => undefined)).then(() => list.found);
    list.begin(new AbortController().signal)('b');
    assert.equal(await waiting, 'b');
  });

  it('lets whoever waits go on when a search ends without anything', async () => {
    const { list } = search();
    await list.something(Promise.resolve());
    assert.equal(list.found, undefined);
  });
});
