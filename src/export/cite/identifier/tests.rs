//! Forms that are known, and those that stay as they are.

use super::*;

fn pair(one: &str, two: &str) -> (String, String) {
    (one.to_owned(), two.to_owned())
}

#[test]
fn forms_of_the_united_states_are_known() {
    for text in [
        "86 FR 20249",
        "86 Fed. Reg. 20,249",
        "86 Federal Register 20249",
    ] {
        let (volume, page) = pair("86", "20249");
        assert_eq!(
            Identifier::of(text),
            Identifier::FederalRegister(volume, page)
        );
    }
    for text in [
        "EO 14024",
        "E.O. 14024",
        "Executive Order 14024",
        "Exec. Order No. 14,024",
    ] {
        assert_eq!(
            Identifier::of(text),
            Identifier::ExecutiveOrder("14024".into())
        );
    }
    for text in ["Public Law 117-169", "Pub. L. No. 117–169", "P.L. 117-169"] {
        assert_eq!(
            Identifier::of(text),
            Identifier::PublicLaw("117-169".into())
        );
    }
    assert_eq!(
        Identifier::of("H. Doc. 117-96"),
        Identifier::Congress("H.R. Doc. No. 117-96".into())
    );
    let (title, section) = pair("20", "6301");
    assert_eq!(
        Identifier::of("20 U.S.C. § 6301"),
        Identifier::Code(title, section)
    );
    let (title, section) = pair("16", "444.1");
    assert_eq!(
        Identifier::of("16 C.F.R. § 444.1"),
        Identifier::Regulations(title, section)
    );
    let (title, section) = pair("31", "part 587");
    assert_eq!(
        Identifier::of("31 CFR part 587"),
        Identifier::Regulations(title, section)
    );
}

#[test]
fn forms_of_europe_and_the_united_nations_are_known() {
    let journal = |text: &str| match Identifier::of(text) {
        Identifier::Journal {
            series,
            issue,
            year,
            page,
        } => {
            format!(
                "{series} {issue} {} {}",
                year.unwrap_or_default(),
                page.unwrap_or_default()
            )
        }
        other => format!("{other:?}"),
    };
    assert_eq!(journal("OJ L 193, 21.7.2022, p. 196–218"), "L 193 2022 196");
    assert_eq!(journal("OJ L 311I, 3.12.2022, p. 1"), "L 311I 2022 1");
    assert_eq!(journal("OJ L, 2026/1437, 26.6.2026"), "L 2026/1437 2026 ");
    assert_eq!(journal("OJ L 49").trim_end(), "L 49");
    for (text, number) in [("S/RES/1737 (2006)", "1737"), ("UNSCR 1747", "1747")] {
        let resolution = Identifier::Resolution {
            security_council: true,
            number: number.into(),
        };
        assert_eq!(Identifier::of(text), resolution);
    }
}

#[test]
fn other_forms_stay_as_they_are() {
    let texts = [
        "Decision 2014/145/CFSP",
        "Regulation (EU) 2022/328",
        "Case C-72/15",
        "SC/8928",
        "FR Doc. 2014-10576",
        "86 FR",
        "EO",
        "OJ",
        "Executive Order 14024 and more",
    ];
    for text in texts {
        assert_eq!(
            Identifier::of(text),
            Identifier::Other(text.to_owned()),
            "{text}"
        );
    }
}

#[test]
fn titles_name_their_orders() {
    let order = Some(Identifier::ExecutiveOrder("14024".into()));
    assert_eq!(
        Identifier::of_title("Executive Order 14024 of April 15, 2021"),
        order
    );
    assert_eq!(
        Identifier::of_title("Exec. Order No. 14,024: Blocking"),
        order
    );
    assert_eq!(Identifier::of_title("Blocking Property"), None);
}
