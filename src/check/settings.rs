//! What a file and its reader want of the rules: which are errors, and which findings are answered.

use super::findings::{About, Findings, Words};
use crate::file::words::{nearest, quoted};
use crate::file::write::string_text;
use crate::file::{Code, Severity};
use crate::model::CheckSettings;
use hashbrown::{HashMap, HashSet};
use std::cell::Cell;

/// What stands for every rule where one is denied.
const ALL: &str = "all";

/// What the caller wants, beside what the file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    deny: HashSet<Code>,
    allow: HashSet<Code>,
}

impl Options {
    /// Lets findings of these rules count as errors; `all` stands for every rule.
    ///
    /// # Errors
    /// A sentence, if there is no rule of that number or slug.
    pub fn deny(&mut self, name: &str) -> Result<(), String> {
        self.deny.extend(denied(name).ok_or_else(|| unknown(name))?);
        Ok(())
    }

    /// Lets findings of this rule pass.
    ///
    /// # Errors
    /// A sentence, if there is no rule of that number or slug, or if it is an error of the file.
    pub fn allow(&mut self, name: &str) -> Result<(), String> {
        let code = Code::named(name).ok_or_else(|| unknown(name))?;
        if code.severity() == Severity::Error && !code.is_rule() {
            let (id, slug) = (code.id(), code.slug());
            return Err(format!(
                "{id} {slug} is an error of the file, which cannot pass: mend the file"
            ));
        }
        self.allow.insert(code);
        Ok(())
    }
}

/// The rules that are meant where one is denied.
fn denied(name: &str) -> Option<Vec<Code>> {
    if name.eq_ignore_ascii_case(ALL) {
        return Some(Code::ALL.to_vec());
    }
    Code::named(name).map(|code| vec![code])
}

/// That there is no such rule, with the one that was meant.
pub(super) fn unknown(name: &str) -> String {
    format!("there is no rule {}: {}", quoted(name), meant(name))
}

/// Which rule was meant, in words.
fn meant(name: &str) -> String {
    match nearest_rule(name) {
        Some(known) => format!("did you mean {}?", quoted(known)),
        None => "`dateline check --rules` lists them all".to_owned(),
    }
}

/// The number or slug of the rule that was meant.
fn nearest_rule(name: &str) -> Option<&'static str> {
    nearest(
        name,
        Code::ALL.iter().flat_map(|code| [code.id(), code.slug()]),
    )
}

/// That there is no such rule, at the place where a file names it.
fn no_rule(path: String, name: &str) -> Words {
    let message = format!("there is no rule {}", quoted(name));
    Words::new(path, message, meant(name)).mended_by(nearest_rule(name).map(string_text))
}

/// One thing that a file answers, and whether that ever came up.
struct Answer {
    /// The position of the `Allow`.
    allow: usize,
    /// The position of the id in it; none if it is about the whole timeline.
    on: Option<usize>,
    is_used: Cell<bool>,
}

/// The settings of one timeline.
pub(super) struct Settings<'a> {
    deny: HashSet<Code>,
    allow: HashSet<Code>,
    everywhere: HashMap<Code, Vec<usize>>,
    on: HashMap<(Code, &'a str), Vec<usize>>,
    answers: Vec<Answer>,
}

/// What is wrong with the settings themselves.
#[derive(Default)]
pub(super) struct Faults {
    unknown_denied: Vec<usize>,
    unknown_allowed: Vec<usize>,
    without_reason: Vec<usize>,
}

impl<'a> Settings<'a> {
    /// What the file and the caller say; and what the file says in vain.
    pub(super) fn new(file: &'a CheckSettings, options: &Options) -> (Self, Faults) {
        let mut settings = Self {
            deny: options.deny.clone(),
            allow: options.allow.clone(),
            everywhere: HashMap::new(),
            on: HashMap::new(),
            answers: Vec::new(),
        };
        let mut faults = Faults::default();
        for (place, name) in file.deny.iter().enumerate() {
            match denied(name) {
                Some(codes) => settings.deny.extend(codes),
                None => faults.unknown_denied.push(place),
            }
        }
        for (place, allow) in file.allow.iter().enumerate() {
            let is_blank = allow
                .because
                .as_ref()
                .is_none_or(|why| why.trim().is_empty());
            if is_blank {
                faults.without_reason.push(place);
            }
            let Some(code) = Code::named(&allow.rule) else {
                faults.unknown_allowed.push(place);
                continue;
            };
            if allow.on.is_empty() {
                let answer = settings.answer(place, None);
                settings.everywhere.entry(code).or_default().push(answer);
            }
            for (number, id) in allow.on.iter().enumerate() {
                let answer = settings.answer(place, Some(number));
                settings.on.entry((code, id)).or_default().push(answer);
            }
        }
        (settings, faults)
    }

    fn answer(&mut self, allow: usize, on: Option<usize>) -> usize {
        self.answers.push(Answer {
            allow,
            on,
            is_used: Cell::new(false),
        });
        self.answers.len() - 1
    }

    /// How bad a finding about the elements with these ids is; none if it is answered.
    ///
    /// An error of the file itself cannot be answered: something of it is not shown.
    pub(super) fn judge(
        &self,
        code: Code,
        severity: Severity,
        ids: [Option<&str>; 3],
    ) -> Option<Severity> {
        let is_error = severity == Severity::Error && !code.is_rule();
        if !is_error && self.is_answered(code, ids) {
            return None;
        }
        Some(if self.deny.contains(&code) {
            Severity::Error
        } else {
            severity
        })
    }

    fn is_answered(&self, code: Code, ids: [Option<&str>; 3]) -> bool {
        let named = ids.into_iter().flatten();
        let named = named.filter_map(|id| self.on.get(&(code, id)));
        let mut is_answered = self.allow.contains(&code);
        for answer in named.chain(self.everywhere.get(&code)).flatten() {
            is_answered = true;
            if let Some(answer) = self.answers.get(*answer) {
                answer.is_used.set(true);
            }
        }
        is_answered
    }

    /// What is allowed and never came up: the positions of the `Allow` and of the id in it.
    fn idle(&self) -> Vec<(usize, Option<usize>)> {
        let idle = self.answers.iter().filter(|answer| !answer.is_used.get());
        idle.map(|answer| (answer.allow, answer.on)).collect()
    }
}

impl Faults {
    /// Reports what the file says in vain; the last thing that is reported.
    pub(super) fn report(self, file: &CheckSettings, findings: &mut Findings<'_>) {
        let whole = About::default();
        for place in self.unknown_denied {
            let name = file.deny.get(place).cloned().unwrap_or_default();
            findings.report(Code::UnknownRule, whole, || {
                no_rule(format!("check.deny[{place}]"), &name)
            });
        }
        let rule = |place: usize| file.allow.get(place).map(|allow| allow.rule.clone());
        for place in self.unknown_allowed {
            let name = rule(place).unwrap_or_default();
            findings.report(Code::UnknownRule, whole, || {
                no_rule(format!("check.allow[{place}].rule"), &name)
            });
        }
        for place in self.without_reason {
            findings.report(Code::AllowWithoutReason, whole, || {
                let name = quoted(&rule(place).unwrap_or_default());
                let message = format!("findings of {name} are allowed, and nobody says why");
                let help = "add `because: \"…\"` for whoever reads this next";
                Words::new(format!("check.allow[{place}]"), message, help)
            });
        }
        for (place, on) in findings.settings().idle() {
            findings.report(Code::IdleAllow, whole, || {
                let name = quoted(&rule(place).unwrap_or_default());
                let allow = format!("check.allow[{place}]");
                let Some(number) = on else {
                    let message = format!("{name} is allowed, and finds nothing here");
                    return Words::new(allow, message, "take it out");
                };
                let ids = file.allow.get(place).map(|allow| &allow.on);
                let id = ids.and_then(|ids| ids.get(number)).cloned();
                let id = quoted(&id.unwrap_or_default());
                let message = format!("{name} is allowed on {id}, and finds nothing there");
                let help = "take it out, or correct the id";
                Words::new(format!("{allow}.on[{number}]"), message, help)
            });
        }
    }
}
