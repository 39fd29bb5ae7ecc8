//! All SQL of this function, by topic.
pub(crate) mod accounts;
pub(crate) mod arrivals;
pub(crate) mod customers;
pub(crate) mod erase;
pub(crate) mod guards;
pub(crate) mod imports;
pub(crate) mod links;
mod never;
pub(crate) mod providers;
pub(crate) mod sessions;
pub(crate) mod sweep;
pub(crate) mod throttles;

pub use never::never;

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
    arrivals::INSERT,
    arrivals::USE,
    arrivals::PROVIDER,
    arrivals::ARRIVE,
    arrivals::ARRIVED,
    arrivals::OWNER,
    arrivals::OWNER_CLAIM,
    arrivals::NAMESAKE,
    arrivals::CLAIM,
    arrivals::ENTER,
    arrivals::LINK,
    arrivals::TOUCH,
    arrivals::INSERT_ACCOUNT,
    arrivals::INSERT_CUSTOMER,
    arrivals::INSERT_TIE,
    arrivals::DELETE_SIGN_UPS,
    arrivals::SESSION_BEGAN,
    arrivals::UNLINK,
    customers::LIST,
    customers::SET_RIGHTS,
    customers::BY_ID,
    erase::SESSIONS,
    erase::IDENTITIES,
    erase::RESETS,
    erase::SIGN_UPS,
    erase::WAYS,
    erase::CUSTOMERS,
    erase::TIES,
    erase::ACCOUNT,
    guards::LINK_IS_GOOD,
    guards::PASSWORD_IS_AS_SEEN,
    guards::NO_OPERATOR_YET,
    guards::OPERATORS_REMAIN,
    guards::OPERATORS_GET_IN,
    guards::ARRIVAL_IS_GOOD,
    guards::A_WAY_IN_REMAINS,
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
    providers::BUTTONS,
    providers::CLAIM,
    providers::BY_ID,
    providers::KEEP,
    providers::SHOWN,
    providers::INSERT,
    providers::UPDATE,
    providers::CLEAR_DOMAINS,
    providers::INSERT_DOMAINS,
    providers::IDENTITIES,
    providers::OTHERS,
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
    sweep::PROVIDER_SIGN_INS,
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
