//! Mistakes that people make, what they are told, and the correction that they are offered.

use super::super::When;

fn error(text: &str) -> super::super::DateError {
    When::parse(text).expect_err(text)
}

/// Text, and the correction offered.
const CORRECTED: [(&str, &str); 73] = [
    ("2025-3-3", "2025-03-03"),
    ("2025-3-3~", "2025-03-03~"),
    ("2025-3", "2025-03"),
    ("28.02.2025", "2025-02-28"),
    ("28. 2. 2025", "2025-02-28"),
    ("02.28.2025", "2025-02-28"),
    ("28/02/2025", "2025-02-28"),
    ("02/28/2025", "2025-02-28"),
    ("3/3/2025", "2025-03-03"),
    ("28-02-2025", "2025-02-28"),
    ("2025/02/28", "2025-02-28"),
    ("2025/02", "2025-02"),
    ("02/2025", "2025-02"),
    ("2025.02.28", "2025-02-28"),
    ("20250228", "2025-02-28"),
    ("202502", "2025-02"),
    (" 2025 ", "2025"),
    ("2025 - 02 - 28", "2025-02-28"),
    ("2025−02−28", "2025-02-28"),
    ("2025–02–28", "2025-02-28"),
    ("2014–2016", "2014/2016"),
    ("2014-2016", "2014/2016"),
    ("2014 to 2016", "2014/2016"),
    ("2014 / 2016", "2014/2016"),
    ("16–28 October 1962", "1962-10-16/1962-10-28"),
    ("26 February to 2 March 2025", "2025-02-26/2025-03-02"),
    ("March-May 2014", "2014-03/2014-05"),
    ("2022-02-24/...", "2022-02-24/.."),
    ("2022-02-24/…", "2022-02-24/.."),
    ("2022-02-24/now", "2022-02-24/.."),
    ("since 24 February 2022", "2022-02-24/.."),
    ("until March 2014", "../2014-03"),
    ("2018-01-15/02-20", "2018-01-15/2018-02-20"),
    ("2018/20", "2018/2020"),
    ("2025-3-3/2025-4-4~", "2025-03-03/2025-04-04~"),
    ("Friday 28 February 2025", "2025-02-28"),
    ("February 28, 2025", "2025-02-28"),
    ("Feb. 28th, 2025", "2025-02-28"),
    ("2025-Feb-28", "2025-02-28"),
    ("Sept 2025", "2025-09"),
    ("c. 1990", "1990~"),
    ("circa March 2014", "2014-03~"),
    ("44 BC", "-0043"),
    ("15 March 44 BCE", "-0043-03-15"),
    ("AD 33", "0033"),
    ("the 1990s", "199X"),
    ("19th century", "18XX"),
    ("Q3 2014", "2014-35"),
    ("2014Q3", "2014-35"),
    ("third of March 2014", ""),
    ("fall 2014", "2014-23"),
    ("201x", "201X"),
    ("-44", "-0044"),
    ("12025", "Y12025"),
    ("Y2025", "2025"),
    ("Y-44", "-0044"),
    ("2025-02-28 11:35", "2025-02-28T11:35"),
    ("2025-02-28 11:35 pm", "2025-02-28T23:35"),
    ("2025-02-28 12:05 am", "2025-02-28T00:05"),
    ("2025-02-28T1135", "2025-02-28T11:35"),
    ("2025-02-28T9:05", "2025-02-28T09:05"),
    ("2025-02-28t11:35z", "2025-02-28T11:35Z"),
    ("2025-02-28T11:35-0500", "2025-02-28T11:35-05:00"),
    ("2025-02-28T11:35 UTC", "2025-02-28T11:35Z"),
    ("28 February 2025 at 11:35", "2025-02-28T11:35"),
    ("2025-02-28~T11:35", "2025-02-28T11:35~"),
    (
        "2025-02-28T11:35/14:00",
        "2025-02-28T11:35/2025-02-28T14:00",
    ),
    ("2025/2024", "2024/2025"),
    (
        "2025-02-28T14:00/2025-02-28T11:35",
        "2025-02-28T11:35/2025-02-28T14:00",
    ),
    ("2025-02-28T24:00", "2025-03-01T00:00"),
    (
        "2025-02-28T11:35[New York]",
        "2025-02-28T11:35[America/New_York]",
    ),
    ("2025-02-28T11:35[-05:00]", "2025-02-28T11:35-05:00"),
    (
        "2025-02-28T11:35[America/New_York]~",
        "2025-02-28T11:35~[America/New_York]",
    ),
];

#[test]
fn a_usual_mistake_is_corrected() {
    for (text, wanted) in CORRECTED {
        let error = error(text);
        assert_eq!(error.suggestion().unwrap_or(""), wanted, "{text}: {error}");
        if !wanted.is_empty() {
            assert!(
                error.to_string().ends_with(&format!(": write {wanted}")),
                "{error}"
            );
        }
    }
}

/// Text, and what the message must hold; nothing is suggested.
const EXPLAINED: [(&str, &str); 27] = [
    ("", "cannot be empty"),
    (
        "2025-13-01",
        "`2025-13-01` has no month 13: months run from 01 to 12",
    ),
    ("2025-02-30", "`2025-02-30`: February 2025 has 28 days"),
    ("2025-02-30T11", "February 2025 has 28 days"),
    ("2014/2015-02-30", "February 2015 has 28 days"),
    ("2025-02-00", "without a day if the day is not known"),
    ("2014-21-05", "have no days"),
    ("03/02/2025", "write 2025-02-03 or 2025-03-02"),
    ("03-02-2025", "write 2025-02-03 or 2025-03-02"),
    ("28.02.25", "with four digits"),
    ("98", "a year has four digits"),
    ("1900s", "write 190X or 19XX"),
    ("early 2014", "write it like"),
    ("hello", "write it like"),
    ("🦀", "write it like"),
    ("../..", "at least one end"),
    ("a/b/c", "one slash"),
    ("..2004/2005", "each end of an interval"),
    ("{1960,1961}", "make an event for each"),
    ("[..1984]", "open or unknown at one end"),
    ("2014~?", "write `%` for both"),
    ("2025-02-28T25", "has no hour 25: hours run from 00 to 23"),
    (
        "2025-02-28T11:60",
        "has no minute 60: minutes run from 00 to 59",
    ),
    ("2025-02-28T23:59:60", "leap seconds"),
    ("2025-02-28T11:35:10.5", "without a fraction"),
    ("2025-02-28T11:35+15:00", "at most 14:00"),
    (
        "2025-02-28T11:35[Mars/Base]",
        "`Mars/Base` is not a time zone",
    ),
];

#[test]
fn what_cannot_be_guessed_is_explained() {
    for (text, part) in EXPLAINED {
        let error = error(text);
        assert!(error.to_string().contains(part), "{text}: {error}");
        assert_eq!(error.suggestion(), None, "{text}");
    }
}
