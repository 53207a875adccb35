//! What fact-checkers write into the column of the status.

use crate::model::notes::Check;

/// Words for each mark, in lower case.
const WORDS: &[(Check, &[&str])] = &[
    (
        Check::Verified,
        &[
            "verified",
            "ok",
            "okay",
            "o.k.",
            "v",
            "y",
            "yes",
            "true",
            "right",
            "correct",
            "confirmed",
            "checked",
            "done",
            "good",
            "fine",
            "+",
            "✓",
            "✔",
            "✅",
        ],
    ),
    (
        Check::Wrong,
        &[
            "wrong",
            "w",
            "n",
            "no",
            "false",
            "incorrect",
            "error",
            "bad",
            "mistake",
            "fix",
            "-",
            "–",
            "−",
            "✗",
            "✘",
            "✕",
            "❌",
        ],
    ),
    (
        Check::Unclear,
        &[
            "unclear",
            "u",
            "?",
            "??",
            "???",
            "unsure",
            "not sure",
            "maybe",
            "unknown",
            "doubtful",
            "disputed",
            "unverified",
            "cannot verify",
            "can't verify",
        ],
    ),
    (
        Check::Pending,
        &[
            "pending",
            "p",
            "open",
            "todo",
            "to do",
            "to-do",
            "tbd",
            "tbc",
            "asked",
            "waiting",
            "in progress",
            "later",
            "…",
            "...",
        ],
    ),
];

/// What a status means; none if it is a word that is not known.
pub fn read_status(status: &str) -> Option<Check> {
    let lower = status.trim().to_lowercase();
    let word = match lower.trim_end_matches(['.', '!', ',', ';']) {
        // Nothing but full stops.
        "" => lower.as_str(),
        word => word,
    };
    let known = |words: &[&str]| words.contains(&word) || words.contains(&lower.as_str());
    let found = WORDS.iter().find(|(_, words)| known(words));
    found.map(|(check, _)| *check)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_write_a_status_in_many_ways() {
        for (status, check) in [
            ("OK", Check::Verified),
            (" Verified. ", Check::Verified),
            ("✓", Check::Verified),
            ("o.k.", Check::Verified),
            ("No!", Check::Wrong),
            ("?", Check::Unclear),
            ("Not sure", Check::Unclear),
            ("...", Check::Pending),
        ] {
            assert_eq!(read_status(status), Some(check), "{status}");
        }
        for check in Check::ALL {
            assert_eq!(read_status(check.word()), Some(check));
        }
        assert_eq!(read_status("ask Anna"), None);
        assert_eq!(read_status(""), None);
    }
}
