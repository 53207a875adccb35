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

/// Defines [`Code`] with the number and the slug of each problem.
macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $id:literal $slug:literal,)+) => {
        /// What sort of problem it is. The number and the slug never change their meaning.
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
        }
    };
}

codes! {
    /// The file cannot be opened.
    CannotOpen = "E100" "cannot-open",
    /// The file has nothing in it.
    Empty = "E101" "empty-file",
    /// The file is not UTF-8.
    Encoding = "E102" "encoding",
    /// The file is of another format: JSON, HTML, gzip …
    OtherFormat = "E103" "other-format",
    /// The file was made for a newer version of the program.
    NewerFormat = "E104" "newer-format",
    /// A control character.
    ControlCharacter = "E105" "control-character",
    /// A character that reorders text.
    BidirectionalOverride = "E106" "bidirectional-override",
    /// The file is larger than can be read.
    TooLarge = "E107" "too-large",
    /// The text is RON, but no timeline.
    NoTimeline = "E108" "no-timeline",
    /// More problems than are listed.
    TooManyProblems = "E109" "too-many-problems",
    /// A character that nobody sees.
    HiddenCharacter = "E110" "hidden-character",
    /// A bracket is never closed.
    Unclosed = "E201" "unclosed-bracket",
    /// A closing bracket closes nothing.
    StrayBracket = "E202" "stray-bracket",
    /// A string is never closed.
    UnclosedText = "E203" "unclosed-string",
    /// A block comment is never closed.
    UnclosedComment = "E204" "unclosed-comment",
    /// A comma is missing, or there is one too many.
    Comma = "E205" "comma",
    /// Something stands where nothing should.
    StrayText = "E206" "stray-text",
    /// A field has a name and no value.
    MissingValue = "E207" "missing-value",
    /// A value has no field name.
    MissingName = "E208" "missing-field-name",
    /// Something follows the end of the timeline.
    AfterTheEnd = "E209" "after-the-end",
    /// Brackets are nested deeper than any timeline needs.
    TooDeep = "E210" "too-deep",
    /// `{` where `(` should be.
    CurlyBracket = "E211" "curly-bracket",
    /// A mark that a merge has left.
    MergeMark = "E212" "merge-mark",
    /// A field without a colon.
    MissingColon = "E213" "missing-colon",
    /// A field that is not known.
    UnknownField = "E301" "unknown-field",
    /// A field is given twice.
    DuplicateField = "E302" "duplicate-field",
    /// A value is not of the type that the field wants.
    WrongType = "E303" "wrong-type",
    /// A name that is none of those that the field knows.
    UnknownName = "E304" "unknown-name",
    /// A date that cannot be read.
    BadDate = "E305" "bad-date",
    /// A struct goes by the wrong name.
    WrongStruct = "E306" "wrong-struct",
    /// A kind that is neither built in nor declared.
    UnknownKind = "E307" "unknown-kind",
    /// A string with an escape that does not exist.
    BadText = "E308" "bad-string",
    /// Something has no id.
    MissingId = "E401" "missing-id",
    /// Two things share an id.
    DuplicateId = "E402" "duplicate-id",
    /// Something has no title.
    MissingTitle = "E403" "missing-title",
    /// An event has no date.
    MissingDate = "E404" "missing-date",
    /// A date ends before it starts.
    EndBeforeStart = "E405" "end-before-start",
    /// A source that the file does not have.
    UnknownSource = "E406" "unknown-source",
    /// A lane that the file does not have.
    UnknownLane = "E407" "unknown-lane",
    /// An event that the file does not have.
    UnknownEvent = "E408" "unknown-event",
    /// A time zone that does not exist.
    UnknownZone = "E409" "unknown-zone",
    /// A source that nobody can look up.
    Unfindable = "E410" "unfindable-source",
    /// A view that the file does not have.
    UnknownView = "E411" "unknown-view",
    /// A link that is not to the web.
    BadLink = "E412" "bad-link",
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
