//! Held against the examples of the MLA Style Center (Works Cited: A Quick Guide; Documenting Legal
//! Works in MLA Style) and of the MLA Handbook, 9th edition.

use crate::export::cite::Style::Mla;
use crate::export::cite::tests::{accessed, listed, noted, numbered, source};
use crate::model::SourceKind::{Analysis, Book, Legal, News, Official};

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

#[test]
fn a_body_that_publishes_its_own_words_is_only_the_publisher() {
    // MLA Handbook, section 5.19.
    let page = source(
        Official,
        [
            "",
            "Yale Facts",
            "Yale University",
            "",
            "https://www.yale.edu/facts",
        ],
    );
    assert_eq!(
        listed(Mla, &accessed("2026-09-20", page)),
        "“Yale Facts.” *Yale University*, www.yale.edu/facts. Accessed 20 Sept. 2026."
    );
}

#[test]
fn orders_have_the_federal_register_as_their_container() {
    let title = "Executive Order 13717: Establishing a Federal Earthquake Risk Management Standard";
    let order = source(Legal, ["", title, "", "2016-02-05", ""]);
    assert_eq!(
        listed(Mla, &numbered("81 FR 6405", order)),
        format!("“{title}.” *Federal Register*, vol. 81, 5 Feb. 2016, p. 6405.")
    );
    let law = source(
        Legal,
        [
            "United States, Congress",
            "Public Law 111-122",
            "",
            "2009",
            "",
        ],
    );
    assert_eq!(
        listed(Mla, &numbered("123 Stat. 3480", law)),
        "United States, Congress. “Public Law 111-122.” *United States Statutes at Large*, vol. 123, 2009, p. 3480."
    );
}
