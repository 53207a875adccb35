//! Holds the shape of the code: who may use whom, and how long files may be.
//!
//! The table below is the one in `ARCHITECTURE.md`. A new folder in `src` needs a line here.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot read the code should fail"
)]

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::path::Path;

/// What the code in one folder of `src` may use.
struct Rule {
    folder: &'static str,
    /// Other folders of `src`.
    folders: &'static [&'static str],
    /// Dependencies, outside tests; none listed means any but those of [`WINDOW`].
    crates: &'static [&'static str],
}

const RULES: &[Rule] = &[
    Rule {
        folder: "model",
        folders: &[],
        crates: &[
            "chrono",
            "chrono_tz",
            "ecow",
            "edtf_core",
            "hashbrown",
            "serde",
            "thin_vec",
            "thiserror",
        ],
    },
    Rule {
        folder: "file",
        folders: &["model"],
        crates: &[],
    },
    Rule {
        folder: "index",
        folders: &["model"],
        crates: &[],
    },
    Rule {
        folder: "check",
        folders: &["file", "index", "model"],
        crates: &[],
    },
    Rule {
        folder: "edit",
        folders: &["file", "model"],
        crates: &[],
    },
    Rule {
        folder: "import",
        folders: &["file", "model"],
        crates: &[],
    },
    Rule {
        folder: "view",
        folders: &["index", "model"],
        crates: &["chrono", "log", "ron", "serde", "skrifa"],
    },
    Rule {
        folder: "export",
        folders: &["file", "index", "model", "view"],
        crates: &[],
    },
    Rule {
        folder: "app",
        folders: &[
            "check", "edit", "export", "file", "import", "index", "model", "view",
        ],
        crates: &[],
    },
    Rule {
        folder: "cli",
        folders: &[
            "app", "check", "edit", "export", "file", "import", "index", "model", "view",
        ],
        crates: &[],
    },
    Rule {
        folder: "ui",
        folders: &[
            "app", "check", "cli", "edit", "export", "file", "import", "index", "model", "view",
        ],
        crates: &[],
    },
];

/// What only `src/ui` and `src/main.rs` know: the window, and the crates that draw in it.
const WINDOW: &[&str] = &[
    "arboard",
    "ecolor",
    "eframe",
    "egui",
    "egui_commonmark",
    "emath",
    "epaint",
    "rfd",
    "winit",
];

/// No file is longer, tests excepted.
const LONGEST_FILE: usize = 400;

#[test]
fn every_folder_uses_only_what_it_may() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let found = faults(root);
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn what_breaks_a_rule_is_found() {
    let copy = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = copy.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::File::create(path)
            .unwrap()
            .write_all(text.as_bytes())
            .unwrap();
    };
    write(
        "Cargo.toml",
        "[dependencies]\nron = \"1\"\nedtf-core = \"1\"\n\n[dev-dependencies]\nlog = \"1\"\n",
    );
    write("src/lib.rs", "pub mod model;\npub use egui::Color32;\n");
    write("src/main.rs", "fn main() { eframe::run_native(); }\n");
    write(
        "src/model/mod.rs",
        "//! Not [`crate::ui`].\nuse super::file;\nuse edtf_core::Edtf;\n",
    );
    write(
        "src/model/date.rs",
        "use crate::{index::{A, ui}, model::Text, view};\nuse ron::Value;\n",
    );
    write(
        "src/model/tests.rs",
        &format!(
            "use ron::Value;\nuse crate::app::State;\n{}",
            "\n".repeat(500)
        ),
    );
    write(
        "src/file/read.rs",
        "fn f() { let x = crate::model::X; }\n#[cfg(test)]\nmod tests { use super::super::x; }\n",
    );
    write(
        "src/view/scene.rs",
        &"// egui::Painter draws it\n".repeat(401),
    );
    write(
        "src/cli/mod.rs",
        "fn f() { crate::ui::run(); } // crate::app::State\n",
    );
    write("src/ui/mod.rs", "use crate::app::State;\nuse egui::Ui;\n");
    write("src/extra/mod.rs", "\n");
    let expected = [
        "src/cli/mod.rs uses src/ui",
        "src/extra is in no rule of tests/architecture.rs",
        "src/lib.rs uses egui, which only src/ui may",
        "src/model/date.rs uses ron",
        "src/model/date.rs uses src/index",
        "src/model/date.rs uses src/view",
        "src/model/mod.rs leaves its folder by `super::file`: write `crate::…`",
        "src/model/tests.rs uses src/app",
        "src/view/scene.rs has 401 lines, and 400 are the most",
    ];
    assert_eq!(faults(copy.path()), expected);
}

/// Every broken rule, in words and in order.
fn faults(root: &Path) -> Vec<String> {
    let manifest = fs::read_to_string(root.join("Cargo.toml")).unwrap();
    let dependencies = dependencies(&manifest);
    let mut faults = BTreeSet::new();
    for path in rust_files(root, "src") {
        let source = Source::new(path.clone(), &fs::read_to_string(root.join(&path)).unwrap());
        source.check_length(&mut faults);
        source.check_window(&mut faults);
        let Some(folder) = source.folder() else {
            continue;
        };
        match RULES.iter().find(|rule| rule.folder == folder) {
            Some(rule) => source.check_rule(rule, &dependencies, &mut faults),
            None => {
                faults.insert(format!(
                    "src/{folder} is in no rule of tests/architecture.rs"
                ));
            }
        }
    }
    faults.into_iter().collect()
}

/// One file of the program.
struct Source {
    /// From the root of the repository, with slashes.
    path: String,
    lines: usize,
    is_test: bool,
    /// All of it without comments.
    code: String,
}

impl Source {
    fn new(path: String, text: &str) -> Self {
        let is_test = path
            .split('/')
            .any(|part| part == "tests" || part == "tests.rs");
        let code = text
            .lines()
            .flat_map(|line| [without_comment(line), "\n"])
            .collect();
        Self {
            path,
            lines: text.lines().count(),
            is_test,
            code,
        }
    }

    /// The part before the tests; nothing of a file of tests.
    fn program(&self) -> &str {
        let program = self.code.split("#[cfg(test)]\nmod tests {").next();
        program.filter(|_| !self.is_test).unwrap_or_default()
    }

    /// The folder of `src` that it is in; none for files in `src` itself.
    fn folder(&self) -> Option<&str> {
        self.path
            .strip_prefix("src/")?
            .split_once('/')
            .map(|(folder, _)| folder)
    }

    fn check_length(&self, faults: &mut BTreeSet<String>) {
        let Self {
            path,
            lines,
            is_test,
            ..
        } = self;
        if *lines > LONGEST_FILE && !is_test {
            faults.insert(format!(
                "{path} has {lines} lines, and {LONGEST_FILE} are the most"
            ));
        }
    }

    fn check_window(&self, faults: &mut BTreeSet<String>) {
        if self.folder() == Some("ui") || self.path == "src/main.rs" {
            return;
        }
        for used in paths(&self.code).iter().filter_map(|path| path.first()) {
            if WINDOW.contains(used) {
                faults.insert(format!("{} uses {used}, which only src/ui may", self.path));
            }
        }
    }

    fn check_rule(
        &self,
        rule: &Rule,
        dependencies: &BTreeSet<String>,
        faults: &mut BTreeSet<String>,
    ) {
        for path in paths(&self.code) {
            if let ["crate", used, ..] = path[..]
                && RULES.iter().any(|rule| rule.folder == used)
                && used != rule.folder
                && !rule.folders.contains(&used)
            {
                faults.insert(format!("{} uses src/{used}", self.path));
            }
        }
        for path in paths(self.program()) {
            let used = path.first().copied().unwrap_or_default();
            if !rule.crates.is_empty()
                && dependencies.contains(used)
                && !rule.crates.contains(&used)
            {
                faults.insert(format!("{} uses {used}", self.path));
            }
            let ups = path.iter().take_while(|part| **part == "super").count();
            if ups >= self.depth() {
                let path = path.join("::");
                faults.insert(format!(
                    "{} leaves its folder by `{path}`: write `crate::…`",
                    self.path
                ));
            }
        }
    }

    /// How many times `super` leads from its module to the root of the crate.
    fn depth(&self) -> usize {
        let module = self.path.trim_end_matches("/mod.rs");
        module.split('/').count() - 1
    }
}

/// A line without its comment, if it has one. A `//` in a string counts only after a space.
fn without_comment(line: &str) -> &str {
    if line.trim_start().starts_with("//") {
        return "";
    }
    line.split(" // ").next().unwrap_or_default()
}

/// All paths with `::` in them, such as `crate::view::Scene`; of a group in braces, each member
/// with what stands before the braces.
fn paths(code: &str) -> Vec<Vec<&str>> {
    let mut paths = Vec::new();
    let mut rest = code;
    while let Some(start) = rest.find(is_word) {
        let (path, after) = read_path(&rest[start..]);
        rest = after;
        if let Some(group) = after.strip_prefix("::{") {
            let (members, after) = members(group);
            paths.extend(
                members
                    .iter()
                    .map(|member| [path.clone(), read_path(member).0].concat()),
            );
            rest = after;
        } else if path.len() > 1 {
            paths.push(path);
        }
    }
    paths
}

/// The path at the start of a text, and what follows it.
fn read_path(text: &str) -> (Vec<&str>, &str) {
    let mut path = Vec::new();
    let mut rest = text.trim_start();
    loop {
        let end = rest.find(|letter| !is_word(letter)).unwrap_or(rest.len());
        path.push(&rest[..end]);
        rest = &rest[end..];
        match rest.strip_prefix("::") {
            Some(next) if next.starts_with(is_word) => rest = next,
            _ => return (path, rest),
        }
    }
}

/// The members of a group up to its closing brace, and what follows that.
fn members(group: &str) -> (Vec<&str>, &str) {
    let (mut members, mut start, mut depth) = (Vec::new(), 0, 0);
    for (at, letter) in group.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                members.push(&group[start..at]);
                start = at + 1;
                if letter == '}' {
                    return (members, &group[start..]);
                }
            }
            _ => {}
        }
    }
    (members, "")
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// The names of all dependencies of the program, as code writes them.
fn dependencies(manifest: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut listed = false;
    for line in manifest.lines() {
        if line.starts_with('[') {
            listed = line.ends_with("dependencies]") && !line.contains("dev-");
        } else if let Some((name, _)) = line.split_once('=').filter(|_| listed) {
            names.insert(name.trim().replace('-', "_"));
        }
    }
    names
}

/// The paths of all Rust files under a folder, from the root and with slashes.
fn rust_files(root: &Path, folder: &str) -> Vec<String> {
    let mut files = Vec::new();
    for entry in fs::read_dir(root.join(folder)).unwrap() {
        let entry = entry.unwrap();
        let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            files.extend(rust_files(root, &path));
        } else if Path::new(&path)
            .extension()
            .is_some_and(|extension| extension == "rs")
        {
            files.push(path);
        }
    }
    files
}
