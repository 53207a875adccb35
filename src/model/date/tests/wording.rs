//! Dates in words, long and short.

use super::{new_york, when};

/// Text, words, short words.
const DATES: [(&str, &str, &str); 35] = [
    ("2025", "2025", "2025"),
    ("2014~", "about 2014", "about 2014"),
    ("2014?", "2014 (uncertain)", "2014?"),
    ("2014%", "about 2014 (uncertain)", "about 2014?"),
    ("2014-03", "March 2014", "March 2014"),
    ("2014-03~", "about March 2014", "about March 2014"),
    ("2014-03-XX", "some time in March 2014", "March 2014"),
    (
        "2014-03-XX%",
        "some time in March 2014 (approximate, uncertain)",
        "about March 2014?",
    ),
    ("2014-XX", "some time in 2014", "2014"),
    ("2025-02-28", "Friday 28 February 2025", "28 Feb 2025"),
    ("2025-02-28~", "about 28 February 2025", "about 28 Feb 2025"),
    (
        "2025-02-28?",
        "Friday 28 February 2025 (uncertain)",
        "28 Feb 2025?",
    ),
    ("201X", "the 2010s", "2010s"),
    ("190X", "the years 1900 to 1909", "1900–1909"),
    ("20XX", "the years 2000 to 2099", "2000–2099"),
    ("201X-XX", "some time in the 2010s", "2010s"),
    ("1XX3", "some time between 1003 and 1993", "1003–1993"),
    (
        "2014-1X",
        "some time between October 2014 and December 2014",
        "Oct–Dec 2014",
    ),
    (
        "2014-02-1X",
        "some time between 10 February 2014 and 19 February 2014",
        "10–19 Feb 2014",
    ),
    (
        "[1667..1672]",
        "some time between 1667 and 1672",
        "1667–1672",
    ),
    ("[2014]", "some time in 2014", "2014"),
    ("[2014-03-03]", "some time on 3 March 2014", "3 Mar 2014"),
    ("2014-21", "spring 2014", "spring 2014"),
    ("2014-24", "winter 2014 to 2015", "winter 2014–2015"),
    (
        "2014-32",
        "winter 2014 (southern hemisphere)",
        "winter 2014",
    ),
    ("2014-35", "third quarter of 2014", "Q3 2014"),
    ("2014-37", "first third of 2014", "Jan–Apr 2014"),
    ("2014-41", "second half of 2014", "H2 2014"),
    ("-0043-03-15", "15 March 44 BCE", "15 Mar 44 BCE"),
    ("0000", "1 BCE", "1 BCE"),
    ("0033-04", "April 33 CE", "April 33 CE"),
    (
        "Y-13800000000",
        "13.8 billion years ago",
        "13.8 billion years ago",
    ),
    (
        "Y-17E7~",
        "about 170 million years ago",
        "about 170 million years ago",
    ),
    ("Y-250000", "250,000 years ago", "250,000 years ago"),
    ("Y170000002", "the year 170,000,002", "the year 170,000,002"),
];

/// Text, words, short words.
const INTERVALS: [(&str, &str, &str); 22] = [
    (
        "1962-10-16/1962-10-28",
        "16 to 28 October 1962",
        "16–28 Oct 1962",
    ),
    (
        "2025-02-26/2025-03-02",
        "26 February to 2 March 2025",
        "26 Feb – 2 Mar 2025",
    ),
    (
        "2014-12-28/2015-01-03",
        "28 December 2014 to 3 January 2015",
        "28 Dec 2014 – 3 Jan 2015",
    ),
    ("2025-03-03/2025-03-03", "3 March 2025", "3 Mar 2025"),
    ("2014-03/2014-05", "March to May 2014", "Mar–May 2014"),
    (
        "2014-12/2015-01",
        "December 2014 to January 2015",
        "Dec 2014 – Jan 2015",
    ),
    ("2014/2016", "2014 to 2016", "2014–2016"),
    ("-0049/-0044", "50 BCE to 45 BCE", "50 BCE – 45 BCE"),
    ("2014/2016-05-03", "2014 to 3 May 2016", "2014 – 3 May 2016"),
    (
        "1984?/2004-06~",
        "1984 (uncertain) to about June 2004",
        "1984? – about June 2004",
    ),
    (
        "1962-10-16~/1962-10-28",
        "about 16 October 1962 to 28 October 1962",
        "about 16 Oct 1962 – 28 Oct 1962",
    ),
    ("2022-02-24/..", "since 24 February 2022", "24 Feb 2022 –"),
    ("../2014", "until 2014", "– 2014"),
    ("2004/", "from 2004, end unknown", "2004 – ?"),
    ("/2004", "until 2004, start unknown", "? – 2004"),
    ("201X/..", "since the 2010s", "2010s –"),
    (
        "2014-21/2014-23",
        "spring 2014 to autumn 2014",
        "spring 2014 – autumn 2014",
    ),
    (
        "2025-02-28T11:35~/2025-02-28T14:00",
        "Friday 28 February 2025, about 11:35 to 14:00 UTC",
        "28 Feb 2025, about 11:35–14:00",
    ),
    (
        "2025-02-28T11:35~[America/New_York]/2025-02-28T14:00",
        "Friday 28 February 2025, about 11:35 to 14:00 (New York; 16:35 to 19:00 UTC)",
        "28 Feb 2025, about 11:35–14:00",
    ),
    (
        "2025-02-28T18:35/2025-02-28T19:30[America/New_York]",
        "Friday 28 February 2025, 18:35 to 19:30 (New York; 23:35 UTC to 00:30 UTC on 1 March)",
        "28 Feb 2025, 18:35–19:30",
    ),
    (
        "2025-02-28T22:00-05:00/2025-03-01T02:00",
        "28 February 2025, 22:00 (UTC−05:00; 03:00 UTC on 1 March) to 1 March 2025, 02:00 \
         (UTC−05:00; 07:00 UTC)",
        "28 Feb 2025, 22:00 – 1 Mar 2025, 02:00",
    ),
    (
        "2022-02-24T05:00[Europe/Kyiv]/..",
        "since 24 February 2022, 05:00 (Kyiv; 03:00 UTC)",
        "24 Feb 2022, 05:00 –",
    ),
];

/// Text, words, short words.
const CLOCKS: [(&str, &str, &str); 8] = [
    (
        "2025-02-28T11",
        "Friday 28 February 2025, between 11:00 and 12:00 UTC",
        "28 Feb 2025, 11 h",
    ),
    (
        "2025-02-28T11~",
        "Friday 28 February 2025, about 11 h UTC",
        "28 Feb 2025, about 11 h",
    ),
    (
        "2025-02-28T23",
        "Friday 28 February 2025, between 23:00 and 24:00 UTC",
        "28 Feb 2025, 23 h",
    ),
    (
        "2025-02-28T11:35Z",
        "Friday 28 February 2025, 11:35 UTC",
        "28 Feb 2025, 11:35",
    ),
    (
        "2025-02-28T11:35:09?",
        "Friday 28 February 2025, 11:35:09 UTC (uncertain)",
        "28 Feb 2025, 11:35:09?",
    ),
    (
        "2025-02-28T11:35~[America/New_York]",
        "Friday 28 February 2025, about 11:35 (New York; 16:35 UTC)",
        "28 Feb 2025, about 11:35",
    ),
    (
        "2025-02-28T22:35-05:00",
        "Friday 28 February 2025, 22:35 (UTC−05:00; 03:35 UTC on 1 March)",
        "28 Feb 2025, 22:35",
    ),
    (
        "2025-02-28T11[Asia/Kolkata]",
        "Friday 28 February 2025, between 11:00 and 12:00 (Kolkata; 05:30 UTC)",
        "28 Feb 2025, 11 h",
    ),
];

#[test]
fn every_form_has_its_words() {
    for (text, words, short) in DATES.into_iter().chain(INTERVALS).chain(CLOCKS) {
        assert_eq!(when(text).words(), words, "{text}");
        assert_eq!(when(text).words_short(), short, "{text}");
    }
}

#[test]
fn the_zone_of_the_file_shows_in_the_words() {
    let local = when("2025-02-28T11:35~").in_zone(new_york());
    assert_eq!(
        local.words(),
        "Friday 28 February 2025, about 11:35 (New York; 16:35 UTC)"
    );
    let day = when("2025-02-28").in_zone(new_york());
    assert_eq!(day.words(), "Friday 28 February 2025");
}
