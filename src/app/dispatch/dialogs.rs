//! What is typed into dialogs, and what that does.

use crate::app::action::Dialog;
use crate::app::document::DocumentId;
use crate::app::go_to;
use crate::app::notice::Severity;
use crate::app::picture::PictureForm;
use crate::app::state::State;
use crate::file::Code;
use crate::model::{Allow, Text, hidden};
use std::path::PathBuf;

pub(super) fn retype(state: &mut State, typed: String) {
    match &mut state.dialog {
        Some(Dialog::GoTo { .. }) => retype_go_to(state, typed),
        Some(Dialog::OpenPath { text, error }) => {
            *text = typed;
            *error = None;
        }
        Some(Dialog::KeepCopy {
            text,
            error,
            replaces,
            ..
        }) => (*text, *error, *replaces) = (typed, None, None),
        Some(Dialog::Answer { text, .. }) => *text = typed,
        Some(Dialog::PicturePath {
            text,
            error,
            replaces,
            ..
        }) => (*text, *error, *replaces) = (typed, None, false),
        _ => {}
    }
}

/// Changes what the open dialog is to write.
pub(super) fn rechoose(state: &mut State, chosen: PictureForm) {
    if let Some(Dialog::Export { form, .. }) = &mut state.dialog {
        *form = chosen;
        state.picture_form = chosen;
    }
}

pub(super) fn retype_go_to(state: &mut State, text: String) {
    let answer = if text.trim().is_empty() {
        Ok(String::new())
    } else {
        read_date(state, &text).map(|target| target.understood_as)
    };
    state.dialog = Some(Dialog::GoTo { text, answer });
}

/// Reads a typed date in the zone of the axis.
fn read_date(state: &State, text: &str) -> Result<go_to::Target, String> {
    go_to::read(text, state.now(), state.axis_zone())
}

pub(super) fn submit(state: &mut State) {
    match state.dialog.take() {
        Some(Dialog::GoTo { text, .. }) => match read_date(state, &text) {
            Ok(target) => {
                say_if_outside(state, &target);
                let (from, to) = target.surroundings();
                state.fit(from, to);
            }
            Err(why) => {
                state.dialog = Some(Dialog::GoTo {
                    text,
                    answer: Err(why),
                });
            }
        },
        Some(Dialog::OpenPath { text, .. }) => submit_path(state, text),
        Some(Dialog::KeepCopy {
            document,
            text,
            replaces,
            ..
        }) => state.submit_copy(document, text, replaces.as_deref()),
        Some(Dialog::Answer {
            document,
            rule,
            on,
            text,
        }) => submit_answer(state, document, (rule, on), text),
        Some(Dialog::Export { document, form }) => state.name_picture(document, form),
        Some(Dialog::PicturePath {
            document,
            form,
            text,
            replaces,
            ..
        }) => state.submit_picture_path((document, form), text, replaces),
        other => state.dialog = other,
    }
}

/// An answer without a reason would be a finding itself.
fn submit_answer(
    state: &mut State,
    document: DocumentId,
    (rule, on): (Code, Option<Text>),
    text: String,
) {
    if text.trim().is_empty() {
        state.dialog = Some(Dialog::Answer {
            document,
            rule,
            on,
            text,
        });
    } else if state.document().is_some_and(|open| open.id == document) {
        state.answer_finding(Allow {
            rule: rule.slug().into(),
            on: on.into_iter().collect(),
            because: Some(text.trim().into()),
            ..Allow::default()
        });
    } else {
        state.say_closed();
    }
}

/// The view never leaves the data: says so when a date lies beyond them.
fn say_if_outside(state: &mut State, target: &go_to::Target) {
    let Some((first, last)) = state
        .document()
        .and_then(|document| document.index().span())
    else {
        return;
    };
    let text = if target.latest <= first {
        "That is before the first event."
    } else if target.earliest >= last {
        "That is after the last event."
    } else {
        return;
    };
    state.notify(Severity::Info, text);
}

/// A path as people type it: with quotation marks around it, or from their home folder.
pub(in crate::app) fn typed_path(text: &str) -> PathBuf {
    let typed = text.trim().trim_matches('"');
    typed.strip_prefix("~/").map_or_else(
        || PathBuf::from(typed),
        |rest| etcetera::home_dir().map_or_else(|_| PathBuf::from(typed), |home| home.join(rest)),
    )
}

fn submit_path(state: &mut State, text: String) {
    let path = typed_path(&text);
    if path.as_os_str().is_empty() {
        state.dialog = Some(Dialog::OpenPath {
            text,
            error: Some("Type the path of a file.".into()),
        });
    } else if !path.exists() {
        let error = Some(format!("There is no file at {}.", hidden::path(&path)));
        state.dialog = Some(Dialog::OpenPath { text, error });
    } else {
        state.open_file(path);
    }
}
