import { expect, test } from 'vitest';
import { endingFits } from './ending-fits.ts';

test.each([
  ['report.PDF', 'application/pdf', true],
  ['report.pdf', 'application/vnd.microsoft.portable-executable', false],
  ['report.pdf.exe', 'application/vnd.microsoft.portable-executable', true],
  ['photo.jpg', 'text/html', false],
  ['notes', 'application/octet-stream', true],
  ['odd.xyz', 'application/pdf', true],
])('%s with bytes of %s', (filename, mediaType, fits) => {
  expect(endingFits(filename, mediaType)).toBe(fits);
});
