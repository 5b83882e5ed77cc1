import { useLingui } from '@lingui/react/macro';
import { NativeSelect } from '@mantine/core';
import { textOf } from '../../../kit/address.ts';
import { useRead } from '../../../kit/api.ts';
import { useSearchValues, useSetSearch } from '../../../kit/routing.tsx';
import { determinationContracts as contracts } from '../contract.ts';

/** The catalogue that the address names, as operations take it; none is the usual one. */
export function useCatalogue(): { readonly catalogue?: string } {
  const catalogue = textOf(useSearchValues()['catalogue']);
  return catalogue === undefined || catalogue === '' ? {} : { catalogue };
}

/** Chooses by which law or standard a screen determines, in its address; nothing is shown where one is here. */
export function CatalogueChoice() {
  const setSearch = useSetSearch();
  const { catalogue } = useCatalogue();
  return (
    <CatalogueSelect
      value={catalogue}
      onChange={(next, isUsual) => void setSearch({ catalogue: isUsual ? undefined : next })}
    />
  );
}

type CatalogueSelectProps = {
  readonly value: string | undefined;
  readonly onChange: (catalogue: string, isUsual: boolean) => void;
};

/** The same where the choice stands in no address. */
export function CatalogueSelect({ value, onChange }: CatalogueSelectProps) {
  const { t } = useLingui();
  const { data } = useRead(contracts.catalogues, {}, { staleMs: Number.POSITIVE_INFINITY });
  const all = data?.catalogues ?? [];
  const [usual] = all;
  if (!usual || all.length < 2) return null;
  return (
    <NativeSelect
      label={t`Law or standard`}
      value={value ?? usual.id}
      data={all.map(({ id, title }) => ({ value: id, label: title }))}
      onChange={({ currentTarget }) => onChange(currentTarget.value, currentTarget.value === usual.id)}
    />
  );
}
