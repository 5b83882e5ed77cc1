/** A place to draw in, in the units of its picture, with room at the edges so that no line is cut. */
export type Canvas = { readonly width: number; readonly height: number; readonly margin: number };

/**
 * The points of a line through values from left to right as SVG writes them, `0 at the bottom` and `most` at the top; a
 * single value stands at the left.
 */
export function linePoints(values: readonly number[], most: number, canvas: Canvas): string {
  return values.map((value, place) => `${xOf(place, values.length, canvas)},${yOf(value, most, canvas)}`).join(' ');
}

/** Where the value of a place stands from the left. */
export const xOf = (place: number, places: number, { width, margin }: Canvas): number =>
  rounded(margin + (places > 1 ? (place / (places - 1)) * (width - 2 * margin) : 0));

/** Where a value stands from the top. */
export const yOf = (value: number, most: number, { height, margin }: Canvas): number =>
  rounded(height - margin - (most > 0 ? value / most : 0) * (height - 2 * margin));

const rounded = (number: number): number => Math.round(number * 10) / 10;
