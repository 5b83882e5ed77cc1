import { Anchor } from '@mantine/core';
import { Fragment, type ReactNode, useMemo } from 'react';
import { type Block, type Inline, readMarkdown } from './markdown.ts';
import classes from './RichText.module.css';

/** A rich text as it is read. It is made of elements, never of markup that somebody wrote. */
export function RichTextView({ text }: { readonly text: string }) {
  const blocks = useMemo(() => readMarkdown(text), [text]);
  return <div className={classes.view}>{shownBlocks(blocks)}</div>;
}

const shownBlocks = (blocks: readonly Block[]): ReactNode =>
  blocks.map((block, place) => <Fragment key={place}>{shownBlock(block)}</Fragment>);

/** Below the headings of a page: a text's own begin at the third level. */
const headings = ['h3', 'h4', 'h5', 'h6'] as const;

function shownBlock(block: Block): ReactNode {
  switch (block.is) {
    case 'heading': {
      const Heading = headings[block.level - 1] ?? 'h6';
      return <Heading>{shownInline(block.inner)}</Heading>;
    }
    case 'paragraph':
      return <p>{shownInline(block.inner)}</p>;
    case 'list':
      return <List {...block} />;
    case 'quote':
      return <blockquote>{shownBlocks(block.blocks)}</blockquote>;
    case 'code':
      return (
        <pre tabIndex={0}>
          <code>{block.text}</code>
        </pre>
      );
    case 'rule':
      return <hr />;
  }
}

function List({ first, items }: Extract<Block, { is: 'list' }>) {
  const shown = items.map((blocks, place) => <li key={place}>{shownItem(blocks)}</li>);
  return first === undefined ? <ul>{shown}</ul> : <ol start={first}>{shown}</ol>;
}

/** An item of one paragraph stands on its line. */
function shownItem(blocks: readonly Block[]): ReactNode {
  const [one, ...others] = blocks;
  return one?.is === 'paragraph' ? (
    <>
      {shownInline(one.inner)}
      {shownBlocks(others)}
    </>
  ) : (
    shownBlocks(blocks)
  );
}

const shownInline = (inner: readonly Inline[]): ReactNode =>
  inner.map((part, place) => <Fragment key={place}>{shownPart(part)}</Fragment>);

function shownPart(part: Inline): ReactNode {
  switch (part.is) {
    case 'text':
      return part.text;
    case 'code':
      return <code>{part.text}</code>;
    case 'bold':
      return <strong>{shownInline(part.inner)}</strong>;
    case 'italic':
      return <em>{shownInline(part.inner)}</em>;
    case 'strike':
      return <s>{shownInline(part.inner)}</s>;
    case 'link':
      return (
        <Anchor href={part.href} target="_blank" rel="noopener noreferrer" inherit>
          {shownInline(part.inner)}
        </Anchor>
      );
    case 'break':
      return <br />;
  }
}
