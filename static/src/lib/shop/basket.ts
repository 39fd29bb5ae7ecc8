import { api } from '../api/client.ts';
import type { Answer } from '../api/problem.ts';
import { session } from '../session.svelte.ts';
import type { Basket, ItemChange, Wanted } from './types.ts';

/**
 * The one basket. Whoever is signed in says that it is theirs that is meant, so that a token that has run out is renewed
 * and does not turn a member's basket into one of a cookie.
 */
const whose = (): { mine?: true } => (session.likely ? { mine: true } : {});

/** The answer, once its number of things is noted for the shell. */
async function noted(asked: Promise<Answer<Basket>>): Promise<Answer<Basket>> {
	const answer = await asked;
	if (answer.ok) session.basket = answer.value.items.length;
	return answer;
}

export const theBasket = (): Promise<Answer<Basket>> => noted(api.get('/api/shop/basket', { query: whose() }));

/** What the cookie's basket had is the customer's now, on every device. */
export const mergeBasket = (): Promise<Answer<Basket>> => noted(api.post('/api/shop/basket/merge'));

/** A wish that says nothing. */
const nothing = { starts_on: null, starts_at: null, ends_at: null, people: null, title: null };

/** Puts something in. Sent again with the same key it is in once. */
export const putIn = ({ kind, subject_id, quantity = 1, wish = {} }: Wanted, key: string): Promise<Answer<Basket>> =>
	noted(api.post('/api/shop/basket/items', { kind, subject_id, quantity, wish: { ...nothing, ...wish } }, { query: whose(), key }));

export const changeItem = (id: string, change: ItemChange): Promise<Answer<Basket>> =>
	noted(api.put('/api/shop/basket/items/{id}', { quantity: null, starts_on: null, hold: false, ...change }, { params: { id }, query: whose() }));

export const removeItem = (id: string): Promise<Answer<Basket>> => noted(api.delete('/api/shop/basket/items/{id}', { params: { id }, query: whose() }));

export const enterCode = (code: string): Promise<Answer<Basket>> => noted(api.put('/api/shop/basket/code', { code }, { query: whose() }));

export const dropCode = (): Promise<Answer<Basket>> => noted(api.delete('/api/shop/basket/code', { query: whose() }));
