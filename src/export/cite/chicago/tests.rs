//! Held against the examples of the Chicago Manual of Style's own Citation Quick Guide (“Notes and
//! Bibliography: Sample Citations”), 18th edition but where a test says otherwise, and of its Q&A.

use crate::export::cite::Style::Chicago;
use crate::export::cite::tests::{accessed, archived, at, listed, noted, numbered, shown, source};
use crate::export::cite::{Style, shortened};
use crate::model::Source;
use crate::model::SourceKind::{Academic, Book, Legal, News, Official, Other, Social, Video};

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

/// “News or magazine article”: the comma of a note follows the question mark of a title, the full stop
/// of a list does not; the article of a newspaper's name is dropped.
#[test]
fn questions_are_as_in_the_quick_guide() {
    let url = "https://www.nytimes.com/2023/12/13/well/eat/flax-seeds-benefits.html";
    let title = "Are Flax Seeds All That?";
    let blum = source(
        News,
        ["Dani Blum", title, "The New York Times", "2023-12-13", url],
    );
    assert_eq!(
        noted(Chicago, &blum, ""),
        format!("Dani Blum, “{title},” *New York Times*, December 13, 2023, {url}.")
    );
    assert_eq!(
        listed(Chicago, &blum),
        format!("Blum, Dani. “{title}” *New York Times*, December 13, 2023. {url}.")
    );
}

/// Q&A, “Citation, Documentation of Sources”: “the name of the newspaper stands in place of the author”
/// in a list; its example is that of the author-date style. In a note the headline is first.
#[test]
fn unsigned_news_is_listed_by_its_newspaper() {
    let title = "In Texas, Ad Heats Up Race for Governor";
    let unsigned = source(News, ["", title, "New York Times", "2002-07-30", ""]);
    assert_eq!(
        listed(Chicago, &unsigned),
        format!("*New York Times*. “{title}.” July 30, 2002.")
    );
    assert_eq!(
        noted(Chicago, &unsigned, ""),
        format!("“{title},” *New York Times*, July 30, 2002.")
    );
}

/// “Website content”: in a note a page comes first, then its site and who owns it (without the word
/// “Effective” before the date, which a file does not have).
#[test]
fn websites_are_as_in_the_quick_guide() {
    let url = "https://www.yale.edu/about-yale/yale-facts";
    let yale = accessed(
        "2022-03-08",
        source(
            Official,
            ["", "About Yale: Yale Facts", "Yale University", "", url],
        ),
    );
    assert_eq!(
        noted(Chicago, &yale, ""),
        format!("“About Yale: Yale Facts,” Yale University, accessed March 8, 2022, {url}.")
    );
    assert_eq!(
        listed(Chicago, &yale),
        format!("Yale University. “About Yale: Yale Facts.” Accessed March 8, 2022. {url}.")
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
    assert_eq!(
        noted(Chicago, &google, ""),
        format!("“Privacy Policy,” Privacy & Terms, Google, November 15, 2023, {url}.")
    );
    assert_eq!(
        listed(Chicago, &google),
        format!("Google. “Privacy Policy.” Privacy & Terms. November 15, 2023. {url}.")
    );
}

/// “Social media content” and “Video” (without its length and place): the date follows after a comma.
#[test]
fn posts_and_videos_are_as_in_the_quick_guide() {
    let url = "https://www.facebook.com/ChicagoManual/posts/10152906193679151";
    let title = "Is the world ready for singular they? We thought so back in 1993.";
    let bare = title.trim_end_matches('.');
    let body = "Chicago Manual of Style";
    let post = source(Social, [body, title, "Facebook", "2015-04-17", url]);
    assert_eq!(
        noted(Chicago, &post, ""),
        format!("{body}, “{bare},” Facebook, April 17, 2015, {url}.")
    );
    assert_eq!(
        listed(Chicago, &post),
        format!("{body}. “{bare}.” Facebook, April 17, 2015. {url}.")
    );
    let url =
        "https://www.ted.com/talks/vaitea_cowan_how_green_hydrogen_could_end_the_fossil_fuel_era";
    let title = "How Green Hydrogen Could End the Fossil Fuel Era";
    let talk = source(Video, ["Vaitea Cowan", title, "TED Talk", "2022-04", url]);
    assert_eq!(
        noted(Chicago, &talk, ""),
        format!("Vaitea Cowan, “{title},” TED Talk, April 2022, video, {url}.")
    );
    assert_eq!(
        listed(Chicago, &talk),
        format!("Cowan, Vaitea. “{title}.” TED Talk, April 2022. Video. {url}.")
    );
}

/// “Journal article” (Snyder et al.), with made-up names.
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

/// By analogy.
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
            "Site. “Page.” January 1, 2020. {url}. Archived February 1, 2020, at https://perma.cc/T8U2-994F."
        )
    );
}

/// The manual defers to the Bluebook; the order is Executive Order 14023, see the tests of that style.
#[test]
fn laws_follow_the_bluebook() {
    let order = numbered(
        "86 FR 19569",
        source(
            Legal,
            [
                "",
                "Executive Order 14023 of April 9, 2021",
                "Federal Register",
                "2021-04-09",
                "",
            ],
        ),
    );
    assert_eq!(
        noted(Chicago, &order, "sec. 1"),
        "Exec. Order No. 14,023, § 1, 86 Fed. Reg. 19,569 (Apr. 9, 2021)."
    );
}

/// Shortened citations as the guides of Douglas College and Stonehill College print them after the 18th
/// edition, 13.32 and 13.33 (the titles of theirs that are cut more are left out).
#[test]
fn later_notes_are_short() {
    let title = "When the News Broke: Chicago 1968 and the Polarizing of America";
    let fields = [
        "Heather Hendershot",
        title,
        "University of Chicago Press",
        "2022",
        "",
    ];
    let book = source(Book, fields);
    let short = |source: &Source, pin: &str| {
        let note = shortened(Chicago, source, Some(&at(pin)));
        note.map(|note| shown(&note))
    };
    assert_eq!(
        short(&book, "pp. 165–66").as_deref(),
        Some("Hendershot, *When the News Broke*, 165–66.")
    );
    let fields = [
        "Ernest Kaiser",
        "The Literature of Harlem",
        "Harlem",
        "1964",
        "",
    ];
    let essay = source(Academic, fields);
    assert_eq!(
        short(&essay, "pp. 189–90").as_deref(),
        Some("Kaiser, “Literature of Harlem,” 189–90.")
    );
    let law = source(Legal, ["", "Some Act", "", "2020", ""]);
    assert_eq!(short(&law, "sec. 1"), None);
    assert!(shortened(Style::Apa, &essay, None).is_none());
}
