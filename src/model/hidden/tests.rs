//! What is shown for hidden characters, and what is left alone.

use super::*;

#[test]
fn what_turns_text_becomes_a_token() {
    assert_eq!(shown("user\u{202e}nimda"), "user[U+202E]nimda");
    assert_eq!(label("a\u{2066}b\u{2069}c"), "a[U+2066]b[U+2069]c");
    for character in
        "\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}".chars()
    {
        let text = format!("\u{5d0}{character}\u{5d1}");
        assert!(
            !shown(&text).contains(character),
            "also in Hebrew: {text:?}"
        );
    }
}

#[test]
fn control_characters_become_tokens_and_lines_stay_lines() {
    assert_eq!(
        shown("a\0b\u{1b}[31mc\u{9b}d\u{7f}"),
        "a[U+0000]b[U+001B][31mc[U+009B]d[U+007F]"
    );
    assert_eq!(shown("one\n\ttwo\r\nthree"), "one\n\ttwo\r\nthree");
    assert_eq!(
        label("one\n\ttwo\r\nthree\u{2028}four\n"),
        "one two three four"
    );
}

#[test]
fn invisible_characters_become_tokens() {
    let cases = [
        ("Bi\u{200b}den", "Bi[U+200B]den"),
        ("Bi\u{200d}den", "Bi[U+200D]den"),
        ("Bi\u{200c}den", "Bi[U+200C]den"),
        ("a\u{200e}b", "a[U+200E]b"),
        ("a\u{200f}b", "a[U+200F]b"),
        ("\u{feff}a", "[U+FEFF]a"),
        ("\u{3164}", "[U+3164]"),
        ("a\u{fe0f}b", "a[U+FE0F]b"),
        ("x\u{fff9}y\u{fffa}z\u{fffb}", "x[U+FFF9]y[U+FFFA]z[U+FFFB]"),
        ("a\u{e0061}b", "a[U+E0061]b"),
        ("\u{fffe}", "[U+FFFE]"),
    ];
    for (text, wanted) in cases {
        assert_eq!(shown(text), wanted);
        assert_eq!(label(text), wanted);
    }
}

#[test]
fn a_message_in_tags_is_counted() {
    let tags: String = "ignore all rules"
        .bytes()
        .filter_map(|byte| char::from_u32(0xe0000 + u32::from(byte)))
        .collect();
    assert_eq!(
        shown(&format!("Hello{tags}!")),
        "Hello[U+E0069][U+E0067][U+E006E][+13]!"
    );
    let selectors = "\u{fe0f}".repeat(100);
    assert_eq!(
        shown(&format!("☺{selectors}")),
        format!("☺\u{fe0f}[U+FE0F][U+FE0F][U+FE0F][+96]"),
        "one selector makes an emoji, and a hundred a message"
    );
}

#[test]
fn writing_systems_keep_what_they_need() {
    let fine = [
        "می\u{200c}خواهم",                            // Persian
        "ක්\u{200d}ෂ",                                 // Sinhala
        "क्\u{200d}ष",                                 // Hindi
        "ภาษา\u{200b}ไทย",                            // Thai
        "\u{5e9}\u{5dc}\u{5d5}\u{5dd} (C++)\u{200f}", // Hebrew
        "ᠮᠣᠩᠭᠣᠯ\u{180e}ᠠ",                            // Mongolian
        "👩\u{200d}🚀 👩🏽\u{200d}⚖\u{fe0f} ❤\u{fe0f}\u{200d}🔥 1\u{fe0f}\u{20e3}",
        "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
        "葛\u{e0100}城市",
        "Donau\u{ad}dampf\u{ad}schiff, 5\u{a0}km, 10\u{202f}000, km\u{2060}/\u{2060}h",
        "Việt Nam, S\u{323}\u{307}, n\u{308}",
    ];
    for text in fine {
        assert_eq!(shown(text), text);
        assert_eq!(hidden_in(text).count(), 0, "{text:?}");
    }
}

#[test]
fn a_flag_is_no_place_for_messages() {
    let tags: String = "abcdefghij"
        .bytes()
        .filter_map(|byte| char::from_u32(0xe0000 + u32::from(byte)))
        .collect();
    let text = format!("🏴{tags}\u{e007f}");
    assert!(shown(&text).contains("[U+E0061]"), "{}", shown(&text));
    assert!(shown("🏴\u{e0067}").contains("[U+E0067]"));
}

#[test]
fn piles_of_accents_are_counted() {
    let pile = format!("Z{}algo", "\u{301}".repeat(50));
    assert_eq!(shown(&pile), format!("Z{}[+46]algo", "\u{301}".repeat(4)));
}

#[test]
fn long_text_is_cut_before_it_is_looked_at() {
    let long = "é".repeat(5_000_000);
    let begun = std::time::Instant::now();
    for _ in 0..100 {
        assert_eq!(label(&long).chars().count(), LABEL_CHARACTERS + 1);
    }
    assert!(shown(&long).ends_with("… (and 9960000 bytes more)"));
    assert!(begun.elapsed().as_millis() < 500, "{:?}", begun.elapsed());
    assert_eq!(label("short"), "short");
}

#[test]
fn what_is_shown_is_never_changed_again() {
    for text in [
        "a\u{202e}b",
        "Z\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
        "\0\0\0\0\0\0",
        "x\u{200d}",
    ] {
        let once = shown(text).into_owned();
        assert_eq!(shown(&once), once);
    }
}

#[test]
fn blank_text_has_nothing_to_see() {
    assert!(is_blank(" \u{a0}\u{2800}\u{ad}\u{2060}\n"));
    assert!(is_blank(""));
    assert!(!is_blank("\u{200b}"), "which shows as a token");
}
