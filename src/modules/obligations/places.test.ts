import { describe, expect, test } from 'vitest';
import { day } from '../../../test/builders/rules.ts';
import { nextStepOf, placeOf } from './places.ts';

const today = day('2026-11-22');
const open = { status: 'not_started', standing: 'applies', appliesFrom: null, dueOn: null };

describe('where an obligation stands', () => {
  test.each([
    ['the day before it applies', { appliesFrom: '2026-11-23' }, 'soon'],
    ['the day that it applies from', { appliesFrom: '2026-11-22' }, 'in_force'],
    ['the day after', { appliesFrom: '2026-11-21' }, 'in_force'],
    ['the last of 90 days', { appliesFrom: '2027-02-20' }, 'soon'],
    ['one more', { appliesFrom: '2027-02-21' }, 'later'],
    ['with no day', {}, 'undated'],
    ['with an own day that has passed', { dueOn: '2026-11-21', appliesFrom: '2027-12-02' }, 'past_due'],
    ['with an own day before it applies', { dueOn: '2026-12-01', appliesFrom: '2027-12-02' }, 'soon'],
    ['on its own day', { dueOn: '2026-11-22' }, 'soon'],
    ['when it is met', { status: 'met', dueOn: '2020-01-01' }, 'settled'],
    ['when it is no longer found', { standing: 'no_longer', status: 'in_progress' }, 'gone'],
    ['when it is no longer found and was met', { standing: 'no_longer', status: 'met' }, 'settled'],
  ])('%s', (_, changes, place) => {
    expect(placeOf({ ...open, ...changes }, today)).toBe(place);
  });
});

describe('the next step', () => {
  const evidence: readonly string[] = [];
  const worked = { ...open, owner: 'stf', evidence };

  test.each([
    ['is to name an owner where there is none', { owner: null }, 'name_owner'],
    ['is to begin what is not begun', {}, 'begin'],
    ['is to give evidence of what is under way', { status: 'in_progress' }, 'give_evidence'],
    ['is to say that it is met once there is evidence', { status: 'in_progress', evidence: ['evi'] }, 'say_met'],
    ['is to mend what is not met', { status: 'not_met' }, 'mend'],
    ['is to decide about what is no longer found', { standing: 'no_longer', status: 'in_progress' }, 'decide'],
    ['is none when it is met', { status: 'met' }, 'nothing'],
  ])('%s', (_, changes, step) => {
    expect(nextStepOf({ ...worked, ...changes }, today)).toBe(step);
  });
});
