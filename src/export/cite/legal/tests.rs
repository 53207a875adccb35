//! Held against the examples of the Bluebook as law libraries print them, and of the Indigo Book,
//! which is in the public domain and has the same forms.

use crate::export::cite::Style::Legal;
use crate::export::cite::tests::{accessed, archived, listed, noted, numbered, source};
use crate::model::SourceKind::{self, Book, News, Official, Other};

fn law(identifier: &str, title: &str, date: &str) -> crate::model::Source {
    let bare = source(SourceKind::Legal, ["", title, "", date, ""]);
    if identifier.is_empty() {
        bare
    } else {
        numbered(identifier, bare)
    }
}

#[test]
fn orders_and_rules_are_as_in_rule_14() {
    let order = law("66 FR 51812", "Executive Order 13228", "2001-10-08");
    assert_eq!(
        noted(Legal, &order, ""),
        "Exec. Order No. 13,228, 66 Fed. Reg. 51,812 (Oct. 8, 2001)."
    );
    // Rule 14.1.
    let rule = law(
        "60 Fed. Reg. 50,379",
        "Importation of Fruits and Vegetables",
        "1995-09-29",
    );
    assert_eq!(
        noted(Legal, &rule, ""),
        "Importation of Fruits and Vegetables, 60 Fed. Reg. 50,379 (Sept. 29, 1995)."
    );
    let code = law("16 CFR 444.1", "FTC Credit Practices Rule", "2019");
    assert_eq!(
        noted(Legal, &code, ""),
        "FTC Credit Practices Rule, 16 C.F.R. § 444.1 (2019)."
    );
    // 1 C.F.R. § 21.53 and rule 14: a proclamation by its number.
    let proclamation = law("27 FR 10401", "Proclamation 3504", "1962-10-25");
    assert_eq!(
        noted(Legal, &proclamation, ""),
        "Proclamation No. 3504, 27 Fed. Reg. 10,401 (Oct. 25, 1962)."
    );
}

#[test]
fn statutes_are_as_in_rule_12() {
    let act = "National Invasive Species Act of 1996";
    assert_eq!(
        noted(
            Legal,
            &law("Public Law 104-332; 110 Stat. 4073", act, "1996-10-26"),
            ""
        ),
        "National Invasive Species Act of 1996, Pub. L. No. 104-332, 110 Stat. 4073 (1996)."
    );
    let act = "National Environmental Policy Act of 1969";
    assert_eq!(
        noted(
            Legal,
            &law("Pub. L. No. 91-190; 83 Stat. 852", act, "1970"),
            "sec. 102"
        ),
        "National Environmental Policy Act of 1969, Pub. L. No. 91-190, § 102, 83 Stat. 852 (1970)."
    );
    let code = law(
        "42 USC 4332",
        "National Environmental Policy Act of 1969",
        "2006",
    );
    assert_eq!(
        noted(Legal, &code, ""),
        "National Environmental Policy Act of 1969, 42 U.S.C. § 4332 (2006)."
    );
}

#[test]
fn treaties_are_as_in_rule_21_4() {
    let vienna = law(
        "1155 UNTS 331",
        "Vienna Convention on the Law of Treaties",
        "1969-05-23",
    );
    assert_eq!(
        noted(Legal, &vienna, "art. 32"),
        "Vienna Convention on the Law of Treaties art. 32, May 23, 1969, 1155 U.N.T.S. 331."
    );
    let title = "Treaty Between the United States of America and the Republic of Uruguay Concerning the \
                 Encouragement and Reciprocal Protection of Investment";
    assert_eq!(
        noted(Legal, &law("44 ILM 268", title, "2004-10-25"), "art. 6"),
        format!("{title} art. 6, Oct. 25, 2004, 44 I.L.M. 268.")
    );
}

#[test]
fn resolutions_are_as_in_rule_21_7() {
    let council = law("S/RES/1325", "Resolution 1325 (2000)", "2000-10-31");
    assert_eq!(
        noted(Legal, &council, "para. 8"),
        "S.C. Res. 1325, ¶ 8, U.N. Doc. S/RES/1325 (Oct. 31, 2000)."
    );
    let assembly = law("A/RES/62/228", "Resolution 62/228", "2007-12-22");
    assert_eq!(
        noted(Legal, &assembly, "para. 35"),
        "G.A. Res. 62/228, ¶ 35, U.N. Doc. A/RES/62/228 (Dec. 22, 2007)."
    );
}

#[test]
fn acts_of_the_european_union_are_as_in_rule_21_9() {
    let directive = law(
        "OJ L 266, 28.9.1990, p. 1",
        "Council Directive 90/476",
        "1990",
    );
    assert_eq!(
        noted(Legal, &directive, "art. 5"),
        "Council Directive 90/476, art. 5, 1990 O.J. (L 266) 1."
    );
    assert_eq!(
        noted(Legal, &directive, "p. 2"),
        "Council Directive 90/476, 1990 O.J. (L 266) 1, 2."
    );
    let title = "Council Regulation 1355/2008, Imposing a Definitive Anti-Dumping Duty";
    let regulation = law("OJ L 47, 18.2.2009, p. 35", title, "2009");
    assert_eq!(
        noted(Legal, &regulation, ""),
        format!("{title}, 2009 O.J. (L 47) 35.")
    );
    // Since October 2023 each act is an issue of its own.
    let own = law(
        "OJ L, 2026/1437, 26.6.2026",
        "Council Regulation (EU) 2026/1437",
        "2026-06-26",
    );
    assert_eq!(
        noted(Legal, &own, ""),
        "Council Regulation (EU) 2026/1437, 2026 O.J. (L 2026/1437)."
    );
}

#[test]
fn other_numbers_stay_as_they_are() {
    let bare = source(
        SourceKind::Legal,
        [
            "",
            "Announcement on export control",
            "Ministry of Commerce",
            "2024-08-15",
            "",
        ],
    );
    assert_eq!(
        noted(Legal, &numbered("Announcement No. 33 of 2024", bare), ""),
        "Announcement on export control, Announcement No. 33 of 2024 (Ministry of Commerce, Aug. 15, 2024)."
    );
    let paper = source(
        Official,
        ["", "Message to Congress", "GPO", "2022-03-02", ""],
    );
    assert_eq!(
        noted(Legal, &numbered("H. Doc. 117-96", paper), ""),
        "Message to Congress, H.R. Doc. No. 117-96 (Mar. 2, 2022)."
    );
    let named = law(
        "86 FR 20249",
        "Executive Order 14024: Blocking Property",
        "2021-04-19",
    );
    assert_eq!(
        noted(Legal, &named, ""),
        "Blocking Property, Exec. Order No. 14,024, 86 Fed. Reg. 20,249 (Apr. 19, 2021)."
    );
}

#[test]
fn the_web_is_as_in_rule_18() {
    // Rule 18.2.2; the clock time, which a file does not have, is left out.
    let url = "http://www.volokh.com/posts/1233241458.shtml";
    let title = "More on Section 7 of the Torture Convention";
    let post = source(
        Other,
        ["Eric Posner", title, "Volokh Conspiracy", "2009-01-29", url],
    );
    assert_eq!(
        noted(Legal, &post, ""),
        format!("Eric Posner, *{title}*, Volokh Conspiracy (Jan. 29, 2009), {url}.")
    );
    let page = accessed(
        "2020-01-01",
        source(News, ["", "Page", "Site", "", "https://example.org/a"]),
    );
    assert_eq!(
        noted(Legal, &page, ""),
        "*Page*, Site, https://example.org/a (last visited Jan. 1, 2020)."
    );
    // Rule 18.2.1(d): the archived copy in square brackets.
    let copied = archived("https://perma.cc/T8U2-994F", "", post);
    assert!(listed(Legal, &copied).ends_with(&format!("{url} [https://perma.cc/T8U2-994F].")));
}

#[test]
fn books_are_as_in_rule_15() {
    let book = source(
        Book,
        ["Robert F. Kennedy", "Thirteen Days", "Norton", "1969", ""],
    );
    assert_eq!(
        noted(Legal, &book, "p. 45"),
        "Robert F. Kennedy, *Thirteen Days* 45 (1969)."
    );
}
