import { listed, type Reporter, summarise } from './report.ts';

/** For programs; the shape is described by `schemas/output/check.schema.json`. */
export const json: Reporter = (report, context) => {
  const { findings, readiness, baselined, fixed, notes, crashes } = report;
  const document = {
    version: 1,
    findings: listed(report, context),
    summary: summarise(findings),
    readiness,
    baselined,
    fixed,
    notes,
    crashes,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
};
