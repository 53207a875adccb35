//! Dates in plain English, and in numbers, as the text that a timeline file would have.

/// What a plain date means.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Reading {
    /// The date as EDTF. It need not exist: "31 February" is read, too.
    pub(super) date: String,
    /// Whether day and month could have been the other way round.
    pub(super) is_ambiguous: bool,
}

impl Reading {
    fn sure(date: String) -> Self {
        Self {
            date,
            is_ambiguous: false,
        }
    }
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Reads a plain date with or without a clock time; None if it is none.
pub(super) fn read(text: &str) -> Option<Reading> {
    let text = text.to_lowercase();
    let (date, time) = split_time(&text);
    let mut reading = numbers(date).or_else(|| words(date))?;
    if let Some(time) = time {
        reading.date = format!("{}t{time}", reading.date).to_uppercase();
    }
    Some(reading)
}

/// A day as EDTF.
pub(super) fn day(year: i64, month: u32, day: u32) -> String {
    format!("{}-{month:02}-{day:02}", edtf_year(year))
}

/// Splits "3 march 2025 at 9:35" into the day and "09:35".
fn split_time(text: &str) -> (&str, Option<String>) {
    let Some((date, time)) = text.rsplit_once([' ', 't']) else {
        return (text, None);
    };
    let Some((hour, rest)) = time.split_once(':') else {
        return (text, None);
    };
    let date = date
        .trim_end()
        .trim_end_matches(" at")
        .trim_end_matches(',');
    (date, Some(format!("{hour:0>2}:{rest}")))
}

/// Reads "28.2.2025", "2/28/2025", "2025/2/28", "2.2025".
fn numbers(text: &str) -> Option<Reading> {
    let parts: Vec<&str> = text
        .split(['.', '/', '-', ' '])
        .filter(|part| !part.is_empty())
        .collect();
    let is_year = |part: &str| part.len() == 4;
    let numbers: Option<Vec<u32>> = parts.iter().map(|part| part.parse().ok()).collect();
    match (parts.as_slice(), numbers?.as_slice()) {
        ([first, ..], [year, month, date]) if is_year(first) => {
            Some(Reading::sure(day(i64::from(*year), *month, *date)))
        }
        ([.., last], [one, other, year]) if is_year(last) => {
            let (date, month) = if *other > 12 {
                (*other, *one)
            } else {
                (*one, *other)
            };
            let is_ambiguous = *one <= 12 && *other <= 12 && one != other;
            Some(Reading {
                date: day(i64::from(*year), month, date),
                is_ambiguous,
            })
        }
        ([first, _], [year, month]) if is_year(first) => {
            Some(Reading::sure(month_of(*year, *month)))
        }
        ([_, last], [month, year]) if is_year(last) => Some(Reading::sure(month_of(*year, *month))),
        _ => None,
    }
}

fn month_of(year: u32, month: u32) -> String {
    format!("{}-{month:02}", edtf_year(i64::from(year)))
}

/// What the words of a date say.
#[derive(Default)]
struct Parts {
    month: Option<u32>,
    /// A season or a quarter, by its EDTF code.
    part_of_year: Option<u32>,
    /// Day and year, in the order of the text.
    numbers: Vec<i64>,
    /// Whether the era was given, and whether years count backwards in it.
    is_before_christ: Option<bool>,
}

/// Reads "3rd of march, 2025", "mar 2025", "spring 2014", "44 bc", "1990s".
fn words(text: &str) -> Option<Reading> {
    let text = text.trim_start_matches("the ");
    if let Some(decade) = decade(text) {
        return Some(Reading::sure(decade));
    }
    let mut parts = Parts::default();
    for word in text.split([' ', ',', '.', '-']) {
        parts.take(word)?;
    }
    parts.reading()
}

impl Parts {
    /// Takes over what a word says; None if it says nothing, or the same sort of thing again.
    fn take(&mut self, word: &str) -> Option<()> {
        if matches!(word, "" | "of" | "the" | "in" | "on") {
            return Some(());
        }
        if let Some(number) = number(word) {
            self.numbers.push(number);
        } else if let Some(is_before) = era(word) {
            set(&mut self.is_before_christ, is_before)?;
        } else if let Some(code) = part_of_year(word) {
            set(&mut self.part_of_year, code)?;
        } else {
            set(&mut self.month, month(word)?)?;
        }
        Some(())
    }

    /// The date, if the words make one.
    fn reading(&self) -> Option<Reading> {
        let date = match (self.month, self.part_of_year, self.numbers.as_slice()) {
            (Some(month), None, [first, second]) => {
                let (date, year) = if *first > 31 {
                    (second, first)
                } else {
                    (first, second)
                };
                let date = u32::try_from(*date)
                    .ok()
                    .filter(|date| (1..=31).contains(date))?;
                day(self.year(*year)?, month, date)
            }
            (Some(part), None, [year]) | (None, Some(part), [year]) => {
                format!("{}-{part:02}", edtf_year(self.year(*year)?))
            }
            (None, None, [year]) => edtf_year(self.year(*year)?),
            _ => return None,
        };
        Some(Reading::sure(date))
    }

    /// The astronomical year. One of less than three digits needs its era: it could be a day.
    fn year(&self, year: i64) -> Option<i64> {
        match self.is_before_christ {
            Some(true) => 1_i64.checked_sub(year),
            Some(false) => Some(year),
            None => (year >= 100).then_some(year),
        }
    }
}

/// Sets what was not set before; None if it was.
fn set<T>(place: &mut Option<T>, value: T) -> Option<()> {
    place.replace(value).is_none().then_some(())
}

/// "3", "3rd", "2025".
fn number(word: &str) -> Option<i64> {
    let ordinal = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|end| word.strip_suffix(end));
    let digits = ordinal.unwrap_or(word);
    let is_plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_plain { digits.parse().ok() } else { None }
}

/// "mar", "sept", "march".
fn month(word: &str) -> Option<u32> {
    let index = MONTHS
        .iter()
        .position(|name| word.len() >= 3 && name.starts_with(word))?;
    u32::try_from(index + 1).ok()
}

/// Whether years count backwards: "bc", "bce", "ad", "ce".
fn era(word: &str) -> Option<bool> {
    match word {
        "bc" | "bce" => Some(true),
        "ad" | "ce" => Some(false),
        _ => None,
    }
}

/// The EDTF code of a season or a quarter.
fn part_of_year(word: &str) -> Option<u32> {
    match word {
        "spring" => Some(21),
        "summer" => Some(22),
        "autumn" | "fall" => Some(23),
        "winter" => Some(24),
        "q1" => Some(33),
        "q2" => Some(34),
        "q3" => Some(35),
        "q4" => Some(36),
        _ => None,
    }
}

/// "1990s" as `199X`.
fn decade(text: &str) -> Option<String> {
    let digits = text.strip_suffix("0s").filter(|digits| digits.len() == 3)?;
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| format!("{digits}X"))
}

/// A year as EDTF has it: four digits, or `Y` before more.
fn edtf_year(year: i64) -> String {
    match year {
        0..=9999 => format!("{year:04}"),
        -9999..=-1 => format!("-{:04}", year.unsigned_abs()),
        _ => format!("Y{year}"),
    }
}
