//! The start screen: every bundled timeline as a card, and the files that were open.
//!
//! What the cards show is read only when the screen is shown for the first time, on threads of
//! their own, so that it costs nothing to have it.

mod card;

pub use card::Card;

use super::bundled::BUNDLED;
use super::jobs::{Jobs, Wake};
use super::notice::Severity;
use super::state::State;
use std::path::{Path, PathBuf};

/// What is known of the start screen.
pub struct Start {
    is_open: bool,
    /// The cards that are ready, by the positions of their timelines.
    cards: Vec<Option<Card>>,
    /// Whether the cards are being made, or were.
    asked: bool,
    /// The recent files that were not there at the last look.
    missing: Vec<PathBuf>,
    /// Whether what is on screen only stands in for a file that was asked for at the start.
    pub(super) stands_in: bool,
    jobs: Jobs<Found>,
}

/// What a job brings back.
enum Found {
    /// What a bundled timeline holds, by its position.
    Card(usize, Option<Box<Card>>),
    /// The recent files that are not there.
    Missing(Vec<PathBuf>),
}

impl Start {
    /// Closed, with nothing read.
    pub(super) fn new(wake: Wake) -> Self {
        Self {
            is_open: false,
            cards: BUNDLED.iter().map(|_| None).collect(),
            asked: false,
            missing: Vec::new(),
            stands_in: false,
            jobs: Jobs::new(wake),
        }
    }

    /// Whether it is shown, instead of a timeline.
    pub fn is_open(&self) -> bool {
        self.is_open
    }

    /// The card of a bundled timeline, as soon as it is ready.
    pub fn card(&self, position: usize) -> Option<&Card> {
        self.cards.get(position)?.as_ref()
    }

    /// Whether a recent file was not there at the last look.
    pub fn is_missing(&self, path: &Path) -> bool {
        self.missing.iter().any(|missing| missing == path)
    }
}

impl State {
    /// Shows the start screen.
    pub(super) fn open_start(&mut self) {
        self.start.is_open = true;
        let today = self.now();
        if !std::mem::replace(&mut self.start.asked, true) {
            for (position, bundled) in BUNDLED.iter().enumerate() {
                let name = format!("Reading {}", bundled.name);
                self.start.jobs.spawn(name, move |_| {
                    Found::Card(position, Card::read(*bundled, today).map(Box::new))
                });
            }
        }
        // Files on a network may answer late.
        let recent = self.settings.recent.iter();
        let paths: Vec<PathBuf> = recent.map(|file| file.path.clone()).collect();
        self.start.jobs.spawn("Looking for recent files", move |_| {
            Found::Missing(paths.into_iter().filter(|path| !path.exists()).collect())
        });
    }

    /// Goes back to the timeline.
    pub(super) fn close_start(&mut self) {
        self.start.is_open = false;
        self.start.stands_in = false;
    }

    /// Shows the start screen if nothing is on screen that anybody asked for.
    pub(super) fn offer_start(&mut self) {
        if std::mem::take(&mut self.start.stands_in) {
            self.open_start();
        }
    }

    /// Takes in what jobs have found.
    pub(super) fn take_found(&mut self) {
        for finished in self.start.jobs.poll() {
            match finished.result {
                Ok(Found::Card(position, card)) => {
                    if let Some(place) = self.start.cards.get_mut(position) {
                        *place = card.map(|card| *card);
                    }
                }
                Ok(Found::Missing(paths)) => self.start.missing = paths,
                Err(error) => self.notify(Severity::Error, error.to_string()),
            }
        }
    }
}
