mod billing;
mod booking;
mod columns;
mod deliveries;
mod factors;
mod health;
mod notices;
mod plans;
mod shop;
mod support;
mod teams;
mod visitors;

pub use billing::{
    AfterFailure, Collection, CollectionAhead, CreditNoteNotice, DisputeNotice, Due, FailureReason, InvoiceNotice,
    LateFee, MandateNotice, Method, MethodExpiring, MethodKind, PaymentFailure, PaymentNotice, RefundNotice, Reminder,
    SuspensionNotice,
};
pub use booking::BookingNotice;
pub use deliveries::{
    DeliveriesNotice, DeliveryBecame, DeliveryDone, DeliveryItem, DeliveryReminder, DeliverySort, DeliveryTime,
};
pub use factors::{ApprovalNotice, FactorNotice, OperatorInvitation};
pub use health::{BrokenRule, HealthNotice};
pub use notices::{DigestLine, DigestNotice};
pub use plans::{
    BenefitAmount, BenefitNotice, BenefitTaken, CancellationNotice, ContractNotice, ContractWaits, Every, EveryUnit,
    GoesOn, PauseNotice, PayerChange, PlanChange, PlanGoesOn, Price, PriceAhead, RefusedPlan, ToldAs,
};
pub use shop::{Charged, OrderGivenUp, OrderLine, OrderNotice, OrderRefund, ProposalDecision, ProposalNotice};
pub use support::{AnswerDue, TicketAnswer, TicketBecame, TicketChange, TicketMerge, TicketNotice};
pub use teams::{TeamInvitation, TeamJoined, TeamLeft, TeamRemoved};
pub use visitors::{GuestNotice, VisitDecision, VisitNotice, VisitSpan, VisitTime, VisitsFollowed, VisitsMoved};

use crate::Page;
use kernel::Day;
use serde::{Deserialize, Serialize};

/// What a message is about, with all that its text needs, so that sending reads nothing else and
/// tells what was true when it happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "topic", content = "payload")]
pub enum Topic {
    /// Somebody signed up: prove that the address is yours.
    #[serde(rename = "identity.verify_email")]
    VerifyEmail {
        /// The person's name.
        name: String,
        /// The page that verifies, with the token.
        link: String,
    },
    /// Somebody signed up with an address that has an account: tell its owner, and nobody else.
    #[serde(rename = "identity.already_registered")]
    AlreadyRegistered {
        /// The owner's name.
        name: String,
        /// The page where a password can be reset.
        link: String,
    },
    /// Somebody asked for a new password.
    #[serde(rename = "identity.reset_password")]
    ResetPassword {
        /// The person's name.
        name: String,
        /// The page that takes the new password, with the token.
        link: String,
    },
    /// The password was changed.
    #[serde(rename = "identity.password_changed")]
    PasswordChanged {
        /// The person's name.
        name: String,
    },
    /// The account can be got into by way of a provider.
    #[serde(rename = "identity.identity_linked")]
    IdentityLinked {
        /// The person's name.
        name: String,
        /// The provider's name.
        provider: String,
        /// The page with the ways into the account.
        link: String,
    },
    /// The account can no longer be got into by way of that provider.
    #[serde(rename = "identity.identity_unlinked")]
    IdentityUnlinked {
        /// The person's name.
        name: String,
        /// The provider's name.
        provider: String,
        /// The page with the ways into the account.
        link: String,
    },
    /// A passkey opens the account.
    #[serde(rename = "identity.passkey_added")]
    PasskeyAdded(FactorNotice),
    /// A passkey no longer opens the account.
    #[serde(rename = "identity.passkey_removed")]
    PasskeyRemoved(FactorNotice),
    /// Codes are asked for besides the password.
    #[serde(rename = "identity.second_step_on")]
    SecondStepOn(FactorNotice),
    /// Codes are no longer asked for.
    #[serde(rename = "identity.second_step_off")]
    SecondStepOff(FactorNotice),
    /// An operator signed the account out everywhere.
    #[serde(rename = "identity.signed_out")]
    SignedOut(FactorNotice),
    /// An operator lifted a lock that wrong passwords or codes had brought.
    #[serde(rename = "identity.lock_lifted")]
    LockLifted(FactorNotice),
    /// To operators: an account waits until one of them approves.
    #[serde(rename = "identity.account_waits")]
    AccountWaits(ApprovalNotice),
    /// To operators: what must never be true was found.
    #[serde(rename = "health.broken")]
    HealthBroken(HealthNotice),
    /// An operator approved of the account.
    #[serde(rename = "identity.account_approved")]
    AccountApproved(ApprovalNotice),
    /// An operator declined the account.
    #[serde(rename = "identity.account_declined")]
    AccountDeclined(ApprovalNotice),
    /// Somebody is invited to be an operator.
    #[serde(rename = "identity.operator_invited")]
    OperatorInvited(OperatorInvitation),
    /// To an address that an account is to have: a code.
    #[serde(rename = "identity.confirm_email")]
    ConfirmEmail(FactorNotice),
    /// The same, where an operator asked: a link.
    #[serde(rename = "identity.confirm_email_by_link")]
    ConfirmEmailByLink(FactorNotice),
    /// To the address that the account has, where an operator asked.
    #[serde(rename = "identity.email_change_asked")]
    EmailChangeAsked(FactorNotice),
    /// Somebody wanted an address for their account that is another's: tell that one's owner, and nobody else.
    #[serde(rename = "identity.email_in_use")]
    EmailInUse(FactorNotice),
    /// To the address that an account had: it has another, and a link puts this one back.
    #[serde(rename = "identity.email_changed")]
    EmailChanged(FactorNotice),
    /// To the address that an account loses, because the one before was put back.
    #[serde(rename = "identity.email_put_back")]
    EmailPutBack(FactorNotice),
    /// To an address of which a provider told without having seen it: a code.
    #[serde(rename = "identity.prove_email")]
    ProveEmail(FactorNotice),
    /// To such an address where it has an account: nothing was linked.
    #[serde(rename = "identity.way_not_linked")]
    WayNotLinked(FactorNotice),
    /// To an address with which somebody wants to check out as a guest: a code.
    #[serde(rename = "identity.guest_code")]
    GuestCode(FactorNotice),
    /// To such an address where it has an account: sign in with that.
    #[serde(rename = "identity.guest_known")]
    GuestKnown(FactorNotice),
    /// A recovery code was shown.
    #[serde(rename = "identity.recovery_code_used")]
    RecoveryCodeUsed(FactorNotice),
    /// A program may act for the account.
    #[serde(rename = "identity.api_token_made")]
    ApiTokenMade(FactorNotice),
    /// A booking was made.
    #[serde(rename = "bookings.confirmed")]
    BookingConfirmed(BookingNotice),
    /// A booking was cancelled.
    #[serde(rename = "bookings.cancelled")]
    BookingCancelled(BookingNotice),
    /// An invoice was issued.
    #[serde(rename = "billing.invoice_issued")]
    InvoiceIssued(InvoiceNotice),
    /// A credit note was issued.
    #[serde(rename = "billing.credit_note_issued")]
    CreditNoteIssued(CreditNoteNotice),
    /// A payment came.
    #[serde(rename = "billing.payment_received")]
    PaymentReceived(PaymentNotice),
    /// A payment did not come.
    #[serde(rename = "billing.payment_failed")]
    PaymentFailed(PaymentFailure),
    /// An invoice is not paid yet.
    #[serde(rename = "billing.reminder")]
    InvoiceReminder(Reminder),
    /// A bank account will be debited.
    #[serde(rename = "billing.collection_ahead")]
    CollectionAhead(CollectionAhead),
    /// Paying late costs a fee.
    #[serde(rename = "billing.late_fee")]
    LateFee(LateFee),
    /// The customer was suspended for what is unpaid.
    #[serde(rename = "billing.suspended")]
    Suspended(SuspensionNotice),
    /// The customer is no longer suspended.
    #[serde(rename = "billing.unsuspended")]
    Unsuspended(SuspensionNotice),
    /// The space has ended a customer's suspension, though something is overdue.
    #[serde(rename = "billing.reinstated")]
    Reinstated(SuspensionNotice),
    /// Money goes back.
    #[serde(rename = "billing.refunded")]
    Refunded(RefundNotice),
    /// A mandate holds from now on.
    #[serde(rename = "billing.mandate_set_up")]
    MandateSetUp(MandateNotice),
    /// A saved method soon cannot be used any more.
    #[serde(rename = "billing.method_expiring")]
    MethodExpiring(MethodExpiring),
    /// To operators: a customer's bank wants a payment back.
    #[serde(rename = "billing.dispute_opened")]
    DisputeOpened(DisputeNotice),
    /// An order was carried out: the receipt.
    #[serde(rename = "shop.order_received")]
    OrderReceived(OrderNotice),
    /// An order was paid too late: the money goes back.
    #[serde(rename = "shop.order_refunded")]
    OrderRefunded(OrderRefund),
    /// An operator gave up an order that was not paid.
    #[serde(rename = "shop.order_given_up")]
    OrderGivenUp(OrderGivenUp),
    /// An operator offers something.
    #[serde(rename = "shop.proposal_sent")]
    ProposalSent(ProposalNotice),
    /// To operators: a customer accepted or refused a proposal.
    #[serde(rename = "shop.proposal_decided")]
    ProposalDecided(ProposalDecision),
    /// To operators: a member asks the staff for something.
    #[serde(rename = "support.raised")]
    TicketRaised(TicketNotice),
    /// To operators: a member wrote more.
    #[serde(rename = "support.replied")]
    TicketReplied(TicketNotice),
    /// The staff answered.
    #[serde(rename = "support.answered")]
    TicketAnswered(TicketAnswer),
    /// A request has become something else.
    #[serde(rename = "support.changed")]
    TicketChanged(TicketChange),
    /// A request goes on in another.
    #[serde(rename = "support.merged")]
    TicketMerged(TicketMerge),
    /// The staff have given a customer a file.
    #[serde(rename = "account.file_given")]
    FileGiven {
        /// The customer's name.
        name: String,
        /// What the file is called.
        title: String,
        /// Where it is.
        page: Page,
    },
    /// All of somebody's data can be fetched.
    #[serde(rename = "account.export_made")]
    ExportMade {
        /// The owner's name.
        name: String,
        /// Until when.
        until: Day,
        /// Where.
        page: Page,
    },
    /// Somebody asked for their account to be erased.
    #[serde(rename = "account.erasure_asked")]
    ErasureAsked {
        /// The owner's name.
        name: String,
        /// When it will be; until then it can be taken back.
        due: Day,
        /// Where.
        page: Page,
    },
    /// They took it back.
    #[serde(rename = "account.erasure_taken_back")]
    ErasureTakenBack {
        /// The owner's name.
        name: String,
        /// Where it could be asked for again.
        page: Page,
    },
    /// It is due, and something stands in its way.
    #[serde(rename = "account.erasure_held")]
    ErasureHeld {
        /// The owner's name.
        name: String,
        /// Where to see what.
        page: Page,
    },
    /// The account is no more.
    #[serde(rename = "account.erased")]
    AccountErased {
        /// The owner's name.
        name: String,
    },
    /// A contract was made.
    #[serde(rename = "plans.joined")]
    PlanJoined(ContractNotice),
    /// A plan takes the place of another.
    #[serde(rename = "plans.changed")]
    PlanChanged(PlanChange),
    /// A plan rests for some cycles.
    #[serde(rename = "plans.pause_set")]
    PauseSet(PauseNotice),
    /// Somebody else pays for a plan.
    #[serde(rename = "plans.payer_changed")]
    PayerChanged(PayerChange),
    /// An operator said that a plan goes on, or begins on another day.
    #[serde(rename = "plans.goes_on")]
    PlanGoesOn(PlanGoesOn),
    /// A plan ends.
    #[serde(rename = "plans.cancelled")]
    PlanCancelled(CancellationNotice),
    /// To operators: a contract waits for their yes.
    #[serde(rename = "plans.waits")]
    PlanWaits(ContractWaits),
    /// An operator said yes to a contract.
    #[serde(rename = "plans.approved")]
    PlanApproved(ContractNotice),
    /// An operator said no to a contract.
    #[serde(rename = "plans.refused")]
    PlanRefused(RefusedPlan),
    /// A plan will cost something else.
    #[serde(rename = "plans.price_ahead")]
    PriceAhead(PriceAhead),
    /// An operator gave a benefit by hand.
    #[serde(rename = "plans.benefit_given")]
    BenefitGiven(BenefitNotice),
    /// An operator took back by hand what was left of one.
    #[serde(rename = "plans.benefit_taken")]
    BenefitTaken(BenefitTaken),
    /// To a visitor: you are expected.
    #[serde(rename = "visitors.invited")]
    VisitorInvited(VisitNotice),
    /// To a visitor: something about it is new.
    #[serde(rename = "visitors.changed")]
    VisitChanged(VisitNotice),
    /// To a visitor: it does not happen.
    #[serde(rename = "visitors.cancelled")]
    VisitCancelled(VisitNotice),
    /// To a visitor: it is soon.
    #[serde(rename = "visitors.reminder")]
    VisitReminder(VisitNotice),
    /// To a host: your visitor is here.
    #[serde(rename = "visitors.arrived")]
    VisitorArrived(GuestNotice),
    /// To a host: somebody who was not expected is here, and waits for your yes.
    #[serde(rename = "visitors.at_the_door")]
    VisitorAtTheDoor(GuestNotice),
    /// To operators: a visit waits for a yes.
    #[serde(rename = "visitors.to_approve")]
    VisitToApprove(GuestNotice),
    /// To a host: what an operator said.
    #[serde(rename = "visitors.decided")]
    VisitDecided(VisitDecision),
    /// To a host: their visitors went along with a booking, or were called off with it.
    #[serde(rename = "visitors.followed")]
    VisitsFollowed(VisitsFollowed),
    /// Mail or parcels have come.
    #[serde(rename = "deliveries.arrived")]
    DeliveriesArrived(DeliveriesNotice),
    /// The time in which something lies there for nothing ends, or has ended.
    #[serde(rename = "deliveries.reminder")]
    DeliveryReminder(DeliveryReminder),
    /// The desk has done something with what came.
    #[serde(rename = "deliveries.done")]
    DeliveryDone(DeliveryDone),
    /// What could wait, in one mail.
    #[serde(rename = "notices.digest")]
    Digest(DigestNotice),
    /// To an address that mail came back from: it works again if this arrives.
    #[serde(rename = "notices.address_tried")]
    AddressTried {
        /// The person's name.
        name: String,
        /// The page with their settings.
        page: Page,
    },
    /// To whoever's address mail came back from, in their inbox: mail does not reach them.
    #[serde(rename = "notices.address_bounced")]
    AddressBounced {
        /// The page where they have it tried.
        page: Page,
    },
    /// To somebody who is invited into a team.
    #[serde(rename = "teams.invited")]
    TeamInvited(TeamInvitation),
    /// To operators: somebody joined a team whose people are meant to have a plan.
    #[serde(rename = "teams.joined")]
    TeamJoined(TeamJoined),
    /// To the payer and to operators: somebody left a team, and what its payer pays goes on.
    #[serde(rename = "teams.left")]
    TeamLeft(TeamLeft),
    /// To whoever was removed from a team.
    #[serde(rename = "teams.removed")]
    TeamRemoved(TeamRemoved),
}
