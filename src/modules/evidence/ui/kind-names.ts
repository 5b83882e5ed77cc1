import { useLingui } from '@lingui/react/macro';

/** Gives a function that names a media type in the reader's words; one that no words are known for stands as it is. */
export function useKindNames(): (mediaType: string) => string {
  const { t } = useLingui();
  const office = 'application/vnd.openxmlformats-officedocument.';
  const names = new Map([
    ['application/pdf', t`PDF document`],
    [`${office}wordprocessingml.document`, t`Word document`],
    [`${office}spreadsheetml.sheet`, t`Excel workbook`],
    [`${office}presentationml.presentation`, t`PowerPoint presentation`],
    ['application/vnd.oasis.opendocument.text', t`OpenDocument text`],
    ['application/vnd.oasis.opendocument.spreadsheet', t`OpenDocument spreadsheet`],
    ['application/vnd.oasis.opendocument.presentation', t`OpenDocument presentation`],
    ['application/x-ole-storage', t`older Office file`],
    ['application/zip', t`ZIP archive`],
    ['application/gzip', t`compressed file`],
    ['application/json', t`JSON`],
    ['application/xml', t`XML`],
    ['text/plain', t`text`],
    ['text/html', t`web page`],
    ['message/rfc822', t`e-mail`],
    ['image/png', t`PNG picture`],
    ['image/jpeg', t`JPEG picture`],
    ['image/svg+xml', t`SVG drawing`],
    ['video/mp4', t`MP4 film`],
    ['application/vnd.microsoft.portable-executable', t`Windows program`],
    ['application/x-executable', t`Linux program`],
    ['application/octet-stream', t`unknown kind`],
  ]);
  return (mediaType) => names.get(mediaType) ?? mediaType;
}
