//! Keys and combinations of keys, without knowing the toolkit that reports them.

use std::fmt;

/// Declares the keys with their names and labels, and the list of all of them.
macro_rules! keys {
    ($($key:ident $name:literal $label:literal,)*) => {
        /// A key, by what it types or does on the user's own keyboard layout.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Key {
            $(#[doc = concat!("The key ", $label, ".")] $key,)*
        }

        impl Key {
            /// Every key that a command may have.
            pub const ALL: &'static [Self] = &[$(Self::$key,)*];

            /// The name by which toolkits know it: `ArrowLeft`, `Plus`, `A`, `0`.
            pub fn name(self) -> &'static str {
                match self { $(Self::$key => $name,)* }
            }

            /// What people read: "Left", "+", "A", "0".
            pub fn label(self) -> &'static str {
                match self { $(Self::$key => $label,)* }
            }
        }
    };
}

keys! {
    A "A" "A", B "B" "B", C "C" "C", D "D" "D", E "E" "E", F "F" "F", G "G" "G", H "H" "H",
    I "I" "I", J "J" "J", K "K" "K", L "L" "L", M "M" "M", N "N" "N", O "O" "O", P "P" "P",
    Q "Q" "Q", R "R" "R", S "S" "S", T "T" "T", U "U" "U", V "V" "V", W "W" "W", X "X" "X",
    Y "Y" "Y", Z "Z" "Z",
    Num0 "0" "0", Num1 "1" "1", Num2 "2" "2", Num3 "3" "3", Num4 "4" "4",
    Num5 "5" "5", Num6 "6" "6", Num7 "7" "7", Num8 "8" "8", Num9 "9" "9",
    Plus "Plus" "+", Minus "Minus" "−", Equals "Equals" "=", Slash "Slash" "/",
    Questionmark "Questionmark" "?", Period "Period" ".", Comma "Comma" ",",
    OpenBracket "OpenBracket" "[", CloseBracket "CloseBracket" "]",
    Space "Space" "Space", Enter "Enter" "Enter", Escape "Escape" "Esc", Tab "Tab" "Tab",
    ArrowLeft "ArrowLeft" "Left", ArrowRight "ArrowRight" "Right",
    ArrowUp "ArrowUp" "Up", ArrowDown "ArrowDown" "Down",
    Home "Home" "Home", End "End" "End", PageUp "PageUp" "Page Up", PageDown "PageDown" "Page Down",
    F1 "F1" "F1", F2 "F2" "F2", F3 "F3" "F3", F4 "F4" "F4", F5 "F5" "F5", F6 "F6" "F6",
    F7 "F7" "F7", F8 "F8" "F8", F9 "F9" "F9", F10 "F10" "F10", F11 "F11" "F11", F12 "F12" "F12",
}

impl Key {
    /// Whether the key moves or acts inside a focused button or list.
    fn serves_widgets(self) -> bool {
        matches!(
            self,
            Self::Space
                | Self::Enter
                | Self::Tab
                | Self::ArrowLeft
                | Self::ArrowRight
                | Self::ArrowUp
                | Self::ArrowDown
                | Self::Home
                | Self::End
                | Self::PageUp
                | Self::PageDown
        )
    }

    /// Whether the key is a digit or a sign, which some keyboards reach only with Shift.
    fn may_need_shift(self) -> bool {
        matches!(
            self,
            Self::Num0
                | Self::Num1
                | Self::Num2
                | Self::Num3
                | Self::Num4
                | Self::Num5
                | Self::Num6
                | Self::Num7
                | Self::Num8
                | Self::Num9
                | Self::Plus
                | Self::Minus
                | Self::Equals
                | Self::Slash
                | Self::Questionmark
                | Self::Period
                | Self::Comma
                | Self::OpenBracket
                | Self::CloseBracket
        )
    }

    /// Whether the key is one of F1 to F12.
    fn is_function(self) -> bool {
        matches!(
            self,
            Self::F1
                | Self::F2
                | Self::F3
                | Self::F4
                | Self::F5
                | Self::F6
                | Self::F7
                | Self::F8
                | Self::F9
                | Self::F10
                | Self::F11
                | Self::F12
        )
    }
}

/// A key with the modifiers that are held: what a command asks for, and what a user pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Shortcut {
    /// The key.
    pub key: Key,
    /// Ctrl on Linux and Windows, Cmd on macOS.
    pub command: bool,
    /// Shift.
    pub shift: bool,
    /// Alt, or Option on macOS.
    pub alt: bool,
}

impl Shortcut {
    /// The key alone.
    pub const fn plain(key: Key) -> Self {
        Self {
            key,
            command: false,
            shift: false,
            alt: false,
        }
    }

    /// The key with Ctrl, or Cmd on macOS.
    pub const fn command(key: Key) -> Self {
        Self {
            command: true,
            ..Self::plain(key)
        }
    }

    /// The key with Shift.
    pub const fn shift(key: Key) -> Self {
        Self {
            shift: true,
            ..Self::plain(key)
        }
    }

    /// The key with Alt, or Option on macOS.
    pub const fn alt(key: Key) -> Self {
        Self {
            alt: true,
            ..Self::plain(key)
        }
    }

    /// Whether what was pressed is this shortcut.
    ///
    /// Shift is not compared for digits and signs: keyboards differ in which of them need it.
    pub fn matches(self, pressed: Self) -> bool {
        self.key == pressed.key
            && self.command == pressed.command
            && self.alt == pressed.alt
            && (self.shift == pressed.shift || self.key.may_need_shift())
    }

    /// Whether the combination is free for commands while something of that sort has the focus.
    ///
    /// A text field keeps everything but Ctrl combinations and the function keys; a button or a
    /// list keeps the keys that work it.
    pub fn is_free_in(self, focus: Focus) -> bool {
        match focus {
            Focus::Canvas => true,
            Focus::Widget | Focus::Start => self.command || self.alt || !self.key.serves_widgets(),
            Focus::Text => (self.command && !self.alt) || self.key.is_function(),
        }
    }

    /// What people read: "Ctrl+O", "⌘O".
    pub fn label(self, system: System) -> String {
        let Self {
            key,
            command,
            shift,
            alt,
        } = self;
        let modifiers = match system {
            System::MacOs => [(alt, "⌥"), (shift, "⇧"), (command, "⌘")],
            System::Linux | System::Windows => {
                [(command, "Ctrl+"), (alt, "Alt+"), (shift, "Shift+")]
            }
        };
        let mut label: String = modifiers
            .into_iter()
            .filter_map(|(held, name)| held.then_some(name))
            .collect();
        label.push_str(key.label());
        label
    }
}

/// What has the keyboard focus.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Focus {
    /// The timeline, or nothing at all.
    #[default]
    Canvas,
    /// A button, a list or a menu.
    Widget,
    /// The start screen, whose cards are buttons.
    Start,
    /// A field that text is typed into.
    Text,
}

/// The sort of system that the program runs on, as far as keys are concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum System {
    /// Linux and its relatives.
    Linux,
    /// Windows.
    Windows,
    /// macOS.
    MacOs,
}

impl System {
    /// Every system.
    pub const ALL: [Self; 3] = [Self::Linux, Self::Windows, Self::MacOs];

    /// The system that this program was built for.
    pub const fn current() -> Self {
        if cfg!(target_os = "macos") {
            Self::MacOs
        } else if cfg!(windows) {
            Self::Windows
        } else {
            Self::Linux
        }
    }
}

impl fmt::Display for System {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Linux => "Linux",
            Self::Windows => "Windows",
            Self::MacOs => "macOS",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_follow_the_custom_of_the_system() {
        let shortcut = Shortcut {
            shift: true,
            ..Shortcut::command(Key::O)
        };
        assert_eq!(shortcut.label(System::Linux), "Ctrl+Shift+O");
        assert_eq!(shortcut.label(System::Windows), "Ctrl+Shift+O");
        assert_eq!(shortcut.label(System::MacOs), "⇧⌘O");
        assert_eq!(Shortcut::command(Key::Plus).label(System::Linux), "Ctrl++");
        assert_eq!(Shortcut::alt(Key::ArrowUp).label(System::MacOs), "⌥Up");
    }

    #[test]
    fn signs_match_whether_or_not_the_keyboard_needs_shift() {
        let question = Shortcut::plain(Key::Questionmark);
        assert!(question.matches(Shortcut::shift(Key::Questionmark)));
        assert!(question.matches(question));
    }

    #[test]
    fn letters_match_only_with_the_same_modifiers() {
        let pan = Shortcut::plain(Key::A);
        assert!(!pan.matches(Shortcut::shift(Key::A)));
        assert!(!pan.matches(Shortcut::command(Key::A)));
        assert!(!pan.matches(Shortcut::alt(Key::A)));
    }

    #[test]
    fn typing_is_never_taken_for_a_command() {
        assert!(!Shortcut::plain(Key::A).is_free_in(Focus::Text));
        assert!(!Shortcut::shift(Key::Questionmark).is_free_in(Focus::Text));
        assert!(!Shortcut::plain(Key::ArrowLeft).is_free_in(Focus::Text));
        assert!(Shortcut::command(Key::O).is_free_in(Focus::Text));
        assert!(Shortcut::plain(Key::F1).is_free_in(Focus::Text));
    }

    #[test]
    fn alt_gr_types_a_letter_and_runs_nothing() {
        let alt_gr = Shortcut {
            alt: true,
            ..Shortcut::command(Key::Q)
        };
        assert!(!alt_gr.is_free_in(Focus::Text));
        assert!(!Shortcut::command(Key::Q).matches(alt_gr));
    }

    #[test]
    fn a_button_keeps_the_keys_that_work_it() {
        assert!(!Shortcut::plain(Key::Enter).is_free_in(Focus::Widget));
        assert!(!Shortcut::shift(Key::Tab).is_free_in(Focus::Widget));
        assert!(Shortcut::plain(Key::W).is_free_in(Focus::Widget));
    }

    #[test]
    fn every_key_has_its_own_name_and_label() {
        for (index, key) in Key::ALL.iter().enumerate() {
            for other in Key::ALL.iter().skip(index + 1) {
                assert_ne!(key.name(), other.name());
                assert_ne!(key.label(), other.label());
            }
        }
    }
}
