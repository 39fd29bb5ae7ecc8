//! All SQL of this function, by topic.
pub(crate) mod accounts;
pub(crate) mod customers;
pub(crate) mod guards;
pub(crate) mod imports;
pub(crate) mod links;
pub(crate) mod sessions;
pub(crate) mod sweep;
pub(crate) mod throttles;

use serde::Deserialize;

/// Every SQL text here, for the tests that prepare and plan them.
pub const ALL_SQL: &[&str] = &[
    accounts::SPACE,
    accounts::BY_EMAIL,
    accounts::BY_ID,
    accounts::FOUND,
    accounts::UPDATE,
    accounts::SET_PASSWORD,
    accounts::OPERATORS,
    accounts::SET_ROLES,
    accounts::INSERT_FIRST_OPERATOR,
    customers::LIST,
    customers::SET_RIGHTS,
    customers::BY_ID,
    guards::LINK_IS_GOOD,
    guards::PASSWORD_IS_AS_SEEN,
    guards::NO_OPERATOR_YET,
    guards::OPERATORS_REMAIN,
    imports::KNOWN_ACCOUNTS,
    imports::KNOWN_CUSTOMERS,
    imports::UPSERT_CUSTOMERS,
    imports::SET_RIGHTS,
    imports::UPSERT_ACCOUNTS,
    imports::INSERT_LINKS,
    links::INSERT_SIGN_UP,
    links::PENDING,
    links::LOST,
    links::REPEAT_SIGN_UP,
    links::CLAIM_SIGN_UP,
    links::INSERT_ACCOUNT,
    links::INSERT_CUSTOMER,
    links::INSERT_LINK,
    links::DELETE_RIVALS,
    links::IS_VERIFIED,
    links::INSERT_RESET,
    links::RESET,
    links::USE_RESETS,
    sessions::INSERT,
    sessions::END_BEYOND,
    sessions::ROTATE,
    sessions::AFTER_ROTATION,
    sessions::END,
    sessions::SIGN_OUT,
    sessions::END_OTHERS,
    sessions::END_ALL_OF_EMAIL,
    sessions::OPEN,
    sessions::END_ONE,
    sessions::IS_OWN,
    sweep::SIGN_UPS,
    sweep::RESETS,
    sweep::SESSIONS,
    sweep::THROTTLES,
    throttles::COUNT,
    throttles::LOCKS,
    throttles::CLEAR,
    throttles::FORGIVE,
];

/// A row of which it only matters that it is there.
#[derive(Debug, Deserialize)]
pub(crate) struct Row {}
