//! What is wrong with a file, where, and how to cure it.

use super::words::quoted;
use crate::model::Text;
use serde::Serialize;
use std::ops::Range;

/// How bad a problem is. The order is from least to most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Probably not what was meant.
    Warning,
    /// Something of the file cannot be shown as it is written.
    Error,
}

impl Severity {
    /// The severity in one lower-case word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// Defines [`Code`] with the number, the slug and the usual severity of each problem.
macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $id:literal $slug:literal $severity:ident,)+) => {
        /// What sort of problem it is. The number and the slug never change their meaning.
        ///
        /// `docs/rules.md` says of each what it means, why it matters, and how to mend it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[doc = $doc])+ $name,)+
        }

        impl Code {
            /// Every code, in the order of the numbers.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The number, such as `E301`.
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)+ }
            }

            /// The code in words, such as `unknown-field`.
            pub fn slug(self) -> &'static str {
                match self { $(Self::$name => $slug,)+ }
            }

            /// How bad it is, unless whoever reports it says otherwise.
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)+ }
            }

            /// The code of that number or slug, whatever the case of the letters.
            pub fn named(name: &str) -> Option<Self> {
                let is_it = |code: &&Self| {
                    [code.id(), code.slug()].iter().any(|known| known.eq_ignore_ascii_case(name))
                };
                Self::ALL.iter().find(is_it).copied()
            }

            /// Whether brackets, commas or quotes are out of place, so that elements may be missing.
            pub fn is_of_outline(self) -> bool {
                self.id().starts_with("E2")
            }

            /// Whether it is found by a rule of `check` in a timeline that reads well.
            pub fn is_rule(self) -> bool {
                self.id().starts_with('W')
            }
        }
    };
}

codes! {
    /// The file cannot be opened.
    CannotOpen = "E100" "cannot-open" Error,
    /// The file has nothing in it.
    Empty = "E101" "empty-file" Error,
    /// The file is not UTF-8.
    Encoding = "E102" "encoding" Error,
    /// The file is of another format: JSON, HTML, gzip …
    OtherFormat = "E103" "other-format" Error,
    /// The file was made for a newer version of the program.
    NewerFormat = "E104" "newer-format" Warning,
    /// A control character.
    ControlCharacter = "E105" "control-character" Warning,
    /// A character that reorders text.
    BidirectionalOverride = "E106" "bidirectional-override" Warning,
    /// The file is larger than can be read.
    TooLarge = "E107" "too-large" Error,
    /// The text is RON, but no timeline.
    NoTimeline = "E108" "no-timeline" Error,
    /// More problems than are listed.
    TooManyProblems = "E109" "too-many-problems" Error,
    /// A character that nobody sees.
    HiddenCharacter = "E110" "hidden-character" Note,
    /// A bracket is never closed.
    Unclosed = "E201" "unclosed-bracket" Error,
    /// A closing bracket closes nothing.
    StrayBracket = "E202" "stray-bracket" Error,
    /// A string is never closed.
    UnclosedText = "E203" "unclosed-string" Error,
    /// A block comment is never closed.
    UnclosedComment = "E204" "unclosed-comment" Error,
    /// A comma is missing, or there is one too many.
    Comma = "E205" "comma" Error,
    /// Something stands where nothing should.
    StrayText = "E206" "stray-text" Error,
    /// A field has a name and no value.
    MissingValue = "E207" "missing-value" Error,
    /// A value has no field name.
    MissingName = "E208" "missing-field-name" Error,
    /// Something follows the end of the timeline.
    AfterTheEnd = "E209" "after-the-end" Error,
    /// Brackets are nested deeper than any timeline needs.
    TooDeep = "E210" "too-deep" Error,
    /// `{` where `(` should be.
    CurlyBracket = "E211" "curly-bracket" Error,
    /// A mark that a merge has left.
    MergeMark = "E212" "merge-mark" Error,
    /// A field without a colon.
    MissingColon = "E213" "missing-colon" Error,
    /// A field that is not known.
    UnknownField = "E301" "unknown-field" Warning,
    /// A field is given twice.
    DuplicateField = "E302" "duplicate-field" Error,
    /// A value is not of the type that the field wants.
    WrongType = "E303" "wrong-type" Error,
    /// A name that is none of those that the field knows.
    UnknownName = "E304" "unknown-name" Error,
    /// A date that cannot be read.
    BadDate = "E305" "bad-date" Error,
    /// A struct goes by the wrong name.
    WrongStruct = "E306" "wrong-struct" Error,
    /// A kind that is neither built in nor declared.
    UnknownKind = "E307" "unknown-kind" Error,
    /// A string with an escape that does not exist.
    BadText = "E308" "bad-string" Error,
    /// Something has no id.
    MissingId = "E401" "missing-id" Error,
    /// Two things share an id.
    DuplicateId = "E402" "duplicate-id" Error,
    /// Something has no title.
    MissingTitle = "E403" "missing-title" Warning,
    /// An event has no date.
    MissingDate = "E404" "missing-date" Warning,
    /// A date ends before it starts.
    EndBeforeStart = "E405" "end-before-start" Error,
    /// A source that the file does not have.
    UnknownSource = "E406" "unknown-source" Error,
    /// A lane that the file does not have.
    UnknownLane = "E407" "unknown-lane" Warning,
    /// An event that the file does not have.
    UnknownEvent = "E408" "unknown-event" Error,
    /// A time zone that does not exist.
    UnknownZone = "E409" "unknown-zone" Error,
    /// A source that nobody can look up.
    Unfindable = "E410" "unfindable-source" Warning,
    /// A view that the file does not have.
    UnknownView = "E411" "unknown-view" Error,
    /// A link that is not to the web.
    BadLink = "E412" "bad-link" Warning,
    /// No document stands behind an event.
    NoSource = "W501" "no-source" Warning,
    /// No document stands behind a claim.
    ClaimWithoutSource = "W502" "claim-without-source" Warning,
    /// All documents behind a statement go back to one report.
    SingleSource = "W503" "single-source" Note,
    /// A source that nothing cites.
    UnusedSource = "W504" "unused-source" Warning,
    /// Two sources have one address.
    SameAddress = "W505" "same-address" Warning,
    /// The address of a source is the front door of a site.
    HomePage = "W506" "home-page" Warning,
    /// An address with a user name in it.
    Credentials = "W507" "link-with-credentials" Warning,
    /// An address whose host looks like another one.
    LookAlike = "W508" "look-alike-host" Warning,
    /// No copy of a web page is kept anywhere.
    NoArchive = "W509" "no-archive" Note,
    /// A quote from a long document without its place in that.
    QuoteWithoutPin = "W510" "quote-without-pin" Warning,
    /// Every source of an event is older than the event.
    OlderSources = "W520" "older-sources" Warning,
    /// A source was read before it was published.
    AccessedEarly = "W521" "accessed-early" Warning,
    /// More dates than chance allows fall on the first of a month or a year.
    InventedDates = "W522" "invented-dates" Warning,
    /// An event that is yet to come is told as if it had happened.
    FutureAsFact = "W523" "future-as-fact" Warning,
    /// An event lies outside of the eras that hold all others.
    OutsideEras = "W524" "outside-eras" Note,
    /// A measure lapsed before it was renewed.
    ExtensionGap = "W525" "extension-gap" Warning,
    /// A document disputes a statement, and nobody says why.
    DisputeWithoutReason = "W530" "dispute-without-reason" Warning,
    /// Two events are linked, and nobody says why.
    LinkWithoutReason = "W531" "link-without-reason" Warning,
    /// Sources derive from each other in a circle.
    SourceCycle = "W532" "source-cycle" Warning,
    /// Events extend each other in a circle.
    ExtensionCycle = "W533" "extension-cycle" Warning,
    /// A picture without words for those who cannot see it.
    NoAlternative = "W534" "no-alt" Warning,
    /// A title that nobody reads from the back of a room.
    LongTitle = "W535" "long-title" Note,
    /// A finding is allowed, and nobody says why.
    AllowWithoutReason = "W540" "allow-without-reason" Warning,
    /// A rule that does not exist is allowed or denied.
    UnknownRule = "W541" "unknown-rule" Warning,
    /// What is allowed does not occur.
    IdleAllow = "W542" "idle-allow" Warning,
    /// A rule finds more than is listed.
    TooManyFindings = "W599" "too-many-findings" Note,
}

impl Code {
    /// Whether a file can say why a finding of it is as it should be.
    pub fn is_answerable(self) -> bool {
        self.is_rule() && self != Self::TooManyFindings
    }
}

impl Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

/// Where something is in the decoded text of a file.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The bytes, in the text that [`super::decode`] gives.
    pub span: Range<usize>,
}

/// Something that is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What sort of problem it is.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// The element that it concerns, such as `events[17].citations[0].source`; empty for the file.
    pub path: String,
    /// Where it is, unless it concerns the file as a whole.
    pub place: Option<Place>,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// How to cure it.
    pub help: Option<String>,
    /// What cures it in the place of what is marked, where there is little doubt what was meant.
    pub fix: Option<String>,
    /// The id of the event that it concerns.
    pub event: Option<Text>,
}

/// How to cure a problem.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cure {
    /// In words.
    pub help: Option<String>,
    /// What cures it in the place of what is marked.
    pub fix: Option<String>,
}

impl Cure {
    /// Another name or value was meant; `fix` is how it is written.
    pub fn meant(name: &str, fix: String) -> Self {
        Self {
            help: Some(format!("did you mean {}?", quoted(name))),
            fix: Some(fix),
        }
    }

    /// The cure in words, and what a machine can put in.
    pub fn with_fix(help: impl Into<String>, fix: String) -> Self {
        Self {
            help: Some(help.into()),
            fix: Some(fix),
        }
    }
}

impl From<Option<String>> for Cure {
    fn from(help: Option<String>) -> Self {
        Self { help, fix: None }
    }
}

impl From<&str> for Cure {
    fn from(help: &str) -> Self {
        Some(help.to_owned()).into()
    }
}

impl From<String> for Cure {
    fn from(help: String) -> Self {
        Some(help).into()
    }
}
