import type { components } from '../api/generated/support.ts';

/** What the help desk's pages name of its API. */
export type TicketLine = components['schemas']['TicketLine'];
export type TicketStatus = components['schemas']['TicketStatus'];
export type StayingTicket = components['schemas']['StayingTicket'];
export type Message = components['schemas']['Message'];
export type SupportFile = components['schemas']['File'];
export type Options = components['schemas']['SupportOptions'];
export type OperatorTicketLine = components['schemas']['OperatorTicketLine'];
export type Priority = components['schemas']['Priority'];
export type Queue = components['schemas']['Queue'];
export type Known = components['schemas']['KnownSupport'];
export type Department = components['schemas']['Department'];
export type DepartmentSetup = components['schemas']['DepartmentSetup'];
export type CannedReply = components['schemas']['CannedReply'];
export type CannedReplySetup = components['schemas']['CannedReplySetup'];
export type AnsweredQuestion = components['schemas']['AnsweredQuestion'];
export type FaqEntry = components['schemas']['FaqEntry'];
export type FaqEntrySetup = components['schemas']['FaqEntrySetup'];
export type FilledReply = components['schemas']['FilledReply'];
export type NewAnswer = components['schemas']['NewAnswer'];
export type TicketSetup = components['schemas']['TicketSetup'];
