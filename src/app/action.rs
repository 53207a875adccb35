//! What the user interface proposes, and what only a window can carry out.

use super::command::Command;
use super::document::DocumentId;
use super::filter::Facet;
use super::notice::NoticeId;
use super::picture::PictureForm;
use super::settings::{Panels, WindowPlacement};
use crate::file::Code;
use crate::index::{EventIndex, SourceIndex};
use crate::model::date::Instant;
use crate::model::notes::{Anchor, Question};
use crate::model::{Grouping, Text};
use crate::view::scale::Viewport;
use std::path::PathBuf;

/// Something that the user asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Run a command.
    Run(Command),
    /// Select an event where it is.
    Select {
        /// Which event.
        event: EventIndex,
        /// In which of its lanes.
        lane: usize,
    },
    /// Select an event and bring it into view.
    Show(EventIndex),
    /// Move the view later by so many points.
    Pan(f64),
    /// Zoom by a factor; the instant so many points from the middle stays where it is.
    Zoom {
        /// More points to the second if above one.
        factor: f64,
        /// Where the pointer is.
        points_from_middle: f64,
    },
    /// Look at another range at once.
    Look(Viewport),
    /// Fly to a range and show it whole.
    Fit(Instant, Instant),
    /// Scroll the lanes down by so many points.
    ScrollLanes(f32),
    /// Remember where the window is.
    Place(WindowPlacement),
    /// Show other panels, or show them wider or narrower.
    Arrange(Panels),
    /// Group events in another way.
    Group(Grouping),
    /// Look from a named view of the timeline, by its position.
    ShowView(usize),
    /// Search for what was typed; nothing ends the search.
    Search(String),
    /// Leave such events out, or no longer.
    Toggle(Facet),
    /// Leave out all but such events; or none, if only they are shown.
    ShowOnly(Facet),
    /// Open a file.
    OpenFile(PathBuf),
    /// Open a bundled timeline, by its position.
    OpenBundled(usize),
    /// Save a timeline as this file, which is replaced if it exists, and go on in it.
    KeepCopy(DocumentId, PathBuf),
    /// Ask for the path of a copy in the window, because the system has no dialog for it.
    TypeCopyPath(DocumentId),
    /// Take a file off the recent ones.
    Forget(PathBuf),
    /// Bring an open timeline on screen.
    Activate(DocumentId),
    /// Open the document behind a source in the browser.
    OpenLink(String),
    /// Open the address that a dialog asks about.
    OpenConfirmedLink,
    /// Copy an address.
    CopyLink(String),
    /// Answer a question about a source of a timeline; without a text, take the answer away.
    Answer {
        /// Which timeline.
        document: DocumentId,
        /// What the question is about.
        on: Anchor,
        /// The question.
        question: Question,
        /// The answer, in Markdown.
        text: String,
        /// The title of the source, so that the answer is understood without the timeline.
        quote: Option<Text>,
    },
    /// Write the fact-check sheet of a timeline there.
    WriteSheet(DocumentId, PathBuf),
    /// Write it there if nothing is there yet.
    WriteNewSheet(DocumentId, PathBuf),
    /// Copy a citation of a source of the selected event, by the id of the source.
    CopyCitation(String),
    /// Look at a problem of the timeline on screen, by its position among the problems.
    LookAtProblem(usize),
    /// Look at no single problem.
    LookAway,
    /// Copy some text.
    CopyText(String),
    /// Ask why a finding of a rule is as it should be, by its position among the problems.
    AskAnswer(usize),
    /// Mend a problem of the timeline on screen in its file, by its position among the problems.
    FixProblem(usize),
    /// Hold the kept copies of a source against their SHA-256.
    VerifyArchives(SourceIndex),
    /// Replace what is typed into the open dialog.
    Type(String),
    /// Carry out what is typed into the open dialog.
    Submit,
    /// Change what the open dialog is to write.
    Choose(PictureForm),
    /// Ask for the path of a picture of a timeline inside the window.
    AskPicturePath(DocumentId, PictureForm),
    /// Write a picture of a timeline there; what is there is replaced.
    WritePicture(DocumentId, PictureForm, PathBuf),
    /// Close the open dialog.
    CloseDialog,
    /// Take a message away.
    Dismiss(NoticeId),
    /// Stop opening a file.
    CancelOpening,
}

/// A question or a sheet over the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// Asks for a date to go to.
    GoTo {
        /// What is typed.
        text: String,
        /// What is understood, or why it is not.
        answer: Result<String, String>,
    },
    /// Asks which of the named views of that timeline to look from.
    Views(DocumentId),
    /// Asks why what a rule has found is as it should be.
    Answer {
        /// In which timeline.
        document: DocumentId,
        /// Which rule.
        rule: Code,
        /// The event or source that it is about; none for the whole timeline.
        on: Option<Text>,
        /// What is typed.
        text: String,
    },
    /// Asks for the path of a file.
    OpenPath {
        /// What is typed.
        text: String,
        /// Why it cannot be opened.
        error: Option<String>,
    },
    /// Asks where to keep a copy.
    KeepCopy {
        /// Of which timeline: another one may come on screen meanwhile.
        document: DocumentId,
        /// What is typed.
        text: String,
        /// Why the copy cannot be kept there.
        error: Option<String>,
        /// The file that is there already; it is replaced only if this is confirmed.
        replaces: Option<PathBuf>,
    },
    /// Asks what picture to write.
    Export {
        /// Of which timeline: another one may come on screen meanwhile.
        document: DocumentId,
        /// What picture.
        form: PictureForm,
    },
    /// Asks for the path of a picture.
    PicturePath {
        /// Of which timeline: another one may come on screen meanwhile.
        document: DocumentId,
        /// What picture.
        form: PictureForm,
        /// What is typed.
        text: String,
        /// Why it cannot be written there.
        error: Option<String>,
        /// Whether a file of that name will be written over.
        replaces: bool,
    },
    /// Asks before an unusual address is opened.
    ConfirmLink {
        /// The address.
        url: String,
        /// Where it leads.
        host: String,
        /// What is unusual.
        caution: String,
    },
    /// Shows what the signs of the canvas mean.
    HowToRead,
    /// Shows what every key does.
    Keys,
    /// Shows the version and the licences.
    About,
}

/// What only a window can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Open an address in the browser; it was checked.
    OpenUrl(String),
    /// Put text on the clipboard.
    CopyText(String),
    /// Put text on the clipboard, for programs that take it with italics and links.
    CopyRich {
        /// The text alone.
        text: String,
        /// The same as a piece of HTML.
        html: String,
    },
    /// Put the focus into the box that is searched with.
    FocusSearch,
    /// Show the system's dialog for choosing a file.
    ChooseFile,
    /// Ask which list of sources, or which fact-check sheet, to take in.
    ChooseImport,
    /// Show the system's dialog for choosing where to keep a copy.
    ChooseCopy {
        /// Of which timeline.
        document: DocumentId,
        /// The name that the file may have.
        name: String,
    },
    /// Show the system's dialog for naming a new file.
    NamePicture {
        /// Of which timeline.
        document: DocumentId,
        /// What picture.
        form: PictureForm,
        /// What it is called unless the user says otherwise.
        path: PathBuf,
    },
    /// Show the system's dialog for naming a fact-check sheet.
    NameSheet {
        /// Of which timeline.
        document: DocumentId,
        /// What it is called unless the user says otherwise.
        path: PathBuf,
    },
    /// Close the window.
    Quit,
}
