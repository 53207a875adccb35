//! Held against the examples of the APA Style site (Reference Examples) and of chapters 10 and 11 of
//! the Publication Manual, 7th edition.

use crate::export::cite::Style::Apa;
use crate::export::cite::tests::{accessed, listed, noted, numbered, source};
use crate::model::SourceKind::{Academic, Book, Dataset, Legal, News, Official, Other, Video};

#[test]
fn newspapers_are_as_on_the_style_site() {
    let url = "https://www.nytimes.com/2019/03/22/health/memory-forgetting-psychology.html";
    let title = "Can we get better at forgetting?";
    let carey = source(
        News,
        [
            "Benedict Carey",
            title,
            "The New York Times",
            "2019-03-22",
            url,
        ],
    );
    assert_eq!(
        listed(Apa, &carey),
        format!("Carey, B. (2019, March 22). {title} *The New York Times*. {url}")
    );
    assert_eq!(noted(Apa, &carey, ""), "(Carey, 2019)");
}

#[test]
fn news_sites_are_as_on_the_style_site() {
    // APA Style, Webpage on a Website References, "Webpage on a news website".
    let url = "https://www.cnn.com/2019/01/03/health/respect-toward-elderly-leads-to-long-life-intl/index.html";
    let title = "The secret to a long, happy, healthy life? Think age-positive";
    let page = source(News, ["Nina Avramova", title, "CNN", "2019-01-03", url]);
    assert_eq!(
        listed(Apa, &page),
        format!("Avramova, N. (2019, January 3). *{title}*. CNN. {url}")
    );
}

#[test]
fn pages_of_bodies_are_as_on_the_style_site() {
    // APA Style, Webpage on a Website References, with a group author and with a day of retrieval.
    let url = "https://www.who.int/news-room/fact-sheets/detail/the-top-10-causes-of-death";
    let title = "The top 10 causes of death";
    let page = source(
        Official,
        ["", title, "World Health Organization", "2018-05-24", url],
    );
    assert_eq!(
        listed(Apa, &page),
        format!("World Health Organization. (2018, May 24). *{title}*. {url}")
    );
    let url = "https://www.census.gov/popclock/";
    let title = "U.S. and world population clock";
    let body = "U.S. Census Bureau";
    let clock = source(
        Official,
        [body, title, "U.S. Department of Commerce", "", url],
    );
    let clock = accessed("2020-01-09", clock);
    assert_eq!(
        listed(Apa, &clock),
        format!(
            "{body}. (n.d.). *{title}*. U.S. Department of Commerce. Retrieved January 9, 2020, from {url}"
        )
    );
    assert_eq!(noted(Apa, &clock, ""), "(U.S. Census Bureau, n.d.)");
    let url = "https://www.nimh.nih.gov/health/topics/anxiety-disorders/index.shtml";
    let month = source(
        Official,
        [
            "National Institute of Mental Health",
            "Anxiety disorders",
            "U.S. Department of Health and Human Services, National Institutes of Health",
            "2018-07",
            url,
        ],
    );
    assert_eq!(
        listed(Apa, &month),
        format!(
            "National Institute of Mental Health. (2018, July). *Anxiety disorders*. U.S. Department of \
             Health and Human Services, National Institutes of Health. {url}"
        )
    );
}

#[test]
fn books_and_reports_are_as_on_the_style_site() {
    let title = "Behave: The biology of humans at our best and worst";
    let book = source(
        Book,
        ["Robert M. Sapolsky", title, "Penguin Books", "2017", ""],
    );
    assert_eq!(
        listed(Apa, &book),
        format!("Sapolsky, R. M. (2017). *{title}*. Penguin Books.")
    );
    assert_eq!(noted(Apa, &book, "p. 12"), "(Sapolsky, 2017, p. 12)");
    let url = "https://www.cancer.gov/publications/patient-education/takingtime.pdf";
    let body = "U.S. Department of Health and Human Services, National Institutes of Health";
    let title = "Taking time: Support for people with cancer";
    let report = source(
        Other,
        ["National Cancer Institute", title, body, "2019", url],
    );
    let report = numbered("NIH Publication No. 18-2059", report);
    assert_eq!(
        listed(Apa, &report),
        format!(
            "National Cancer Institute. (2019). *{title}* (NIH Publication No. 18-2059). {body}. {url}"
        )
    );
}

#[test]
fn videos_data_and_papers_are_as_on_the_style_site() {
    let url = "https://www.youtube.com/watch?v=guRoWTYfxMs";
    let title = "Soft robotic gripper for jellyfish";
    let video = source(
        Video,
        ["Harvard University", title, "YouTube", "2019-08-28", url],
    );
    assert_eq!(
        listed(Apa, &video),
        format!("Harvard University. (2019, August 28). *{title}* [Video]. YouTube. {url}")
    );
    let data = source(
        Dataset,
        [
            "Alfredo D’Souza|M. Wiseheart",
            "Effects of training",
            "ICPSR",
            "2018",
            "",
        ],
    );
    assert_eq!(
        listed(Apa, &numbered("doi:10.3886/ICPSR37080.v1", data)),
        "D’Souza, A., & Wiseheart, M. (2018). *Effects of training* [Data set]. ICPSR. \
         https://doi.org/10.3886/ICPSR37080.v1"
    );
    let paper = source(
        Academic,
        ["A. Smith|B. Jones|C. Wu", "Paper", "Science", "2018", ""],
    );
    assert_eq!(
        listed(Apa, &paper),
        "Smith, A., Jones, B., & Wu, C. (2018). Paper. *Science*."
    );
    assert_eq!(
        noted(Apa, &paper, "para. 3"),
        "(Smith et al., 2018, para. 3)"
    );
}

#[test]
fn laws_are_as_in_chapter_11() {
    // Section 11.5, statutes; section 11.7, executive orders.
    let act = source(
        Legal,
        ["", "Lilly Ledbetter Fair Pay Act of 2009", "", "2009", ""],
    );
    assert_eq!(
        listed(Apa, &numbered("Pub. L. No. 111-2; 123 Stat. 5", act)),
        "Lilly Ledbetter Fair Pay Act of 2009, Pub. L. No. 111-2, 123 Stat. 5 (2009)."
    );
    let url = "https://www.congress.gov/114/plaws/publ95/PLAW-114publ95.pdf";
    let code = source(Legal, ["", "Every Student Succeeds Act", "", "2015", url]);
    assert_eq!(
        listed(Apa, &numbered("20 U.S.C. § 6301", code)),
        format!("Every Student Succeeds Act, 20 U.S.C. § 6301 (2015). {url}")
    );
    let order = source(Legal, ["", "Executive Order 13676", "", "2014", ""]);
    let order = numbered("79 FR 56931", order);
    assert_eq!(
        listed(Apa, &order),
        "Exec. Order No. 13676, 79 Fed. Reg. 56931 (2014)."
    );
    assert_eq!(noted(Apa, &order, ""), "(Exec. Order No. 13676, 2014)");
}

#[test]
fn of_more_than_twenty_authors_nineteen_and_the_last_are_named() {
    let authors: Vec<String> = (b'a'..=b'v')
        .map(|letter| format!("Ann N{}", char::from(letter)))
        .collect();
    let many = source(Book, [&authors.join("|"), "T", "", "2020", ""]);
    let item = listed(Apa, &many);
    assert!(item.contains("Ns, A., … Nv, A. (2020)."), "{item}");
}
