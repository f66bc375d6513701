import { linesOf, nameOf, type SaidOf } from './said.ts';

/** A licence of a component that the product needs; not the words under which its own source is published. */
export function isLicenceFile(path: string): boolean {
  const name = nameOf(path);
  return (
    /\.(?:lic|licx|license)$/i.test(name) ||
    /^(?:licen[cs]e[\w.-]{0,40}|[\w.-]{1,40}licen[cs]e|授权[\w.-]{0,40})\.(?:xml|json|dat|key|ini)$/i.test(
      name,
    )
  );
}

const DATE =
  /(?:expir\w{0,10}|valid\s?(?:until|to|thru)|end\s?date|到期|有效期)[^\d\n]{0,40}((?:19|20)\d\d[-/.年]?\d{1,2}[-/.月]?\d{1,2})/i;

/** Licences, with the day until which they are good where the file says it. Keys in them are never shown. */
export function readLicence(text: string, path: string): SaidOf[] {
  const lines = linesOf(text);
  const at = lines.findIndex(line => DATE.test(line));
  const until = DATE.exec(lines[at] ?? '')?.[1] ?? '';
  return [{ name: dayOf(until), value: path, path, line: Math.max(0, at) + 1 }];
}

function dayOf(text: string): string {
  const [, year, month, day] = /^(\d{4})\D?(\d{1,2})\D?(\d{1,2})$/.exec(text) ?? [];
  return year === undefined ? '' : `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
}
