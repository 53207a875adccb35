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

#[test]
fn a_family_name_in_braces_comes_first_everywhere() {
    let cases = [
        ("{Xi} Jinping", "Xi Jinping", "Xi, J.", "Xi"),
        ("{Orbán} Viktor", "Orbán Viktor", "Orbán, V.", "Orbán"),
        ("{Võ} Nguyên Giáp", "Võ Nguyên Giáp", "Võ, N. G.", "Võ"),
        ("{习}近平", "习近平", "习近平", "习"),
    ];
    for (written, spoken, initialled, short) in cases {
        let name = Name::of(written);
        assert_eq!(name.spoken(), spoken);
        assert_eq!(name.inverted(), spoken);
        assert_eq!(name.initialled(), initialled);
        assert_eq!(name.short(), short);
        assert_eq!(name.written(), written);
        assert_eq!(Name::shown(written), spoken);
    }
    for whole in ["{Xi Jinping}", "{} Jinping", "{A} b and C", "x{Y} z", "{A"] {
        assert_eq!(Name::of(whole), Name::Whole(whole.into()));
        assert_eq!(Name::shown(whole), whole);
    }
}
