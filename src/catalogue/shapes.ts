import * as z from 'zod';
import { type LocalDate, parseLocalDate } from '../kernel/time.ts';

const word = z.string().regex(/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/u, 'is no id: small letters, digits, hyphens and points');
const text = z.string().trim().min(1, 'is empty');
const date = z.custom<LocalDate>((value) => typeof value === 'string' && parseLocalDate(value) !== undefined, {
  message: 'is no date; write it as 2026-12-02',
});

/** How sure a line is: read in the text itself, concluded from it, or open. Shown to people, never hidden. */
export const certainties = ['certain', 'inferred', 'uncertain'] as const;
const certainty = z.enum(certainties).default('certain');

const time = { from: date.optional(), until: date.optional() };

/** `catalogue.yaml`: what a catalogue is, and the dates at which its source was changed. */
export const catalogueShape = z.strictObject({
  id: word,
  title: text,
  publisher: text,
  jurisdiction: text.optional(),
  source: z.url(),
  copyright: text,
  /** Of the catalogue itself; what was determined by it keeps this and the hash of its files. */
  version: text,
  /** It is meant where several are here and none is named. */
  usual: z.literal(true).optional(),
  versions: z
    .array(z.strictObject({ id: word, title: text, from: date, source: text, summary: text.optional() }))
    .min(1, 'needs a version of its source'),
});

/** A line of `provisions/*.yaml`: a place in the source, in our own words. */
export const provisionShape = z.strictObject({
  id: word,
  reference: text,
  summary: text,
  link: z.url().optional(),
  certainty,
  note: text.optional(),
  ...time,
});

const option = z.union([
  text.transform((label) => ({ label, help: undefined })),
  z.strictObject({ label: text, help: text.optional() }),
]);

const factBase = {
  id: word,
  /** Whom it is about: the organisation, the system, the use it is put to, or the model in it. */
  about: z.enum(['organisation', 'system', 'use', 'model']),
  ask: text,
  /** How it reads in an explanation, before a colon and its value. */
  says: text,
  help: text.optional(),
  examples: z.array(text).default([]),
  counterExamples: z.array(text).default([]),
  source: z.array(word).default([]),
  group: word.optional(),
  /** Options are proposed where their own words stand in the record of a system. */
  fromWords: z.literal(true).optional(),
  /** Facts whose questions come first where they are open too, because this question is not understood without them. */
  after: z.array(word).default([]),
};

const options = z.record(word, option);

/** A fact inside the things of a list. */
const innerFact = z.discriminatedUnion('type', [
  z.strictObject({ ...factBase, type: z.enum(['yesNo', 'number', 'date']) }),
  z.strictObject({ ...factBase, type: z.enum(['oneOf', 'manyOf']), options }),
]);

/** A line of `facts.yaml`: a question, and how its answer is used. */
export const factShape = z.discriminatedUnion('type', [
  z.strictObject({ ...factBase, type: z.enum(['yesNo', 'number', 'date']), unit: text.optional() }),
  z.strictObject({ ...factBase, type: z.enum(['oneOf', 'manyOf']), options }),
  z.strictObject({ ...factBase, type: z.literal('list'), of: z.array(innerFact).min(1) }),
]);

/** A line of `findings.yaml`: what rules can find. */
export const findingShape = z.strictObject({
  id: word,
  kind: z.enum(['scope', 'role', 'class', 'exception', 'step']),
  label: text,
  summary: text.optional(),
  source: z.array(word).default([]),
  /** It is shown of a system in lists: few, and broad. Where a catalogue says it of none, all classes are. */
  listed: z.literal(true).optional(),
  /** How much settling it counts when questions are put in order. */
  weight: z.number().min(0).max(100).default(1),
});

const condition = z.unknown();
const clauses = z.union([
  date.transform((from) => [{ from, until: undefined, when: undefined, because: undefined, source: undefined }]),
  z
    .array(
      z.strictObject({
        from: date,
        until: date.optional(),
        when: condition.optional(),
        because: text.optional(),
        source: z.array(word).optional(),
      }),
    )
    .min(1),
]);

/** A line of `rules/*.yaml`: where `when` holds, so does `finding`. */
export const ruleShape = z.strictObject({
  id: word,
  finding: word,
  when: condition,
  because: text,
  source: z.array(word).min(1, 'needs a provision'),
  from: date,
  until: date.optional(),
  applies: clauses.optional(),
  certainty,
});

/** A line of `obligations/*.yaml`: who has to do what, when, from which day, and what shows it. */
export const obligationShape = z.strictObject({
  id: word,
  kind: z.enum(['duty', 'relief', 'option', 'role-shift', 'conditional-permission', 'scope']).default('duty'),
  duty: text,
  /** Findings, of which one must hold: the roles that have it, and the classes of systems that it is for. */
  role: z.array(word).min(1),
  class: z.array(word).min(1),
  when: condition.optional(),
  source: z.array(word).min(1, 'needs a provision'),
  from: date,
  until: date.optional(),
  applies: clauses.optional(),
  /** The event that calls for it, where it does not stand from the start: a request, an incident. */
  trigger: text.optional(),
  deadline: text.optional(),
  retention: text.optional(),
  evidence: z.array(text).default([]),
  fine: word.optional(),
  certainty,
  note: text.optional(),
});

/** A line of `fines.yaml`: the most that a breach may cost; the percentage is of worldwide turnover in the year before. */
export const fineShape = z.strictObject({
  id: word,
  label: text,
  source: z.array(word).min(1, 'needs a provision'),
  maxEur: z.number().int().positive().optional(),
  maxTurnoverPercent: z.number().positive().optional(),
  /** Facts about the size of the organisation for which the lower of the two amounts counts, else the higher. */
  lowerFor: z.array(word).default([]),
  from: date.optional(),
  note: text.optional(),
});

/**
 * A line of `documents/*.yaml`: a document that is asked for, and what of it stands in which records: `system.<field>`,
 * `supplier.<field>`, `provider.<field>`, `models.<field>`, `datasets.<field>`, `evidence.<kind>`, `obligation.<id>`.
 */
export const documentShape = z.strictObject({
  id: word,
  title: text,
  provision: text,
  link: z.url().optional(),
  summary: text,
  /** The obligations of which any calls for it; nothing: it is always of use. */
  for: z.array(word).default([]),
  sections: z
    .array(
      z.strictObject({
        heading: text,
        provision: text,
        items: z
          .array(
            z.strictObject({
              label: text,
              from: z
                .array(
                  text.regex(
                    /^(?:system|supplier|provider|models|datasets|evidence|obligation)\.[\w-]+$/u,
                    'is no place in records: write it as system.name',
                  ),
                )
                .min(1),
            }),
          )
          .min(1),
      }),
    )
    .min(1),
});

const factValue: z.ZodType<boolean | number | string | readonly string[] | readonly Record<string, unknown>[]> =
  z.union([z.boolean(), z.number(), z.string(), z.array(z.string()), z.array(z.record(z.string(), z.unknown()))]);

/** A line of `cases/*.yaml`: facts on a day, and what must be found. */
export const caseShape = z.strictObject({
  id: word,
  description: text,
  on: date,
  'placed-on': date.optional(),
  facts: z.record(z.string(), factValue),
  expect: z.strictObject({
    yes: z.array(word).default([]),
    no: z.array(word).default([]),
    unknown: z.array(word).default([]),
    /** What has effect on the day, what has not, and from when it has; `never`: a legacy rule spares it. */
    'in-force': z.array(word).default([]),
    'not-in-force': z.array(word).default([]),
    from: z.record(word, z.union([date, z.literal('never')])).default({}),
  }),
  source: text,
  certainty,
  note: text.optional(),
});
