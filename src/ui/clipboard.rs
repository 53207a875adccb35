//! Text with italics and links on the clipboard, which the toolkit cannot put there.
//!
//! Where that fails, as under Wayland, whose clipboard belongs to the toolkit's own connection, the
//! text alone is copied.

use eframe::egui::Context;

/// The clipboard of the system, opened when it is first needed and kept: on X11 what was copied is gone
/// with whoever copied it.
#[derive(Default)]
pub(super) struct Clipboard {
    system: Option<arboard::Clipboard>,
    /// Whether there is a real window, so that tests leave the clipboard of the system alone.
    is_real: bool,
}

impl Clipboard {
    /// The clipboard of a program with a window.
    pub(super) fn real() -> Self {
        Self {
            system: None,
            is_real: true,
        }
    }

    /// Copies text with its HTML, or else the text alone.
    pub(super) fn copy(&mut self, ctx: &Context, text: String, html: &str) {
        if !self.put(&text, html) {
            ctx.copy_text(text);
        }
    }

    /// Puts text there with its HTML; says whether that worked.
    fn put(&mut self, text: &str, html: &str) -> bool {
        let is_wayland =
            std::env::var_os("WAYLAND_DISPLAY").is_some_and(|display| !display.is_empty());
        if !self.is_real || is_wayland {
            return false;
        }
        if self.system.is_none() {
            self.system = arboard::Clipboard::new()
                .inspect_err(|error| log::warn!("The clipboard takes text alone: {error}"))
                .ok();
        }
        let put = self
            .system
            .as_mut()
            .map(|system| system.set_html(html, Some(text)));
        matches!(put, Some(Ok(())))
    }
}
