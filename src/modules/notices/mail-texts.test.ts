import { describe, expect, test } from 'vitest';
import { idsFrom } from '../../kernel/id.ts';
import { instantOf } from '../../kernel/time.ts';
import { allNoticeKinds } from '../../register/contract.ts';
import type { Notice } from './inbox.ts';
import { digestLetter, letterAtOnce, sentenceOf } from './mail-texts.ts';

const at = instantOf(Date.parse('2026-11-22T12:00:00Z'));
const ids = idsFrom(
  () => at,
  () => 0,
);
const sender = { url: 'https://brehon.example.org', workspace: 'ws_1', workspaceName: 'Example Ltd' };

const notice = (changes: Partial<Notice> = {}): Notice => ({
  id: ids('notice'),
  kind: 'mentioned',
  noun: 'systems',
  aboutKind: 'system',
  about: 'sys_1',
  title: 'CV screening',
  count: 1,
  list: null,
  text: null,
  place: null,
  by: ids('person'),
  byName: 'Ada Byrne',
  at,
  showsFrom: at,
  readAt: null,
  doneAt: null,
  version: 1,
  ...changes,
});

describe('a letter', () => {
  test('says in its subject what it is about, and links to the place', () => {
    const letter = letterAtOnce(sender, [notice({ text: 'Please look\nat this', place: 'comment-com_1' })], 'en');

    expect(letter.subject).toBe('Ada Byrne mentioned you on \u201cCV screening\u201d \u2013 Example Ltd');
    expect(letter.text).toBe(`Ada Byrne mentioned you on \u201cCV screening\u201d.
> Please look
> at this
https://brehon.example.org/w/ws_1/systems/sys_1#comment-com_1

--
Your inbox: https://brehon.example.org/w/ws_1/inbox
You get this at once because you chose so for notices of this kind in Example Ltd. Change it: https://brehon.example.org/w/ws_1/notice-preferences
`);
    expect(letter.unsubscribe).toBe('https://brehon.example.org/w/ws_1/notice-preferences');
  });

  test('carries nothing into its HTML or its head that somebody wrote as such', () => {
    const letter = letterAtOnce(
      sender,
      [notice({ title: '<img src=x>\r\nBcc: all@example.org', text: '<b>"&' })],
      'en',
    );

    expect(letter.html).not.toContain('<img');
    expect(letter.html).toContain('&lt;b&gt;&quot;&amp;');
    expect(letter.subject).not.toMatch(/[\r\n]/u);
  });

  test('cuts a subject that is too long', () => {
    expect(letterAtOnce(sender, [notice({ title: '\u{1F600}'.repeat(300) })], 'en').subject).toMatch(
      /^.{1,360}\u2026$/u,
    );
  });

  test('of a digest says how many, or of the one what it is', () => {
    expect(digestLetter(sender, [notice(), notice()], 'en').subject).toBe('2 notices for you \u2013 Example Ltd');
    expect(digestLetter(sender, [notice()], 'en').subject).toContain('mentioned you');
    expect(digestLetter(sender, [notice(), notice({ kind: 'commented', text: 'Why?' })], 'en').text).toContain(
      '> Why?',
    );
  });
});

test('every kind of notice has its sentence, and a day is written out', () => {
  const sentences = allNoticeKinds.map((kind) => sentenceOf(notice({ kind, text: '2026-12-01' }), 'en'));

  expect(new Set(sentences).size).toBe(allNoticeKinds.length);
  expect(sentences).toContain('\u201cCV screening\u201d was due on 1 December 2026');
  expect(sentences).toContain('The evidence \u201cCV screening\u201d expires on 1 December 2026');
});

describe('a letter of many', () => {
  const many = Array.from({ length: 25 }, (_, at) => notice({ kind: 'law_changes', title: `System ${at + 1}` }));

  test('told at once says how many, lists the first twenty and how many more there are', () => {
    const { subject, text, html } = letterAtOnce(sender, many, 'en');

    expect(subject).toBe('25 notices for you \u2013 Example Ltd');
    expect(text.split('\n')[0]).toBe('What concerns you in Example Ltd:');
    expect(text).toContain('What the law says of \u201cSystem 20\u201d changes.');
    expect(text).toContain('And 5 more, which stand in your inbox.');
    expect(html).toContain('<p>And 5 more, which stand in your inbox.</p>');
    expect(`${text}${html}`).not.toContain('System 21');
    expect(text).toContain('You get this at once');
  });

  test('that came in a day is as bounded', () => {
    const { text } = digestLetter(sender, many, 'de');

    expect(text).toContain('Und 5 weitere, die in Ihrem Posteingang stehen.');
    expect(text).not.toContain('System 21');
  });

  test('of all that it can list says nothing of more', () => {
    expect(letterAtOnce(sender, many.slice(0, 20), 'en').text).not.toContain('more');
  });
});

describe('a notice of many AI systems', () => {
  const told = notice({
    kind: 'law_changes',
    title: 'CV screening, Credit scoring, Complaint routing',
    count: 2133,
    list: 'obligations?appliesFrom.from=2027-12-02&appliesFrom.until=2027-12-02',
    text: '2027-12-02: High-risk; Deployer',
  });

  test('says what, from which day, of how many, names the first and links to all', () => {
    const letter = letterAtOnce(sender, [told], 'en');

    expect(
      letter.text,
    ).toContain(`What the law says of 2,133 AI systems changes: CV screening, Credit scoring, Complaint routing and 2,130 more.
> 2 December 2027: High-risk; Deployer
https://brehon.example.org/w/ws_1/obligations?appliesFrom.from=2027-12-02&appliesFrom.until=2027-12-02
`);
    expect(letter.html).toContain('?appliesFrom.from=2027-12-02&amp;appliesFrom.until=2027-12-02"');
  });

  test('does so in German, with what is found in German words', () => {
    const letter = letterAtOnce(sender, [{ ...told, text: 'High-risk: no → yes; Deployer: unknown → no' }], 'de');

    expect(letter.text).toContain(
      'Was das Recht zu 2.133 KI-Systemen sagt, ändert sich: CV screening, Credit scoring, Complaint routing und 2.130 weitere.',
    );
    expect(letter.text).toContain('> High-risk: nein → ja; Deployer: offen → nein');
  });
});

describe('a letter in German', () => {
  test('is German from its subject to its foot, with days as they are written there', () => {
    const letter = letterAtOnce(sender, [notice({ kind: 'due_soon', text: '2026-12-01' })], 'de');

    expect(letter.subject).toBe('„CV screening“ ist am 1. Dezember 2026 fällig – Example Ltd');
    expect(letter.text).toContain('Ihr Posteingang: https://brehon.example.org/w/ws_1/inbox');
    expect(letter.html).toContain('<html lang="de">');
    expect(`${letter.text}${letter.html}`).not.toMatch(/ You |Change|inbox<|Your/u);
  });

  test('says the states of a task in German, and what somebody wrote as it was written', () => {
    const changed = letterAtOnce(sender, [notice({ kind: 'task_changed', text: 'Open → In progress' })], 'de');
    const commented = digestLetter(sender, [notice({ kind: 'commented', text: 'Open → Done' }), notice()], 'de');

    const given = letterAtOnce(sender, [notice({ kind: 'assigned', text: 'and 24 more tasks' })], 'de');

    expect(given.text).toContain('> und 24 weitere Aufgaben');
    expect(changed.text).toContain('> Offen → In Arbeit');
    expect(commented.text).toContain('> Open → Done');
    expect(commented.subject).toBe('2 Mitteilungen für Sie – Example Ltd');
  });

  test('has a sentence of its own for every kind of notice', () => {
    const sentences = allNoticeKinds.map((kind) => sentenceOf(notice({ kind, byName: null }), 'de'));

    expect(new Set(sentences).size).toBe(allNoticeKinds.length);
    expect(sentences.filter((sentence) => /Somebody|mentioned|due|Failed|Done/u.test(sentence))).toEqual([]);
  });
});
