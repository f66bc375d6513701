/** The paper and what is left of it for text. Twentieths of a point. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
  readonly margin: {
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
  };
}

/** A4 with room for a hole punch and for seals across the edges of the pages (骑缝章). */
export const A4: PageSize = {
  width: 11_906,
  height: 16_838,
  margin: { top: 1_440, right: 1_361, bottom: 1_304, left: 1_531 },
};

export function textWidth({ width, margin }: PageSize): number {
  return width - margin.left - margin.right;
}
