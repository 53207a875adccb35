//! Held against the examples of the Chicago Manual of Style's own Citation Quick Guide (notes and
//! bibliography), 17th and 18th editions.

use crate::export::cite::Style::Chicago;
use crate::export::cite::tests::{accessed, archived, listed, noted, numbered, source};
use crate::model::SourceKind::{Analysis, Book, Legal, News, Official, Other};

#[test]
fn books_are_as_in_the_quick_guide_of_the_18th_edition() {
    let yu = source(
        Book,
        [
            "Charles Yu",
            "Interior Chinatown",
            "Pantheon Books",
            "2020",
            "",
        ],
    );
    assert_eq!(
        noted(Chicago, &yu, "p. 45"),
        "Charles Yu, *Interior Chinatown* (Pantheon Books, 2020), 45."
    );
    assert_eq!(
        listed(Chicago, &yu),
        "Yu, Charles. *Interior Chinatown*. Pantheon Books, 2020."
    );
    let title = "The Channels of Student Activism: How the Left and Right Are Winning (and Losing) \
                 in Campus Politics Today";
    let two = source(
        Book,
        [
            "Amy J. Binder|Jeffrey L. Kidder",
            title,
            "University of Chicago Press",
            "2022",
            "",
        ],
    );
    assert_eq!(
        noted(Chicago, &two, "pp. 117–18"),
        format!(
            "Amy J. Binder and Jeffrey L. Kidder, *{title}* (University of Chicago Press, 2022), 117–18."
        )
    );
    assert_eq!(
        listed(Chicago, &two),
        format!(
            "Binder, Amy J., and Jeffrey L. Kidder. *{title}*. University of Chicago Press, 2022."
        )
    );
}

#[test]
fn news_is_as_in_the_quick_guide_of_the_17th_edition() {
    let mead = source(
        News,
        [
            "Rebecca Mead",
            "The Prophet of Dystopia",
            "New Yorker",
            "2017-04-17",
            "",
        ],
    );
    assert_eq!(
        noted(Chicago, &mead, "p. 43"),
        "Rebecca Mead, “The Prophet of Dystopia,” *New Yorker*, April 17, 2017, 43."
    );
    assert_eq!(
        listed(Chicago, &mead),
        "Mead, Rebecca. “The Prophet of Dystopia.” *New Yorker*, April 17, 2017."
    );
    let url = "http://www.vox.com/culture/2017/4/11/15209084/peeps-easter";
    let title = "The Squishy, Sugary History of Peeps";
    let pai = source(News, ["Tanya Pai", title, "Vox", "2017-04-11", url]);
    assert_eq!(
        noted(Chicago, &pai, ""),
        format!("Tanya Pai, “{title},” *Vox*, April 11, 2017, {url}.")
    );
    assert_eq!(
        listed(Chicago, &pai),
        format!("Pai, Tanya. “{title}.” *Vox*, April 11, 2017. {url}.")
    );
}

#[test]
fn websites_are_as_in_the_quick_guide_of_the_17th_edition() {
    let url = "https://www.yale.edu/about-yale/yale-facts";
    let yale = accessed(
        "2017-05-01",
        source(
            Official,
            ["", "About Yale: Yale Facts", "Yale University", "", url],
        ),
    );
    assert_eq!(
        noted(Chicago, &yale, ""),
        format!("“About Yale: Yale Facts,” Yale University, accessed May 1, 2017, {url}.")
    );
    assert_eq!(
        listed(Chicago, &yale),
        format!("Yale University. “About Yale: Yale Facts.” Accessed May 1, 2017. {url}.")
    );
}

#[test]
fn many_authors_are_shortened_as_in_the_18th_edition() {
    let book = |count: usize| {
        let authors: Vec<String> = (1..=count)
            .map(|number| format!("Ann N{}", "x".repeat(number)))
            .collect();
        source(Book, [&authors.join("|"), "T", "P", "2020", ""])
    };
    assert_eq!(
        noted(Chicago, &book(3), ""),
        "Ann Nx et al., *T* (P, 2020)."
    );
    assert_eq!(
        listed(Chicago, &book(3)),
        "Nx, Ann, Ann Nxx, and Ann Nxxx. *T*. P, 2020."
    );
    assert_eq!(
        listed(Chicago, &book(7)),
        "Nx, Ann, Ann Nxx, Ann Nxxx, et al. *T*. P, 2020."
    );
}

#[test]
fn copies_are_named_after_the_address() {
    let url = "https://example.org/a";
    let page = archived(
        "https://perma.cc/T8U2-994F",
        "2020-02-01",
        source(Other, ["", "Page", "Site", "2020-01-01", url]),
    );
    assert_eq!(
        noted(Chicago, &page, ""),
        format!(
            "“Page,” Site, January 1, 2020, {url}, archived February 1, 2020, at https://perma.cc/T8U2-994F."
        )
    );
    assert_eq!(
        listed(Chicago, &page),
        format!(
            "“Page.” Site. January 1, 2020. {url}. Archived February 1, 2020, at https://perma.cc/T8U2-994F."
        )
    );
}

#[test]
fn laws_follow_the_bluebook() {
    let order = numbered(
        "86 FR 20249",
        source(
            Legal,
            [
                "",
                "Executive Order 14024 of April 15, 2021",
                "Federal Register",
                "2021-04-19",
                "",
            ],
        ),
    );
    assert_eq!(
        noted(Chicago, &order, "sec. 1"),
        "Exec. Order No. 14,024, § 1, 86 Fed. Reg. 20,249 (Apr. 19, 2021)."
    );
}

#[test]
fn questions_keep_their_mark() {
    let page = source(Analysis, ["", "Who Knows?", "Site", "2020", ""]);
    assert_eq!(noted(Chicago, &page, ""), "“Who Knows?,” Site, 2020.");
    assert_eq!(listed(Chicago, &page), "“Who Knows?” Site. 2020.");
}
