//! From text to the parts of a date, on the local clock: no zone is applied yet.

use super::moment::{Bound, Form, Moment, Precision, Shape};
use super::{Civil, DAY, DateError, Zone, clock, mend};
use edtf_core::{Bound as DayBound, BoundDate, Bounds, Date, Edtf, SetElement, SetKind, YearKind};

/// The longest text that is read, in bytes.
pub(super) const LONGEST: usize = 200;

/// A date as it stands in the text, in seconds of its local clock.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    /// The first second.
    pub(super) from: i64,
    /// The second after the last.
    pub(super) to: i64,
    pub(super) precision: Precision,
    pub(super) approximate: bool,
    pub(super) uncertain: bool,
    pub(super) zone: Option<Zone>,
    pub(super) shape: Shape,
}

impl Part {
    /// The part from which a moment was resolved in UTC.
    fn in_utc(moment: Moment) -> Self {
        Self {
            from: moment.earliest,
            to: moment.latest,
            precision: moment.precision,
            approximate: moment.approximate,
            uncertain: moment.uncertain,
            zone: moment.zone,
            shape: moment.shape,
        }
    }
}

/// One side of an interval as it stands in the text.
#[derive(Clone, Copy, Debug)]
pub(super) enum Side {
    At(Part),
    Open,
    Unknown,
}

/// A whole text, taken apart.
#[derive(Clone, Copy, Debug)]
pub(super) enum Parts {
    One(Part),
    Two(Side, Side),
}

/// Takes a text apart.
///
/// # Errors
/// If it is none of the forms that [`super`] lists, or if it ends before it starts.
pub(super) fn read(text: &str) -> Result<Parts, DateError> {
    if text.len() > LONGEST {
        return Err(DateError::new(format!(
            "A date has at most {LONGEST} bytes, and this text has {}",
            text.len()
        )));
    }
    if text.starts_with(['[', '{']) {
        return read_set(text).map(Parts::One);
    }
    let mut sides = split_sides(text);
    let first = sides.next().unwrap_or(text);
    let Some(second) = sides.next() else {
        return read_part(first).map(Parts::One);
    };
    if sides.next().is_some() {
        return Err(DateError::new(format!(
            "`{text}`: an interval has one slash, between its start and its end"
        )));
    }
    let (start, end) = share_zone(read_side(first)?, read_side(second)?);
    let parts = Parts::Two(start, end);
    check_interval(text, start, end)?;
    Ok(parts)
}

/// Applies a zone to what names none.
pub(super) fn resolve(parts: &Parts, zone: Zone) -> Form {
    match *parts {
        Parts::One(part) => Form::Moment(resolve_part(part, zone)),
        Parts::Two(start, end) => interval(resolve_side(start, zone), resolve_side(end, zone)),
    }
}

/// Takes a form that was resolved in UTC to another zone.
pub(super) fn from_utc(form: &Form, zone: Zone) -> Form {
    let moved = |moment: Moment| match moment.zone {
        Some(_) => moment,
        // In UTC, instants and local seconds are the same.
        None => resolve_part(Part::in_utc(moment), zone),
    };
    let moved_bound = |bound: Bound| match bound {
        Bound::At(moment) => Bound::At(moved(moment)),
        Bound::Open | Bound::Unknown => bound,
    };
    match *form {
        Form::Moment(moment) => Form::Moment(moved(moment)),
        Form::Interval { start, end } => interval(moved_bound(start), moved_bound(end)),
    }
}

/// An interval that does not end before it starts: a clock change may put a time that it skips
/// after one that follows.
fn interval(start: Bound, mut end: Bound) -> Form {
    if let (Bound::At(start), Bound::At(end)) = (&start, &mut end)
        && end.latest <= start.earliest
    {
        end.earliest = start.earliest;
        end.latest = start.latest;
    }
    Form::Interval { start, end }
}

fn resolve_side(side: Side, zone: Zone) -> Bound {
    match side {
        Side::At(part) => Bound::At(resolve_part(part, zone)),
        Side::Open => Bound::Open,
        Side::Unknown => Bound::Unknown,
    }
}

fn resolve_part(part: Part, zone: Zone) -> Moment {
    let zone = part.zone.unwrap_or(zone);
    let length = part.to.saturating_sub(part.from);
    let earliest = zone.instant_of_local(part.from);
    let mut latest = earliest.saturating_add(length);
    if part.precision > Precision::Hour && zone != Zone::Utc {
        let end = zone.instant_of_local(part.to);
        // Only a day that a place skipped altogether has no length there.
        if end > earliest {
            latest = end;
        }
    }
    Moment {
        earliest,
        latest,
        precision: part.precision,
        approximate: part.approximate,
        uncertain: part.uncertain,
        zone: part.zone,
        shape: part.shape,
    }
}

/// The sides between slashes; those inside the brackets of a zone do not count.
pub(super) fn split_sides(text: &str) -> impl Iterator<Item = &str> {
    let mut inside = false;
    text.split(move |letter| {
        match letter {
            '[' => inside = true,
            ']' => inside = false,
            _ => {}
        }
        letter == '/' && !inside
    })
}

/// The text of an interval with its ends exchanged.
pub(super) fn exchanged(text: &str) -> Option<String> {
    let mut sides = split_sides(text);
    let (first, second) = (sides.next()?, sides.next()?);
    Some(format!("{second}/{first}"))
}

/// Reads one side of an interval.
pub(super) fn read_side(text: &str) -> Result<Side, DateError> {
    match text {
        "" => Ok(Side::Unknown),
        ".." => Ok(Side::Open),
        _ if text.starts_with("..") || text.ends_with("..") => Err(DateError::new(format!(
            "`{text}`: each end of an interval is a date, or `..` for open, or nothing for unknown"
        ))),
        _ => read_part(text).map(Side::At),
    }
}

/// Gives the zone of one side to the other, if that has none.
fn share_zone(start: Side, end: Side) -> (Side, Side) {
    let zone_of = |side: Side| match side {
        Side::At(part) => part.zone,
        Side::Open | Side::Unknown => None,
    };
    let lend = |side: Side, zone: Option<Zone>| match side {
        Side::At(part) => Side::At(Part {
            zone: part.zone.or(zone),
            ..part
        }),
        other => other,
    };
    (lend(start, zone_of(end)), lend(end, zone_of(start)))
}

fn check_interval(text: &str, start: Side, end: Side) -> Result<(), DateError> {
    match (start, end) {
        (Side::At(start), Side::At(end)) => {
            let ordered = if start.zone == end.zone {
                start.from < end.to
            } else {
                let start = resolve_part(start, Zone::Utc);
                start.earliest < resolve_part(end, Zone::Utc).latest
            };
            if ordered {
                return Ok(());
            }
            Err(DateError::reversed(text, exchanged(text)))
        }
        (Side::Open | Side::Unknown, Side::Open | Side::Unknown) => Err(DateError::new(format!(
            "`{text}`: at least one end of an interval must be a date, as in 2022-02-24/.."
        ))),
        _ => Ok(()),
    }
}

/// Reads one date, with or without a clock time.
pub(super) fn read_part(text: &str) -> Result<Part, DateError> {
    let (rest, zone) = split_zone(text)?;
    let part = if rest.contains('T') {
        clock::read(rest, zone)?
    } else {
        Part {
            zone,
            ..read_date(rest)?
        }
    };
    Ok(part)
}

/// Splits off a zone in brackets at the end.
fn split_zone(text: &str) -> Result<(&str, Option<Zone>), DateError> {
    let inner = text
        .strip_suffix(']')
        .and_then(|rest| rest.rsplit_once('['));
    let Some((rest, name)) = inner else {
        return Ok((text, None));
    };
    match Zone::named(name) {
        Some(zone) => Ok((rest, Some(zone))),
        None => Err(mend::unknown_zone(text, name)),
    }
}

/// Reads a date without a clock time.
fn read_date(text: &str) -> Result<Part, DateError> {
    match Edtf::parse(text) {
        Ok(Edtf::Date(date)) => date_part(&date).ok_or_else(|| mend::out_of_range(text)),
        Ok(_) | Err(_) => Err(mend::not_a_date(text)),
    }
}

/// The part that a date without a clock time makes; None if it lies beyond what can be counted.
pub(super) fn date_part(date: &Date) -> Option<Part> {
    let (from, to) = match plain_day(date) {
        Some(day) => (day, day.checked_add(DAY)?),
        None => seconds_between(Edtf::Date(*date).bounds())?,
    };
    let (precision, shape) = classify(date, to.saturating_sub(from));
    Some(Part {
        from,
        to,
        precision,
        approximate: date.is_approximate(),
        uncertain: date.is_uncertain(),
        zone: None,
        shape,
    })
}

/// The start of a wholly specified day, in local seconds.
fn plain_day(date: &Date) -> Option<i64> {
    let (year, month, day) = (date.year.value()?, date.month?.value()?, date.day?.value()?);
    Civil::date(year, month.into(), day.into()).to_seconds()
}

fn seconds_between(bounds: Bounds) -> Option<(i64, i64)> {
    let start = |date: BoundDate| Civil::date(date.year, date.month.into(), date.day.into());
    match (bounds.earliest, bounds.latest) {
        (DayBound::Date(first), DayBound::Date(last)) => {
            let after = start(last).to_seconds()?.checked_add(DAY)?;
            Some((start(first).to_seconds()?, after))
        }
        _ => None,
    }
}

/// How exact a date is, and in which way it covers its `width` in seconds.
fn classify(date: &Date, width: i64) -> (Precision, Shape) {
    let between = (precision_of(width), Shape::Between);
    let any = |field: Option<edtf_core::DateField>| {
        field.is_none_or(|field| field.digits == [None, None])
    };
    let Some(year) = year_precision(date) else {
        return between;
    };
    let Some(month) = date.month else {
        return (year, Shape::Whole);
    };
    if any(Some(month)) && any(date.day) {
        return (year, Shape::Within);
    }
    let Some(code) = month.value().filter(|_| year == Precision::Year) else {
        return between;
    };
    match date.day {
        None if code >= 33 => (Precision::Quarter, Shape::PartOfYear(code)),
        None if code >= 21 => (Precision::Season, Shape::PartOfYear(code)),
        None => (Precision::Month, Shape::Whole),
        Some(day) if day.value().is_some() => (Precision::Day, Shape::Whole),
        day if any(day) => (Precision::Month, Shape::Within),
        Some(_) => between,
    }
}

/// The precision of a year whose unknown digits, if any, are its last; None for other patterns.
fn year_precision(date: &Date) -> Option<Precision> {
    let YearKind::Standard { digits, .. } = date.year.kind else {
        return date
            .year
            .significant_digits
            .is_none()
            .then_some(Precision::Year);
    };
    if date.year.significant_digits.is_some_and(|count| count < 4) {
        return None;
    }
    match digits {
        [Some(_), Some(_), Some(_), Some(_)] => Some(Precision::Year),
        [Some(_), Some(_), Some(_), None] => Some(Precision::Decade),
        [Some(_), Some(_), None, None] => Some(Precision::Century),
        [_, None, None, None] => Some(Precision::Coarser),
        _ => None,
    }
}

/// The finest precision whose extent holds so many seconds.
fn precision_of(width: i64) -> Precision {
    const STEPS: [(i64, Precision); 6] = [
        (1, Precision::Day),
        (31, Precision::Month),
        (184, Precision::Quarter),
        (366, Precision::Year),
        (3_653, Precision::Decade),
        (36_525, Precision::Century),
    ];
    let days = width.saturating_sub(1) / DAY + 1;
    let step = STEPS.into_iter().find(|(most, _)| days <= *most);
    step.map_or(Precision::Coarser, |(_, precision)| precision)
}

/// Reads a set: one of several dates becomes the stretch that holds them all.
fn read_set(text: &str) -> Result<Part, DateError> {
    let Ok(Edtf::Set(set)) = Edtf::parse(text) else {
        return Err(DateError::new(format!(
            "`{text}` is not a set of dates: write [1667,1760-12] or [1667..1672]"
        )));
    };
    if set.kind == SetKind::AllMembers {
        return Err(DateError::new(format!(
            "`{text}` means all of these dates: make an event for each, or write an interval \
             such as 1960/1962"
        )));
    }
    let open = |element: &SetElement| {
        matches!(
            element,
            SetElement::OnOrBefore(_) | SetElement::OnOrAfter(_)
        )
    };
    if set.elements.iter().any(open) {
        return Err(DateError::new(format!(
            "`{text}` has no first or no last date: write an interval that is open or unknown at \
             one end, such as 1984/.. or /1984"
        )));
    }
    let edtf = Edtf::Set(set);
    let Some((from, to)) = seconds_between(edtf.bounds()) else {
        return Err(mend::out_of_range(text));
    };
    Ok(Part {
        from,
        to,
        precision: precision_of(to.saturating_sub(from)),
        approximate: edtf.is_approximate(),
        uncertain: edtf.is_uncertain(),
        zone: None,
        shape: Shape::Between,
    })
}
