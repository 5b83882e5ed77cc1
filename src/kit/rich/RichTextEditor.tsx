import { useLingui } from '@lingui/react/macro';
import { Markdown } from '@tiptap/markdown';
import { EditorContent, useEditor } from '@tiptap/react';
import { StarterKit } from '@tiptap/starter-kit';
import { useEffect, useRef } from 'react';
import classes from './RichText.module.css';
import { RichTextTools } from './RichTextTools.tsx';

type RichTextEditorProps = {
  readonly id: string;
  /** The name for screen readers. */
  readonly name: string;
  /** Markdown. */
  readonly value: string;
  readonly isWrong: boolean;
  /** Whether it takes the focus as it appears. */
  readonly takesFocus: boolean;
  readonly onChange: (value: string) => void;
  /** Asked for by who would rather write the marks. */
  readonly onPlain: () => void;
};

const extensions = [
  StarterKit.configure({
    heading: { levels: [1, 2, 3] },
    link: { openOnClick: false, protocols: ['http', 'https', 'mailto'] },
    underline: false,
  }),
  Markdown.configure({ markedOptions: { breaks: true, gfm: true } }),
];

/** Edits a text as it will be read, and keeps it as Markdown. An address that is typed becomes a link. It changes nothing of a text that nobody touches. */
export function RichTextEditor({ id, name, value, isWrong, takesFocus, onChange, onPlain }: RichTextEditorProps) {
  const { t } = useLingui();
  const said = useRef(value);
  const frame = useRef<HTMLDivElement>(null);
  const editor = useEditor({
    extensions,
    content: value,
    contentType: 'markdown',
    injectCSS: false,
    autofocus: takesFocus ? 'end' : false,
    editorProps: {
      attributes: { id, role: 'textbox', 'aria-multiline': 'true', 'aria-label': name },
      // Ctrl and Enter saves the form around it, and is no end of a line.
      handleKeyDown: (_, event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey),
    },
    onUpdate: ({ editor: changed }) => {
      said.current = changed.isEmpty ? '' : changed.getMarkdown().trim();
      onChange(said.current);
    },
  });
  useEffect(() => {
    if (value === said.current) return;
    said.current = value;
    editor.commands.setContent(value, { contentType: 'markdown', emitUpdate: false });
  }, [editor, value]);
  // Through the page and not the editor, whose view may not be there yet.
  useEffect(() => frame.current?.querySelector('[role="textbox"]')?.setAttribute('aria-invalid', String(isWrong)));
  return (
    <div ref={frame} className={classes.editor} data-error={isWrong}>
      <RichTextTools editor={editor} label={t`Format ${name}`} onPlain={onPlain} />
      <EditorContent editor={editor} />
    </div>
  );
}
