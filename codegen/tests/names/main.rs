//! Can any text of a document be named?
//!
//! Texts of every kind, thousands of them, go into each place that a name is made from. What comes out must be an
//! identifier, and differ from the others in its scope.

mod sample;

use std::collections::BTreeSet;

use codegen::analyse::analyse;
use codegen::diagnostic::{Diagnostics, Location};
use codegen::ir::TypeId;
use codegen::name::{Identifier, Names, name};

use self::sample::api;

/// Characters that names stumble over: signs, letters without case, accents, invisible ones, controls, emoji.
const ODD: &str = "_-.$[]{}/\\ '\"#@*+&|:;,<>=?!%^~`()\n\r\t\0\u{7f}\u{85}\u{a0}éÉßŉİıſµªº²½ﬁǅΐЖжаԱ用户한ㄱ가\u{1100}\u{1161}नमस्ते\u{301}\u{345}\
    \u{34f}\u{200b}\u{200d}\u{202e}\u{2028}\u{2066}\u{fe0f}\u{feff}\u{fffd}\u{e0041}\u{203f}\u{2160}٣𝐀𝔞ＡＢａ👍🏽🇷🇴\u{10ffff}";

/// Whole texts that are special somewhere.
const WORDS: &[&str] = &[
    "",
    "_",
    "self",
    "Self",
    "super",
    "crate",
    "type",
    "gen",
    "r#type",
    "new",
    "extra",
    "unknown",
    "body",
    "send",
    "String",
    "Option",
    "Client",
    "client",
    "mod",
    "con",
    "operations",
    "foo-bar",
    "foo_bar",
    "fooBar",
    "FOO_BAR",
    "1st",
    "*",
    "+1",
    "-1",
    "1",
    "true",
    "*/",
    "\"#",
    "cafe\u{301}",
    "café",
    "u1f44d",
    "u00005f",
];

/// What the texts of a round are the names of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Types,
    Members,
    Values,
    Operations,
    Parameters,
    Client,
}

const KINDS: [Kind; 6] = [
    Kind::Types,
    Kind::Members,
    Kind::Values,
    Kind::Operations,
    Kind::Parameters,
    Kind::Client,
];

fn text(random: &mut fastrand::Rng, odd: &[char]) -> String {
    if random.u8(0..6) == 0 {
        return random.choice(WORDS).copied().unwrap_or_default().to_owned();
    }
    let length = if random.u16(0..2000) == 0 {
        random.usize(0..3000)
    } else {
        random.usize(0..9)
    };
    let character = |random: &mut fastrand::Rng| match random.u8(0..8) {
        0..3 => random.lowercase(),
        3 => random.uppercase(),
        4 => random.digit(10),
        5 => random.char(..),
        _ => random.choice(odd).copied().unwrap_or('x'),
    };
    (0..length).map(|_| character(random)).collect()
}

#[test]
fn any_text_becomes_an_identifier_that_is_alone_in_its_scope() {
    let mut random = fastrand::Rng::with_seed(42);
    let odd: Vec<char> = ODD.chars().collect();
    let (mut count, mut round) = (0, 0);
    while count < 100_000 {
        let texts: Vec<String> = (0..random.usize(1..60))
            .map(|_| text(&mut random, &odd))
            .collect();
        count += texts.len();
        check(&texts, KINDS[round % KINDS.len()]);
        round += 1;
    }
}

#[test]
fn long_texts_have_short_names() {
    let long = "x".repeat(10_000);
    let mut texts = vec![
        long.clone(),
        format!("{long}y"),
        long.replace("xx", "aB"),
        long.replace("xxxx", "用-户_"),
    ];
    // Two that differ in one letter, wherever it is.
    for at in [0, 1, 50, 100, 101, 300, 5_000, 9_999] {
        let mut text = long.clone();
        text.replace_range(at..=at, "z");
        texts.push(text);
    }
    for kind in KINDS {
        check(&texts, kind);
    }
}

#[test]
fn keywords_are_those_that_the_parser_knows() {
    let keywords = "as break const continue crate else enum extern false fn for if impl in let loop match mod move mut \
        pub ref return self Self static struct super trait true type unsafe use where while async await dyn abstract \
        become box do final macro override priv typeof unsized virtual yield try gen";
    for keyword in keywords.split_whitespace() {
        // The parser is of an edition before `gen`.
        assert!(
            syn::parse_str::<syn::Ident>(keyword).is_err() || keyword == "gen",
            "{keyword}"
        );
        assert!(
            Identifier::new(keyword)
                .is_none_or(|identifier| identifier.as_str() == format!("r#{keyword}"))
        );
    }
    for word in [
        "union",
        "auto",
        "raw",
        "safe",
        "macro_rules",
        "default",
        "x",
    ] {
        assert_eq!(
            Identifier::new(word)
                .map(|identifier| identifier.to_string())
                .as_deref(),
            Some(word)
        );
    }
}

/// Puts the texts into every place that is named, and looks at all names.
fn check(texts: &[String], kind: Kind) {
    let api = api(texts, kind);
    let mut diagnostics = Diagnostics::new(false);
    let names = name(
        &api,
        &analyse(&api),
        None,
        false,
        &|_| Location::new("openapi.yaml", 1, 1),
        &mut diagnostics,
    );
    assert!(diagnostics.is_empty());
    let mut types: Vec<&Identifier> = Vec::new();
    let ids = (0..api.types.types.len()).map(TypeId);
    let of_types: Vec<_> = ids.filter_map(|id| names.of(id)).collect();
    assert_eq!(of_types.len(), api.types.types.len());
    for names in of_types {
        types.push(&names.ident);
        types.extend(&names.slots);
        unique(
            names
                .members
                .iter()
                .chain(&names.additional)
                .chain(&names.unknown),
            texts,
        );
    }
    types.extend(names.tags.iter().map(|tag| &tag.group));
    types.extend(names.client_header_items.iter().map(|names| &names.needs));
    let operations = || names.tags.iter().flat_map(|tag| &tag.operations);
    types.extend(operations().flat_map(|operation| [&operation.builder, &operation.facts]));
    unique(types, texts);
    for tag in &names.tags {
        unique(
            tag.operations.iter().map(|operation| &operation.method),
            texts,
        );
    }
    for operation in operations() {
        unique(&operation.parameters, texts);
    }
    let methods = names.client_header_items.iter().map(|names| &names.with);
    unique(
        names.tags.iter().map(|tag| &tag.module).chain(methods),
        texts,
    );
    unique(&names.client_headers, texts);
    unique(&names.security_schemes, texts);
    modules(&names);
}

fn unique<'i>(identifiers: impl IntoIterator<Item = &'i Identifier>, texts: &[String]) {
    let mut seen = BTreeSet::new();
    for identifier in identifiers {
        let text = identifier.as_str();
        assert!(
            syn::parse_str::<syn::Ident>(text).is_ok(),
            "{text:?} from {texts:?}"
        );
        assert!(Identifier::new(text).is_some(), "{text:?} from {texts:?}");
        assert!(text.chars().count() <= 100, "{text:?}");
        assert!(seen.insert(text), "{text:?} twice from {texts:?}");
    }
}

fn modules(names: &Names) {
    for tag in &names.tags {
        let module = tag.module.as_str();
        assert!(
            module.starts_with(|first: char| first.is_ascii_lowercase()),
            "{module:?}"
        );
        assert!(
            module
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_'),
            "{module:?}"
        );
    }
    for header in &names.client_header_items {
        assert!(
            header
                .variable
                .chars()
                .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
        );
    }
}
