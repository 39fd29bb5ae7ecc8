import { expect, test } from 'vitest';
import { Faq } from './faq.ts';
import type { AnsweredQuestion } from './types.ts';

const entry = (id: string, language: AnsweredQuestion['language'], question: string, answer: string): AnsweredQuestion => ({ id, language, question, answer_html: `<p>${answer}</p>` });
const entries = [
	entry('invoice', 'en', 'Where do I find my invoices?', 'Under <a href="/billing">Billing</a>, each as a PDF. A copy is mailed to your accountant if you add the address.'),
	entry('wifi', 'en', 'What is the password of the Wi-Fi?', 'It stands on the sign beside the coffee machine, and changes each month.'),
	entry('printer', 'en', 'How do I print?', 'Send your document to the printer “Quay”, then hold your card to it.'),
	entry('parcel', 'en', 'Can parcels be sent here?', 'Yes. We tell you when something has come.'),
	entry('cafe', 'es', '¿Dónde está el café?', 'En la cocina, junto a la impresora.'),
	entry('offen', 'de', 'Wann habt ihr geöffnet?', 'Werktags von 8 bis 18 Uhr, mit Schlüsselkarte rund um die Uhr.'),
	entry('rechnung', 'de', 'Wo finde ich meine Rechnungen?', 'Unter Abrechnung, jede als PDF.')
];
const suggested = (typed: string, language = 'en') => new Faq(entries, language).suggested(typed).map(({ id }) => id);

test.each([
	['the word itself', 'Invoice', ['invoice']],
	['a sentence about it', 'Hello, I cannot see last month\u2019s invoice anywhere', ['invoice']],
	['a word that is half typed', 'passw', ['wifi']],
	['a word that is misspelt', 'pasword', ['wifi']],
	['another form of the word', 'printing', ['printer']],
	['two words of the answer', 'coffee machine', ['wifi']]
])('%s finds its answer', (_, typed, ids) => {
	expect(suggested(typed)).toEqual(ids);
});

test.each([
	['nothing', ''],
	['words that say nothing', 'what is the where do I of this and'],
	['one word of an answer', 'card'],
	['something else', 'The heating in Oak is cold']
])('%s suggests none', (_, typed) => {
	expect(suggested(typed)).toEqual([]);
});

test('the own language comes first, another where it has none', () => {
	expect(suggested('Rechnung', 'de')).toEqual(['rechnung']);
	expect(suggested('geoffnet', 'de')).toEqual(['offen']);
	expect(suggested('Password vom WLAN', 'de')).toEqual(['wifi']);
	expect(suggested('cafe', 'es')).toEqual(['cafe']);
});

test('at most three are suggested, whatever is typed', () => {
	const many = Array.from({ length: 50 }, (_, n) => entry(`n${n}`, 'en', `Question ${n} about parking`, 'Yes.'));
	expect(new Faq(many, 'en').suggested('parking')).toHaveLength(3);
	expect(new Faq(many, 'en').suggested('parking '.repeat(2000))).toHaveLength(3);
});

test('a search finds all that has a word of it, and the whole is what the language has', () => {
	const faq = new Faq(entries, 'de');
	expect(faq.all.map(({ id }) => id)).toEqual(['offen', 'rechnung']);
	expect(faq.found('pdf').map(({ id }) => id)).toEqual(['rechnung', 'invoice']);
	expect(new Faq(entries.slice(0, 2), 'de').all.map(({ id }) => id)).toEqual(['invoice', 'wifi']);
	expect(new Faq([], 'de').found('pdf')).toEqual([]);
});

test('what an answer is marked up with is not searched', () => {
	expect(new Faq(entries, 'en').found('href')).toEqual([]);
});
