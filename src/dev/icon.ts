import { writeFile } from 'node:fs/promises';
import { crc32, deflateSync } from 'node:zlib';

// Draws the icon of the gallery: the clipboard of src/vscode/icons/handover.svg, white on green.
//   node src/dev/icon.ts
// A PNG of 16 shades is drawn here in a few lines and takes 2 KB; a converter of SVG would be a package more.

const TARGET = new URL('../vscode/icons/handover.png', import.meta.url);
const SIZE = 256;
/** Points a side that each pixel is asked at: the edges become smooth. */
const POINTS = 4;
const GREEN = [15, 118, 110] as const;
const SHADES = 16;

type Shape = (x: number, y: number) => boolean;

/** A box with round corners, in the 24 units of the drawing. */
function box(left: number, top: number, right: number, bottom: number, radius: number): Shape {
  return (x, y) => {
    const outX = Math.max(left + radius - x, 0, x - (right - radius));
    const outY = Math.max(top + radius - y, 0, y - (bottom - radius));
    return Math.hypot(outX, outY) <= radius;
  };
}

/** A line with round ends. */
function line(fromX: number, fromY: number, toX: number, toY: number, width: number): Shape {
  const [dx, dy] = [toX - fromX, toY - fromY];
  return (x, y) => {
    const along = ((x - fromX) * dx + (y - fromY) * dy) / (dx * dx + dy * dy);
    const at = Math.min(1, Math.max(0, along));
    return Math.hypot(x - fromX - at * dx, y - fromY - at * dy) <= width / 2;
  };
}

const ground = box(0, 0, 24, 24, 4.5);
const board = box(6, 5.5, 18, 20.5, 1.5);
const clip = box(9, 3.5, 15, 7, 1);
const gap = box(8.3, 2.8, 15.7, 7.7, 1.5);
const arrow = [
  line(8.6, 13.8, 15.2, 13.8, 1.5),
  line(12.2, 10.6, 15.4, 13.8, 1.5),
  line(12.2, 17, 15.4, 13.8, 1.5),
];

function isWhite(x: number, y: number): boolean {
  if (clip(x, y)) return true;
  return board(x, y) && !gap(x, y) && !arrow.some(part => part(x, y));
}

/** The icon as a PNG: shades of green to white, and one for what lies outside of the corners. */
export function drawIcon(): Buffer {
  const rows = Array.from({ length: SIZE }, (_, row) => {
    const bytes = Buffer.alloc(1 + SIZE / 2);
    for (let column = 0; column < SIZE; column++) {
      const shade = shadeOf(column, row);
      bytes[1 + (column >> 1)] = (bytes[1 + (column >> 1)] ?? 0) | (column % 2 === 0 ? shade << 4 : shade);
    }
    return bytes;
  });
  // Shade 0 lies outside; the others go from green to white.
  const palette = Array.from({ length: SHADES }, (_, shade) =>
    GREEN.map(part => Math.round(part + ((255 - part) * Math.max(0, shade - 1)) / (SHADES - 2))),
  ).flat();
  const header = Buffer.alloc(13);
  header.writeUInt32BE(SIZE, 0);
  header.writeUInt32BE(SIZE, 4);
  header.set([4, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette)),
    chunk('tRNS', Buffer.from([0])),
    chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function shadeOf(column: number, row: number): number {
  let inside = 0;
  let white = 0;
  for (let point = 0; point < POINTS * POINTS; point++) {
    const x = ((column + ((point % POINTS) + 0.5) / POINTS) * 24) / SIZE;
    const y = ((row + (Math.floor(point / POINTS) + 0.5) / POINTS) * 24) / SIZE;
    if (!ground(x, y)) continue;
    inside += 1;
    if (isWhite(x, y)) white += 1;
  }
  if (inside < (POINTS * POINTS) / 2) return 0;
  return 1 + Math.round((white / inside) * (SHADES - 2));
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

if (import.meta.main) await writeFile(TARGET, drawIcon());
