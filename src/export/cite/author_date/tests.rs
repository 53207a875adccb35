//! Held against the examples of the Chicago Manual of Style's own Citation Quick Guide (author-date),
//! 17th and 18th editions.

use crate::export::cite::Style::AuthorDate;
use crate::export::cite::tests::{accessed, listed, noted, source};
use crate::model::SourceKind::{Book, News, Official};

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
    assert_eq!(noted(AuthorDate, &yu, "p. 45"), "(Yu 2020, 45)");
    assert_eq!(
        listed(AuthorDate, &yu),
        "Yu, Charles. 2020. *Interior Chinatown*. Pantheon Books."
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
        noted(AuthorDate, &two, "pp. 117–18"),
        "(Binder and Kidder 2022, 117–18)"
    );
    assert_eq!(
        listed(AuthorDate, &two),
        format!(
            "Binder, Amy J., and Jeffrey L. Kidder. 2022. *{title}*. University of Chicago Press."
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
    assert_eq!(noted(AuthorDate, &mead, "p. 43"), "(Mead 2017, 43)");
    assert_eq!(
        listed(AuthorDate, &mead),
        "Mead, Rebecca. 2017. “The Prophet of Dystopia.” *New Yorker*, April 17."
    );
    let url = "http://www.vox.com/culture/2017/4/11/15209084/peeps-easter";
    let title = "The Squishy, Sugary History of Peeps";
    let pai = source(News, ["Tanya Pai", title, "Vox", "2017-04-11", url]);
    assert_eq!(
        listed(AuthorDate, &pai),
        format!("Pai, Tanya. 2017. “{title}.” *Vox*, April 11. {url}.")
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
    assert_eq!(noted(AuthorDate, &yale, ""), "(Yale University, n.d.)");
    assert_eq!(
        listed(AuthorDate, &yale),
        format!("Yale University. n.d. “About Yale: Yale Facts.” Accessed May 1, 2017. {url}.")
    );
}
