import { useLingui } from '@lingui/react/macro';
import { ActionIcon } from '@mantine/core';
import {
  IconBlockquote,
  IconBold,
  IconCode,
  IconHeading,
  IconItalic,
  IconList,
  IconListNumbers,
  IconMarkdown,
} from '@tabler/icons-react';
import { type Editor, useEditorState } from '@tiptap/react';
import { type ComponentType, type KeyboardEvent, type ReactNode } from 'react';
import classes from './RichText.module.css';

type ToolsProps = {
  readonly editor: Editor;
  readonly label: string;
  readonly onPlain: () => void;
};

/** What an editor of rich text can do with what is chosen in it; arrows go from one to the next. */
export function RichTextTools({ editor, label, onPlain }: ToolsProps) {
  const { t } = useLingui();
  const is = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive('bold'),
      italic: now.isActive('italic'),
      heading: now.isActive('heading'),
      list: now.isActive('bulletList'),
      numbers: now.isActive('orderedList'),
      quote: now.isActive('blockquote'),
      code: now.isActive('code'),
    }),
  });
  const act = () => editor.chain().focus();
  return (
    <div className={classes.toolbar} role="toolbar" aria-label={label} onKeyDown={moveByArrows}>
      <Tool first label={t`Bold`} icon={IconBold} isOn={is.bold} onUse={() => act().toggleBold().run()} />
      <Tool label={t`Italic`} icon={IconItalic} isOn={is.italic} onUse={() => act().toggleItalic().run()} />
      <Tool
        label={t`Heading`}
        icon={IconHeading}
        isOn={is.heading}
        onUse={() => act().toggleHeading({ level: 2 }).run()}
      />
      <Tool label={t`List`} icon={IconList} isOn={is.list} onUse={() => act().toggleBulletList().run()} />
      <Tool
        label={t`Numbered list`}
        icon={IconListNumbers}
        isOn={is.numbers}
        onUse={() => act().toggleOrderedList().run()}
      />
      <Tool label={t`Quote`} icon={IconBlockquote} isOn={is.quote} onUse={() => act().toggleBlockquote().run()} />
      <Tool label={t`Code`} icon={IconCode} isOn={is.code} onUse={() => act().toggleCode().run()} />
      <span className={classes.plain}>
        <Tool label={t`Write Markdown`} icon={IconMarkdown} isOn={false} onUse={onPlain} />
      </span>
    </div>
  );
}

type ToolProps = {
  readonly label: string;
  readonly icon: ComponentType<{ readonly size?: number; readonly stroke?: number }>;
  readonly isOn: boolean;
  readonly first?: boolean;
  readonly onUse: () => void;
};

const Tool = ({ label, icon: Icon, isOn, first = false, onUse }: ToolProps): ReactNode => (
  <ActionIcon
    variant={isOn ? 'light' : 'subtle'}
    color="gray"
    aria-label={label}
    aria-pressed={isOn}
    title={label}
    tabIndex={first ? 0 : -1}
    onMouseDown={(event) => event.preventDefault()}
    onClick={onUse}
  >
    <Icon size={17} stroke={1.7} />
  </ActionIcon>
);

/** Arrows to the left and right go from tool to tool, as in every toolbar. */
function moveByArrows(event: KeyboardEvent<HTMLDivElement>): void {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step === undefined || !(event.target instanceof HTMLButtonElement)) return;
  const tools = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('button[aria-pressed]')];
  const next = tools[(tools.indexOf(event.target) + step + tools.length) % tools.length];
  event.preventDefault();
  next?.focus();
}
