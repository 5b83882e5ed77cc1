/** How much of the accent colour one of several layers has: from faint to full, so that they stay apart without any colour. */
export const shadeOf = (place: number, of: number): number => 0.14 + (0.86 * place) / Math.max(of - 1, 1);
