//! Held against the examples of the APA Style site (Reference Examples) and of chapters 9, 10 and 11 of
//! the Publication Manual, 7th edition, whose numbered examples `biblatex-apa` sets as its tests.

use crate::export::cite::Style::Apa;
use crate::export::cite::tests::{accessed, listed, noted, numbered, source};
use crate::export::cite::{bibliography, letters};
use crate::model::Source;
use crate::model::SourceKind::{
    Academic, Analysis, Book, Dataset, Legal, News, Official, Other, Social, Transcript, Video,
};

/// “Newspaper Article References”, APA Style site.
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

/// “Webpage on a Website References”, APA Style site, example 1; section 10.16, example 110.
#[test]
fn news_sites_are_as_on_the_style_site() {
    let url = "https://www.cnn.com/2019/01/03/health/respect-toward-elderly-leads-to-long-life-intl/index.html";
    let title = "The secret to a long, happy, healthy life? Think age-positive";
    let page = source(News, ["Nina Avramova", title, "CNN", "2019-01-03", url]);
    assert_eq!(
        listed(Apa, &page),
        format!("Avramova, N. (2019, January 3). *{title}*. CNN. {url}")
    );
}

/// “Webpage on a Website References”, APA Style site, examples 3, 4 and 5; section 10.16, examples 111
/// and 114.
#[test]
fn pages_of_bodies_are_as_on_the_style_site() {
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

/// “Book/Ebook References” and “Report by a Government Agency References”, APA Style site.
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

/// “`YouTube` References” and “Data Set References”, APA Style site, the latter section 10.9, example 75,
/// with a shorter title; the paper is made up, after “Journal Article References”.
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

/// Section 11.4, examples 1 and 3 (without the court, which a file does not tell from a publisher): a case
/// is upright in the list and in italics in the text.
#[test]
fn cases_are_as_in_section_11_4() {
    let url = "http://www.oyez.org/cases/1940-1955/347us483";
    let case = source(Legal, ["", "Brown v. Board of Education", "", "1954", url]);
    let case = numbered("347 U.S. 483", case);
    assert_eq!(
        listed(Apa, &case),
        format!("Brown v. Board of Education, 347 U.S. 483 (1954). {url}")
    );
    assert_eq!(
        noted(Apa, &case, ""),
        "(*Brown v. Board of Education*, 1954)"
    );
}

/// Section 11.5, examples 9, 10 and 11, and section 11.6, example 18.
#[test]
fn laws_are_as_in_section_11_5() {
    let act = source(
        Legal,
        ["", "Lilly Ledbetter Fair Pay Act of 2009", "", "2009", ""],
    );
    let act = numbered("Pub. L. No. 111-2; 123 Stat. 5", act);
    assert_eq!(
        listed(Apa, &act),
        "Lilly Ledbetter Fair Pay Act of 2009, Pub. L. No. 111-2, 123 Stat. 5 (2009)."
    );
    assert_eq!(noted(Apa, &act, ""), "(Lilly Ledbetter Fair Pay Act, 2009)");
    let act = source(Legal, ["", "Civil Rights Act of 1964", "", "1964", ""]);
    assert_eq!(
        listed(Apa, &numbered("Pub. L. No. 88-352; 78 Stat. 241", act)),
        "Civil Rights Act of 1964, Pub. L. No. 88-352, 78 Stat. 241 (1964)."
    );
    let url = "https://www.congress.gov/114/plaws/publ95/PLAW-114publ95.pdf";
    let code = source(Legal, ["", "Every Student Succeeds Act", "", "2015", url]);
    let code = numbered("20 U.S.C. § 6301", code);
    assert_eq!(
        listed(Apa, &code),
        format!("Every Student Succeeds Act, 20 U.S.C. § 6301 (2015). {url}")
    );
    assert_eq!(noted(Apa, &code, ""), "(Every Student Succeeds Act, 2015)");
    let url = "https://www.gpo.gov/fdsys/pkg/CRPT-114hrpt358/pdf/CRPT-114hrpt358.pdf";
    let report = source(Official, ["", "", "", "2015", url]);
    let report = numbered("H. Rept. 114-358", report);
    assert_eq!(
        listed(Apa, &report),
        format!("H.R. Rep. No. 114-358 (2015). {url}")
    );
    assert_eq!(noted(Apa, &report, ""), "(H.R. Rep. No. 114-358, 2015)");
}

/// Section 11.7, examples 19, 20 and 21; a file does not say that a rule is only proposed.
#[test]
fn rules_and_orders_are_as_in_section_11_7() {
    let code = source(Legal, ["", "Protection of Human Subjects", "", "2009", ""]);
    assert_eq!(
        listed(Apa, &numbered("45 CFR 46", code)),
        "Protection of Human Subjects, 45 C.F.R. § 46 (2009)."
    );
    let title = "Defining and Delimiting the Exemptions for Executive, Administrative, Professional, \
                 Outside Sales and Computer Employees";
    let rule = source(Legal, ["", title, "", "2016-05-23", ""]);
    assert_eq!(
        listed(Apa, &numbered("81 FR 32391", rule)),
        format!("{title}, 81 F.R. 32391 (May 23, 2016).")
    );
    let url = "https://www.govinfo.gov/content/pkg/CFR-2015-title3-vol1/pdf/\
               CFR-2015-title3-vol1-eo13676.pdf";
    let order = source(Legal, ["", "Executive Order 13676", "", "2014", url]);
    let order = numbered("3 CFR 294", order);
    assert_eq!(
        listed(Apa, &order),
        format!("Exec. Order No. 13,676, 3 C.F.R. 294 (2014). {url}")
    );
    assert_eq!(noted(Apa, &order, ""), "(Exec. Order No. 13,676, 2014)");
    // By analogy, where an order is cited to the Register.
    let order = source(Legal, ["", "Executive Order 13676", "", "2014-09-23", ""]);
    assert_eq!(
        listed(Apa, &numbered("79 FR 56931", order)),
        "Exec. Order No. 13,676, 79 F.R. 56931 (2014)."
    );
}

/// Section 11.10, example 29, with the collection that the manual leaves out.
#[test]
fn treaties_are_as_in_section_11_10() {
    let url = "https://www.ohchr.org/en/professionalinterest/pages/crc.aspx";
    let title = "United Nations Convention on the Rights of the Child";
    let treaty = source(Legal, ["", title, "", "1989-11-20", url]);
    let treaty = numbered("1577 UNTS 3", treaty);
    assert_eq!(
        listed(Apa, &treaty),
        format!("{title}, November 20, 1989, 1577 U.N.T.S. 3, {url}")
    );
}

/// Section 10.4, example 51, and section 10.9, example 75 (data without a number); by analogy the
/// transcript of section 10.13, example 96, which is a recording there.
#[test]
fn reports_data_and_speeches_are_as_in_chapter_10() {
    let title = "Democratic defense against disinformation";
    let report = source(
        Analysis,
        [
            "D. Fried|A. Polyakova",
            title,
            "Atlantic Council",
            "2018",
            "",
        ],
    );
    assert_eq!(
        listed(Apa, &report),
        format!("Fried, D., & Polyakova, A. (2018). *{title}*. Atlantic Council.")
    );
    let url = "https://www.pewsocialtrends.org/dataset/american-trends-panel-wave-26/";
    let title = "American trends panel Wave 26";
    let data = source(Dataset, ["Pew Research Center", title, "", "2018", url]);
    assert_eq!(
        listed(Apa, &data),
        format!("Pew Research Center. (2018). *{title}* [Data set]. {url}")
    );
    let url = "https://www.americanrhetoric.com/speeches/mlkihaveadream.htm";
    let site = "American Rhetoric";
    let speech = source(
        Transcript,
        ["M. L. King Jr.", "I have a dream", site, "1963-08-28", url],
    );
    assert_eq!(
        listed(Apa, &speech),
        format!("King, M. L., Jr. (1963, August 28). *I have a dream* [Transcript]. {site}. {url}")
    );
}

/// Section 10.15, with the example of QUT cite|write (“Social media”) in the words that the guide of James
/// Cook University reports from APA since 2023 (“[Post]. X.”). The name of the account and the picture,
/// which a file does not have, are left out.
#[test]
fn posts_are_as_in_section_10_15() {
    let url = "https://twitter.com/BarackObama/status/266031293945503744";
    let post = source(
        Social,
        ["Barack Obama", "Four more years", "X", "2012-11-07", url],
    );
    assert_eq!(
        listed(Apa, &post),
        format!("Obama, B. (2012, November 7). *Four more years* [Post]. X. {url}")
    );
}

/// Section 9.46 (Patel) and 9.47 (Azikiwe and Bello; Judge and Kammeyer-Mueller, by their titles), and
/// section 10.4, example 50 (two bodies).
#[test]
fn lists_are_in_the_order_of_sections_9_46_and_9_47() {
    let book =
        |authors: &str, title: &str, date: &str| source(Other, [authors, title, "", date, ""]);
    let two = "T. A. Judge|J. D. Kammeyer-Mueller";
    let sources = [
        book("S. N. Patel", "D", "2020-04"),
        book("S. N. Patel", "C", "2020"),
        book("S. N. Patel", "B", "2016"),
        book("S. N. Patel", "A", ""),
        book("H. Azikiwe|A. Bello", "A", "2020-04-02"),
        book("H. Azikiwe|A. Bello", "B", "2020-03-26"),
        book("H. Azikiwe|A. Bello", "C", "2020"),
        book(two, "On the value of aiming high", "2012"),
        book(two, "General and specific measures", "2012"),
    ];
    let all: Vec<&Source> = sources.iter().collect();
    let items: Vec<String> = bibliography(Apa, &all)
        .iter()
        .map(|item| item.to_text())
        .collect();
    assert_eq!(
        items,
        [
            "Azikiwe, H., & Bello, A. (2020a). C.",
            "Azikiwe, H., & Bello, A. (2020b, March 26). B.",
            "Azikiwe, H., & Bello, A. (2020c, April 2). A.",
            "Judge, T. A., & Kammeyer-Mueller, J. D. (2012a). General and specific measures.",
            "Judge, T. A., & Kammeyer-Mueller, J. D. (2012b). On the value of aiming high.",
            "Patel, S. N. (n.d.). A.",
            "Patel, S. N. (2016). B.",
            "Patel, S. N. (2020a). C.",
            "Patel, S. N. (2020b, April). D.",
        ]
    );
    assert_eq!(letters(Apa, &all)[..3], ["b", "a", ""]);
    let bodies =
        "Australian Government Productivity Commission|New Zealand Productivity Commission";
    let report = book(
        bodies,
        "Strengthening trans-Tasman economic relations",
        "2012",
    );
    assert_eq!(
        listed(Apa, &report),
        "Australian Government Productivity Commission & New Zealand Productivity Commission. (2012). \
         *Strengthening trans-Tasman economic relations*."
    );
}

/// Section 9.8; the names are made up.
#[test]
fn of_more_than_twenty_authors_nineteen_and_the_last_are_named() {
    let authors: Vec<String> = (b'a'..=b'v')
        .map(|letter| format!("Ann N{}", char::from(letter)))
        .collect();
    let many = source(Book, [&authors.join("|"), "T", "", "2020", ""]);
    let item = listed(Apa, &many);
    assert!(item.contains("Ns, A., … Nv, A. (2020)."), "{item}");
}
