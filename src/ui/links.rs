//! Links in prose go the same way as all others: nothing opens that was not checked.
//!
//! Whoever shows Markdown opens its links without asking. They are caught on their way out; what
//! the user clicked is checked, and opened or asked about like the link of a source.

use eframe::egui::{Context, FullOutput, OutputCommand, Plugin};
use std::sync::{Arc, Mutex, PoisonError};

/// What the plugin and the window tell each other.
#[derive(Debug, Default)]
struct Shared {
    checked: Vec<String>,
    clicked: Vec<String>,
}

/// Catches links on their way to the browser.
#[derive(Clone, Debug, Default)]
pub(super) struct Links(Arc<Mutex<Shared>>);

impl Links {
    /// Starts to catch.
    pub(super) fn install(ctx: &Context) -> Self {
        let links = Self::default();
        ctx.add_plugin(LinkPlugin(links.clone()));
        links
    }

    /// Lets one address pass in this frame.
    pub(super) fn pass(&self, url: &str) {
        self.lock().checked.push(url.to_owned());
    }

    /// Takes the addresses that were clicked in prose.
    pub(super) fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.lock().clicked)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Shared> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

struct LinkPlugin(Links);

impl Plugin for LinkPlugin {
    fn debug_name(&self) -> &'static str {
        "Links"
    }

    fn output_hook(&mut self, ctx: &Context, output: &mut FullOutput) {
        let mut shared = self.0.lock();
        let checked = std::mem::take(&mut shared.checked);
        let before = shared.clicked.len();
        output
            .platform_output
            .commands
            .retain(|command| match command {
                OutputCommand::OpenUrl(open) if !checked.contains(&open.url) => {
                    shared.clicked.push(open.url.clone());
                    false
                }
                _ => true,
            });
        if shared.clicked.len() > before {
            ctx.request_repaint();
        }
    }
}
