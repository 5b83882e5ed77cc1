import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, NativeSelect } from '@mantine/core';

type TimeZoneProps = { readonly value: string; readonly onChange: (timeZone: string) => void };

/** Chooses a time zone from all that the browser knows, and offers the browser\u2019s own. */
export function TimeZone({ value, onChange }: TimeZoneProps) {
  const { t } = useLingui();
  const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const all = [...new Set(['UTC', value, own, ...Intl.supportedValuesOf('timeZone')])].toSorted();
  return (
    <div>
      <NativeSelect
        label={t`Time zone`}
        description={t`In which your days begin and the digest has its hour.`}
        value={value}
        data={all}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
      {own !== value && (
        <Anchor component="button" type="button" fz="sm" mt={6} onClick={() => onChange(own)}>
          <Trans>Use the one of this browser: {own}</Trans>
        </Anchor>
      )}
    </div>
  );
}
