//! Held against the documentation of the templates on the English Wikipedia, which names parameters and
//! has few examples; each test names its page.

use crate::export::cite::Style::Wikipedia;
use crate::export::cite::tests::{accessed, archived, listed, noted, numbered, source};
use crate::model::{
    Source, SourceKind,
    SourceKind::{Academic, Analysis, Book, News},
};

/// “Template:Cite news/doc” and, for the archived copy, “Template:Cite press release/doc”, which lists the
/// parameters in this order: names, date, title, address, agency, status, copy, day of access.
#[test]
fn news_has_the_parameters_of_the_template() {
    let url = "https://example.org/a|b";
    let article = source(
        News,
        [
            "Ann Smith|Bob Jones Jr.",
            "Title",
            "The Paper",
            "2025-03-05",
            url,
        ],
    );
    let article = accessed(
        "2026-11-20",
        archived("https://web.archive.org/x", "2025-03-06", article),
    );
    let article = Source {
        wire: Some("Reuters".into()),
        language: Some("de".into()),
        ..article
    };
    assert_eq!(
        listed(Wikipedia, &article),
        "{{cite news |last=Smith |first=Ann |last2=Jones |first2=Bob Jr. |date=5 March 2025 |title=Title \
         |url=https://example.org/a%7Cb |work=The Paper |agency=Reuters |language=de |url-status=live \
         |archive-url=https://web.archive.org/x |archive-date=6 March 2025 |access-date=20 November 2026}}"
    );
}

/// “Template:Cite act/doc”: `title`, `type`, `index`, `date`, `institution`, `at`.
#[test]
fn laws_use_the_template_for_acts() {
    let order = source(
        SourceKind::Legal,
        [
            "",
            "Executive Order 14024",
            "Federal Register",
            "2021-04-19",
            "",
        ],
    );
    assert_eq!(
        noted(Wikipedia, &numbered("86 FR 20249", order), "sec. 1"),
        "{{cite act |date=19 April 2021 |title=Executive Order 14024 |institution=Federal Register \
         |index=86 FR 20249 |at=sec. 1}}"
    );
}

/// “Help:Citation Style 1”.
#[test]
fn values_cannot_break_the_template() {
    let odd = source(
        Analysis,
        [
            "European Commission",
            "A | B}} ''c'' [[d]] <ref>",
            "Site",
            "2020",
            "https://example.org/a",
        ],
    );
    assert_eq!(
        listed(Wikipedia, &odd),
        "{{cite web |author=European Commission |date=2020 |title=A {{!}} B&#125;&#125; '&#39;c'&#39; \
         &#91;&#91;d&#93;&#93; &lt;ref> |url=https://example.org/a |website=Site}}"
    );
}

/// “Template:Cite book/doc”.
#[test]
fn pages_have_their_own_parameters() {
    let book = source(
        Book,
        ["Robert F. Kennedy", "Thirteen Days", "Norton", "1969", ""],
    );
    assert!(noted(Wikipedia, &book, "p. 45").contains(" |page=45}}"));
    assert!(noted(Wikipedia, &book, "pp. 45–46").contains(" |pages=45–46}}"));
}

#[test]
fn a_copy_stands_in_for_a_missing_address() {
    let page = archived(
        "https://web.archive.org/x",
        "2020",
        source(Analysis, ["", "T", "", "", ""]),
    );
    assert_eq!(
        listed(Wikipedia, &page),
        "{{cite web |title=T |url=https://web.archive.org/x}}"
    );
}

/// “Template:Cite document” (“short, stand-alone, offline documents”) and “Help:CS1 errors”: `{{cite web}}`
/// wants an address, `{{cite journal}}` a journal, and a copy the day on which it was made.
#[test]
fn nothing_is_written_that_a_template_refuses() {
    let paper = source(Academic, ["Ann Smith", "T", "", "2020", ""]);
    assert_eq!(
        listed(Wikipedia, &paper),
        "{{cite document |last=Smith |first=Ann |date=2020 |title=T}}"
    );
    let letter = source(Analysis, ["", "T", "Archive", "1962", ""]);
    assert_eq!(
        listed(Wikipedia, &letter),
        "{{cite document |date=1962 |title=T |publisher=Archive}}"
    );
    let url = "https://example.org/a";
    let page = source(Analysis, ["", "T", "Site", "", url]);
    assert_eq!(
        listed(Wikipedia, &archived("https://web.archive.org/x", "", page)),
        format!("{{{{cite web |title=T |url={url} |website=Site}}}}")
    );
}
