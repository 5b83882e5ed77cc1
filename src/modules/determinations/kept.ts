/** A row as the database has it, by the names of its columns. */
type Row = Readonly<Record<string, unknown>>;

/** The tables of this slice, with what the entries of each row must come to. */
export const keptTables = [
  {
    kind: 'answer',
    table: 'answer',
    told: (row: Row) => ({
      subject: row['subject_id'],
      catalogue: row['catalogue'],
      fact: row['fact'],
      standing: row['standing'],
      value: row['value'],
      note: row['note'],
    }),
  },
  {
    kind: 'determination',
    table: 'determination',
    beside: { table: 'determination_found', key: 'found_key', column: 'found' },
    told: (row: Row) => ({
      system: row['system_id'],
      catalogue: row['catalogue'],
      catalogueVersion: row['catalogue_version'],
      lawReadOn: row['law_read_on'],
      placedOn: row['placed_on'],
      facts: row['facts'],
      found: row['found'],
      note: row['note'],
      by: row['accepted_by'],
      // It is the newest from the beginning, without saying so, until another one follows.
      isNewest: row['is_newest'] === true ? null : false,
    }),
  },
  {
    kind: 'override',
    table: 'finding_override',
    told: (row: Row) => ({
      determination: row['determination_id'],
      finding: row['finding'],
      truth: row['truth'],
      expiresOn: row['expires_on'],
      source: row['source'],
      why: String(row['reason']).slice(0, 2_000),
      by: row['made_by'],
    }),
  },
] as const;
