import type { components } from '../api/generated/deliveries.ts';

/** What the pages of deliveries name of their API. */
type Schemas = components['schemas'];
export type DeliveryLine = Schemas['DeliveryLine'];
export type Delivery = Schemas['Delivery'];
export type DeliveryKind = Schemas['DeliveryKind'];
export type DeliveryStatus = Schemas['DeliveryStatus'];
export type DeliveryFile = Schemas['DeliveryFile'];
export type Handling = Schemas['Handling'];
export type Offer = Schemas['Offer'];
export type Past = Schemas['Past'];
export type OperatorDelivery = Schemas['OperatorDelivery'];
export type OperatorLine = Schemas['OperatorDeliveryLine'];
export type Queue = Schemas['Queue'];
export type Known = Schemas['KnownDeliveries'];
export type Label = Schemas['Label'];
export type NewDelivery = Schemas['NewDelivery'];
export type MadeDelivery = Schemas['MadeDelivery'];
export type Recipient = Schemas['Recipient'];
export type Collectable = Schemas['Collectable'];
export type Completion = Schemas['Completion'];
export type Proof = Schemas['Proof'];
export type Policy = Schemas['Policy'];
export type PolicySetup = Schemas['PolicySetup'];
export type KindRules = Schemas['KindRules'];
export type KnownName = Schemas['KnownName'];
