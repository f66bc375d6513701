import type { Job } from './code.ts';
import { type Service, tagOf, versionOf, withoutTag } from './compose.ts';
import { isPublicName } from './proxy.ts';
import type { RunningSaid } from './running.ts';
import type { Said } from './said.ts';
import { at, readTrees, type Tree } from './tree.ts';

/** What manifests of Kubernetes say (kubernetes.io/docs/reference). */
export interface ClusterFacts {
  readonly jobs: readonly Job[];
  readonly names: readonly Said[];
  readonly running: readonly RunningSaid[];
  /** What a cluster keeps running. */
  readonly workloads: readonly Service[];
}

/** Whether a text has manifests; templates of Helm are none until they are rendered. */
export function isManifest(path: string, text: string): boolean {
  return /\.ya?ml$/i.test(path) && /^kind:\s?\w/m.test(text) && /^apiVersion:\s?\w/m.test(text);
}

export function readManifests(text: string, path: string): ClusterFacts {
  const jobs: Job[] = [];
  const names: Said[] = [];
  const running: RunningSaid[] = [];
  const workloads: Service[] = [];
  const spot = ({ line }: Tree) => ({ path, line });
  for (const tree of readTrees(text)) {
    const kind = at(tree, 'kind')?.value;
    const name = at(tree, 'metadata', 'name')?.value ?? '';
    const schedule = at(tree, 'spec', 'schedule');
    if (kind === 'CronJob' && schedule?.value) jobs.push({ name, value: schedule.value, ...spot(schedule) });
    if (kind === 'Ingress')
      for (const rule of at(tree, 'spec', 'rules')?.list ?? []) {
        const host = at(rule, 'host');
        if (host?.value && isPublicName(host.value)) names.push({ value: host.value, ...spot(host) });
      }
    if (kind === 'Service')
      for (const port of at(tree, 'spec', 'ports')?.list ?? []) {
        const number = at(port, 'nodePort') ?? at(port, 'port');
        if (number?.value) running.push({ name: 'port', value: `${name}: ${number.value}`, ...spot(number) });
      }
    for (const container of at(tree, 'spec', 'template', 'spec', 'containers')?.list ?? [])
      workloads.push(...workloadOf(name, container, path));
    for (const container of at(tree, 'spec', 'template', 'spec', 'containers')?.list ?? [])
      for (const probe of ['livenessProbe', 'readinessProbe']) {
        const path = at(container, probe, 'httpGet', 'path');
        const port = at(container, probe, 'httpGet', 'port')?.value;
        if (path?.value)
          running.push({
            name: 'health',
            value: [port, path.value].filter(Boolean).join(' '),
            ...spot(path),
          });
      }
  }
  return { jobs, names, running, workloads };
}

function workloadOf(name: string, container: Tree, path: string): Service[] {
  const image = at(container, 'image');
  if (image?.value === undefined || /[${]/.test(image.value)) return [];
  const ports = (at(container, 'ports')?.list ?? []).flatMap(port => {
    const number = at(port, 'containerPort');
    return number?.value === undefined ? [] : [{ value: number.value, path, line: number.line }];
  });
  return [
    {
      name,
      path,
      line: image.line,
      image: withoutTag(image.value),
      version: versionOf(image.value),
      tag: tagOf(image.value),
      build: undefined,
      ports,
      after: [],
      health: undefined,
      hostPaths: [],
      envFiles: [],
      variables: new Map(),
      limits: [],
      logging: [],
    },
  ];
}
