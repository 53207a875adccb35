//! The timelines that come with the program.

/// A timeline in the binary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bundled {
    /// The name of its file, without the folder.
    pub name: &'static str,
    /// What menus say.
    pub title: &'static str,
    /// The text of its file.
    pub text: &'static str,
}

/// Every bundled timeline; the first is the one that opens by default.
pub const BUNDLED: &[Bundled] = &[
    Bundled {
        name: "us-russia-sanctions.ron",
        title: "US sanctions on Russia, 2014–2026",
        text: include_str!("../../timelines/us-russia-sanctions.ron"),
    },
    Bundled {
        name: "eu-russia-sanctions.ron",
        title: "EU sanctions on Russia, 2014–2026",
        text: include_str!("../../timelines/eu-russia-sanctions.ron"),
    },
    Bundled {
        name: "us-china-trade-and-chips.ron",
        title: "US–China trade and chips, 2018–2026",
        text: include_str!("../../timelines/us-china-trade-and-chips.ron"),
    },
    Bundled {
        name: "iran-nuclear-sanctions.ron",
        title: "Iran’s nuclear programme and sanctions, 2006–2025",
        text: include_str!("../../timelines/iran-nuclear-sanctions.ron"),
    },
    Bundled {
        name: "cuban-missile-crisis.ron",
        title: "The Cuban missile crisis, October 1962",
        text: include_str!("../../timelines/cuban-missile-crisis.ron"),
    },
];

/// The timeline that opens when there is nothing else to open.
pub fn default_timeline() -> Bundled {
    const { BUNDLED[0] }
}

/// The bundled timeline with that file name.
pub fn by_name(name: &str) -> Option<Bundled> {
    let found = BUNDLED.iter().find(|bundled| bundled.name == name);
    found.copied()
}
