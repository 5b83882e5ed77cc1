const office = 'application/vnd.openxmlformats-officedocument.';

/** What a file's bytes should be where its name ends so. Texts are left out: their endings are many. */
const expected: ReadonlyMap<string, readonly string[]> = new Map([
  ['pdf', ['application/pdf']],
  ['png', ['image/png']],
  ['jpg', ['image/jpeg']],
  ['jpeg', ['image/jpeg']],
  ['gif', ['image/gif']],
  ['webp', ['image/webp']],
  ['docx', [`${office}wordprocessingml.document`, 'application/zip']],
  ['xlsx', [`${office}spreadsheetml.sheet`, 'application/zip']],
  ['pptx', [`${office}presentationml.presentation`, 'application/zip']],
  ['zip', ['application/zip']],
  ['txt', ['text/plain', 'application/json', 'application/xml', 'text/html', 'message/rfc822']],
  ['csv', ['text/plain']],
  ['json', ['application/json', 'text/plain']],
]);

/** Whether a file is what its name says, as far as its bytes tell; a name that says nothing is never wrong. */
export function endingFits(filename: string, mediaType: string): boolean {
  const ending = /\.([a-z0-9]+)$/iu.exec(filename)?.[1]?.toLowerCase() ?? '';
  return expected.get(ending)?.includes(mediaType) ?? true;
}
