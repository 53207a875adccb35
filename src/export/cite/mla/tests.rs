//! Held against the examples of the MLA Style Center (“Works Cited: A Quick Guide”) and of the MLA
//! Handbook, 9th edition, as guides of libraries print them; each test names its own.

use crate::export::cite::Style::Mla;
use crate::export::cite::tests::{accessed, listed, noted, numbered, source};
use crate::model::SourceKind::{Analysis, Book, Legal, News, Official};

/// “Works Cited: A Quick Guide”, MLA Style Center.
#[test]
fn articles_on_the_web_are_as_in_the_quick_guide() {
    let rest = "www.theatlantic.com/magazine/archive/2015/01/\
                the-death-of-the-artist-and-the-birth-of-the-creative-entrepreneur/383497/";
    let title = "The Death of the Artist—and the Birth of the Creative Entrepreneur";
    let url = format!("https://{rest}");
    let page = source(
        News,
        [
            "William Deresiewicz",
            title,
            "The Atlantic",
            "2014-12-28",
            &url,
        ],
    );
    assert_eq!(
        listed(Mla, &page),
        format!("Deresiewicz, William. “{title}.” *The Atlantic*, 28 Dec. 2014, {rest}.")
    );
    let rest =
        "somanybooksblog.com/2013/04/25/the-reading-brain-differences-between-digital-and-print/";
    let title = "The Reading Brain: Differences between Digital and Print";
    let url = format!("https://{rest}");
    let blog = source(
        Analysis,
        [
            "Stefanie Hollmichel",
            title,
            "So Many Books",
            "2013-04-25",
            &url,
        ],
    );
    assert_eq!(
        listed(Mla, &blog),
        format!("Hollmichel, Stefanie. “{title}.” *So Many Books*, 25 Apr. 2013, {rest}.")
    );
    assert_eq!(noted(Mla, &blog, "para. 3"), "(Hollmichel, par. 3)");
}

/// “Works Cited: A Quick Guide”, MLA Style Center; of three authors the names are made up.
#[test]
fn books_are_as_in_the_quick_guide() {
    let book = source(Book, ["Hilary Mantel", "Wolf Hall", "Picador", "2010", ""]);
    assert_eq!(
        listed(Mla, &book),
        "Mantel, Hilary. *Wolf Hall*. Picador, 2010."
    );
    assert_eq!(noted(Mla, &book, "p. 12"), "(Mantel 12)");
    let two = source(
        Book,
        [
            "Sandra M. Gilbert|Susan Gubar",
            "The Madwoman in the Attic",
            "Yale UP",
            "1979",
            "",
        ],
    );
    assert_eq!(
        listed(Mla, &two),
        "Gilbert, Sandra M., and Susan Gubar. *The Madwoman in the Attic*. Yale UP, 1979."
    );
    let three = source(Book, ["Ann One|Bob Two|Cy Three", "T", "P", "1979", ""]);
    assert_eq!(listed(Mla, &three), "One, Ann, et al. *T*. P, 1979.");
    assert_eq!(noted(Mla, &three, "pp. 3–4"), "(One et al. 3–4)");
}

/// MLA Handbook, section 5.19; the page is made up.
#[test]
fn a_body_that_publishes_its_own_words_is_only_the_publisher() {
    for author in ["", "Yale University"] {
        let url = "https://www.yale.edu/facts";
        let page = source(Official, [author, "Yale Facts", "Yale University", "", url]);
        assert_eq!(
            listed(Mla, &accessed("2026-09-20", page)),
            "“Yale Facts.” *Yale University*, www.yale.edu/facts. Accessed 20 Sept. 2026."
        );
    }
}

/// “How do you cite legal documents in MLA Style?”, Lake-Sumter State College, after pages 344 to 346 of
/// the MLA Handbook: only the first page is known of a document, and neither the number of the issue
/// nor the day of signing. Titles of laws are upright, those of cases in italics.
#[test]
fn laws_are_as_in_the_handbook() {
    let body = "United States, Executive Office of the President [Barack Obama]";
    let title =
        "Executive Order 13513: Federal Leadership on Reducing Text Messaging While Driving";
    let rest = "www.federalregister.gov/documents/2009/10/06/E9-24203/\
                federal-leadership-on-reducing-text-messaging-while-driving";
    let url = format!("https://{rest}");
    let order = source(Legal, [body, title, "", "2009-10-06", &url]);
    let order = numbered("74 FR 51225", order);
    assert_eq!(
        listed(Mla, &order),
        format!("{body}. {title}. *Federal Register*, vol. 74, 6 Oct. 2009, p. 51225, {rest}.")
    );
    let law = source(
        Legal,
        [
            "United States, Congress",
            "Public Law 111-148",
            "",
            "2010",
            "",
        ],
    );
    assert_eq!(
        listed(Mla, &numbered("124 Stat. 119", law)),
        "United States, Congress. Public Law 111-148. *United States Statutes at Large*, vol. 124, \
         2010, p. 119."
    );
    let rest = "www.law.cornell.edu/supremecourt/text/14-556";
    let url = format!("https://{rest}");
    let court = "United States, Supreme Court";
    let site = "Legal Information Institute";
    let case = source(
        Legal,
        [court, "Obergefell v. Hodges", site, "2015-06-26", &url],
    );
    assert_eq!(
        listed(Mla, &case),
        format!("{court}. *Obergefell v. Hodges*. *{site}*, 26 June 2015, {rest}.")
    );
}

/// By analogy.
#[test]
fn acts_of_the_european_union_have_the_official_journal_as_their_container() {
    let act = source(
        Legal,
        [
            "",
            "Council Regulation (EU) 2022/879",
            "EUR-Lex",
            "2022-06-03",
            "",
        ],
    );
    let act = numbered("OJ L 153, 3.6.2022, p. 53", act);
    assert_eq!(
        listed(Mla, &act),
        "Council Regulation (EU) 2022/879. *Official Journal of the European Union*, L 153, 3 June 2022, p. 53."
    );
    assert_eq!(
        noted(Mla, &act, "art. 3"),
        "(Council Regulation [EU] 2022/879, art. 3)"
    );
}
