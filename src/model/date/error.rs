//! What is wrong with a date, and how to mend it.

use std::fmt;

/// A text that is not a date. Its display says what is wrong and how to mend it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct DateError {
    reason: String,
    /// What to do in general, for where there is no suggestion.
    help: Option<String>,
    suggestion: Option<String>,
    is_reversed: bool,
}

impl DateError {
    /// A reason that says it all.
    pub(super) fn new(reason: String) -> Self {
        Self {
            reason,
            help: None,
            suggestion: None,
            is_reversed: false,
        }
    }

    /// A reason, and what to do about it in general.
    pub(super) fn advising(reason: String, help: &str) -> Self {
        Self {
            help: Some(help.to_owned()),
            ..Self::new(reason)
        }
    }

    /// A reason, and the text that was most likely meant.
    pub(super) fn with(reason: String, suggestion: String) -> Self {
        Self {
            suggestion: Some(suggestion),
            ..Self::new(reason)
        }
    }

    /// The end of an interval comes before its start; `exchanged` is the interval with its ends exchanged.
    pub(super) fn reversed(text: &str, exchanged: Option<String>) -> Self {
        Self {
            is_reversed: true,
            suggestion: exchanged,
            ..Self::new(format!("`{text}` ends before it starts"))
        }
    }

    /// Whether all is wrong that the end comes before the start.
    pub fn is_reversed(&self) -> bool {
        self.is_reversed
    }

    /// The same reason with another correction, or with none.
    pub(super) fn suggesting(self, suggestion: Option<String>) -> Self {
        Self { suggestion, ..self }
    }

    /// The whole date as it was most likely meant, if that is not ambiguous; it can be read.
    pub fn suggestion(&self) -> Option<&str> {
        self.suggestion.as_deref()
    }
}

impl fmt::Display for DateError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.reason)?;
        match (&self.suggestion, &self.help) {
            (Some(suggestion), _) => write!(formatter, ": write {suggestion}"),
            (None, Some(help)) => write!(formatter, ": {help}"),
            (None, None) => Ok(()),
        }
    }
}
