import { useLingui } from '@lingui/react/macro';
import { type RefObject, useEffect, useRef } from 'react';

/** The path whose page was shown last; the browser itself announces the first one. */
let shownPath: string | undefined;

/**
 * Names the document, and takes the focus to the page's heading where the reader has come from another page, so that
 * screen readers begin there. The first page, and a page that changes where it stands, leave the focus alone.
 */
export function useArrival(title: string): RefObject<HTMLHeadingElement | null> {
  const { t } = useLingui();
  const heading = useRef<HTMLHeadingElement>(null);
  const documentTitle = t`${title} · Brehon`;
  useEffect(() => {
    document.title = documentTitle;
  }, [documentTitle]);
  useEffect(() => {
    const { pathname } = location;
    if (shownPath !== undefined && shownPath !== pathname) heading.current?.focus({ preventScroll: true });
    shownPath = pathname;
  }, []);
  return heading;
}
