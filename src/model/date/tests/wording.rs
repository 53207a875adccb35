//! Dates in words, long and short.

use super::super::{ClockZone, Zone};
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
        "some time between October and December 2014",
        "Oct–Dec 2014",
    ),
    (
        "2014-02-1X",
        "some time between 10 and 19 February 2014",
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
const INTERVALS: [(&str, &str, &str); 23] = [
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
    ("-0049/-0044", "50 to 45 BCE", "50–45 BCE"),
    ("-0049/0033", "50 BCE to 33 CE", "50 BCE – 33 CE"),
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
        "Friday 28 February 2025, about 11:35 to 14:00 in New York (16:35 to 19:00 UTC)",
        "28 Feb 2025, about 11:35–14:00 in New York",
    ),
    (
        "2025-02-28T18:35/2025-02-28T19:30[America/New_York]",
        "Friday 28 February 2025, 18:35 to 19:30 in New York (23:35 on 28 February to 00:30 on \
         1 March UTC)",
        "28 Feb 2025, 18:35–19:30 in New York",
    ),
    (
        "2025-02-28T22:00-05:00/2025-03-01T02:00",
        "from 22:00 on 28 February to 02:00 on 1 March 2025 UTC−05:00 (03:00 to 07:00 UTC on \
         1 March)",
        "28 Feb 2025, 22:00 UTC−05:00 – 1 Mar 2025, 02:00 UTC−05:00",
    ),
    (
        "2022-02-24T05:00[Europe/Kyiv]/..",
        "since 24 February 2022, 05:00 in Kyiv (03:00 UTC)",
        "24 Feb 2022, 05:00 in Kyiv –",
    ),
];

/// Text, words, short words.
const CLOCKS: [(&str, &str, &str); 22] = [
    (
        "2025-02-28T11",
        "Friday 28 February 2025, between 11:00 and 12:00 UTC",
        "28 Feb 2025, 11:00–12:00",
    ),
    (
        "2025-02-28T11~",
        "Friday 28 February 2025, about 11:00 UTC",
        "28 Feb 2025, about 11:00",
    ),
    (
        "2025-02-28T23",
        "Friday 28 February 2025, between 23:00 and 24:00 UTC",
        "28 Feb 2025, 23:00–24:00",
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
        "Friday 28 February 2025, about 11:35 in New York (16:35 UTC)",
        "28 Feb 2025, about 11:35 in New York",
    ),
    (
        "2025-02-28T22:35-05:00",
        "Friday 28 February 2025, 22:35 UTC−05:00 (03:35 UTC on 1 March)",
        "28 Feb 2025, 22:35 UTC−05:00",
    ),
    (
        "2025-02-28T11[Asia/Kolkata]",
        "Friday 28 February 2025, between 11:00 and 12:00 in Kolkata (05:30 to 06:30 UTC)",
        "28 Feb 2025, 11:00–12:00 in Kolkata",
    ),
    (
        "2025-02-28T11:35%[America/New_York]",
        "Friday 28 February 2025, about 11:35 in New York (16:35 UTC; uncertain)",
        "28 Feb 2025, about 11:35? in New York",
    ),
    (
        "2025-01-01T00:30[Europe/Berlin]",
        "Wednesday 1 January 2025, 00:30 in Berlin (23:30 UTC on 31 December 2024)",
        "1 Jan 2025, 00:30 in Berlin",
    ),
    (
        "2025-02-28T19[America/New_York]",
        "Friday 28 February 2025, between 19:00 and 20:00 in New York (00:00 to 01:00 UTC on \
         1 March)",
        "28 Feb 2025, 19:00–20:00 in New York",
    ),
    (
        "2025-02-28T11/2025-02-28T14",
        "Friday 28 February 2025, 11:00 to 14:00 UTC (to the hour)",
        "28 Feb 2025, 11:00–14:00",
    ),
    (
        "2025-02-28T11[Asia/Tokyo]/..",
        "since 28 February 2025, 11:00 in Tokyo (02:00 UTC; to the hour)",
        "28 Feb 2025, 11:00 in Tokyo –",
    ),
    (
        "2025-02-28T11:00?/2025-02-28T14:00",
        "Friday 28 February 2025, 11:00 to 14:00 UTC (start uncertain)",
        "28 Feb 2025, 11:00–14:00?",
    ),
    (
        "2025-02-28T11:35[America/New_York]/2025-02-28T19:00Z",
        "28 February 2025, 11:35 in New York (16:35 UTC) to 28 February 2025, 19:00 UTC",
        "28 Feb 2025, 11:35 in New York – 28 Feb 2025, 19:00",
    ),
    (
        "2024-12-31T22:00/2025-01-01T02:00",
        "from 22:00 on 31 December 2024 to 02:00 on 1 January 2025 UTC",
        "31 Dec 2024, 22:00 – 1 Jan 2025, 02:00",
    ),
    (
        "2025-02-28/2025-02-28T11:35",
        "28 February 2025 to 28 February 2025, 11:35 UTC",
        "28 Feb 2025 – 28 Feb 2025, 11:35",
    ),
    (
        "2025-02-28T11:35[CET]",
        "Friday 28 February 2025, 11:35 CET (10:35 UTC)",
        "28 Feb 2025, 11:35 CET",
    ),
    (
        "2025-02-28T11:35[US/Eastern]",
        "Friday 28 February 2025, 11:35 Eastern time (16:35 UTC)",
        "28 Feb 2025, 11:35 Eastern time",
    ),
    (
        "2025-02-28T11:35[Japan]",
        "Friday 28 February 2025, 11:35 in Japan (02:35 UTC)",
        "28 Feb 2025, 11:35 in Japan",
    ),
    (
        "2025-11-02T01:30[America/New_York]",
        "Sunday 2 November 2025, 01:30 EDT in New York (05:30 UTC)",
        "2 Nov 2025, 01:30 EDT in New York",
    ),
    (
        "2014-10-26T01:30[Europe/Moscow]",
        "Sunday 26 October 2014, 01:30 UTC+04:00 in Moscow (21:30 UTC on 25 October)",
        "26 Oct 2014, 01:30 UTC+04:00 in Moscow",
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
        "Friday 28 February 2025, about 11:35 in New York (16:35 UTC)"
    );
    let day = when("2025-02-28").in_zone(new_york());
    assert_eq!(day.words(), "Friday 28 February 2025");
}

#[test]
fn what_is_of_the_zone_of_the_file_says_so_only_in_full() {
    let local = when("2025-02-28T11:35").in_zone(new_york());
    assert_eq!(local.words_short(), "28 Feb 2025, 11:35");
    // The same clocks under another name need none.
    let offset = when("2025-02-28T11:35-05:00").in_zone(new_york());
    assert_eq!(offset.words_short(), "28 Feb 2025, 11:35");
    let second_pass = when("2025-11-02T01:30-05:00").in_zone(new_york());
    assert_eq!(
        second_pass.words(),
        "Sunday 2 November 2025, 01:30 EST in New York (06:30 UTC)"
    );
    let kyiv = when("2025-02-28T11:35[Europe/Kyiv]").in_zone(new_york());
    assert_eq!(kyiv.words_short(), "28 Feb 2025, 11:35 in Kyiv");
}

fn berlin() -> ClockZone {
    ClockZone::Reader(Zone::named("Europe/Berlin").expect("a zone"))
}

/// Text, words in Berlin, short words there, words in UTC.
const ELSEWHERE: [(&str, &str, &str, &str); 8] = [
    (
        "2025-02-28T11:35~",
        "Friday 28 February 2025, about 17:35 in Berlin (11:35 in New York)",
        "28 Feb 2025, about 17:35",
        "Friday 28 February 2025, about 16:35 UTC (11:35 in New York)",
    ),
    (
        "2025-02-28T22:35?",
        "Saturday 1 March 2025, 04:35 in Berlin (22:35 in New York on 28 February; uncertain)",
        "1 Mar 2025, 04:35?",
        "Saturday 1 March 2025, 03:35 UTC (22:35 in New York on 28 February; uncertain)",
    ),
    (
        "2025-02-28T11",
        "Friday 28 February 2025, between 17:00 and 18:00 in Berlin (11:00 to 12:00 in New York)",
        "28 Feb 2025, 17:00–18:00",
        "Friday 28 February 2025, between 16:00 and 17:00 UTC (11:00 to 12:00 in New York)",
    ),
    (
        "2025-02-28T11:35/2025-02-28T14:00",
        "Friday 28 February 2025, 17:35 to 20:00 in Berlin (11:35 to 14:00 in New York)",
        "28 Feb 2025, 17:35–20:00",
        "Friday 28 February 2025, 16:35 to 19:00 UTC (11:35 to 14:00 in New York)",
    ),
    (
        "2025-02-28T17:00/2025-02-28T19:00",
        "from 23:00 on 28 February to 01:00 on 1 March 2025 in Berlin (17:00 to 19:00 in New York \
         on 28 February)",
        "28 Feb 2025, 23:00 – 1 Mar 2025, 01:00",
        "from 22:00 on 28 February to 00:00 on 1 March 2025 UTC (17:00 to 19:00 in New York on \
         28 February)",
    ),
    (
        "2022-02-24T05:00[Europe/Kyiv]/..",
        "since 24 February 2022, 04:00 in Berlin (05:00 in Kyiv)",
        "24 Feb 2022, 04:00 –",
        "since 24 February 2022, 03:00 UTC (05:00 in Kyiv)",
    ),
    (
        "2025-02-28T11:35Z",
        "Friday 28 February 2025, 12:35 in Berlin (11:35 UTC)",
        "28 Feb 2025, 12:35",
        "Friday 28 February 2025, 11:35 UTC",
    ),
    (
        "2025-02-28T11:35[Europe/Berlin]",
        "Friday 28 February 2025, 11:35 in Berlin (10:35 UTC)",
        "28 Feb 2025, 11:35",
        "Friday 28 February 2025, 10:35 UTC (11:35 in Berlin)",
    ),
];

#[test]
fn elsewhere_the_time_is_another_and_its_own_stays_readable() {
    for (text, in_berlin, short, in_utc) in ELSEWHERE {
        let when = when(text).in_zone(new_york());
        assert_eq!(when.words_in(berlin()), in_berlin, "{text}");
        assert_eq!(when.words_short_in(berlin()), short, "{text}");
        assert_eq!(when.words_in(ClockZone::Utc), in_utc, "{text}");
    }
}

#[test]
fn a_date_without_a_clock_time_is_the_same_everywhere() {
    let dates = DATES.into_iter().chain(INTERVALS);
    for (text, words, short) in dates.filter(|(text, ..)| !text.contains('T')) {
        for zone in ["Pacific/Kiritimati", "Pacific/Pago_Pago"] {
            let reader = ClockZone::Reader(Zone::named(zone).expect("a zone"));
            let when = when(text).in_zone(new_york());
            assert_eq!(when.words_in(reader), words, "{text}");
            assert_eq!(when.words_short_in(reader), short, "{text}");
        }
    }
}

#[test]
fn the_second_pass_of_an_hour_is_told_from_the_first() {
    let reader = ClockZone::Reader(new_york());
    let words = |text: &str| when(text).words_in(reader);
    assert_eq!(
        words("2025-11-02T05:30Z"),
        "Sunday 2 November 2025, 01:30 EDT in New York (05:30 UTC)"
    );
    assert_eq!(
        words("2025-11-02T06:30Z"),
        "Sunday 2 November 2025, 01:30 EST in New York (06:30 UTC)"
    );
    assert_eq!(
        words("2025-11-02T05:59:30Z/2025-11-02T06:00:30Z"),
        "Sunday 2 November 2025, 01:59:30 EDT to 01:00:30 EST in New York (05:59:30 to 06:00:30 \
         UTC)"
    );
    assert_eq!(
        words("2025-11-02T05Z"),
        "Sunday 2 November 2025, between 01:00 EDT and 01:00 EST in New York (05:00 to 06:00 UTC)"
    );
    assert_eq!(
        when("2025-11-02T06:30Z").words_short_in(reader),
        "2 Nov 2025, 01:30 EST"
    );
    // One hour before and after, there is nothing to tell apart.
    assert_eq!(
        when("2025-11-02T04:59Z").words_short_in(reader),
        "2 Nov 2025, 00:59"
    );
    assert_eq!(
        when("2025-11-02T07:00Z").words_short_in(reader),
        "2 Nov 2025, 02:00"
    );
}

#[test]
fn an_event_of_a_month_was_some_time_in_it() {
    for (text, told) in [
        ("2014-03", "some time in March 2014"),
        ("2014-03-XX", "some time in March 2014"),
        ("2014?", "some time in 2014 (uncertain)"),
        ("201X", "some time in the 2010s"),
        ("2014-21", "some time in spring 2014"),
        ("2014-35", "some time in the third quarter of 2014"),
        ("2014-03~", "about March 2014"),
        ("2014-03-05", "Wednesday 5 March 2014"),
        ("2014-03/2014-05", "March to May 2014"),
        ("[1667..1672]", "some time between 1667 and 1672"),
        ("Y-250000", "250,000 years ago"),
    ] {
        assert_eq!(when(text).told_in(ClockZone::Own), told, "{text}");
    }
}

#[test]
fn an_hour_ends_at_midnight_also_where_midnight_comes_twice() {
    assert_eq!(
        when("2024-11-02T23[America/Havana]").words(),
        "Saturday 2 November 2024, between 23:00 and 24:00 in Havana (03:00 to 04:00 UTC on \
         3 November)"
    );
    assert_eq!(
        when("2024-11-03T00[America/Havana]").words(),
        "Sunday 3 November 2024, between 00:00 CDT and 00:00 CST in Havana (04:00 to 05:00 UTC)"
    );
}
