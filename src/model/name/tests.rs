//! Whose names are turned round.

use super::*;

#[test]
fn people_are_turned_round() {
    let cases = [
        ("Quinta Jurecic", "Jurecic, Quinta"),
        ("Jurecic, Quinta", "Jurecic, Quinta"),
        ("Ursula von der Leyen", "von der Leyen, Ursula"),
        ("Beauvoir, Simone de", "Beauvoir, Simone de"),
        ("Martin Luther King Jr.", "King, Martin Luther, Jr."),
        ("Martin Luther King, Jr.", "King, Martin Luther, Jr."),
        ("King, Martin Luther, Jr.", "King, Martin Luther, Jr."),
        ("Hendrik Müller-Lankow", "Müller-Lankow, Hendrik"),
        ("JD Vance", "Vance, JD"),
        ("DUPONT, Jean", "DUPONT, Jean"),
        ("Łukasz Żółć", "Żółć, Łukasz"),
    ];
    for (written, inverted) in cases {
        assert_eq!(Name::of(written).inverted(), inverted, "{written}");
    }
}

#[test]
fn bodies_and_other_scripts_stay_as_they_are() {
    let names = [
        "European Commission",
        "Ministry of Commerce, China",
        "Sandler, Travis & Rosenberg",
        "RFE/RL",
        "UN Women",
        "Reuters",
        "The White House",
        "U.S. Treasury (OFAC)",
        "Institute for the Study of War",
        "Médecins sans frontières internationales et associés réunis",
        "习近平",
        "Иван Петров",
        "محمد بن سلمان",
        "@petesouza",
        "",
    ];
    for name in names {
        assert_eq!(Name::of(name), Name::Whole(name.to_owned()));
    }
}

#[test]
fn initials_stand_for_given_names() {
    let cases = [
        ("Jean-Paul Sartre", "Sartre, J.-P."),
        ("J. R. R. Tolkien", "Tolkien, J. R. R."),
        ("J.R.R. Tolkien", "Tolkien, J. R. R."),
        ("Martin Luther King Jr.", "King, M. L., Jr."),
        ("European Commission", "European Commission"),
    ];
    for (written, short) in cases {
        assert_eq!(Name::of(written).initialled(), short, "{written}");
    }
}

#[test]
fn words_of_bodies_are_in_order() {
    assert!(OF_BODIES.is_sorted());
}
