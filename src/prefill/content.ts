import type { DeliverableKind } from '../pack/types.generated.ts';

/** Kinds of deliverables that folders and files give away. */
export const CONTENT: readonly { kind: DeliverableKind; message: string; file: RegExp }[] = [
  {
    kind: 'migration',
    message: 'deliverable.migration',
    file: /(liquibase|flyway|migrations?|db\/changelog)[^/]*\/.*\.(sql|xml|ya?ml)$/i,
  },
  {
    kind: 'report-template',
    message: 'deliverable.reports',
    file: /\.(jrxml|frx|ureport\.xml|rdlc|grf|rpt|cpt)$|\/reports?\/[^/]+\.(sql|json|xml)$/i,
  },
  {
    kind: 'monitoring',
    message: 'deliverable.monitoring',
    file: /(^|\/)(prometheus|grafana|zabbix|alertmanager)[^/]*(\/|\.ya?ml$|\.json$)/i,
  },
  {
    kind: 'logs',
    message: 'deliverable.logs',
    file: /(^|\/)(logback|log4j|nlog)[^/]*\.(xml|properties|ya?ml|config)$/i,
  },
  {
    kind: 'document',
    message: 'deliverable.documents',
    file: /(^|\/)(docs?|文档|documentation)\/.*\.(md|docx?|pdf|xlsx?|adoc)$/i,
  },
];

/** Pages that are printed: a letter, a prescription, a label. */
const PRINTED =
  /^[\w-]{0,60}(?:print|receipt|invoice|prescription|recipe|report|label|wristband|certificate)[\w-]{0,60}\.(?:html?|hbs|ejs|ftl|vm|blade\.php|docx|xlsx|odt)$/i;
const OF_TEMPLATES = /(?:^|\/)templates?\//i;
const OF_PRINTS =
  /(?:^|\/)(?:views?|templates?|resources)\/(?:[\w-]{1,40}\/){0,3}(?:prints?|pdfs?|reports?)\/[^/]{1,120}$/i;
const PAGE = /\.(?:html?|hbs|ejs|ftl|vm|blade\.php|docx|xlsx|odt)$/i;
const FOREIGN = /(^|\/)(node_modules|test|tests|target)\//;

/** Whether a file is handed over as something of a kind. */
export function isContent(kind: DeliverableKind, path: string): boolean {
  if (FOREIGN.test(path)) return false;
  if (CONTENT.find(one => one.kind === kind)?.file.test(path) === true) return true;
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (kind !== 'report-template') return false;
  return (OF_TEMPLATES.test(path) && PRINTED.test(name)) || (OF_PRINTS.test(path) && PAGE.test(name));
}

/** Whether a file is a report or a form to print. */
export function isForm(path: string): boolean {
  return isContent('report-template', path);
}
