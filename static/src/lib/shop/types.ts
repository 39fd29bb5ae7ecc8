import type { components } from '../api/generated/shop.ts';

/** The shop's types by the names that the pages use. */
type Shop = components['schemas'];
export type Basket = Shop['Basket'];
export type BasketItem = Shop['Item'];
export type GoesOn = Shop['GoesOn'];
export type ItemLine = Shop['ItemLine'];
export type ItemKind = Shop['ItemKind'];
export type ItemChange = Partial<Shop['ItemChange']>;
export type Order = Shop['Order'];
export type OrderLine = Shop['OrderLine'];
export type OrderPending = Shop['OrderPending'];
export type OrderWithBank = Shop['OrderWithBank'];
export type Proposal = Shop['Proposal'];
/** What is to be put into the basket; a plan or a product is one, unless said. */
export type Wanted = Pick<Shop['NewItem'], 'kind' | 'subject_id'> & { quantity?: number; wish?: Partial<Shop['Wish']> };
