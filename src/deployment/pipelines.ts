import { versionOf, withoutTag } from './compose.ts';
import { databaseKind } from './databases.ts';
import { linesOf, nameOf, type Said, type SaidOf } from './said.ts';

/** The databases that a pipeline tests with. */
export function databasesOfPipeline(text: string, path: string): SaidOf[] {
  return linesOf(text).flatMap((line, at) => {
    const image = /^\s{0,20}-?\s?image:\s{0,3}["']?([\w./:-]{1,120})/.exec(line)?.[1];
    const kind = image && databaseKind(nameOf(withoutTag(image)));
    const version = image && versionOf(image);
    return kind && version ? [{ name: kind, value: version, path, line: at + 1 }] : [];
  });
}

/** `environment: production`, a step or a branch that is called so; what is only named in a comment is none. */
export function productionLines(text: string, path: string): Said[] {
  return linesOf(text).flatMap((line, at) => {
    if (/^\s*#/.test(line) || !/\bprod(?:uction)?\b|生产/i.test(line)) return [];
    const isNamed =
      /^\s*(?:-\s)?(?:environment|name|stage|deploymentName|environmentName)\s?:|^\s*stage\s?\(/i.test(line);
    return isNamed ? [{ value: line.trim(), path, line: at + 1 }] : [];
  });
}

/** What an action builds stays where it is unless it is told to push it (github.com/docker/build-push-action). */
export function pushes(text: string, line: number): boolean {
  const step = linesOf(text).slice(line, line + MOST_INPUTS);
  const end = step.findIndex(one => /^\s{0,20}-\s/.test(one));
  return (end < 0 ? step : step.slice(0, end)).some(
    one =>
      /^\s{2,20}push:\s{1,4}(?!["']?false)/.test(one) ||
      /^\s{2,20}outputs:.{0,80}push=true|registry/.test(one),
  );
}

const MOST_INPUTS = 25;
