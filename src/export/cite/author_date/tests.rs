//! Held against the examples of the Chicago Manual of Style's own Citation Quick Guide (“Author-Date:
//! Sample Citations”), 18th edition but where a test says otherwise, and of its Q&A.

use crate::export::cite::Style::AuthorDate;
use crate::export::cite::tests::{accessed, listed, noted, numbered, source};
use crate::model::SourceKind::{Book, Legal, News, Official, Social, Video};

/// “Book”.
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

/// “News or magazine article”, 17th edition.
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

/// Q&A, “Citation, Documentation of Sources”, and “News or magazine article” (Blum).
#[test]
fn unsigned_news_is_listed_by_its_newspaper() {
    let title = "In Texas, Ad Heats Up Race for Governor";
    let unsigned = source(News, ["", title, "New York Times", "2002-07-30", ""]);
    assert_eq!(
        listed(AuthorDate, &unsigned),
        format!("*New York Times*. 2002. “{title}.” July 30.")
    );
    assert_eq!(noted(AuthorDate, &unsigned, ""), "(*New York Times* 2002)");
    let url = "https://www.nytimes.com/2023/12/13/well/eat/flax-seeds-benefits.html";
    let title = "Are Flax Seeds All That?";
    let blum = source(
        News,
        ["Dani Blum", title, "The New York Times", "2023-12-13", url],
    );
    assert_eq!(
        listed(AuthorDate, &blum),
        format!("Blum, Dani. 2023. “{title}” *New York Times*, December 13. {url}.")
    );
}

/// “Website content” (without the word “Effective”), “Social media content” and “Video”, of which the
/// last two are those of the other system with the year moved.
#[test]
fn websites_posts_and_videos_are_as_in_the_quick_guide() {
    let url = "https://www.yale.edu/about-yale/yale-facts";
    let yale = accessed(
        "2022-03-08",
        source(
            Official,
            ["", "About Yale: Yale Facts", "Yale University", "", url],
        ),
    );
    assert_eq!(noted(AuthorDate, &yale, ""), "(Yale University, n.d.)");
    assert_eq!(
        listed(AuthorDate, &yale),
        format!("Yale University. n.d. “About Yale: Yale Facts.” Accessed March 8, 2022. {url}.")
    );
    let url = "https://policies.google.com/privacy";
    let google = source(
        Official,
        [
            "Google",
            "Privacy Policy",
            "Privacy & Terms",
            "2023-11-15",
            url,
        ],
    );
    assert_eq!(noted(AuthorDate, &google, ""), "(Google 2023)");
    assert_eq!(
        listed(AuthorDate, &google),
        format!("Google. 2023. “Privacy Policy.” Privacy & Terms. November 15. {url}.")
    );
    let body = "Chicago Manual of Style";
    let title = "Is the world ready for singular they? We thought so back in 1993";
    let post = source(Social, [body, title, "Facebook", "2015-04-17", ""]);
    assert_eq!(
        listed(AuthorDate, &post),
        format!("{body}. 2015. “{title}.” Facebook, April 17.")
    );
    let title = "How Green Hydrogen Could End the Fossil Fuel Era";
    let talk = source(Video, ["Vaitea Cowan", title, "TED Talk", "2022-04", ""]);
    assert_eq!(
        listed(AuthorDate, &talk),
        format!("Cowan, Vaitea. 2022. “{title}.” TED Talk, April. Video.")
    );
}

/// By analogy.
#[test]
fn brackets_of_laws_have_a_comma_before_the_year() {
    let order = source(Legal, ["", "Executive Order 14023", "", "2021-04-09", ""]);
    let order = numbered("86 FR 19569", order);
    assert_eq!(
        noted(AuthorDate, &order, "sec. 1"),
        "(Exec. Order No. 14,023, 2021, sec. 1)"
    );
}
