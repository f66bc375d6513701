import assert from 'node:assert/strict';
import { readKeys } from '../../src/inventory/keys.ts';
import type { ConfigParser } from '../../src/inventory/kinds.ts';

const CANARY = 'Kanarie-7Xq9';
const PARSERS: ConfigParser[] = ['properties', 'yaml', 'json', 'ini', 'toml', 'dotenv', 'xml', 'none'];

/** Where real files hold secrets: plain, quoted, in addresses, over several lines, in lists, comments and broken text. */
const PLANTED: Record<string, string> = {
  properties: `a.password=${CANARY}\nurl=jdbc:mysql://h/d?password=${CANARY}\n# ${CANARY}\nlong=x\\\n  ${CANARY}\n`,
  'redis.conf': `requirepass ${CANARY}\nuser his on >${CANARY}\n`,
  'a value on its own line': `password=\n${CANARY}\n`,
  yaml: `a:\n  password: ${CANARY}\nlist: [${CANARY}]\nblock: |\n  ${CANARY}\n# ${CANARY}\nanchor: &x ${CANARY}\nalias: *x\n`,
  compose: `services:\n  a:\n    environment:\n      - PW=${CANARY}\n      - "PW2=${CANARY}"\n    command: -p${CANARY}\n`,
  kubernetes: `kind: Secret\nstringData:\n  a: ${CANARY}\nenv:\n  - name: A\n    value: ${CANARY}\n`,
  'broken yaml': `a: "${CANARY}\nb: [${CANARY}\n`,
  json: `{"a":{"password":"${CANARY}"},"l":["${CANARY}"] /* ${CANARY} */}`,
  'broken json': `{"a": "${CANARY}`,
  ini: `[a]\npwd=${CANARY}\n${CANARY}\n; ${CANARY}\n`,
  toml: `a = "${CANARY}"\nb = ["${CANARY}"]\nc = """\n${CANARY}\n"""\n`,
  'broken toml': `a = ${CANARY}\n`,
  dotenv: `A=${CANARY}\nB="x\n${CANARY}\n"\nexport C='${CANARY}'\n`,
  xml: `<c><add key="p" value="${CANARY}"/><p>${CANARY}</p><Resource password="${CANARY}"/><param-value>${CANARY}</param-value><!-- ${CANARY} --><![CDATA[${CANARY}]]></c>`,
  connectionStrings: `<c><connectionStrings><add name="n" connectionString="Pwd=${CANARY};"/></connectionStrings></c>`,
  entity: `<!DOCTYPE c [<!ENTITY e "${CANARY}">]><c><p>&e;</p></c>`,
  'broken xml': `<c><p>${CANARY}</c>`,
};

describe('a value never leaves the parsers', () => {
  for (const [what, text] of Object.entries(PLANTED)) {
    for (const parser of PARSERS) {
      it(`${what}, read as ${parser}`, () => {
        assert.ok(text.includes(CANARY));
        assert.ok(!JSON.stringify(readKeys(text, parser)).includes(CANARY));
      });
    }
  }

  it('does not show a private key or a long token that looks like a key', () => {
    const blob = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7';
    const text = `key=-----BEGIN PRIVATE KEY-----\n${blob}==\n${blob}/x=\n-----END PRIVATE KEY-----\n`;
    for (const parser of PARSERS) assert.ok(!JSON.stringify(readKeys(text, parser)).includes(blob), parser);
  });
});
