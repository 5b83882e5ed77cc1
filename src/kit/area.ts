import type { MessageDescriptor } from '@lingui/core';
import type { ComponentType, ReactNode } from 'react';
import type { Contract } from '../kernel/operation.ts';
import type { SearchValues } from './address.ts';

/** Where a screen is shown: the names in its path with their texts, and what stands behind the `?`. */
export type Place = { readonly params: Readonly<Record<string, string>>; readonly search: SearchValues };

/** A read that a screen will make, so that the answer is fetched while the screen's code is. */
export type ForeseenRead = { readonly contract: Contract; readonly input: Readonly<Record<string, unknown>> };

/**
 * A screen of a slice. `path` is as the router writes it, below `/w/<workspace>/` or, for an area's `outside`, below
 * `/`: `systems/$system`. `load` fetches its code when somebody goes there.
 */
export type Screen = {
  readonly path: string;
  readonly load: () => Promise<ComponentType>;
  readonly reads?: (place: Place) => readonly ForeseenRead[];
  /** Outside of a workspace: only for people who are signed in. Inside of one, all screens are. */
  readonly isForSignedIn?: boolean;
};

/** An entry of the side navigation: `path` below the workspace, `key` the letter of its go-to shortcut (`g` and it). */
export type NavigationEntry = {
  readonly path: string;
  readonly label: MessageDescriptor;
  readonly icon: ComponentType<{ readonly size?: number | string; readonly stroke?: number | string }>;
  readonly key: string;
};

/** The record on whose page something is shown. */
export type AboutRecord = { readonly id: string; readonly kind: string; readonly isArchived: boolean };

/** What a slice shows on the page of every record, of whichever register: except of some kinds, or only of some. */
export type RecordPanel = {
  readonly name: string;
  readonly load: () => Promise<ComponentType<{ readonly about: AboutRecord }>>;
  readonly notOn?: readonly string[];
  /** The only kinds of records on whose pages it is shown; all where nothing is said. */
  readonly on?: readonly string[];
  /** The kind of records that it shows, so that they are not shown again among all that links to the record. */
  readonly shows: string;
};

/** Which records of a list are meant, as operations take them: some by id, or all that a filter finds. */
export type Meant = { readonly ids: readonly string[] } | { readonly filter: Readonly<Record<string, unknown>> };

/** What a slice can do with selected records of a kind, in a dialog over their list. */
export type ListAct = {
  readonly name: string;
  readonly on: string;
  readonly label: MessageDescriptor;
  readonly load: () => Promise<
    (props: { readonly meant: Meant; readonly count: number; readonly onClose: () => void }) => ReactNode
  >;
};

/** The screens of one slice: inside a workspace, outside of any, its entries in the navigation, and what it shows on records. */
export type Area = {
  readonly screens: readonly Screen[];
  readonly outside?: readonly Screen[];
  readonly navigation?: readonly NavigationEntry[];
  readonly panels?: readonly RecordPanel[];
  readonly acts?: readonly ListAct[];
};
