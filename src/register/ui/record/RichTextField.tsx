import { useLingui } from '@lingui/react/macro';
import { Anchor, Input, Textarea } from '@mantine/core';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { isSimple } from '../../../kit/rich/markdown.ts';
import { SentenceText } from '../../../kit/SentenceText.tsx';

const RichTextEditor = lazy(async () => ({
  default: (await import('../../../kit/rich/RichTextEditor.tsx')).RichTextEditor,
}));

type RichTextFieldProps = {
  readonly id: string;
  readonly label: ReactNode;
  /** The name for screen readers. */
  readonly name: string;
  readonly help: string;
  readonly error: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/**
 * Edits a rich text. While its editor loads, for a text that it cannot hold, and for who wants it, Markdown is written as
 * it stands.
 */
export function RichTextField({ id, label, name, help, error, value, onChange }: RichTextFieldProps) {
  const { t } = useLingui();
  const [isPlain, setPlain] = useState(!isSimple(value));
  const plain = (
    <Textarea
      id={id}
      aria-label={name}
      error={error !== undefined}
      minRows={3}
      maxRows={18}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
  return (
    <Input.Wrapper
      label={label}
      labelElement="div"
      description={help}
      error={error !== undefined && <SentenceText text={error} />}
    >
      {isPlain ? (
        plain
      ) : (
        <Suspense fallback={plain}>
          <RichTextEditor
            id={id}
            name={name}
            value={value}
            isWrong={error !== undefined}
            takesFocus={label === undefined}
            onChange={onChange}
            onPlain={() => setPlain(true)}
          />
        </Suspense>
      )}
      {isPlain && isSimple(value) && (
        <Anchor
          component="button"
          type="button"
          size="sm"
          onClick={() => setPlain(false)}
        >{t`Write formatted text`}</Anchor>
      )}
    </Input.Wrapper>
  );
}
