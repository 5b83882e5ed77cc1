import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { lookAt } from '../support/browser.ts';
import { aJourney, type Journey, patience } from '../support/journey.ts';

vi.setConfig({ testTimeout: 240_000 });

describe('Ada gives work, and a contributor does it', () => {
  let journey: Journey;
  let ada: Page;
  let other: Page;
  let system: string;

  beforeAll(async () => {
    journey = await aJourney();
    system = await journey.system({ name: 'CV screening' });
    ada = await journey.pageOf(journey.founder);
    other = await journey.pageOf(await journey.joins('contributor'));
  });
  afterAll(() => journey.close());

  const goTo = (page: Page, path: string) => page.goto(journey.at(path));
  const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

  const addTask = async (title: string, due: string) => {
    const form = ada.getByRole('form', { name: 'New task' });
    await form.getByLabel('What is to be done').fill(title);
    await form.getByRole('combobox', { name: 'Assignee' }).fill('contributor');
    await ada.getByRole('option', { name: 'A contributor' }).click();
    await form.getByLabel('Due on').fill(due);
    await form.getByRole('button', { name: 'Add the task' }).click();
    await part(ada, 'Tasks').getByRole('link', { name: title }).waitFor(patience);
  };

  test('adds tasks on the page of a system, where they stand with who is to do them', async () => {
    await goTo(ada, `systems/${system}`);
    await part(ada, 'Tasks').getByText('No tasks yet.').waitFor(patience);
    await addTask('Write the impact assessment', day(-3));
    await addTask('Ask the supplier for its contract', day(20));
    await part(ada, 'Tasks').getByText('2 open').waitFor(patience);
    await part(ada, 'Tasks').getByText('Overdue since').waitFor(patience);

    expect(await lookAt(ada, 'work-record')).toEqual([]);
  });

  test('mentions a colleague, chosen by the keyboard', async () => {
    const comments = part(ada, 'Comments');
    const box = comments.getByRole('textbox', { name: /Write a comment/u });
    await box.pressSequentially('See https://example.org, what do you say @contr');
    await comments.getByRole('option', { name: 'A contributor' }).waitFor(patience);
    expect(await lookAt(ada, 'work-mention')).toEqual([]);
    await box.fill('');
    await box.pressSequentially('See https://example.org, what do you say @contr');
    await comments.getByRole('option', { name: 'A contributor' }).waitFor(patience);
    await box.press('Enter');
    await box.pressSequentially('?');
    await box.press('Control+Enter');
    await comments.getByText('@A contributor').waitFor(patience);
    await comments.getByRole('link', { name: 'https://example.org' }).waitFor(patience);
  });

  test('keeps a file as evidence of the system by dropping it, and takes it off again', async () => {
    const evidence = part(ada, 'Evidence');
    const dropped = await ada.evaluateHandle(
      `(() => { const sent = new DataTransfer(); sent.items.add(new File(['What was said.'], 'Minutes.txt')); return sent; })()`,
    );
    await evidence.getByText('or drop it here').dispatchEvent('drop', { dataTransfer: dropped });
    await evidence.getByRole('link', { name: 'Minutes', exact: true }).waitFor(patience);
    await evidence.getByRole('link', { name: 'Minutes.txt' }).waitFor(patience);
    expect(await lookAt(ada, 'work-evidence')).toEqual([]);
    await evidence.getByRole('button', { name: 'Take Minutes off this record' }).click();
    await evidence.getByText('No evidence is attached yet.').waitFor(patience);
    await evidence.getByRole('combobox', { name: 'Attach evidence that is here' }).click();
    await ada.getByRole('option', { name: 'Minutes' }).click();
    await evidence.getByRole('link', { name: 'Minutes', exact: true }).waitFor(patience);
  });

  test('is done with in the other\u2019s work, by the keyboard alone', async () => {
    await goTo(other, 'work');
    await part(other, 'Overdue 1').getByRole('link', { name: 'Write the impact assessment' }).waitFor(patience);
    await part(other, 'Mentions 1')
      .getByText(/what do you say @A contributor/u)
      .waitFor(patience);
    expect(await lookAt(other, 'work-page')).toEqual([]);
    await other.keyboard.press('j');
    await other.keyboard.press('d');
    await part(other, 'Last change').getByText('Done: Write the impact assessment').waitFor(patience);
    await part(other, 'Overdue 1').waitFor({ state: 'detached', ...patience });
    await other.keyboard.press('ArrowDown');
    await other.keyboard.press('s');
    await other.getByRole('button', { name: /Tomorrow/u }).waitFor(patience);
    expect(await lookAt(other, 'work-snooze')).toEqual([]);
    await other.getByRole('button', { name: /Tomorrow/u }).press('Enter');
    await part(other, 'Put by 1').getByText('Comes back on').waitFor(patience);
  });

  test('gives a task back with a note, and answers the mention where it stands', async () => {
    await goTo(other, 'work');
    await other.getByRole('button', { name: /^Give away/u }).click();
    const dialog = other.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'To whom' }).fill('Ada');
    await other.getByRole('option', { name: 'Ada Byrne' }).click();
    await dialog.getByLabel('Note').fill('You know them better.');
    expect(await lookAt(other, 'work-give')).toEqual([]);
    await dialog.getByRole('button', { name: 'Give it away' }).click();
    await dialog.waitFor({ state: 'detached', ...patience });
    await other.getByRole('link', { name: /mentioned you on CV screening/u }).click();
    await other.getByRole('heading', { level: 1, name: 'CV screening' }).waitFor(patience);
    const box = part(other, 'Comments').getByRole('textbox', { name: /Write a comment/u });
    await box.fill('It is fine.');
    await part(other, 'Comments').getByRole('button', { name: 'Comment', exact: true }).click();
    await part(other, 'Comments').getByText('It is fine.').waitFor(patience);
    await goTo(other, 'work');
    await other.getByRole('heading', { name: 'Nothing waits for you' }).waitFor(patience);
    expect(await lookAt(other, 'work-empty')).toEqual([]);
  });

  test('is read on a telephone, where work has its own tab', async () => {
    await ada.setViewportSize({ width: 390, height: 844 });
    await goTo(ada, `systems/${system}`);
    await ada.getByRole('tab', { name: 'Work' }).click();
    await part(ada, 'Comments').getByText('It is fine.').waitFor(patience);
    await part(ada, 'Tasks').getByText('1 open').waitFor(patience);
    await goTo(ada, 'tasks');
    await ada.getByText('Ask the supplier for its contract').waitFor(patience);

    expect(journey.complaints()).toEqual([]);
  });
});
