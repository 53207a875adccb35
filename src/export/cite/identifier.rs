//! Numbers and codes that official documents go by, read from an identifier or a title.
//!
//! | written | read as |
//! |---|---|
//! | `86 FR 20249`, `86 Fed. Reg. 20,249` | Federal Register |
//! | `EO 14024`, `E.O. 14024`, `Executive Order 14024`, `Exec. Order No. 14,024` | executive order |
//! | `Proclamation 3504` | proclamation |
//! | `Public Law 117-169`, `Pub. L. No. 117-169`, `P.L. 117-169` | public law |
//! | `136 Stat. 1818` | Statutes at Large |
//! | `50 USC 1701`, `20 U.S.C. § 6301` | United States Code |
//! | `31 CFR part 587`, `16 C.F.R. § 444.1` | Code of Federal Regulations |
//! | `H. Doc. 117-96`, `S. Rept. 114-1` | papers of Congress |
//! | `OJ L 193, 21.7.2022, p. 196–218`, `OJ L, 2026/1437, 26.6.2026` | Official Journal of the European Union |
//! | `S/RES/2231`, `UNSCR 1737`, `A/RES/62/228` | resolution of the United Nations |
//! | `1155 UNTS 331`, `44 ILM 268` | collections of treaties |
//! | `347 U.S. 483`, `951 F.2d 1128` | reports of courts |
//! | `doi:10.1000/182` | DOI |
//! | `ISBN 978-0-393-31790-9`, `ISSN 0016-3287` | standard number of a book or a periodical |
//!
//! What is none of these stays as it is: `Decision 2014/145/CFSP`, `Case C-72/15`, `SC/8928`.

use crate::export::standard::Standard;

/// A number or code by which a document is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Identifier {
    /// Volume and page of the Federal Register.
    FederalRegister(String, String),
    /// The number of an executive order.
    ExecutiveOrder(String),
    /// The number of a proclamation.
    Proclamation(String),
    /// Congress and number of a public law.
    PublicLaw(String),
    /// Volume and page of the Statutes at Large.
    Statutes(String, String),
    /// Title and section of the United States Code.
    Code(String, String),
    /// Title and place in the Code of Federal Regulations.
    Regulations(String, String),
    /// A paper of Congress, as the Bluebook abbreviates it: "H.R. Doc. No. 117-96".
    Congress(String),
    /// The Official Journal of the European Union.
    Journal {
        /// "L", "C".
        series: String,
        /// The number of the issue; of an act on its own since October 2023, that of the act.
        issue: String,
        /// The year of the issue, where the identifier has its date.
        year: Option<String>,
        /// The first page.
        page: Option<String>,
    },
    /// A resolution of the Security Council, or of the General Assembly ("62/228").
    Resolution {
        /// Whether it is of the Security Council.
        security_council: bool,
        /// Its number.
        number: String,
    },
    /// A collection of treaties: "1155 U.N.T.S. 331".
    Treaties(String),
    /// Reports of the courts of the United States: "347 U.S. 483".
    Reports(String),
    /// A DOI, without a prefix.
    Doi(String),
    /// The number of a book or a periodical, without a prefix: no manual prints it.
    Standard(Standard, String),
    /// Anything else, as it is written.
    Other(String),
}

impl Identifier {
    /// Everything that an identifier names; several are separated by semicolons.
    pub(super) fn all(text: &str) -> Vec<Self> {
        let parts = text
            .split(';')
            .map(str::trim)
            .filter(|part| !part.is_empty());
        parts.map(Self::of).collect()
    }

    /// Whether only official documents have it.
    pub(super) fn is_official(&self) -> bool {
        !matches!(self, Self::Doi(_) | Self::Standard(..) | Self::Other(_))
    }

    /// What one identifier is.
    fn of(text: &str) -> Self {
        Self::known(text).unwrap_or_else(|| Self::Other(text.to_owned()))
    }

    /// What is known of one identifier: all of it must be of that form.
    fn known(text: &str) -> Option<Self> {
        let doi = ["doi:", "DOI:", "https://doi.org/", "http://dx.doi.org/"];
        if let Some(rest) = doi.iter().find_map(|prefix| text.strip_prefix(prefix)) {
            return Some(Self::Doi(rest.trim().to_owned()));
        }
        if text.starts_with("10.") && text.contains('/') && !text.contains(' ') {
            return Some(Self::Doi(text.to_owned()));
        }
        if let Some((standard, number)) = Standard::of(text) {
            return Some(Self::Standard(standard, number.to_owned()));
        }
        journal(text)
            .or_else(|| resolution(text))
            .or_else(|| numbered(text))
            .or_else(|| volume(text))
            .or_else(|| regulations(text))
    }

    /// The executive order or proclamation that a title begins with: "Executive Order 14024 of …".
    pub(super) fn of_title(title: &str) -> Option<Self> {
        let words: Vec<&str> = title.split_whitespace().take(4).collect();
        (2..=words.len()).rev().find_map(|count| {
            let beginning = words.get(..count)?.join(" ");
            numbered(beginning.trim_end_matches([',', ':', '.']))
        })
    }
}

/// Letters and digits in small letters, with everything else as one space.
fn bare(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '.' | ',' => {}
            '–' | '—' | '‑' => bare.push('-'),
            c if c.is_whitespace() || c == '\u{a0}' => bare.push(' '),
            c => bare.extend(c.to_lowercase()),
        }
    }
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.len() <= 7 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// "117-169".
fn is_pair(text: &str) -> bool {
    text.split_once('-')
        .is_some_and(|(one, two)| is_number(one) && is_number(two))
}

/// Kinds of documents with a number after a name.
fn numbered(text: &str) -> Option<Identifier> {
    let text = bare(text);
    let after = |names: &[&str]| {
        let rest = names
            .iter()
            .find_map(|name| text.strip_prefix(name)?.strip_prefix(' '))?;
        let rest = rest
            .strip_prefix("no ")
            .or_else(|| rest.strip_prefix("number "))
            .unwrap_or(rest);
        Some(rest.to_owned())
    };
    if let Some(number) =
        after(&["eo", "executive order", "exec order"]).filter(|number| is_number(number))
    {
        return Some(Identifier::ExecutiveOrder(number));
    }
    if let Some(number) = after(&["proclamation", "proc"]).filter(|number| is_number(number)) {
        return Some(Identifier::Proclamation(number));
    }
    if let Some(number) =
        after(&["public law", "pub l", "pl", "pub law"]).filter(|number| is_pair(number))
    {
        return Some(Identifier::PublicLaw(number));
    }
    let papers = [
        (&["h doc", "house document", "hr doc"][..], "H.R. Doc."),
        (&["s doc", "senate document"][..], "S. Doc."),
        (
            &["h rept", "h rep", "hr rep", "house report"][..],
            "H.R. Rep.",
        ),
        (&["s rept", "s rep", "senate report"][..], "S. Rep."),
    ];
    papers.into_iter().find_map(|(names, abbreviation)| {
        let number = after(names).filter(|number| is_pair(number))?;
        Some(Identifier::Congress(format!("{abbreviation} No. {number}")))
    })
}

/// Volume, collection and page.
fn volume(text: &str) -> Option<Identifier> {
    let text = bare(text);
    let (volume, rest) = text
        .split_once(' ')
        .filter(|(volume, _)| is_number(volume))?;
    let after = |names: &[&str]| {
        let rest = names
            .iter()
            .find_map(|name| rest.strip_prefix(name)?.strip_prefix(' '))?;
        Some(rest.trim_start_matches(['§', ' ']).to_owned())
    };
    let volume = volume.to_owned();
    if let Some(page) = after(&["fr", "fed reg", "federal register"]).filter(|page| is_number(page))
    {
        return Some(Identifier::FederalRegister(volume, page));
    }
    if let Some(page) = after(&["stat"]).filter(|page| is_number(page)) {
        return Some(Identifier::Statutes(volume, page));
    }
    let collections = [("unts", "U.N.T.S."), ("ilm", "I.L.M."), ("ust", "U.S.T.")];
    for (name, abbreviation) in collections {
        if let Some(page) = after(&[name]).filter(|page| is_number(page)) {
            return Some(Identifier::Treaties(format!(
                "{volume} {abbreviation} {page}"
            )));
        }
    }
    if let Some(section) = after(&["usc"]) {
        return Some(Identifier::Code(volume, section));
    }
    let reports = [
        ("us", "U.S."),
        ("s ct", "S. Ct."),
        ("f2d", "F.2d"),
        ("f3d", "F.3d"),
        ("f4th", "F.4th"),
        ("f supp", "F. Supp."),
        ("f supp 2d", "F. Supp. 2d"),
        ("f supp 3d", "F. Supp. 3d"),
    ];
    reports.into_iter().find_map(|(name, abbreviation)| {
        let page = after(&[name]).filter(|page| is_number(page))?;
        Some(Identifier::Reports(format!(
            "{volume} {abbreviation} {page}"
        )))
    })
}

/// "31 CFR part 587": the point in a section is kept.
fn regulations(text: &str) -> Option<Identifier> {
    let mut words = text.split_whitespace();
    let title = words.next().filter(|title| is_number(title))?;
    words
        .next()
        .filter(|word| matches!(*word, "CFR" | "C.F.R."))?;
    let place = words
        .filter(|word| *word != "§")
        .collect::<Vec<_>>()
        .join(" ");
    let place = place.trim_start_matches('§').to_owned();
    (!place.is_empty()).then(|| Identifier::Regulations(title.to_owned(), place))
}

/// The Official Journal: "OJ L 193, 21.7.2022, p. 196–218", "OJ L, 2026/1437, 26.6.2026".
fn journal(text: &str) -> Option<Identifier> {
    let rest = text
        .strip_prefix("OJ ")
        .or_else(|| text.strip_prefix("O.J. "))?;
    let mut parts = rest.split(',').map(str::trim);
    let mut first = parts.next()?.split_whitespace();
    let series = first.next().filter(|series| matches!(*series, "L" | "C"))?;
    let issue = first.collect::<Vec<_>>().join(" ");
    let (mut issue, mut year, mut page) = (issue, None, None);
    for part in parts {
        let numbers: Vec<&str> = part.split('.').collect();
        if let Some(pages) = part
            .strip_prefix("pp. ")
            .or_else(|| part.strip_prefix("p. "))
        {
            let digits = pages.split(|c: char| !c.is_ascii_digit()).next();
            page = digits.filter(|digits| is_number(digits)).map(str::to_owned);
        } else if let [_, _, found] = numbers.as_slice() {
            year = is_number(found).then(|| (*found).to_owned());
        } else if issue.is_empty() {
            part.clone_into(&mut issue);
        }
    }
    (!issue.is_empty()).then(|| Identifier::Journal {
        series: series.to_owned(),
        issue,
        year,
        page,
    })
}

/// "S/RES/1737 (2006)", "UNSCR 1737", "A/RES/62/228".
fn resolution(text: &str) -> Option<Identifier> {
    let text = text.split('(').next().unwrap_or(text).trim();
    let council = [
        "S/RES/",
        "UNSCR ",
        "UNSC Resolution ",
        "S.C. Res. ",
        "Security Council Resolution ",
    ];
    let number = |prefixes: &[&str]| {
        let number = prefixes
            .iter()
            .find_map(|prefix| text.strip_prefix(prefix))?;
        let all = number
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'/');
        (all && !number.is_empty()).then(|| number.to_owned())
    };
    if let Some(number) = number(&council) {
        return Some(Identifier::Resolution {
            security_council: true,
            number,
        });
    }
    number(&["A/RES/", "G.A. Res. "]).map(|number| Identifier::Resolution {
        security_council: false,
        number,
    })
}

#[cfg(test)]
mod tests;
