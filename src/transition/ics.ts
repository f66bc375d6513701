import { addDays } from '../core/dates.ts';

// iCalendar, RFC 5545: https://www.rfc-editor.org/rfc/rfc5545

/** A day in a calendar. */
export interface CalendarDay {
  /** The same for the same thing in every export, so that a calendar replaces it; unique in the world. */
  readonly uid: string;
  /** yyyy-mm-dd; the whole day. */
  readonly date: string;
  readonly title: string;
  readonly description: string;
  /** What is done needs no reminder. */
  readonly isDone: boolean;
}

/** Octets of a line without its end: RFC 5545, 3.1. */
const LINE_OCTETS = 75;

/**
 * A calendar file with one all-day event a deadline, each with a reminder at nine in the morning of the day before.
 * @param how `stamp`: yyyy-mm-dd of the export; `sequence`: grows from export to export (RFC 5545, 3.8.7.4)
 */
export function writeCalendar(
  days: readonly CalendarDay[],
  how: { readonly name: string; readonly stamp: string; readonly sequence: number },
): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Handover Pack//handover-pack//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(how.name)}`,
    ...days.flatMap(day => eventOf(day, how)),
    'END:VCALENDAR',
  ];
  return lines.map(line => `${fold(line)}\r\n`).join('');
}

function eventOf(
  { uid, date, title, description, isDone }: CalendarDay,
  { stamp, sequence }: { readonly stamp: string; readonly sequence: number },
): string[] {
  const summary = escapeText(title);
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(uid)}`,
    `DTSTAMP:${compact(stamp)}T000000Z`,
    `SEQUENCE:${Math.max(0, sequence)}`,
    `DTSTART;VALUE=DATE:${compact(date)}`,
    // The end of an event is the first day that is no longer part of it: 3.6.1.
    `DTEND;VALUE=DATE:${compact(addDays(date, 1))}`,
    `SUMMARY:${summary}`,
    `DESCRIPTION:${escapeText(description)}`,
    // Nobody is busy all day because something is due.
    'TRANSP:TRANSPARENT',
    ...(isDone
      ? []
      : [
          'BEGIN:VALARM',
          'ACTION:DISPLAY',
          `DESCRIPTION:${summary}`,
          'TRIGGER;RELATED=START:-PT15H',
          'END:VALARM',
        ]),
    'END:VEVENT',
  ];
}

/**
 * RFC 5545, 3.3.11; other control characters may not stand in a text at all, and what turns the direction of writing
 * (https://trojansource.codes) is left out as well.
 */
function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/[^\P{Cc}\n\t]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');
}

/** Breaks a line after 75 octets, never inside of a character; what follows begins with a space, which counts. */
function fold(line: string): string {
  const encoder = new TextEncoder();
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > LINE_OCTETS) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}

function compact(date: string): string {
  return date.replaceAll('-', '');
}
