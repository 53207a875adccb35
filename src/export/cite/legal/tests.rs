//! Held against the Indigo Book, second edition (2.0, revised 2023), which is in the public domain,
//! and against examples of the Bluebook in guides of law libraries; each test names its own.

use crate::export::cite::Style::Legal;
use crate::export::cite::tests::{accessed, archived, noted, numbered, source};
use crate::model::SourceKind::{self, Analysis, Book, News, Official, Other};

fn law(identifier: &str, title: &str, date: &str) -> crate::model::Source {
    let bare = source(SourceKind::Legal, ["", title, "", date, ""]);
    if identifier.is_empty() {
        bare
    } else {
        numbered(identifier, bare)
    }
}

/// Rule 14 and table T1.2: the order of the Code from “Presidential Documents”, George Washington
/// University Law Library (which leaves the comma of rule 6.2 out); that of the Register is
/// Executive Order 14023, Indigo Book, table T2 (“Executive Office of the President”), with the
/// Bluebook's “No.”, comma and month; its proposed rule of the Treasury has a page within.
#[test]
fn orders_and_rules_are_as_in_rule_14() {
    let order = law("3 CFR 247", "Executive Order 13415", "2007");
    assert_eq!(
        noted(Legal, &order, ""),
        "Exec. Order No. 13,415, 3 C.F.R. 247 (2007)."
    );
    let order = law("86 FR 19569", "Executive Order 14023", "2021-04-09");
    assert_eq!(
        noted(Legal, &order, ""),
        "Exec. Order No. 14,023, 86 Fed. Reg. 19,569 (Apr. 9, 2021)."
    );
    let rule = law("48 FR 9871", "Prop. Treas. Reg. § 1.704-1", "1983-03-09");
    assert_eq!(
        noted(Legal, &rule, "p. 9872"),
        "Prop. Treas. Reg. § 1.704-1, 48 Fed. Reg. 9871, 9872 (Mar. 9, 1983)."
    );
}

/// Indigo Book, R19.1.1, R19.1.3 and R5.2.3.
#[test]
fn codified_rules_are_as_in_the_indigo_book() {
    let bare = law("36 CFR 272.1", "", "2020");
    assert_eq!(noted(Legal, &bare, ""), "36 C.F.R. § 272.1 (2020).");
    let title = "DOE Employee Standards of Conduct with Regard to Privacy";
    assert_eq!(
        noted(Legal, &law("10 CFR 1008.3", title, "2020"), ""),
        format!("{title}, 10 C.F.R. § 1008.3 (2020).")
    );
    assert_eq!(
        noted(Legal, &law("21 CFR part 133", "", "2020"), ""),
        "21 C.F.R. pt. 133 (2020)."
    );
}

/// By analogy with orders, which 1 C.F.R. § 21.53 numbers in the same way.
#[test]
fn proclamations_are_like_orders() {
    let proclamation = law("27 FR 10401", "Proclamation 3504", "1962-10-25");
    assert_eq!(
        noted(Legal, &proclamation, ""),
        "Proclamation No. 3504, 27 Fed. Reg. 10,401 (Oct. 25, 1962)."
    );
}

/// Indigo Book, R16.1.1, R16.1.3 and R16.1.7 (the first without its pinpoint): a year that is in the
/// name is not said again.
#[test]
fn statutes_are_as_in_the_indigo_book() {
    let act = "Patient Protection and Affordable Care Act";
    assert_eq!(
        noted(
            Legal,
            &law("Pub. L. No. 111-148; 124 Stat. 119", act, "2010-03-23"),
            "sec. 1101"
        ),
        format!("{act}, Pub. L. No. 111-148, § 1101, 124 Stat. 119 (2010).")
    );
    let act = "Family Sponsor Immigration Act of 2002";
    assert_eq!(
        noted(
            Legal,
            &law("Public Law 107-150; 116 Stat. 74", act, "2002-03-13"),
            ""
        ),
        format!("{act}, Pub. L. No. 107-150, 116 Stat. 74.")
    );
    assert_eq!(
        noted(Legal, &law("18 USC 1030", "", ""), ""),
        "18 U.S.C. § 1030."
    );
}

/// Indigo Book, R11 and R12.3.1 (“Georgia v. Public.Resource.org”); for the European Union, where the
/// number comes first, the guide of Creighton University to its law (“Citation Form”), here with the
/// reports that no longer appear left out.
#[test]
fn cases_are_as_in_rule_10_and_rule_21_5() {
    let case = law(
        "140 S. Ct. 1498",
        "Georgia v. Public.Resource.org, Inc.",
        "2020",
    );
    assert_eq!(
        noted(Legal, &case, "p. 1509"),
        "Georgia v. Public.Resource.org, Inc., 140 S. Ct. 1498, 1509 (2020)."
    );
    let case = law("Case T-198/98", "Micro Leader Bus. v. Comm’n", "1999");
    assert_eq!(
        noted(Legal, &case, ""),
        "Case T-198/98, Micro Leader Bus. v. Comm’n (1999)."
    );
}

/// Examples of rule 21.4.1 and 21.4.5 as guides of law libraries print them, among them “Citing Foreign
/// and International Sources”.
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

/// “Legal Citation: Bluebook”, library of the Graduate Institute, Geneva.
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

/// “European Union Business Law: Citation Format” of the law library of Seton Hall (the directive), and
/// “Citing the O.J.”, Creighton University (the regulation and the decision).
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
    let title = "Council Decision 2008/336, Appointing and Replacing Members of the Governing Board of the \
                 European Centre for the Development of Vocational Training";
    assert_eq!(
        noted(Legal, &law("OJ L 115, 29.4.2008, p. 32", title, "2008"), ""),
        format!("{title}, 2008 O.J. (L 115) 32.")
    );
    // Since October 2023 each act is an issue of its own: by analogy.
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

/// By analogy with rules 13 and 14.2; papers of Congress as in rule 13.4 (“H.R. Rep. No. 105-452”, guide
/// of Mercer University).
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
    let title = "Executive Order 13846 of August 6, 2018: Reimposing Certain Sanctions With Respect to Iran";
    assert_eq!(
        noted(Legal, &law("83 FR 38939", title, "2018-08-07"), ""),
        "Reimposing Certain Sanctions With Respect to Iran, Exec. Order No. 13,846, 83 Fed. Reg. 38,939 (Aug. 7, 2018)."
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

/// Indigo Book, R30.4.2 (newspaper), R33.1.1, R33.1.2 and R33.5.2 (pages), R33.6.3 (archived copy).
#[test]
fn the_web_is_as_in_the_indigo_book() {
    let url =
        "https://www.nytimes.com/2014/11/14/world/europe/un-commission-presses-us-on-torture.html";
    let title = "U.N. Commission Presses U.S. on Torture";
    let news = source(
        News,
        ["Charlie Savage", title, "N.Y. Times", "2014-11-14", url],
    );
    assert_eq!(
        noted(Legal, &news, ""),
        format!("Charlie Savage, *{title}*, N.Y. Times (Nov. 14, 2014), {url}.")
    );
    let url = "https://knightcolumbia.org/content/facebook-v-sullivan";
    let publisher = "Knight First Amend. Inst.";
    let page = source(
        Analysis,
        [
            "Kate Klonick",
            "Facebook v. Sullivan",
            publisher,
            "2018-10-01",
            url,
        ],
    );
    assert_eq!(
        noted(Legal, &page, ""),
        format!("Kate Klonick, *Facebook v. Sullivan*, {publisher} (Oct. 1, 2018), {url}.")
    );
    let url = "https://ij.org/issues/economic-liberty/";
    let undated = source(Other, ["", "Economic Liberty", "Inst. for Just.", "", url]);
    assert_eq!(
        noted(Legal, &accessed("2021-07-06", undated), ""),
        format!("*Economic Liberty*, Inst. for Just., {url} (last visited July 6, 2021).")
    );
    let url = "http://www.loweringthebar.net/2015/12/gollum-experts.html";
    let copy = format!("https://web.archive.org/web/20151208124302/{url}");
    let title = "Gollum Experts to Testify, Says Court";
    let copied = source(
        Analysis,
        [
            "Kevin Underhill",
            title,
            "Lowering the Bar",
            "2015-12-04",
            url,
        ],
    );
    assert_eq!(
        noted(Legal, &archived(&copy, "2015-12-08", copied), ""),
        format!("Kevin Underhill, *{title}*, Lowering the Bar (Dec. 4, 2015), {url} [{copy}].")
    );
}

/// Indigo Book, R28.1 and R5.1.1; a page after a title that ends in a number has “at”.
#[test]
fn books_are_as_in_the_indigo_book() {
    let title = "Masked by Trust: Bias in Library Discovery";
    let book = source(Book, ["Matthew Reidsma", title, "", "2019", ""]);
    assert_eq!(
        noted(Legal, &book, ""),
        format!("Matthew Reidsma, *{title}* (2019).")
    );
    let title =
        "The Color of Creatorship: Intellectual Property, Race, and the Making of Americans";
    let book = source(Book, ["Anjali Vats", title, "", "2020", ""]);
    assert_eq!(
        noted(Legal, &book, "p. 35"),
        format!("Anjali Vats, *{title}* 35 (2020).")
    );
    let book = source(Book, ["George Orwell", "1984", "", "1961", ""]);
    assert_eq!(
        noted(Legal, &book, "p. 12"),
        "George Orwell, *1984*, at 12 (1961)."
    );
}
