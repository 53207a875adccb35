//! What addresses have in common, and what only looks as if they had it.

use hashbrown::HashMap;
use std::fmt::Write as _;
use url::Url;
use url::quirks::domain_to_unicode;

/// Parts of a query that say who sent the reader, and not where to.
const TRACKING: [&str; 6] = ["fbclid", "gclid", "mc_cid", "mc_eid", "igshid", "msclkid"];

/// The same for all addresses of one document: without the scheme, `www.`, a slash at the end, marks of
/// where the reader came from, and the place on the page. An address that cannot be read is its own.
pub(super) fn key(address: &str) -> String {
    let Ok(url) = Url::parse(address) else {
        return address.to_owned();
    };
    let mut host = url.host_str().unwrap_or_default();
    while let Some(rest) = host.strip_prefix("www.").filter(|rest| rest.contains('.')) {
        host = rest;
    }
    let mut key = format!("https://{host}");
    if let Some(port) = url.port() {
        write!(key, ":{port}").ok();
    }
    key.push_str(url.path().trim_end_matches('/'));
    let parts = url.query().into_iter().flat_map(|query| query.split('&'));
    let is_tracking = |part: &str| {
        let name = part.split('=').next().unwrap_or_default();
        part.is_empty() || name.starts_with("utm_") || TRACKING.contains(&name)
    };
    let kept: Vec<&str> = parts.filter(|part| !is_tracking(part)).collect();
    if !kept.is_empty() {
        key.push('?');
        key.push_str(&kept.join("&"));
    }
    // Some sites have their pages behind the `#`.
    if let Some(page) = url.fragment().filter(|page| page.starts_with(['!', '/'])) {
        key.push('#');
        key.push_str(page);
    }
    key
}

/// The same address without the user name and the password in it.
pub(super) fn without_user(address: &str) -> Option<String> {
    let mut url = Url::parse(address).ok()?;
    url.set_username("").ok()?;
    url.set_password(None).ok()?;
    Some(url.into())
}

/// Whether an address is the front door of a site: no path and no query, or only a language or the name
/// of an index.
pub(super) fn is_home_page(address: &str) -> bool {
    const DOORS: [&str; 7] = [
        "",
        "index.html",
        "index.htm",
        "index.php",
        "index.aspx",
        "default.aspx",
        "home",
    ];
    let Ok(url) = Url::parse(address) else {
        return false;
    };
    let is_elsewhere = url.query().is_some_and(|query| !query.is_empty())
        || url
            .fragment()
            .is_some_and(|page| page.starts_with(['!', '/']));
    let mut parts = url.path().trim_matches('/').split('/');
    let mut first = parts.next().unwrap_or_default();
    let is_language = first.len() == 2 && first.bytes().all(|byte| byte.is_ascii_lowercase());
    if is_language {
        first = parts.next().unwrap_or_default();
    }
    !is_elsewhere && parts.next().is_none() && DOORS.contains(&&*first.to_ascii_lowercase())
}

/// How the name of a host deceives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum LookAlike {
    /// It has letters of several scripts in one part.
    Mixed(String),
    /// All letters of a part look like Latin ones: the name, and what it looks like.
    Twin(String, String),
}

impl LookAlike {
    /// What is wrong with a host, given in its ASCII form, in one sentence without a full stop.
    pub(super) fn sentence(&self, host: &str) -> String {
        match self {
            Self::Mixed(name) => {
                format!("`{name}` mixes letters of several scripts, and is really `{host}`")
            }
            Self::Twin(name, latin) => {
                format!("`{name}` only looks like `{latin}`, and is really `{host}`")
            }
        }
    }
}

/// What deceives in the name of a host in its ASCII form (`xn--…`), if anything does.
///
/// A part of a name is suspect if it mixes scripts that have look-alikes among each other, or if every
/// letter of it has a Latin twin (Unicode Technical Standard 39, *Unicode Security Mechanisms*, mixed-
/// and whole-script confusables; the table holds the letters of Cyrillic, Greek and Armenian that a
/// reader takes for Latin ones).
pub(super) fn look_alike(host: &str) -> Option<LookAlike> {
    if !host.split('.').any(|part| part.starts_with("xn--")) {
        return None;
    }
    let name = domain_to_unicode(host);
    for part in name.split('.').filter(|part| !part.is_ascii()) {
        let letters = || part.chars().filter(|letter| letter.is_alphabetic());
        let first = letters().next().map(Script::of);
        if letters().any(|letter| Some(Script::of(letter)) != first && is_european(letter, first)) {
            return Some(LookAlike::Mixed(name));
        }
        let is_foreign =
            first.is_some_and(|script| !matches!(script, Script::Latin | Script::Other));
        if is_foreign && letters().all(|letter| latin_twin(letter).is_some()) {
            let latin = name.chars().map(|c| latin_twin(c).unwrap_or(c)).collect();
            return Some(LookAlike::Twin(name, latin));
        }
    }
    None
}

/// Whether a letter beside one of another script can deceive: of Chinese, Japanese and the like beside
/// Latin, none can.
fn is_european(letter: char, first: Option<Script>) -> bool {
    Script::of(letter) != Script::Other && first != Some(Script::Other)
}

/// The scripts that have letters in common.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Greek,
    Cyrillic,
    Armenian,
    Other,
}

impl Script {
    fn of(letter: char) -> Self {
        match letter {
            'a'..='z'
            | 'A'..='Z'
            | '\u{aa}'
            | '\u{ba}'
            | '\u{c0}'..='\u{2af}'
            | '\u{1e00}'..='\u{1eff}' => Self::Latin,
            '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Self::Greek,
            '\u{400}'..='\u{52f}' => Self::Cyrillic,
            '\u{531}'..='\u{58f}' => Self::Armenian,
            _ => Self::Other,
        }
    }
}

/// The Latin letter that a letter of another script is taken for.
fn latin_twin(letter: char) -> Option<char> {
    const TWINS: [(char, char); 32] = [
        ('а', 'a'),
        ('с', 'c'),
        ('ԁ', 'd'),
        ('е', 'e'),
        ('һ', 'h'),
        ('і', 'i'),
        ('ј', 'j'),
        ('ӏ', 'l'),
        ('о', 'o'),
        ('р', 'p'),
        ('ԛ', 'q'),
        ('ѕ', 's'),
        ('у', 'y'),
        ('х', 'x'),
        ('ԝ', 'w'),
        ('ѵ', 'v'),
        ('ү', 'y'),
        ('ѡ', 'w'),
        ('α', 'a'),
        ('ο', 'o'),
        ('ρ', 'p'),
        ('ν', 'v'),
        ('ι', 'i'),
        ('κ', 'k'),
        ('υ', 'u'),
        ('χ', 'x'),
        ('γ', 'y'),
        ('օ', 'o'),
        ('ս', 'u'),
        ('հ', 'h'),
        ('ո', 'n'),
        ('ց', 'g'),
    ];
    let twin = TWINS.iter().find(|(foreign, _)| *foreign == letter);
    twin.map(|(_, latin)| *latin)
}

/// The hosts of a timeline by what a hasty reader sees.
#[derive(Default)]
pub(super) struct Hosts(HashMap<String, (String, usize)>);

impl Hosts {
    /// Takes in the host of a source, by its position. If another one that was met before looks the
    /// same (`0` for `o`, `1` for `l`, `rn` for `m`, `vv` for `w`), gives both: of two, the one with
    /// more figures in it is the suspect, else the one that comes later.
    pub(super) fn twins(&mut self, host: &str, position: usize) -> Option<Twins> {
        let seen = host.replace("rn", "m").replace("vv", "w");
        let seen = seen.replace('0', "o").replace('1', "l");
        let met = (host.to_owned(), position);
        let first = self.0.entry(seen).or_insert_with(|| met.clone());
        if first.0 == host {
            return None;
        }
        let figures = |host: &str| host.bytes().filter(u8::is_ascii_digit).count();
        if figures(&first.0) <= figures(host) {
            return Some(Twins {
                suspect: met,
                like: first.0.clone(),
            });
        }
        let suspect = std::mem::replace(first, met);
        let like = host.to_owned();
        Some(Twins { suspect, like })
    }
}

/// Two hosts that look the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Twins {
    /// The one that deserves a look, with the position of its source.
    pub(super) suspect: (String, usize),
    /// What it looks like.
    pub(super) like: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_key_of_a_key_is_that_key(
            address in "https?://(www\\.){0,3}[a-z]{1,8}\\.(com|org)(:[0-9]{2,4})?(/[a-zA-Z0-9 %.~_]{0,6}){0,4}/{0,2}(\\?(utm_source=x|a=b|&|=){0,4})?(#[!/]?[a-z/ ]{0,5})?",
        ) {
            let once = key(&address);
            prop_assert_eq!(key(&once), once);
        }
    }

    #[test]
    fn addresses_of_one_document_have_one_key() {
        let same = [
            "https://www.example.org/a/",
            "http://example.org/a",
            "https://example.org/a?utm_source=feed&fbclid=1",
            "https://example.org:443/a#section-2",
        ];
        for address in same {
            assert_eq!(key(address), "https://example.org/a", "{address}");
        }
        for other in [
            "https://example.org/a?id=2",
            "https://example.org/b",
            "https://example.org/A",
        ] {
            assert_ne!(key(other), "https://example.org/a");
        }
    }

    #[test]
    fn front_doors_are_told_from_documents() {
        for door in [
            "https://a.org",
            "https://a.org/",
            "https://a.org/en/",
            "https://a.org/index.html",
        ] {
            assert!(is_home_page(door), "{door}");
        }
        let documents = [
            "https://a.org/x",
            "https://a.org/?p=1",
            "https://a.org/#/page",
            "https://a.org/en/x",
        ];
        for document in documents {
            assert!(!is_home_page(document), "{document}");
        }
    }

    #[test]
    fn hosts_that_look_like_others_are_found() {
        let host = |address: &str| Url::parse(address).unwrap().host_str().unwrap().to_owned();
        let found = |address: &str| look_alike(&host(address));
        assert!(matches!(
            found("https://trеasury.gov/"),
            Some(LookAlike::Mixed(_))
        ));
        let twin = found("https://сос.com/");
        assert!(matches!(twin, Some(LookAlike::Twin(_, latin)) if latin == "coc.com"));
        for honest in [
            "https://müller.de/",
            "https://правда.рф/",
            "https://例え.jp/",
            "https://a.org/",
        ] {
            assert_eq!(found(honest), None, "{honest}");
        }
        let mut hosts = Hosts::default();
        let twins = |suspect: &str, position, like: &str| {
            let suspect = (suspect.to_owned(), position);
            let like = like.to_owned();
            Some(Twins { suspect, like })
        };
        assert_eq!(hosts.twins("google.com", 0), None);
        assert_eq!(hosts.twins("google.com", 1), None);
        let found = hosts.twins("g00gle.com", 2);
        assert_eq!(found, twins("g00gle.com", 2, "google.com"));
        // Whichever comes first.
        assert_eq!(hosts.twins("paypa1.com", 3), None);
        let found = hosts.twins("paypal.com", 4);
        assert_eq!(found, twins("paypa1.com", 3, "paypal.com"));
        assert_eq!(hosts.twins("paypal.com", 5), None);
    }
}
