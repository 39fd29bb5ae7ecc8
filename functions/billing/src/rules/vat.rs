//! VAT numbers: the form that a country gives them, and the check digits where the country says how they are made
//! (European Commission, VIES, "Structure of VAT identification numbers", and the national rules behind it).
//! Whether a number is in use only its country knows.

/// Whether `number`, such as `DE136695976`, is one that its country could have given out. Of countries that are not named
/// here nothing is known, and any number may be theirs.
pub(crate) fn is_plausible(number: &str) -> bool {
    let Some((country, rest)) = number.split_at_checked(2) else { return false };
    let digits: Vec<u32> = rest.chars().filter_map(|c| c.to_digit(10)).collect();
    let plain = digits.len() == rest.len();
    let of = |length: usize| plain && digits.len() == length;
    match country {
        "AT" => rest.starts_with('U') && rest.len() == 9 && austria(&digits),
        "BE" => of(10) && digits[0] <= 1 && 97 - value(&digits[..8]) % 97 == value(&digits[8..]),
        "BG" => of(10) || (of(9) && bulgaria(&digits)),
        "CY" => rest.len() == 9 && digits.len() == 8 && cyprus(&digits, rest),
        "CZ" => of(9) || of(10) || (of(8) && czechia(&digits)),
        "DE" => of(9) && iso_11_10(&digits),
        "DK" => of(8) && weighted(&digits, &[2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11),
        "EE" => of(9) && tens(weighted(&digits, &[3, 7, 1, 3, 7, 1, 3, 7])) == digits[8],
        "EL" => of(9) && weighted(&digits, &[256, 128, 64, 32, 16, 8, 4, 2]) % 11 % 10 == digits[8],
        "ES" => rest.len() == 9 && spain(rest),
        "FI" => of(8) && elevens(weighted(&digits, &[7, 9, 10, 5, 8, 4, 2])) == Some(digits[7]),
        "FR" => rest.len() == 11 && france(rest),
        "HR" => of(11) && iso_11_10(&digits),
        "HU" => of(8) && tens(weighted(&digits, &[9, 7, 3, 1, 9, 7, 3])) == digits[7],
        "IE" => ireland(rest),
        "IT" => of(11) && luhn(&digits),
        "LT" => (of(9) || of(12)) && lithuania(&digits),
        "LU" => of(8) && value(&digits[..6]) % 89 == value(&digits[6..]),
        "LV" => of(11) && (digits[0] <= 3 || latvia(&digits)),
        "MT" => of(8) && u64::from(37 - weighted(&digits, &[3, 4, 6, 7, 8, 9]) % 37) == value(&digits[6..]),
        "NL" => rest.len() == 12 && netherlands(rest),
        "PL" => of(10) && weighted(&digits, &[6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 == digits[9],
        "PT" => of(9) && elevens(weighted(&digits, &[9, 8, 7, 6, 5, 4, 3, 2])).unwrap_or(0) == digits[8],
        "RO" => plain && (2..=10).contains(&digits.len()) && romania(&digits),
        "SE" => of(12) && luhn(&digits[..10]) && 0 < value(&digits[10..]),
        "SI" => of(8) && slovenia(&digits),
        "SK" => of(10) && value(&digits).is_multiple_of(11),
        "GB" | "XI" => rest.starts_with("GD") || rest.starts_with("HA") || ((of(9) || of(12)) && britain(&digits)),
        "CH" => {
            rest.starts_with('E')
                && digits.len() == 9
                && elevens(weighted(&digits, &[5, 4, 3, 2, 7, 6, 5, 4])) == Some(digits[8])
        }
        "NO" => digits.len() == 9 && elevens(weighted(&digits, &[3, 2, 7, 6, 5, 4, 3, 2])) == Some(digits[8]),
        _ => true,
    }
}

fn value(digits: &[u32]) -> u64 {
    digits.iter().fold(0, |value, digit| value * 10 + u64::from(*digit))
}

/// The sum of each digit times its weight, as far as there are weights.
fn weighted(digits: &[u32], weights: &[u32]) -> u32 {
    digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum()
}

/// What is lacking to the next ten.
fn tens(sum: u32) -> u32 {
    (10 - sum % 10) % 10
}

/// What is lacking to the next eleven; none where that would take two digits.
fn elevens(sum: u32) -> Option<u32> {
    Some((11 - sum % 11) % 11).filter(|check| *check < 10)
}

/// ISO/IEC 7064, MOD 11,10.
fn iso_11_10(digits: &[u32]) -> bool {
    let (check, rest) = (digits[digits.len() - 1], &digits[..digits.len() - 1]);
    let product = rest.iter().fold(10, |product, digit| {
        let sum = (digit + product) % 10;
        (if sum == 0 { 10 } else { sum }) * 2 % 11
    });
    (11 - product) % 10 == check
}

/// ISO/IEC 7812: every second digit from the right doubled.
fn luhn(digits: &[u32]) -> bool {
    let doubled = |digit: u32| if digit < 5 { digit * 2 } else { digit * 2 - 9 };
    let sum: u32 = digits.iter().rev().enumerate().map(|(i, d)| if i % 2 == 1 { doubled(*d) } else { *d }).sum();
    sum.is_multiple_of(10)
}

fn austria(digits: &[u32]) -> bool {
    let twice = |digit: u32| digit * 2 / 10 + digit * 2 % 10;
    digits.len() == 8 && {
        let sum: u32 = digits[..7].iter().enumerate().map(|(i, d)| if i % 2 == 1 { twice(*d) } else { *d }).sum();
        tens(sum + 4) == digits[7]
    }
}

fn bulgaria(digits: &[u32]) -> bool {
    let first = weighted(digits, &[1, 2, 3, 4, 5, 6, 7, 8]) % 11;
    let check = if first == 10 { weighted(digits, &[3, 4, 5, 6, 7, 8, 9, 10]) % 11 % 10 } else { first };
    check == digits[8]
}

fn cyprus(digits: &[u32], rest: &str) -> bool {
    const ODD: [u32; 10] = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21];
    let odd = |digit: u32| ODD.get(digit as usize).copied().unwrap_or(0);
    let sum: u32 = digits.iter().enumerate().map(|(i, d)| if i % 2 == 0 { odd(*d) } else { *d }).sum();
    !rest.starts_with("12") && rest.chars().last() == char::from_u32(u32::from('A') + sum % 26)
}

fn czechia(digits: &[u32]) -> bool {
    let lacking = 11 - weighted(digits, &[8, 7, 6, 5, 4, 3, 2]) % 11;
    lacking % 10 == digits[7]
}

fn spain(rest: &str) -> bool {
    const OF_PEOPLE: &[u8; 23] = b"TRWAGMYFPDXBNJZSQVHLCKE";
    const OF_FIRMS: &[u8; 10] = b"JABCDEFGHI";
    let (first, middle, last) = (rest.as_bytes()[0], &rest[1..8], rest.as_bytes()[8]);
    let Ok(number) = middle.parse::<usize>() else { return false };
    let person = match first {
        b'0'..=b'9' => Some(usize::from(first - b'0') * 10_000_000 + number),
        b'X' | b'Y' | b'Z' => Some(usize::from(first - b'X') * 10_000_000 + number),
        b'K' | b'L' | b'M' => Some(number),
        _ => None,
    };
    if let Some(person) = person {
        return OF_PEOPLE[person % 23] == last;
    }
    let mut digits: Vec<u32> = middle.chars().filter_map(|c| c.to_digit(10)).collect();
    digits.push(0);
    let check = (0..10).find(|check| {
        digits[7] = *check;
        luhn(&digits)
    });
    let check = check.unwrap_or(0);
    b"ABCDEFGHJNPQRSUVW".contains(&first)
        && (u32::from(last) == u32::from(b'0') + check || OF_FIRMS[check as usize] == last)
}

fn france(rest: &str) -> bool {
    let (key, siren) = rest.split_at(2);
    let Ok(number) = siren.parse::<u64>() else { return false };
    // Keys with letters are given out too; how they are made is not said for all of them.
    key.parse::<u64>().map_or(true, |key| (number * 100 + 12) % 97 == key)
}

fn ireland(rest: &str) -> bool {
    let digits: Vec<u32> = rest.chars().take(7).filter_map(|c| c.to_digit(10)).collect();
    let letters: Vec<char> = rest.chars().skip(7).collect();
    let place = |letter: char| if letter == 'W' { 0 } else { u32::from(letter) - u32::from('A') + 1 };
    let upper = letters.iter().all(char::is_ascii_uppercase);
    match (digits.len(), &letters[..]) {
        (7, [check, more @ ..]) if upper && more.len() <= 1 => {
            let sum = weighted(&digits, &[8, 7, 6, 5, 4, 3, 2]) + more.first().map_or(0, |letter| place(*letter) * 9);
            sum % 23 == place(*check) % 23
        }
        // Numbers of before 1991.
        (6, [_]) => upper,
        _ => false,
    }
}

fn lithuania(digits: &[u32]) -> bool {
    let (last, rest) = (digits.len() - 1, &digits[..digits.len() - 1]);
    let cycle =
        |from: u32| -> Vec<u32> { (0..u32::try_from(last).unwrap_or(0)).map(|i| (i + from - 1) % 9 + 1).collect() };
    let first = weighted(rest, &cycle(1)) % 11;
    let check = if first == 10 { weighted(rest, &cycle(3)) % 11 % 10 } else { first };
    check == digits[last]
}

fn latvia(digits: &[u32]) -> bool {
    let rest = weighted(digits, &[9, 1, 4, 8, 3, 10, 2, 5, 7, 6]) % 11;
    let check = match rest {
        4 => None,
        5.. => Some(14 - rest),
        _ => Some(3 - rest),
    };
    check == Some(digits[10])
}

fn netherlands(rest: &str) -> bool {
    let (head, tail) = rest.split_at(9);
    let digits: Vec<u32> = head.chars().filter_map(|c| c.to_digit(10)).collect();
    let shaped = digits.len() == 9 && tail.starts_with('B') && tail[1..].bytes().all(|b| b.is_ascii_digit());
    // Of firms by weights, of people since 2020 by ISO 7064, MOD 97-10, over all of it.
    let firm = || weighted(&digits, &[9, 8, 7, 6, 5, 4, 3, 2]) % 11 == digits[8];
    let person = || {
        let all = format!("NL{rest}")
            .chars()
            .filter_map(|c| c.to_digit(36))
            .fold(0, |rest, digit| if digit < 10 { (rest * 10 + digit) % 97 } else { (rest * 100 + digit) % 97 });
        all == 1
    };
    shaped && (firm() || person())
}

fn romania(digits: &[u32]) -> bool {
    let (check, rest) = (digits[digits.len() - 1], &digits[..digits.len() - 1]);
    let weights = &[7, 5, 3, 2, 1, 7, 5, 3, 2][9 - rest.len()..];
    weighted(rest, weights) * 10 % 11 % 10 == check
}

fn slovenia(digits: &[u32]) -> bool {
    let lacking = 11 - weighted(digits, &[8, 7, 6, 5, 4, 3, 2]) % 11;
    lacking != 11 && lacking % 10 == digits[7]
}

fn britain(digits: &[u32]) -> bool {
    let sum = u64::from(weighted(digits, &[8, 7, 6, 5, 4, 3, 2])) + value(&digits[7..9]);
    sum.is_multiple_of(97) || (sum + 55).is_multiple_of(97)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers that their owners publish.
    const GOOD: [&str; 34] = [
        "ATU13585627",
        "BE0428759497",
        "BG175074752",
        "CHE107787577IVA",
        "CY10259033P",
        "CZ25123891",
        "DE136695976",
        "DK13585628",
        "EE100931558",
        "EL094259216",
        "ESA13585625",
        "ESB58378431",
        "ES54362315K",
        "ESX2482300W",
        "FI20774740",
        "FR40303265045",
        "FR83404833048",
        "GB980780684",
        "HR33392005961",
        "HU12892312",
        "IE6433435F",
        "IE6433435OA",
        "IT00743110157",
        "LT119511515",
        "LU15027442",
        "LV40003521600",
        "MT11679112",
        "NL004495445B01",
        "NO995525828MVA",
        "PL8567346215",
        "PT501964843",
        "RO18547290",
        "SE123456789701",
        "SK2022749619",
    ];

    #[test]
    fn numbers_that_are_in_use_are_plausible() {
        for number in GOOD.iter().chain(&["SI50223054", "LT100001919017", "NL123456789B13", "US123", "AU51824753556"]) {
            assert!(is_plausible(number), "{number}");
        }
    }

    /// Each digit in its turn mistyped by one.
    #[test]
    fn a_mistyped_digit_is_noticed() {
        for number in GOOD {
            let end = if number.starts_with("NL") {
                11
            } else if number.starts_with("SE") {
                12
            } else {
                number.len()
            };
            for at in 2..end {
                let mut wrong: Vec<u8> = number.bytes().collect();
                if wrong[at].is_ascii_digit() {
                    wrong[at] = if wrong[at] == b'9' { b'0' } else { wrong[at] + 1 };
                    let wrong = String::from_utf8(wrong).unwrap();
                    assert!(!is_plausible(&wrong), "{wrong} of {number}");
                }
            }
        }
    }

    #[test]
    fn a_number_of_another_form_is_refused() {
        for bad in [
            "DE13669597",
            "ATU1358562",
            "AT135856278",
            "ESA1358562",
            "FR4030326504X",
            "NL004495445X01",
            "IE6433435",
            "D",
            "DE",
            "ES",
            "RO1",
        ] {
            assert!(!is_plausible(bad), "{bad}");
        }
    }
}
