//! Addresses as they come, and as attackers write them.

use super::*;

fn scheme(name: &str) -> LinkError {
    LinkError::Scheme(name.to_owned())
}

#[test]
fn nothing_but_the_web_is_opened() {
    let cases = [
        ("javascript:alert(1)", scheme("javascript")),
        ("JaVaScRiPt:alert(1)", scheme("javascript")),
        ("javascript://example.com/%0aalert(1)", scheme("javascript")),
        ("data:text/html,<script>alert(1)</script>", scheme("data")),
        ("file:///etc/passwd", scheme("file")),
        ("vbscript:msgbox(1)", scheme("vbscript")),
        ("smb://server/share", scheme("smb")),
        ("ms-msdt:/id PCWDiagnostic", scheme("ms-msdt")),
        ("search-ms:query=x", scheme("search-ms")),
        ("mailto:someone@example.com", scheme("mailto")),
        ("blob:https://example.com/1", scheme("blob")),
        ("view-source:https://example.com", scheme("view-source")),
        ("about:blank", scheme("about")),
        ("ftp://example.com/", scheme("ftp")),
        ("C:\\Windows\\System32\\calc.exe", scheme("c")),
        ("c:/windows/system32/calc.exe", scheme("c")),
        ("\\\\server\\share\\file", LinkError::NotAnAddress),
        ("//example.com/page", LinkError::NotAnAddress),
        ("/etc/passwd", LinkError::NotAnAddress),
        ("--help", LinkError::NotAnAddress),
        ("www.example.com/page", LinkError::NotAnAddress),
        ("example.com:80/page", LinkError::NotAnAddress),
        ("localhost:80", LinkError::NotAnAddress),
        ("", LinkError::Empty),
        ("   ", LinkError::Empty),
    ];
    for (text, error) in cases {
        assert_eq!(check(text), Err(error), "{text}");
    }
}

#[test]
fn web_addresses_that_hide_where_they_lead_are_not_opened() {
    let cases = [
        ("https://user:pass@evil.example/", LinkError::Credentials),
        (
            "https://www.whitehouse.gov@evil.example/",
            LinkError::Credentials,
        ),
        ("java\tscript:alert(1)", LinkError::HiddenCharacters),
        ("java\nscript:alert(1)", LinkError::HiddenCharacters),
        ("\u{1}javascript:alert(1)", LinkError::HiddenCharacters),
        (
            "https://exam\u{202e}elpmaxe.com/",
            LinkError::HiddenCharacters,
        ),
        ("https://exam\u{200b}ple.com/", LinkError::HiddenCharacters),
        ("https://example.com/\0", LinkError::HiddenCharacters),
        (
            "https://example.com/a\r\nHost: evil",
            LinkError::HiddenCharacters,
        ),
        (
            "https://good.example\\@evil.example/",
            LinkError::NotAnAddress,
        ),
        ("https:\\\\evil.example/", LinkError::NotAnAddress),
        ("https:evil.example", LinkError::NotAnAddress),
        ("https:/evil.example", LinkError::NotAnAddress),
        ("https:///evil.example", LinkError::NotAnAddress),
        ("https://", LinkError::NotAnAddress),
        ("https://exa mple.com/", LinkError::NotAnAddress),
        ("https://example.com:99999/", LinkError::NotAnAddress),
        ("https://[::1/", LinkError::NotAnAddress),
        ("https://256.256.256.256/", LinkError::NotAnAddress),
        ("https ://example.com", LinkError::NotAnAddress),
    ];
    for (text, error) in cases {
        assert_eq!(check(text), Err(error), "{text}");
    }
    let long = format!("https://example.com/{}", "a".repeat(MOST_BYTES));
    assert_eq!(check(&long), Err(LinkError::TooLong));
}

#[test]
fn ordinary_addresses_are_opened_without_remark() {
    let cases = [
        (
            "https://www.lawfaremedia.org/article/x",
            "www.lawfaremedia.org",
        ),
        ("  https://example.com ", "example.com"),
        ("HTTPS://EXAMPLE.COM/Path", "example.com"),
        ("https://example.com:443/", "example.com"),
        ("https://example.com:8443/", "example.com:8443"),
        ("https://example.com/a b?q=ü#§", "example.com"),
        ("https://%65xample.com/", "example.com"),
        ("https://example。com/", "example.com"),
        ("https://example.com/@user", "example.com"),
        ("https://:@example.com/", "example.com"),
        (
            "https://example.com/?next=javascript:alert(1)",
            "example.com",
        ),
    ];
    for (text, host) in cases {
        let link = check(text).unwrap();
        assert_eq!(link.host, host, "{text}");
        assert_eq!(link.caution(), None, "{text}");
        assert!(
            link.url.starts_with("https://") && link.url.is_ascii(),
            "{}",
            link.url
        );
        assert!(!link.url.contains([' ', '"', '<', '>']), "{}", link.url);
    }
}

#[test]
fn unusual_hosts_are_opened_with_a_caution() {
    use Caution::{InternationalHost, NotEncrypted, NumericHost, OwnNetwork};
    let cases: &[(&str, &str, &[Caution])] = &[
        ("http://example.com/", "example.com", &[NotEncrypted]),
        ("https://93.184.216.34/", "93.184.216.34", &[NumericHost]),
        (
            "https://2130706433/",
            "127.0.0.1",
            &[NumericHost, OwnNetwork],
        ),
        (
            "http://0x7f.1/",
            "127.0.0.1",
            &[NotEncrypted, NumericHost, OwnNetwork],
        ),
        ("https://[::1]/", "[::1]", &[NumericHost, OwnNetwork]),
        (
            "https://[::ffff:192.168.0.1]/",
            "[::ffff:c0a8:1]",
            &[NumericHost, OwnNetwork],
        ),
        ("https://localhost:8080/", "localhost:8080", &[OwnNetwork]),
        ("https://printer.local/", "printer.local", &[OwnNetwork]),
        (
            "https://аpple.com/",
            "xn--pple-43d.com",
            &[InternationalHost],
        ),
        (
            "https://xn--pple-43d.com/",
            "xn--pple-43d.com",
            &[InternationalHost],
        ),
        (
            "https://bücher.example/",
            "xn--bcher-kva.example",
            &[InternationalHost],
        ),
    ];
    for (text, host, cautions) in cases {
        let link = check(text).unwrap();
        assert_eq!(link.host, *host, "{text}");
        assert_eq!(link.cautions, *cautions, "{text}");
        assert!(link.caution().is_some());
    }
}

#[test]
fn cautions_read_as_sentences() {
    let link = check("http://10.0.0.1/").unwrap();
    assert_eq!(
        link.caution().as_deref(),
        Some(
            "The connection is not encrypted. The address is a number, not a name. \
             The address is on your own computer or network."
        )
    );
}

#[test]
fn bare_dois_lead_to_the_resolver() {
    let cases = [
        ("10.1000/182", "https://doi.org/10.1000/182"),
        ("doi:10.1000/182", "https://doi.org/10.1000/182"),
        ("DOI: 10.1000/182", "https://doi.org/10.1000/182"),
        (
            "10.1002/(SICI)1097#1?x",
            "https://doi.org/10.1002/(SICI)1097%231%3Fx",
        ),
        ("https://doi.org/10.1000/182", "https://doi.org/10.1000/182"),
    ];
    for (text, url) in cases {
        let link = check(text).unwrap();
        assert_eq!(
            (link.url.as_str(), link.host.as_str()),
            (url, "doi.org"),
            "{text}"
        );
        assert!(link.cautions.is_empty());
    }
    for text in [
        "10.5",
        "10.1/2",
        "doi:javascript:alert(1)",
        "10.1000/",
        "doi:",
    ] {
        assert!(check(text).is_err(), "{text}");
    }
}

#[test]
fn what_was_checked_once_passes_again_unchanged() {
    for text in [
        "https://example.com/a b",
        "http://2130706433",
        "10.1000/1#2",
        "https://аpple.com",
    ] {
        let link = check(text).unwrap();
        assert_eq!(check(&link.url).unwrap(), link);
    }
}

#[test]
fn errors_tell_what_to_do_or_why() {
    assert_eq!(
        check("JavaScript:alert(1)").unwrap_err().to_string(),
        "Only web addresses are opened, and this one begins with “javascript:”"
    );
}
