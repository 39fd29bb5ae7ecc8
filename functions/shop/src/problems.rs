//! Every way this capability says no.
use db::DbError;
use web::{Problem, ProblemType};

/// No such plan.
pub const NO_SUCH_PLAN: ProblemType = ProblemType::new(404, "no-such-plan", "That plan is not on offer");
/// No such product.
pub const NO_SUCH_PRODUCT: ProblemType = ProblemType::new(404, "no-such-product", "That is not on sale");
/// A plan for others.
pub const NOT_YOUR_PLAN: ProblemType = ProblemType::new(403, "not-your-plan", "That plan is for others");
/// A product for others.
pub const NOT_YOUR_PRODUCT: ProblemType = ProblemType::new(403, "not-your-product", "That is sold to others");
/// No place left.
pub const PLAN_FULL: ProblemType = ProblemType::new(409, "plan-full", "That plan has no place left");
/// None left.
pub const OUT_OF_STOCK: ProblemType = ProblemType::new(409, "out-of-stock", "There are too few left");
/// The customer has it.
pub const HAS_PLAN: ProblemType = ProblemType::new(409, "has-plan", "You have that already");
/// A day in the past.
pub const START_HAS_PASSED: ProblemType = ProblemType::new(409, "start-has-passed", "Its first day has passed");
/// A day too far ahead.
pub const TOO_FAR_AHEAD: ProblemType = ProblemType::new(422, "too-far-ahead", "That is too far ahead");
/// No longer held.
pub const HOLD_LAPSED: ProblemType = ProblemType::new(409, "hold-lapsed", "Its place is no longer held");
/// Two currencies.
pub const OTHER_CURRENCY: ProblemType = ProblemType::new(409, "other-currency", "The basket has another currency");
/// Enough items.
pub const BASKET_FULL: ProblemType = ProblemType::new(409, "basket-full", "The basket is full");
/// Enough holds.
pub const TOO_MANY_HOLDS: ProblemType = ProblemType::new(409, "too-many-holds", "The basket holds enough places");
/// A change that the item does not know.
pub const NOT_THAT_SORT: ProblemType = ProblemType::new(422, "not-that-sort", "An item of that sort has no such thing");
/// No such code.
pub const NO_SUCH_CODE: ProblemType = ProblemType::new(404, "no-such-code", "There is no such code");
/// Before or after its time.
pub const CODE_NOT_NOW: ProblemType = ProblemType::new(409, "code-not-now", "That code does not count now");
/// For others.
pub const CODE_NOT_FOR_YOU: ProblemType = ProblemType::new(409, "code-not-for-you", "That code is for others");
/// For other things.
pub const CODE_NOT_FOR_THIS: ProblemType =
    ProblemType::new(409, "code-not-for-this", "That code counts for nothing in the basket");
/// Used up.
pub const CODE_USED_UP: ProblemType = ProblemType::new(409, "code-used-up", "That code has been used up");
/// Taken already.
pub const CODE_EXISTS: ProblemType = ProblemType::new(409, "code-exists", "There is a code of that name");
/// Nothing in it.
pub const BASKET_EMPTY: ProblemType = ProblemType::new(409, "basket-empty", "There is nothing in the basket");
/// Something in it cannot be had.
pub const BASKET_HAS_PROBLEMS: ProblemType =
    ProblemType::new(409, "basket-has-problems", "Something in the basket cannot be had as it stands");
/// It changed since it was seen.
pub const BASKET_CHANGED: ProblemType =
    ProblemType::new(409, "basket-changed", "The basket has changed since you saw it");
/// Its price changed since it was seen.
pub const PRICE_CHANGED: ProblemType = ProblemType::new(409, "price-changed", "The price has changed since you saw it");
/// Other terms than those that were agreed to.
pub const TERMS_CHANGED: ProblemType =
    ProblemType::new(409, "terms-changed", "The terms have changed since you saw them");
/// What is to be paid at once is less than can be paid by card or account in that currency, which is `least`, or too fine.
pub const TOO_LITTLE: ProblemType =
    ProblemType::new(409, "too-little-to-pay", "That is too little to be paid by card or account");
/// Whoever is to pay has as many contracts as can be reckoned with.
pub const TOO_MANY_CONTRACTS: ProblemType =
    ProblemType::new(409, "too-many-contracts", "Whoever is to pay has as many contracts as one can have");
/// An order waits for its payment.
pub const ORDER_PENDING: ProblemType = ProblemType::new(409, "order-pending", "An order waits for its payment");
/// It no longer waits.
pub const ORDER_ENDED: ProblemType = ProblemType::new(409, "order-ended", "That order waits for nothing any more");
/// Its payment is on its way.
pub const PAYMENT_UNDER_WAY: ProblemType =
    ProblemType::new(409, "payment-under-way", "Its payment is on its way and cannot be called back");
/// It was paid, and cannot be carried out.
pub const ORDER_GOES_BACK: ProblemType =
    ProblemType::new(409, "order-goes-back", "It can no longer be carried out as agreed; the money goes back");
/// The same was ordered anew.
pub const ORDERED_AGAIN: ProblemType = ProblemType::new(409, "ordered-again", "The same has been ordered anew");
/// Decided before.
pub const PROPOSAL_DECIDED: ProblemType =
    ProblemType::new(409, "proposal-decided", "That proposal no longer stands to be decided");
/// The same key with another wish.
pub const KEY_REUSED: ProblemType =
    ProblemType::new(422, "idempotency-key-reused", "That key was used for something else");

/// What the schema refuses of a batch, by its own names.
pub fn lost(error: DbError) -> Problem {
    if claims::is_taken(&error) {
        return bookings::problems::SLOT_TAKEN.because("");
    }
    let DbError::Refused { rule } = &error else { return error.into() };
    match rule.as_str() {
        "basket_changed" | "baskets.customer_id" | "baskets.secret_hash" => BASKET_CHANGED.because(""),
        "code_is_used_up" | "discount_uses.place" | "discount_uses.own_place" => CODE_USED_UP.because(""),
        "status_changed" => web::problem::CHANGED.because("Its payment has moved on; look again."),
        "hold_has_lapsed" => HOLD_LAPSED.because("Somebody else has it by now."),
        "order_pending" => ORDER_PENDING.because("Pay it or give it up first."),
        "code_changed" => web::problem::CHANGED.because(""),
        "order_changed" => ORDER_ENDED.because(""),
        "ordered_again" => ORDERED_AGAIN.because(""),
        "no_place_left" | "plan_is_full" => PLAN_FULL.because(""),
        "product_amounts" => OUT_OF_STOCK.because(""),
        "contract_exists" => HAS_PLAN.because(""),
        "too_many_contracts" => TOO_MANY_CONTRACTS.because(""),
        "benefit_overdrawn" | "benefit_not_shared" | "benefit_capped" => {
            bookings::problems::BENEFITS_CHANGED.because("Look at the basket again.")
        }
        "proposal_decided" => PROPOSAL_DECIDED.because(""),
        // The same request twice at once: the other one has it, and a repetition will show it.
        "orders.key" | "proposals.key" => {
            web::problem::CHANGED.because("The same request is being answered; repeat it.")
        }
        _ => match bookings::problems::refused_by_schema(error) {
            Ok(refusal) => refusal.into(),
            Err(problem) => problem,
        },
    }
}
