import type { Image } from './model.ts';

/** No picture is taken for larger: its size is written into documents. */
const MOST_PIXELS = 20_000;

/** What kind of picture it is and how large, in pixels; undefined for what is none that documents can show. */
export function imageSize(bytes: Uint8Array): Pick<Image, 'type' | 'width' | 'height'> | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = pngSize(view) ?? gifSize(view) ?? jpegSize(view);
  if (size === undefined) return undefined;
  const isReal = (length: number) => length > 0 && length <= MOST_PIXELS;
  return isReal(size.width) && isReal(size.height) ? size : undefined;
}

/** https://www.w3.org/TR/png/#11IHDR */
function pngSize(view: DataView): Pick<Image, 'type' | 'width' | 'height'> | undefined {
  if (view.byteLength < 24 || view.getUint32(0) !== 0x89504e47) return undefined;
  return { type: 'png', width: view.getUint32(16), height: view.getUint32(20) };
}

function gifSize(view: DataView): Pick<Image, 'type' | 'width' | 'height'> | undefined {
  if (view.byteLength < 10 || view.getUint32(0) !== 0x47494638) return undefined;
  return { type: 'gif', width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

/** The first frame header (SOF) says it: ITU-T T.81, B.2.2. */
function jpegSize(view: DataView): Pick<Image, 'type' | 'width' | 'height'> | undefined {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return undefined;
  for (let at = 2; at + 9 < view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { type: 'jpg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += 2 + Math.max(2, view.getUint16(at + 2));
  }
  return undefined;
}
