//! Which passwords are too easy to guess (NIST SP 800-63B-4, 3.1.1.2: compare with those commonly used and those that
//! the context suggests).
use super::Refusal;
use crate::passwords::NewPassword;
use kernel::text::Email;

/// The passwords of ten characters and more that attackers try first: the heads of the published lists of leaked
/// passwords. Short, because lock-out allows about a hundred tries a day.
const COMMON: &[&str] = &[
    "0123456789",
    "0987654321",
    "1029384756",
    "1111111111",
    "111222333444",
    "1122334455",
    "123123123123",
    "1231231234",
    "1234512345",
    "123456123456",
    "12345678910",
    "1234567890",
    "123456789a",
    "123456789q",
    "1234567891",
    "1234567899",
    "1234567890a",
    "1234567890q",
    "12345qwert",
    "147258369a",
    "1q2w3e4r5t",
    "1q2w3e4r5t6y",
    "1qaz2wsx3edc",
    "1qazxsw23edc",
    "3rjs1la7qe",
    "9876543210",
    "987654321a",
    "a123456789",
    "abc123456789",
    "abcd123456",
    "abcd1234567",
    "abcdefghij",
    "adgjmptw12",
    "administrator",
    "alexander1",
    "asdfasdf12",
    "asdfghjkl1",
    "asdfghjkl;",
    "asdfghjkl123",
    "barcelona1",
    "basketball",
    "bismillah1",
    "changeme123",
    "changeme1234",
    "christopher",
    "computer123",
    "contraseña",
    "contrasena",
    "contraseña123",
    "coworking1",
    "coworking123",
    "creative123",
    "dragon12345",
    "estrella123",
    "football123",
    "geheim1234",
    "hallo12345",
    "hallohallo",
    "hello12345",
    "helloworld",
    "iloveyou12",
    "iloveyou123",
    "iloveyou1234",
    "jesuschrist",
    "letmein123",
    "letmein1234",
    "liverpool1",
    "liverpoolfc",
    "manchester",
    "master1234",
    "michael123",
    "minecraft1",
    "minecraft123",
    "mynoob12345",
    "p@ssw0rd123",
    "p@ssword123",
    "pa$$word123",
    "pakistan123",
    "passw0rd12",
    "passw0rd123",
    "password00",
    "password01",
    "password10",
    "password11",
    "password12",
    "password123",
    "password1234",
    "password123!",
    "password2024",
    "password2025",
    "password2026",
    "password99",
    "passwort12",
    "passwort123",
    "passwort1234",
    "princess12",
    "princess123",
    "q1w2e3r4t5",
    "q1w2e3r4t5y6",
    "qazwsxedc1",
    "qazwsxedcrfv",
    "qqww1122334455",
    "qwerty1234",
    "qwerty12345",
    "qwerty123456",
    "qwertyqwerty",
    "qwertyuiop",
    "qwertyuiop1",
    "qwertyuiop123",
    "qwertzuiop",
    "samsung123",
    "schatz12345",
    "secret1234",
    "spiderman1",
    "starwars123",
    "summer2025",
    "summer2026",
    "sunshine12",
    "sunshine123",
    "superman123",
    "teamomucho",
    "tinkerbell",
    "trustno1234",
    "unknown123",
    "welcome123",
    "welcome1234",
    "whatever12",
    "whatever123",
    "willkommen",
    "willkommen1",
    "zaq12wsxcde3",
    "zxcvbnm123",
];

/// How many characters must be left without what everybody knows: the least that NIST accepts of any password.
const OWN_CHARACTERS_MIN: usize = 8;

/// A word shorter than this says too little to be looked for.
const KNOWN_WORD_CHARACTERS_MIN: usize = 3;

/// Refuses a password that is on the list, repeats one character, or is little more than the e-mail address or the name
/// of the space. `pointer` is the field that holds it.
pub fn acceptable(password: &NewPassword, email: &Email, space: &str, pointer: &'static str) -> Result<(), Refusal> {
    let lower = password.reveal().to_lowercase();
    let first = lower.chars().next();
    if COMMON.contains(&lower.as_str()) || lower.chars().all(|c| Some(c) == first) {
        return Err(Refusal::CommonPassword { pointer });
    }
    let (local, domain) = email.as_str().split_once('@').unwrap_or_default();
    let host = domain.split('.').next().unwrap_or_default();
    let space = space.to_lowercase();
    let mut own = lower;
    for known in [email.as_str(), local, host, &space, "portico"] {
        if KNOWN_WORD_CHARACTERS_MIN <= known.chars().count() {
            own = own.replace(known, "");
        }
    }
    if own.chars().count() < OWN_CHARACTERS_MIN { Err(Refusal::GuessablePassword { pointer }) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(password: &str, expected: &str) {
        let email = "ada.lovelace@engines.example.org".parse().unwrap();
        let found = match acceptable(&password.parse().unwrap(), &email, "Harbour Works", "/password") {
            Ok(()) => "fine",
            Err(Refusal::CommonPassword { .. }) => "common",
            Err(Refusal::GuessablePassword { .. }) => "guessable",
            Err(other) => panic!("{other:?}"),
        };
        assert_eq!(found, expected, "{password}");
    }

    #[test]
    fn a_password_is_not_everybodys_and_not_ones_own_address() {
        check("correct horse battery", "fine");
        check("ñandú en la cumbre", "fine");
        check("Password123", "common");
        check("aaaaaaaaaaaa", "common");
        check("QWERTYUIOP", "common");
        check("ada.lovelace1842", "guessable");
        check("Ada.Lovelace@Engines.example.org", "guessable");
        check("harbour works!!", "guessable");
        check("Portico2026", "guessable");
        check("ada.lovelace and 8 more", "fine");
    }

    #[test]
    fn the_list_holds_only_what_could_be_chosen() {
        for common in COMMON {
            assert!(common.parse::<NewPassword>().is_ok() && *common == common.to_lowercase(), "{common}");
        }
    }
}
