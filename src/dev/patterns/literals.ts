import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { parse } from 'acorn';
import { glob } from 'tinyglobby';
import type { FoundPattern } from './pattern.ts';

/**
 * Every regular expression literal in the shipped sources, read by a parser: types become blanks first, so that
 * lines stay what they are.
 * @param root absolute path of the repository
 */
export async function findLiterals(root: string): Promise<readonly FoundPattern[]> {
  const src = join(root, 'src');
  const paths = await glob('**/*.ts', { cwd: src, ignore: ['dev/**', '**/*.d.ts'] });
  const found = await Promise.all(
    paths.sort().map(async path => literalsIn(await readFile(join(src, path), 'utf8'), path)),
  );
  return found.flat();
}

function literalsIn(text: string, path: string): FoundPattern[] {
  const found: FoundPattern[] = [];
  const tree = parse(stripTypeScriptTypes(text), {
    ecmaVersion: 'latest',
    sourceType: 'module',
    locations: true,
  });
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null || node instanceof RegExp) return;
    if (isLiteral(node))
      found.push({
        source: node.regex.pattern,
        flags: node.regex.flags,
        at: `${path}:${node.loc.start.line}`,
      });
    else Object.values(node).forEach(visit);
  };
  visit(tree.body);
  return found;
}

interface RegexLiteral {
  readonly regex: { readonly pattern: string; readonly flags: string };
  readonly loc: { readonly start: { readonly line: number } };
}

/** As ESTree has it: https://github.com/estree/estree/blob/master/es5.md#regexpliteral */
function isLiteral(node: object): node is RegexLiteral {
  return 'regex' in node && node.regex !== undefined;
}
