import { Anchor } from '@mantine/core';
import { partsOf, type TextPart } from '../../contract/mentions.ts';
import classes from './Comments.module.css';
import type { Member } from './mention-text.ts';

type CommentTextProps = { readonly text: string; readonly mentions: readonly Member[] };

/** What a comment says: lines as they were written, addresses as links, mentions by name. */
export const CommentText = ({ text, mentions }: CommentTextProps) => (
  <p className={classes.text}>
    {partsOf(text).map((part, place) => (
      <Part key={`${place} ${textIn(part)}`} part={part} mentions={mentions} />
    ))}
  </p>
);

const textIn = (part: TextPart): string => ('words' in part ? part.words : part.person);

function Part({ part, mentions }: { readonly part: TextPart; readonly mentions: readonly Member[] }) {
  if ('words' in part) return <Words words={part.words} />;
  const name = mentions.find(({ person }) => person === part.person)?.name ?? part.person;
  return <span className={classes.mention}>@{name}</span>;
}

const address = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]}'])/iu;

/** Every second piece of what is split by addresses is one. */
const Words = ({ words }: { readonly words: string }) =>
  words.split(address).map((piece, place) =>
    place % 2 === 0 ? (
      piece
    ) : (
      <Anchor
        key={`${place} ${piece}`}
        href={piece}
        target="_blank"
        rel="noopener noreferrer"
        inherit
        underline="always"
      >
        {piece}
      </Anchor>
    ),
  );
