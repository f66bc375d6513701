import type { Certificate } from './certificates.ts';
import type { Job } from './code.ts';
import type { Service } from './compose.ts';
import type { Database } from './databases.ts';
import type { Differing } from './differing.ts';
import type { WrittenCommand } from './documents.ts';
import type { Endpoint } from './endpoints.ts';
import type { LogSaid } from './logging.ts';
import type { Overlays } from './overlays.ts';
import type { Overriding } from './overriding.ts';
import type { PartnerSeen } from './partners.ts';
import type { Part } from './parts.ts';
import type { WebServer } from './proxy.ts';
import type { RunningSaid } from './running.ts';
import type { Said, SaidOf } from './said.ts';
import type { ScriptFacts } from './scripts.ts';
import type { SettingSaid } from './settings.ts';
import type { TableGroup } from './tables.ts';

/** What the files of a project say about how it runs; nothing in it is a secret, nothing is a guess. */
export interface Deployment {
  readonly services: readonly Service[];
  /** The services in the order in which they start; none where the files do not say. */
  readonly order: readonly Service[];
  /** Compose files that only add to others. */
  readonly overlays: Overlays;
  /** What manifests of a cluster keep running. */
  readonly workloads: readonly Service[];
  /** What is started by a supervisor or with an image; `name` is what it is called there. */
  readonly units: readonly SaidOf[];
  /** The compose files that are given together to start them. */
  readonly orderFiles: readonly string[];
  readonly databases: readonly Database[];
  /** Systems beside it that settings point to. */
  readonly endpoints: readonly Endpoint[];
  /** Names under which it is reached, lower case. */
  readonly ownNames: ReadonlySet<string>;
  /** Names under which a cluster is reached. */
  readonly clusterNames: readonly Said[];
  readonly proxies: readonly WebServer[];
  readonly settings: readonly SettingSaid[];
  readonly logs: readonly LogSaid[];
  readonly scripts: ScriptFacts;
  /** Whether a pipeline brings something to where it runs by itself, and the lines that do. */
  readonly deploysItself: readonly Said[];
  /** Lines of pipelines that say that it goes to production. */
  readonly toProduction: readonly Said[];
  /** Versions of tools, by file. */
  readonly tools: readonly SaidOf[];
  /** What files say differently; each group is about one thing. */
  readonly contradictions: readonly { readonly about: string; readonly said: readonly SaidOf[] }[];
  readonly certificates: readonly Certificate[];
  readonly jobs: readonly Job[];
  readonly partners: readonly PartnerSeen[];
  /** Ports, health and logs as code itself says them. */
  readonly running: readonly RunningSaid[];
  readonly neverTouch: readonly Said[];
  /** Ports of images, and the commands that tell whether they work; `name` is the file. */
  readonly imagePorts: readonly SaidOf[];
  readonly imageHealth: readonly SaidOf[];
  /** Keys that environments set differently. */
  readonly differing: readonly Differing[];
  /** Versions that files of the product give it. */
  readonly versions: readonly SaidOf[];
  /** What it consists of, by the build files. */
  readonly parts: readonly Part[];
  /** Ways to where it runs, without accounts' secrets; `name` is the way. */
  readonly access: readonly SaidOf[];
  /** Where pipelines build; `name` is the file. */
  readonly buildMachines: readonly SaidOf[];
  /** Commands that documents tell people to type. */
  readonly written: readonly WrittenCommand[];
  /** What databases hold. */
  readonly tables: readonly TableGroup[];
  /** Roles that code asks for. */
  readonly roles: readonly Said[];
  /** Switches of the product, and what they are set to. */
  readonly switches: readonly SaidOf[];
  /** Addresses that documents list; `name` is the environment. */
  readonly told: readonly SaidOf[];
  /** What may be lost, and how long it may stand still; `name` is RPO or RTO. */
  readonly objectives: readonly SaidOf[];
  /** What documents list as saved: how often, and how long it is kept. */
  readonly saved: readonly SaidOf[];
  /** Which settings file goes before which. */
  readonly overriding: readonly Overriding[];
  /** Licences of components; `name` is the day until which one is good, '' where it does not say. */
  readonly licences: readonly SaidOf[];
}

/** What code says, as git finds it. */
export interface CodeFacts {
  /** Addresses that code names itself; `name` is the constant. */
  readonly addresses: readonly SaidOf[];
  readonly jobs: readonly Job[];
  readonly running: readonly RunningSaid[];
  readonly partners: readonly PartnerSeen[];
  readonly tables: readonly TableGroup[];
  readonly roles: readonly Said[];
}
