import assert from 'node:assert/strict';
import { decode, encodingOf, toText } from '../../src/core/decode.ts';

/** Bytes of texts in Big5, as an editor in Taiwan saves them. */
const BIG5: readonly (readonly [text: string, hex: string])[] = [
  ['病歷', 'af66befa'],
  ['醫院', 'c2e5b07c'],
  ['密碼', 'b14bbd58'],
  ['設定', 'b35da977'],
];
const GB18030: readonly (readonly [text: string, hex: string])[] = [
  ['病历', 'b2a1c0fa'],
  ['密码', 'c3dcc2eb'],
  ['设置', 'c9e8d6c3'],
  ['信息科', 'd0c5cfa2bfc6'],
];

describe('telling how a text is written', () => {
  for (const [encoding, texts] of [
    ['big5', BIG5],
    ['gb18030', GB18030],
  ] as const)
    for (const [text, hex] of texts)
      it(`${encoding}: ${text}`, () => {
        const bytes = Buffer.from(hex, 'hex');
        assert.deepEqual([encodingOf(bytes), decode(bytes)], [encoding, text]);
      });

  for (const text of ['server.port=8080\r\n', '数据库密码：abc123', '# 檢驗科連線\nserver=10.0.0.1\n'])
    it(`UTF-16 without a mark: ${JSON.stringify(text)}`, () => {
      const little = Buffer.from(text, 'utf16le');
      assert.equal(decode(little), text);
      assert.equal(decode(Buffer.from(little).swap16()), text);
    });

  for (const text of ['password: x\n\0', 'pass\0word: x', '密码：abc\0', '\0\0\0\0', `${'x'.repeat(9001)}\0`])
    it(`a text with NUL bytes is searched and not read: ${JSON.stringify(text.slice(-20))}`, () => {
      const read = toText(Buffer.from(text));
      assert.deepEqual(read, { kind: 'unreadable', reason: 'nul-bytes', remains: text });
    });

  for (const bytes of [
    [0x50, 0x4b, 0, 4],
    [118, 0, 1, 2],
    [137, 80, 0, 1],
    [0x89, 0],
  ])
    it(`${bytes} is no text`, () => {
      assert.deepEqual(toText(Uint8Array.from(bytes)), { kind: 'unreadable', reason: 'binary' });
    });
});
