//! What is wrong with a date, and how to mend it.

/// A text that is not a date. Its display says what is wrong and how to mend it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct DateError {
    message: String,
    suggestion: Option<String>,
}

impl DateError {
    /// An error without a sure correction.
    pub(super) fn new(message: String) -> Self {
        Self {
            message,
            suggestion: None,
        }
    }

    /// An error and the text that was most likely meant, which is added to the message.
    pub(super) fn with(message: &str, suggestion: String) -> Self {
        Self {
            message: format!("{message}: write {suggestion}"),
            suggestion: Some(suggestion),
        }
    }

    /// The whole date as it was most likely meant, if that is not ambiguous; it can be read.
    pub fn suggestion(&self) -> Option<&str> {
        self.suggestion.as_deref()
    }
}
