import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeOf, valueOf } from '../../test/builders/ledger.ts';
import { fromHex, toHex, utf8 } from '../kernel/hash.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { openNote, parseVerifierKey, signerOf, signNote, verifierKeyText } from './index.ts';
import { isSignedBy } from './verifier-key.ts';

const seedOf = (byte: number) => new Uint8Array(32).fill(byte);
const log = signerOf('ledger.example/ours', seedOf(1));
const witness = signerOf('witness.example/w1', seedOf(2));
const text = 'If you think cryptography is the answer,\n\nyou do not know your problem.\n';

/** Text of lines that a note can carry. */
const noteText = fc
  .array(
    fc.string({ unit: 'grapheme' }).filter((line) => !/[\u0000-\u001f]/u.test(line)),
    { maxLength: 5 },
  )
  .map((lines) => [...lines, ''].join('\n'))
  .filter((each) => each !== '');

describe('Ed25519', () => {
  test.each([
    {
      name: 'test 1',
      seed: '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
      publicKey: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
      message: '',
      signature:
        'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    },
    {
      name: 'test 3',
      seed: 'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
      publicKey: 'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
      message: 'af82',
      signature:
        '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
    },
  ])('keys and signatures are those of RFC 8032, section 7.1, $name', ({ seed, publicKey, message, signature }) => {
    const signer = signerOf('rfc.example/8032', fromHex(seed));

    expect(toHex(signer.key.publicKey)).toBe(publicKey);
    expect(toHex(signer.sign(fromHex(message)))).toBe(signature);
    expect(isSignedBy(signer.key, fromHex(message), fromHex(signature))).toBe(true);
  });

  test('a key of small order, for which anybody can sign, signs nothing', () => {
    const smallOrder = { name: 'a', id: '00000000', publicKey: Uint8Array.of(1, ...new Uint8Array(31)) };
    const forged = Uint8Array.of(1, ...new Uint8Array(63));

    expect(isSignedBy(smallOrder, utf8('anything'), forged)).toBe(false);
  });

  test('a signature that is not 64 bytes, or a key that is no point, is no signature', () => {
    expect(isSignedBy(log.key, utf8(text), new Uint8Array(63))).toBe(false);
    expect(isSignedBy({ ...log.key, publicKey: new Uint8Array(32).fill(0xff) }, utf8(text), log.sign(utf8(text)))).toBe(
      false,
    );
  });
});

describe('a verifier key', () => {
  test('is the one under which Go publishes its checksum database', () => {
    const sum = 'sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8';

    expect(verifierKeyText(valueOf(parseVerifierKey(sum)))).toBe(sum);
  });

  test('is read back as it was written', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (seed) => {
        const { key } = signerOf('ledger.example/ours', seed);

        expect(valueOf(parseVerifierKey(verifierKeyText(key)))).toEqual(key);
      }),
    );
  });

  test('with one character changed is another key or none', () => {
    const good = verifierKeyText(log.key);
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, character) => {
        fc.pre(good[at] !== character);

        expect(codeOf(parseVerifierKey(good.slice(0, at) + character + good.slice(at + 1)))).not.toBe('accepted');
      }),
    );
  });

  test.each(['', '+', '++', 'name', 'a b+00000000+AQ==', 'a+00000000+AQ==', 'a+0000000g+AQ==', 'a+00000000+'])(
    '`%s` is none',
    (key) => {
      expect(codeOf(parseVerifierKey(key))).toMatch(/malformed_key|unknown_key_type/u);
    },
  );

  test('of another type is refused by its type', () => {
    const witnessType = `a+00000000+${toBase64(Uint8Array.of(4, ...new Uint8Array(32)))}`;

    expect(codeOf(parseVerifierKey(witnessType))).toBe('unknown_key_type');
  });

  test.each(['', 'with space', 'with+plus', 'with\u00a0space', 'with\nline', 'half\ud800'])(
    'cannot be named `%s`',
    (name) => {
      expect(() => signerOf(name, seedOf(1))).toThrow(RangeError);
    },
  );
});

describe('a signed note', () => {
  test('is opened by each of its signers, and says who signed', () => {
    const note = signNote(text, [log, witness]);

    const byOne = valueOf(openNote(note, [log.key]));
    const byBoth = valueOf(openNote(note, [witness.key, log.key]));

    expect(byOne).toMatchObject({ text, signedBy: [log.key] });
    expect(byOne.unverified).toMatchObject([{ name: witness.key.name, id: witness.key.id }]);
    expect(byBoth).toMatchObject({ text, signedBy: [log.key, witness.key], unverified: [] });
  });

  test('keeps its text, whatever it is', () => {
    fc.assert(
      fc.property(noteText, (each) => {
        expect(valueOf(openNote(signNote(each, [log]), [log.key])).text).toBe(each);
      }),
    );
  });

  test('is the example of C2SP signed-note, as far as it can be checked without its key', () => {
    const note =
      'Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n\n' +
      '— quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n';

    expect(codeOf(openNote(note, [log.key]))).toBe('untrusted_note');
  });

  test('that only strangers signed is not believed', () => {
    const note = signNote(text, [witness]);

    expect(codeOf(openNote(note, [log.key]))).toBe('untrusted_note');
    expect(codeOf(openNote(note, []))).toBe('untrusted_note');
  });

  test('by a stranger who takes the name or the id of a trusted key is not believed', () => {
    const sameName = signerOf(log.key.name, seedOf(3));
    const sameId = { ...witness, key: { ...witness.key, id: log.key.id } };

    expect(codeOf(openNote(signNote(text, [sameName]), [log.key]))).toBe('untrusted_note');
    expect(codeOf(openNote(signNote(text, [sameId]), [log.key]))).toBe('untrusted_note');
  });

  test('is rejected whole where one signature in the name of a trusted key is false', () => {
    const liar = { key: witness.key, sign: () => new Uint8Array(64) };

    expect(codeOf(openNote(signNote(text, [log, liar]), [log.key, witness.key]))).toBe('bad_signature');
    expect(codeOf(openNote(signNote(text, [log, liar]), [log.key]))).toBe('accepted');
  });

  test('with one character changed, added or taken away is not believed', () => {
    const note = signNote(text, [log]);
    fc.assert(
      fc.property(fc.nat(note.length - 1), fc.string({ maxLength: 2, unit: 'binary' }), (at, instead) => {
        const changed = note.slice(0, at) + instead + note.slice(at + 1);
        fc.pre(changed !== note);

        expect(codeOf(openNote(changed, [log.key]))).not.toBe('accepted');
      }),
      { numRuns: 1000 },
    );
  });

  test('that was cut anywhere is not believed', () => {
    const note = signNote(text, [log]);

    for (let end = 0; end < note.length; end += 1) {
      expect(codeOf(openNote(note.slice(0, end), [log.key]))).not.toBe('accepted');
    }
  });

  const good = signNote(text, [log]);
  const line = good.split('\n').at(-2) ?? '';
  test.each([
    ['no signature', `${text}\n`],
    ['no empty line before its signatures', `text\n${line}\n`],
    ['a line after its signatures that is none', `${good}trailing\n`],
    ['a hyphen for the dash', good.replace('—', '-')],
    ['two spaces in a signature line', good.replace('— ', '—  ')],
    ['a carriage return', good.replace('\n', '\r\n')],
    ['a tab', good.replace(' ', '\t')],
    ['a zero', good.replace(' ', '\0')],
    ['half a character', good.replace('I', '\ud800')],
    ['a signature too short for an id', `${text}\n— ledger.example/ours AAAAAA==\n`],
    ['a signature whose Base 64 lacks its padding', good.replace(line, line.slice(0, -1))],
    ['no text before its signatures', `\n${line}\n`],
    ['more than 100 signatures', `${text}\n${`${line}\n`.repeat(101)}`],
    ['a million characters', `${'x'.repeat(1_000_000)}\n\n${line}\n`],
  ])('with %s is malformed', (_, source) => {
    expect(codeOf(openNote(source, [log.key]))).toMatch(/malformed_note|bad_signature/u);
  });

  test('may carry as many signatures as witnesses make', () => {
    const sixteen = Array.from({ length: 16 }, (_, n) => signerOf(`witness.example/${n}`, seedOf(n)));

    expect(valueOf(openNote(signNote(text, [...sixteen, log]), [log.key])).unverified).toHaveLength(16);
  });

  test('cannot be made of a text that no note carries', () => {
    for (const bad of ['', 'no newline', 'a tab\t\n', 'half \ud800\n'])
      expect(() => signNote(bad, [log])).toThrow(RangeError);
  });
});

describe('Base 64', () => {
  test('gives bytes back', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const written = toBase64(bytes);

        expect(written).toBe(Buffer.from(bytes).toString('base64'));
        expect(fromBase64(written)).toEqual(bytes);
      }),
    );
  });

  test.each(['A', 'AA', 'AAA', 'A===', 'AB==', 'AAB=', 'AA==AA==', 'AA AA', 'AAA-', 'AA=A', '=AAA', 'AAAA\n', '٠٠٠٠'])(
    '`%s` is none',
    (each) => {
      expect(fromBase64(each)).toBeUndefined();
    },
  );
});
