//! Short messages to the user, as data: what they say and until when.
//!
//! Times are seconds of any clock that only runs forward, such as the time since the start.

use crate::model::hidden;

/// How much a message matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something was done, or is good to know.
    Info,
    /// Something went on in another way than asked for.
    Warning,
    /// Something could not be done.
    Error,
}

/// Names one notice among those that were pushed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NoticeId(u64);

/// A message to the user.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// Which one it is.
    pub id: NoticeId,
    /// How much it matters.
    pub severity: Severity,
    /// What it says. The first line stands for the rest.
    pub text: String,
    /// When it goes by itself, in seconds; one without stays until it is dismissed.
    pub expires_at: Option<f64>,
}

/// The messages that are on screen, oldest first.
#[derive(Clone, Debug, Default)]
pub struct Notices {
    notices: Vec<Notice>,
    pushed: u64,
}

/// How many messages are kept: beyond it, nobody reads them.
const MOST: usize = 20;
/// The shortest time on screen, in seconds.
const INFO_SECS: f64 = 4.0;
/// The shortest time on screen of a warning, in seconds.
const WARNING_SECS: f64 = 8.0;
/// The additional time for each character, in seconds: about 200 words a minute.
const READING_SECS: f64 = 0.05;

impl Notices {
    /// Shows a message from `now` on. One that is already shown is renewed, not repeated.
    pub fn push(&mut self, severity: Severity, text: impl Into<String>, now: f64) -> NoticeId {
        let text = hidden::shown(&text.into()).into_owned();
        self.notices
            .retain(|notice| notice.severity != severity || notice.text != text);
        if self.notices.len() >= MOST {
            self.drop_least();
        }
        self.pushed += 1;
        let id = NoticeId(self.pushed);
        let expires_at = expiry(severity, &text, now);
        self.notices.push(Notice {
            id,
            severity,
            text,
            expires_at,
        });
        id
    }

    /// Takes one message away.
    pub fn dismiss(&mut self, id: NoticeId) {
        self.notices.retain(|notice| notice.id != id);
    }

    /// Takes away what has been shown long enough.
    pub fn expire(&mut self, now: f64) {
        self.notices
            .retain(|notice| notice.expires_at.is_none_or(|expires_at| expires_at > now));
    }

    /// How many seconds until the next message goes by itself, so that nothing is drawn before.
    pub fn next_expiry_secs(&self, now: f64) -> Option<f64> {
        self.notices
            .iter()
            .filter_map(|notice| notice.expires_at)
            .map(|expires_at| (expires_at - now).max(0.0))
            .min_by(f64::total_cmp)
    }

    /// The messages, oldest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Notice> {
        self.notices.iter()
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.notices.is_empty()
    }

    /// Makes room by dropping the oldest of the least severe.
    fn drop_least(&mut self) {
        let least = self
            .notices
            .iter()
            .min_by_key(|notice| (notice.severity, notice.id))
            .map(|notice| notice.id);
        if let Some(id) = least {
            self.dismiss(id);
        }
    }
}

/// When a message of that severity and length goes by itself; errors stay.
fn expiry(severity: Severity, text: &str, now: f64) -> Option<f64> {
    let least = match severity {
        Severity::Info => INFO_SECS,
        Severity::Warning => WARNING_SECS,
        Severity::Error => return None,
    };
    let reading = text.chars().count() as f64 * READING_SECS;
    Some(now + least.max(reading))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(notices: &Notices) -> Vec<&str> {
        notices.iter().map(|notice| notice.text.as_str()).collect()
    }

    #[test]
    fn information_goes_by_itself_and_errors_stay() {
        let mut notices = Notices::default();
        notices.push(Severity::Info, "Copied", 10.0);
        let error = notices.push(Severity::Error, "Cannot open the file", 10.0);
        notices.expire(13.9);
        assert_eq!(texts(&notices), ["Copied", "Cannot open the file"]);
        notices.expire(14.0);
        assert_eq!(texts(&notices), ["Cannot open the file"]);
        notices.expire(1e9);
        notices.dismiss(error);
        assert!(notices.is_empty());
    }

    #[test]
    fn longer_messages_stay_longer() {
        let mut notices = Notices::default();
        notices.push(Severity::Info, "x".repeat(200), 0.0);
        notices.expire(9.0);
        assert!(!notices.is_empty());
        notices.expire(10.0);
        assert!(notices.is_empty());
    }

    #[test]
    fn saying_the_same_again_renews_it() {
        let mut notices = Notices::default();
        notices.push(Severity::Info, "Copied", 0.0);
        notices.push(Severity::Info, "Copied", 3.0);
        assert_eq!(texts(&notices), ["Copied"]);
        notices.expire(6.0);
        assert_eq!(texts(&notices), ["Copied"]);
    }

    #[test]
    fn next_expiry_says_when_to_draw_again() {
        let mut notices = Notices::default();
        assert_eq!(notices.next_expiry_secs(0.0), None);
        notices.push(Severity::Error, "Stays", 0.0);
        assert_eq!(notices.next_expiry_secs(0.0), None);
        notices.push(Severity::Warning, "Goes", 0.0);
        assert_eq!(notices.next_expiry_secs(3.0), Some(5.0));
        assert_eq!(notices.next_expiry_secs(30.0), Some(0.0));
    }

    #[test]
    fn a_flood_drops_the_least_severe_first() {
        let mut notices = Notices::default();
        notices.push(Severity::Error, "Important", 0.0);
        for number in 0..100 {
            notices.push(Severity::Info, number.to_string(), 0.0);
        }
        assert_eq!(notices.iter().count(), MOST);
        assert_eq!(texts(&notices).first(), Some(&"Important"));
        assert_eq!(texts(&notices).last(), Some(&"99"));
    }
}
