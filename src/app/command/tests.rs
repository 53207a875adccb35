//! What a user would notice if a command were declared wrongly.

use super::*;

/// All facts hold.
fn everything() -> Facts {
    [
        Fact::DocumentOpen,
        Fact::DocumentWhole,
        Fact::DocumentHasPath,
        Fact::DocumentHasEvents,
        Fact::DocumentHasViews,
        Fact::Searching,
        Fact::EventsLeftOut,
        Fact::EventSelected,
        Fact::EvidenceShown,
        Fact::Leavable,
        Fact::SelectionHasSources,
        Fact::SelectionHasLink,
        Fact::EditDone,
        Fact::EditUndone,
        Fact::StartOpen,
    ]
    .into_iter()
    .fold(Facts::default(), |facts, fact| facts.with(fact, true))
}

/// Every command with each of its shortcuts.
fn bindings() -> Vec<(Command, Shortcut)> {
    Command::ALL
        .iter()
        .flat_map(|command| command.shortcuts().iter().map(|keys| (*command, *keys)))
        .collect()
}

#[test]
fn no_two_commands_clash_on_any_system() {
    let bindings = bindings();
    for (index, (command, keys)) in bindings.iter().enumerate() {
        for (other, other_keys) in bindings.iter().skip(index + 1) {
            if !command.context().overlaps(other.context()) {
                continue;
            }
            let clash = keys.matches(*other_keys) || other_keys.matches(*keys);
            assert!(
                !clash,
                "{command:?} and {other:?} share {}",
                keys.label(System::Linux)
            );
            for system in System::ALL {
                assert_ne!(
                    keys.label(system),
                    other_keys.label(system),
                    "{command:?} and {other:?} read the same on {system}"
                );
            }
        }
    }
}

#[test]
fn no_command_takes_a_key_that_the_system_or_a_text_field_owns() {
    let hide_and_minimise = [Key::H, Key::M, Key::Tab, Key::Space];
    let clipboard_and_undo = [Key::A, Key::C, Key::V, Key::X, Key::Z, Key::Y];
    for (command, keys) in bindings() {
        assert_ne!(keys.key, Key::Tab, "{command:?} takes Tab");
        assert!(
            !(keys.alt && keys.key == Key::F4),
            "{command:?} takes Alt+F4"
        );
        if keys.command {
            assert!(!hide_and_minimise.contains(&keys.key), "{command:?}");
            // Commands of the canvas leave them to text fields.
            let owned = clipboard_and_undo.contains(&keys.key);
            assert!(
                !owned || Command::pressed(keys, Focus::Text).is_none(),
                "{command:?}"
            );
        }
    }
}

#[test]
fn every_command_reads_well() {
    for command in Command::ALL {
        let (title, hint) = (command.title(), command.hint());
        assert!(title.starts_with(char::is_uppercase), "{title}");
        assert!(hint.starts_with(char::is_uppercase), "{hint}");
        assert!(
            !hint.ends_with('.') && !title.ends_with('.'),
            "{title}: {hint}"
        );
        assert_ne!(title, hint);
    }
}

#[test]
fn every_command_is_in_exactly_one_menu() {
    let in_menus: Vec<Command> = Group::ALL.into_iter().flat_map(Group::commands).collect();
    assert_eq!(in_menus, Command::ALL);
}

#[test]
fn keys_of_the_design_do_what_it_says() {
    let plain = |key| Command::pressed(Shortcut::plain(key), Focus::Canvas);
    assert_eq!(plain(Key::W), Some(Command::ZoomIn));
    assert_eq!(plain(Key::S), Some(Command::ZoomOut));
    assert_eq!(plain(Key::Num0), Some(Command::FitAll));
    assert_eq!(plain(Key::ArrowRight), Some(Command::NextEvent));
    assert_eq!(plain(Key::Comma), Some(Command::PreviousEvent));
    assert_eq!(plain(Key::F), Some(Command::FitSelection));
    assert_eq!(plain(Key::G), Some(Command::GoToDate));
    assert_eq!(plain(Key::C), Some(Command::CopyCitation));
    assert_eq!(plain(Key::B), None);
}

#[test]
fn modifiers_choose_between_commands_on_one_key() {
    let canvas = |keys| Command::pressed(keys, Focus::Canvas);
    assert_eq!(canvas(Shortcut::plain(Key::L)), Some(Command::CopyLink));
    assert_eq!(canvas(Shortcut::command(Key::L)), Some(Command::OpenPath));
    assert_eq!(canvas(Shortcut::shift(Key::A)), Some(Command::PanPageLeft));
    assert_eq!(
        canvas(Shortcut::command(Key::Num0)),
        Some(Command::InterfaceReset)
    );
    let shifted_plus = Shortcut {
        shift: true,
        ..Shortcut::command(Key::Plus)
    };
    assert_eq!(canvas(shifted_plus), Some(Command::InterfaceLarger));
}

#[test]
fn typing_in_a_field_runs_no_command_but_those_of_function_keys() {
    for key in Key::ALL {
        let typed = Command::pressed(Shortcut::plain(*key), Focus::Text);
        let expected = match key {
            Key::F1 => Some(Command::ShowKeys),
            Key::F3 => Some(Command::FindNext),
            _ => None,
        };
        assert_eq!(typed, expected, "{}", key.name());
        let shifted = Command::pressed(Shortcut::shift(*key), Focus::Text);
        let expected = (*key == Key::F3).then_some(Command::FindPrevious);
        assert_eq!(shifted, expected, "Shift+{}", key.name());
    }
    let home = Shortcut::command(Key::Home);
    assert_eq!(Command::pressed(home, Focus::Text), None);
    let open = Shortcut::command(Key::O);
    assert_eq!(Command::pressed(open, Focus::Text), Some(Command::Open));
}

#[test]
fn enter_on_a_button_presses_the_button() {
    let enter = Shortcut::plain(Key::Enter);
    assert_eq!(Command::pressed(enter, Focus::Widget), None);
    assert_eq!(
        Command::pressed(enter, Focus::Canvas),
        Some(Command::OpenSource)
    );
}

#[test]
fn on_the_start_screen_arrows_and_enter_work_the_cards_and_escape_leaves_it() {
    let start = |key| Command::pressed(Shortcut::plain(key), Focus::Start);
    assert_eq!(start(Key::Escape), Some(Command::CloseStart));
    for key in [
        Key::ArrowLeft,
        Key::ArrowDown,
        Key::Enter,
        Key::Space,
        Key::Home,
    ] {
        assert_eq!(start(key), None, "{}", key.name());
    }
    assert_eq!(start(Key::W), None, "there is no timeline to zoom into");
    let escape = Shortcut::plain(Key::Escape);
    assert_eq!(
        Command::pressed(escape, Focus::Canvas),
        Some(Command::Deselect)
    );
}

#[test]
fn without_a_timeline_only_general_commands_are_enabled() {
    let nothing = Facts::default();
    assert!(Command::Open.is_enabled(&nothing));
    assert!(Command::ShowKeys.is_enabled(&nothing));
    assert!(!Command::ZoomIn.is_enabled(&nothing));
    assert_eq!(
        Command::ZoomIn.why_disabled(&nothing),
        Some("Open a timeline first")
    );
}

#[test]
fn a_source_without_an_address_can_be_cited_but_not_opened() {
    let facts: Facts = [
        Fact::DocumentOpen,
        Fact::EventSelected,
        Fact::SelectionHasSources,
    ]
    .into_iter()
    .fold(Facts::default(), |facts, fact| facts.with(fact, true));
    assert!(Command::CopyCitation.is_enabled(&facts));
    assert!(!Command::OpenSource.is_enabled(&facts));
    assert_eq!(
        Command::OpenSource.why_disabled(&facts),
        Some("No source of the selected event has an address")
    );
}

#[test]
fn with_every_fact_every_command_is_enabled() {
    for command in Command::ALL {
        assert!(command.is_enabled(&everything()), "{command:?}");
        assert_eq!(command.why_disabled(&everything()), None);
    }
    assert_eq!(everything().with(Fact::EventSelected, false), everything());
}

#[test]
fn table_of_keys_lists_every_command_that_has_keys() {
    let table = keys_table();
    assert!(table.starts_with("| Keys | Command | What it does |\n|---|---|---|\n"));
    assert!(table.contains("| `Ctrl+O` | Open | Choose a timeline file to open |\n"));
    assert!(table.contains("| `?` `F1` | Keys | Show what every key does |\n"));
    let with_keys = Command::ALL
        .iter()
        .filter(|command| !command.shortcuts().is_empty());
    assert_eq!(table.lines().count(), with_keys.count() + 2);
}
