import type { Service } from './compose.ts';
import { nameOf } from './said.ts';

/** What runs at the customer stands before what developers start. */
export function mainFirst(services: readonly Service[]): Service[] {
  const rank = ({ path }: Service) =>
    /prod|online|release|生产|正式/i.test(path) || /(?:^|[-_.])(?:deploy|live)[-_.]/i.test(nameOf(path))
      ? 0
      : /[._-](?:override|dev|local|test|build|ci|e2e|debug)\./i.test(nameOf(path))
        ? 3
        : /^(?:docker-)?compose\.ya?ml$/.test(nameOf(path)) || !path.includes('/')
          ? 1
          : 2;
  const depth = ({ path }: Service) => path.split('/').length;
  return services.toSorted((one, other) => rank(one) - rank(other) || depth(one) - depth(other));
}

/** A file may add to another: what its services need and it does not name, another file beside it starts. */
export function withOthers(list: readonly Service[], all: readonly Service[]): Service[] {
  const folder = ({ path }: Service) => path.slice(0, path.lastIndexOf('/') + 1);
  const whole = [...list];
  for (let at = 0; at < whole.length && whole.length < all.length; at++)
    for (const name of whole[at]?.after ?? []) {
      if (whole.some(one => one.name === name)) continue;
      const other = all.find(
        one =>
          one.name === name &&
          list[0] !== undefined &&
          folder(one) === folder(list[0]) &&
          !list.includes(one),
      );
      if (other !== undefined) whole.push(other);
    }
  return whole;
}

export function byFile(services: readonly Service[]): Service[][] {
  const files = new Map<string, Service[]>();
  for (const service of services) files.set(service.path, [...(files.get(service.path) ?? []), service]);
  return [...files.values()];
}
