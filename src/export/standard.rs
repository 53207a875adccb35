//! Standard numbers of books and periodicals, as identifiers have them: `ISBN 978-0-393-31790-9`,
//! `urn:isbn:9780393317909`, `ISSN 0016-3287`.

/// What a standard number is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standard {
    /// A book.
    Isbn,
    /// A periodical.
    Issn,
}

impl Standard {
    /// What an identifier numbers, and the number without its prefix; none if it is no standard number.
    pub(super) fn of(identifier: &str) -> Option<(Self, &str)> {
        let forms = [
            ("isbn", Self::Isbn, &[10, 13][..]),
            ("issn", Self::Issn, &[8][..]),
        ];
        forms.into_iter().find_map(|(name, standard, lengths)| {
            let rest = after(identifier, "urn:").unwrap_or(identifier);
            let number = after(rest, name)?.trim_start_matches([':', ' ']);
            is_number(number, lengths).then_some((standard, number))
        })
    }
}

fn after<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let (start, rest) = text.split_at_checked(prefix.len())?;
    start.eq_ignore_ascii_case(prefix).then_some(rest)
}

/// Digits with single hyphens or spaces between them; the last one may be an X.
fn is_number(number: &str, lengths: &[usize]) -> bool {
    let digits = number.replace(['-', ' '], "");
    let body = digits.strip_suffix(['X', 'x']).unwrap_or(&digits);
    lengths.contains(&digits.len()) && body.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn standard_numbers_are_known() {
        let cases = [
            (
                "ISBN 978-0-393-31790-9",
                Standard::Isbn,
                "978-0-393-31790-9",
            ),
            ("ISBN: 039331790X", Standard::Isbn, "039331790X"),
            ("urn:isbn:9780393317909", Standard::Isbn, "9780393317909"),
            ("ISSN 0016-328X", Standard::Issn, "0016-328X"),
        ];
        for (text, standard, number) in cases {
            assert_eq!(Standard::of(text), Some((standard, number)), "{text}");
        }
        for text in [
            "ISBN",
            "ISBN 12",
            "978-0-393-31790-9",
            "ISBNé 978",
            "ISSN 9780393317909",
            "SC/8928",
        ] {
            assert_eq!(Standard::of(text), None, "{text}");
        }
    }
}
