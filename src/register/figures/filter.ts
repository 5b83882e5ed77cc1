import type { LocalDate } from '../../kernel/time.ts';
import type { Fields } from '../contract/field.ts';

/**
 * Which records of a register a figure counts: names and values as the query of its list writes them, so that the list
 * shows exactly these. Of what a list can be asked, figures use: one of these values, `empty`, `from` and `until`.
 */
export type FigureFilter = Readonly<Record<string, string | string[]>>;

/** A filter as it stands on a day: what is in date today was not so always. */
export type FilterOn = (day: LocalDate) => FigureFilter;

/** A demand of a filter on one field. */
export type Demand =
  | { readonly field: string; readonly is: readonly string[] }
  | { readonly field: string; readonly empty: boolean }
  | { readonly field: string; readonly from: string }
  | { readonly field: string; readonly until: string };

/** A filter's demands, all of which a record must meet. Throws for what a figure cannot ask; that is a mistake in its declaration. */
export function demandsOf(fields: Fields, filter: FigureFilter): readonly Demand[] {
  return Object.entries(filter).map(([name, wanted]) => {
    const [field = '', what = 'is'] = name.split('.');
    const demand = demandOf(field, what, wanted);
    const kind = fields[field]?.kind ?? '';
    if (!demand || !canAsk(demand, kind)) throw new Error(`a figure cannot ask for \`${name}\``);
    return demand;
  });
}

function demandOf(field: string, what: string, wanted: string | string[]): Demand | undefined {
  if (Array.isArray(wanted)) return what === 'is' ? { field, is: wanted } : undefined;
  if (what === 'empty') return { field, empty: wanted === 'yes' };
  if (what === 'from') return { field, from: wanted };
  return what === 'until' ? { field, until: wanted } : undefined;
}

/** Whether fields of a kind can be asked so. */
function canAsk(demand: Demand, kind: string): boolean {
  if ('is' in demand) return kind === 'oneOf' || kind === 'yesNo';
  return 'empty' in demand ? kind !== '' : kind === 'date';
}

/** What is known of a record for figures: by field its value, or only that it has one. `null` where nothing is recorded. */
export type Sighted = Readonly<Record<string, string | null>>;

/** What stands in the place of a value of which only matters that it is there. */
export const something = 'something';

/** Whether a record meets every demand. */
export const meets = (record: Sighted, demands: readonly Demand[]): boolean =>
  demands.every((demand) => {
    const value = record[demand.field] ?? null;
    if ('empty' in demand) return (value === null) === demand.empty;
    if (value === null) return false;
    if ('is' in demand) return demand.is.includes(value);
    return 'from' in demand ? value >= demand.from : value <= demand.until;
  });
