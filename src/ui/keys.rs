//! From key presses to commands.
//!
//! Keys are taken before egui sees them, so that arrows move through events and not the focus.

use crate::app::command::{Command, Group};
use crate::app::shortcut::{Focus, Key, Shortcut};
use eframe::egui::{self, Context, Event, Plugin, Popup, RawInput};
use std::sync::{Arc, Mutex, PoisonError};

/// What the plugin and the window tell each other.
#[derive(Debug, Default)]
struct Shared {
    focus: Focus,
    pressed: Vec<Command>,
}

/// Collects the commands that keys ask for.
#[derive(Clone, Debug, Default)]
pub(super) struct Keys(Arc<Mutex<Shared>>);

impl Keys {
    /// Starts to listen.
    pub(super) fn install(ctx: &Context) -> Self {
        let keys = Self::default();
        ctx.add_plugin(KeyPlugin(keys.clone()));
        keys
    }

    /// Takes the commands that were asked for since the last frame.
    pub(super) fn take(&self) -> Vec<Command> {
        std::mem::take(&mut self.lock().pressed)
    }

    /// Says what has the focus, for the keys of the next frame.
    pub(super) fn set_focus(&self, focus: Focus) {
        self.lock().focus = focus;
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Shared> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

struct KeyPlugin(Keys);

impl Plugin for KeyPlugin {
    fn debug_name(&self) -> &'static str {
        "Keys"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        let mut shared = self.0.lock();
        // An open menu keeps the keys that a field of text would keep.
        let focus = if Popup::is_any_open(ctx) {
            Focus::Text
        } else {
            shared.focus
        };
        input.events.retain(|event| match command(event, focus) {
            Some((command, repeats)) => {
                if !repeats || may_repeat(command) {
                    shared.pressed.push(command);
                }
                false
            }
            None => true,
        });
    }
}

/// Whether a key that is held runs the command again and again: moving does, but documents are
/// opened and texts are copied once.
fn may_repeat(command: Command) -> bool {
    matches!(command.group(), Group::View | Group::Go)
}

/// The command that a key press asks for, and whether it comes from a key that is held.
fn command(event: &Event, focus: Focus) -> Option<(Command, bool)> {
    let Event::Key {
        key,
        pressed: true,
        modifiers,
        repeat,
        ..
    } = event
    else {
        return None;
    };
    let shortcut = Shortcut {
        key: key_of(*key)?,
        command: modifiers.command,
        shift: modifiers.shift,
        alt: modifiers.alt,
    };
    Some((Command::pressed(shortcut, focus)?, *repeat))
}

/// The same key, by name.
fn key_of(key: egui::Key) -> Option<Key> {
    Key::ALL
        .iter()
        .copied()
        .find(|own| egui::Key::from_name(own.name()) == Some(key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_the_table_of_commands_is_a_key_of_egui() {
        for key in Key::ALL {
            let found = egui::Key::from_name(key.name());
            assert_eq!(found.and_then(key_of), Some(*key), "{}", key.name());
        }
    }
}
