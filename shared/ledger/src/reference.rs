//! What a transfer is to quote: a creditor reference (ISO 11649), which banks check, made of the invoice's number.

/// The reference of the invoice with `number`, such as `RF24INV203000042` of `INV-2030-00042`. Letters and digits of the
/// number are kept in order; it has at most 21 of them, since a prefix has at most eight.
pub fn creditor_reference(number: &str) -> String {
    let kept: String = number.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect();
    format!("RF{:02}{kept}", 98 - remainder(&format!("{kept}RF00")))
}

/// The remainder by 97 of the number that the text is when each letter stands for two digits, A for 10 (ISO 7064).
fn remainder(text: &str) -> u32 {
    text.chars()
        .filter_map(|c| c.to_digit(36))
        .fold(0, |rest, digit| if digit < 10 { (rest * 10 + digit) % 97 } else { (rest * 100 + digit) % 97 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_one_that_banks_accept() {
        // The example of the standard.
        assert_eq!(creditor_reference("539007547034"), "RF18539007547034");
        for number in ["INV-2030-00001", "INV-2030-00042", "A-2199-1234567890"] {
            let reference = creditor_reference(number);
            let turned = format!("{}{}", &reference[4..], &reference[..4]);
            assert_eq!(remainder(&turned), 1, "{reference}");
            assert!(reference.len() <= 25, "{reference}");
        }
    }
}
