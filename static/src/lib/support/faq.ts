import { stemmer as stemEnglish } from '@orama/stemmers/english';
import { stemmer as stemGerman } from '@orama/stemmers/german';
import { stemmer as stemSpanish } from '@orama/stemmers/spanish';
import { stopwords as english } from '@orama/stopwords/english';
import { stopwords as german } from '@orama/stopwords/german';
import { stopwords as spanish } from '@orama/stopwords/spanish';
import MiniSearch from 'minisearch';
import type { AnsweredQuestion } from './types.ts';

type Language = AnsweredQuestion['language'];

/** How many are suggested while one writes: more would be a list to read. */
const SUGGESTED_MAX = 3;
/** Of what is typed, what is looked for: a question stands at its beginning. */
const LOOKED_FOR_CHARS_MAX = 300;
/** What fits less than this, of what the best one fits, fits by chance. */
const FITS_MIN = 0.5;

/** The same word however it is written: without case, accents and the German ß. */
const plain = (word: string): string => word.toLowerCase().normalize('NFD').replace(/\p{Mn}/gu, '').replaceAll('ß', 'ss');

/** Words that say nothing by themselves, and what is left of a word without its endings. */
const tongues: Record<Language, { empty: Set<string>; stem: (word: string) => string }> = {
	de: { empty: new Set(german.map(plain)), stem: stemGerman },
	en: { empty: new Set(english.map(plain)), stem: stemEnglish },
	es: { empty: new Set(spanish.map(plain)), stem: stemSpanish }
};

/** What HTML says, for the index alone: it is never written out. */
const textOf = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/&(lt|gt|quot|amp);/g, ' ');

/** An index of the questions of one language; the answers count less than what is asked. */
function indexOf(entries: AnsweredQuestion[], language: Language): MiniSearch<AnsweredQuestion> {
	const { empty, stem } = tongues[language];
	const index = new MiniSearch<AnsweredQuestion>({
		fields: ['question', 'answer'],
		extractField: (entry, field) => (field === 'answer' ? textOf(entry.answer_html) : field === 'question' ? entry.question : entry.id),
		processTerm(word) {
			const said = plain(word);
			return said.length < 2 || empty.has(said) ? null : plain(stem(word.toLowerCase()));
		},
		// The last word may be half typed: a beginning is enough, and long ones may be misspelt.
		searchOptions: { boost: { question: 3 }, prefix: (term) => term.length > 2, fuzzy: (term) => (term.length > 4 ? 0.2 : false) }
	});
	index.addAll(entries);
	return index;
}

/** The questions that a space answers, to be searched where they are read: what somebody types about theirs is not sent anywhere. */
export class Faq {
	readonly #entries: Map<string, AnsweredQuestion>;
	/** All that there is to read in this language; where nothing is, what there is. */
	readonly all: AnsweredQuestion[];
	readonly #indexes: MiniSearch<AnsweredQuestion>[];

	/** Those of `language` come first; the others are still better than none. */
	constructor(entries: AnsweredQuestion[], language: string) {
		this.#entries = new Map(entries.map((entry) => [entry.id, entry]));
		const languages = [...new Set(entries.map((entry) => entry.language))].sort((one, other) => Number(other === language) - Number(one === language));
		this.#indexes = languages.map((one) => indexOf(entries.filter((entry) => entry.language === one), one));
		const own = entries.filter((entry) => entry.language === language);
		this.all = own.length > 0 ? own : entries;
	}

	/** What has any of the words, the best first. */
	found(words: string): AnsweredQuestion[] {
		return this.#indexes.flatMap((index) => index.search(words)).flatMap(({ id }) => this.#entries.get(id) ?? []);
	}

	/** The few that may answer what somebody is writing; none is better than one that only shares a word by chance. */
	suggested(typed: string): AnsweredQuestion[] {
		for (const index of this.#indexes) {
			const results = index.search(typed.slice(0, LOOKED_FOR_CHARS_MAX));
			const least = (results[0]?.score ?? 0) * FITS_MIN;
			// A word of the question itself, or two of the answer.
			const fit = results.filter(({ score, match, queryTerms }) => score >= least && (queryTerms.length > 1 || Object.values(match).some((fields) => fields.includes('question'))));
			if (fit.length > 0) return fit.slice(0, SUGGESTED_MAX).flatMap(({ id }) => this.#entries.get(id) ?? []);
		}
		return [];
	}
}
