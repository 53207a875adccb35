//! Which addresses may be opened in the browser, and what to tell the user before.
//!
//! Timelines come from anybody: an address in one is checked here and nowhere else. Nothing is
//! opened or fetched in this module.

use crate::model::hidden;
use std::fmt;
use std::net::{Ipv4Addr, Ipv6Addr};
use url::{Host, Url};

/// The longest address in bytes that is opened.
const MOST_BYTES: usize = 8_192;

/// An address that may be opened, as it will be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SafeLink {
    /// The address in its normal form; plain ASCII.
    pub url: String,
    /// Where it really leads: the host, with the port if it is an unusual one. International
    /// names are shown in their ASCII form (`xn--…`), so that look-alikes show.
    pub host: String,
    /// What the user should know before it is opened.
    pub cautions: Vec<Caution>,
}

impl SafeLink {
    /// What the user should know before it is opened, in sentences; nothing if all is usual.
    pub fn caution(&self) -> Option<String> {
        let sentences: Vec<String> = self.cautions.iter().map(Caution::to_string).collect();
        (!sentences.is_empty()).then(|| sentences.join(" "))
    }

    /// Whether it may stand in a page or a list as something to click, where nobody is told anything
    /// before: not if the name may look like another one, or leads into the reader's own network.
    pub fn is_plain(&self) -> bool {
        let is_harmless = |caution: &Caution| *caution == Caution::NotEncrypted;
        self.cautions.iter().all(is_harmless)
    }
}

/// Something unusual about an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Caution {
    /// `http`, not `https`.
    NotEncrypted,
    /// A number in place of a name.
    NumericHost,
    /// The user's own computer or network.
    OwnNetwork,
    /// An international name, which may look like another one.
    InternationalHost,
}

impl fmt::Display for Caution {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::NotEncrypted => "The connection is not encrypted.",
            Self::NumericHost => "The address is a number, not a name.",
            Self::OwnNetwork => "The address is on your own computer or network.",
            Self::InternationalHost => "The name has letters that may look like others.",
        })
    }
}

/// Why an address is not opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
    /// There is nothing.
    #[error("The source has no address")]
    Empty,
    /// Longer than any browser takes.
    #[error("The address is too long to be opened")]
    TooLong,
    /// Control characters, text direction marks and the like.
    #[error("The address has hidden characters in it, so it is not opened")]
    HiddenCharacters,
    /// `javascript:`, `file:` and everything else that is not the web.
    #[error("Only web addresses are opened, and this one begins with “{0}:”")]
    Scheme(String),
    /// A name and perhaps a password before the host.
    #[error("The address has a user name in it, which hides where it leads, so it is not opened")]
    Credentials,
    /// Not an address at all.
    #[error("This is not a web address: it needs to begin with https://")]
    NotAnAddress,
}

/// Says whether an address may be opened.
///
/// Only `http` and `https` are; a bare DOI (`10.1000/182`, `doi:10.1000/182`) leads to
/// `https://doi.org/`.
///
/// # Errors
/// Whatever is not plainly a web address.
pub fn check(text: &str) -> Result<SafeLink, LinkError> {
    let text = text.trim_matches(' ');
    if text.is_empty() {
        return Err(LinkError::Empty);
    }
    if text.len() > MOST_BYTES {
        return Err(LinkError::TooLong);
    }
    if text.chars().any(hidden::is_unseen) {
        return Err(LinkError::HiddenCharacters);
    }
    let url = match doi(text) {
        Some(doi) => doi_url(doi)?,
        None => web_url(text)?,
    };
    if !url.username().is_empty() || url.password().is_some() {
        return Err(LinkError::Credentials);
    }
    let host = url.host().ok_or(LinkError::NotAnAddress)?;
    let cautions = cautions(&url, &host);
    let host = match url.port() {
        Some(port) => format!("{host}:{port}"),
        None => host.to_string(),
    };
    Ok(SafeLink {
        url: url.into(),
        host,
        cautions,
    })
}

/// The DOI that the text is, if it is one.
fn doi(text: &str) -> Option<&str> {
    let doi = match text.get(..4) {
        Some(prefix) if prefix.eq_ignore_ascii_case("doi:") => text.get(4..)?.trim_start(),
        _ => text,
    };
    let (registrant, name) = doi.strip_prefix("10.")?.split_once('/')?;
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_registrant = registrant.len() >= 4 && registrant.split('.').all(is_number);
    (is_registrant && !name.is_empty() && !name.contains(' ')).then_some(doi)
}

/// The address at which a DOI is resolved.
fn doi_url(doi: &str) -> Result<Url, LinkError> {
    let mut url = parsed("https://doi.org/")?;
    url.set_path(doi);
    Ok(url)
}

/// The text as a web address. Stricter than browsers are, which repair a lot.
fn web_url(text: &str) -> Result<Url, LinkError> {
    let (scheme, rest) = text.split_once(':').ok_or(LinkError::NotAnAddress)?;
    let is_web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let is_scheme = scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    let is_host_and_port = scheme.contains('.') || rest.starts_with(|c: char| c.is_ascii_digit());
    if is_scheme && !is_web && !is_host_and_port {
        return Err(LinkError::Scheme(scheme.to_ascii_lowercase()));
    }
    let after_slashes = rest
        .strip_prefix("//")
        .filter(|_| is_web)
        .ok_or(LinkError::NotAnAddress)?;
    if after_slashes.starts_with(['/', '\\']) || text.contains('\\') {
        return Err(LinkError::NotAnAddress);
    }
    parsed(text)
}

/// Reads an address, leaving out why it is none: the reasons of the standard help nobody.
fn parsed(text: &str) -> Result<Url, LinkError> {
    Url::parse(text).ok().ok_or(LinkError::NotAnAddress)
}

/// What is unusual about the address.
fn cautions(url: &Url, host: &Host<&str>) -> Vec<Caution> {
    let mut cautions = Vec::new();
    if url.scheme() != "https" {
        cautions.push(Caution::NotEncrypted);
    }
    let is_own = match host {
        Host::Domain(name) => is_own_name(name),
        Host::Ipv4(address) => is_own_ipv4(*address),
        Host::Ipv6(address) => is_own_ipv6(address),
    };
    let is_international = match host {
        Host::Domain(name) => name.split('.').any(|label| label.starts_with("xn--")),
        Host::Ipv4(_) | Host::Ipv6(_) => {
            cautions.push(Caution::NumericHost);
            false
        }
    };
    if is_own {
        cautions.push(Caution::OwnNetwork);
    }
    if is_international {
        cautions.push(Caution::InternationalHost);
    }
    cautions
}

/// Whether a name leads to the user's own computer or network: no dot, or an ending kept for it.
fn is_own_name(name: &str) -> bool {
    let name = name.strip_suffix('.').unwrap_or(name);
    match name.rsplit_once('.') {
        None => true,
        Some((_, last)) => matches!(last, "localhost" | "local" | "internal" | "lan" | "home"),
    }
}

/// Whether a number leads to the user's own computer or network.
fn is_own_ipv4(address: Ipv4Addr) -> bool {
    address.is_loopback()
        || address.is_private()
        || address.is_link_local()
        || address.is_unspecified()
}

/// Whether a number leads to the user's own computer or network.
fn is_own_ipv6(address: &Ipv6Addr) -> bool {
    address.is_loopback()
        || address.is_unspecified()
        || address.is_unique_local()
        || address.is_unicast_link_local()
        || address.to_ipv4_mapped().is_some_and(is_own_ipv4)
}

#[cfg(test)]
mod tests;
