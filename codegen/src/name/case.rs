//! How do words become an identifier?
//!
//! | case | for | `invoice 2 lines` | `1st` | `用户` |
//! |---|---|---|---|---|
//! | snake | fields, methods, arguments | `invoice_2_lines` | `field_1st` | `用户` |
//! | camel | types, variants | `Invoice2Lines` | `Value1st` | `Value用户` |
//! | screaming | statics | `INVOICE_2_LINES` | `OPERATION_1ST` | `OPERATION_用户` |
//! | module | modules, which are files too | `invoice_2_lines` | `tag_1st` | `u7528_u6237` |
//!
//! A name that would begin with a digit begins with what it is the name of. So do types, variants and statics in a
//! script without capitals: their names then begin with a capital, and fields and arguments never do, whatever the
//! script. Between two digits camel case keeps its `_`: `V1_2` is not `V12`.

use unicode_ident::{is_xid_continue, is_xid_start};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::identifier::{Identifier, NEVER_RAW};
use super::words::Words;

/// The spelling of a kind of name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    Snake,
    Camel,
    Screaming,
    Module,
}

impl Case {
    /// The words that a name in this case is made of: those of a module are in ASCII.
    pub(super) fn adapt(self, words: Words) -> Words {
        if self != Self::Module || words.as_slice().iter().all(|word| word.is_ascii()) {
            return words;
        }
        words
            .as_slice()
            .iter()
            .flat_map(|word| in_ascii(word))
            .collect()
    }

    /// The identifier; `noun` is what it is the name of.
    pub(super) fn identifier(self, words: &Words, noun: &str) -> Identifier {
        let name = self.join(words.as_slice());
        let begins_well = name.chars().next().is_some_and(|first| match self {
            Self::Snake | Self::Module => is_xid_start(first),
            Self::Camel | Self::Screaming => is_xid_start(first) && first.is_uppercase(),
        });
        if begins_well {
            return Identifier::from_word(name);
        }
        let mut longer = Words::from_iter([noun]);
        longer.extend(words.as_slice().iter().cloned());
        Identifier::from_word(self.join(longer.as_slice()))
    }

    /// Whether a name that is given is in this case, as the lints of rustc see it.
    pub(super) fn is_of(self, name: &str) -> bool {
        match self {
            Self::Snake => !name.contains(char::is_uppercase),
            Self::Module => name
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_'),
            Self::Camel => {
                let is_digit = |letter: Option<char>| letter.is_some_and(char::is_numeric);
                let separates = |(at, _): (usize, &str)| {
                    let (before, after) = name.split_at(at);
                    let after = after.chars().nth(1);
                    is_digit(before.chars().next_back()) && is_digit(after)
                };
                let begins_small = name.starts_with(|first: char| first.is_lowercase());
                !begins_small && name.match_indices('_').all(separates)
            }
            Self::Screaming => !name.contains(char::is_lowercase),
        }
    }

    /// Whether a name can stay that an earlier run gave, or that somebody wrote into its list.
    ///
    /// What a run gives is in this case but for letters of scripts that have none, and for the `_` of a keyword.
    pub(super) fn keeps(self, name: &Identifier) -> bool {
        let bare = name.bare();
        let word = bare
            .strip_suffix('_')
            .filter(|word| NEVER_RAW.contains(word));
        match self {
            Self::Module => self.is_of(bare),
            _ => !bare.is_ascii() || self.is_of(word.unwrap_or(bare)),
        }
    }

    /// How a name in this case is written, as advice.
    pub(super) fn describe(self) -> &'static str {
        match self {
            Self::Snake => "write it in small letters, as in `sent_at`",
            Self::Module => "write it in small letters, digits and `_`: it is the name of a file",
            Self::Camel => "write each word with a capital and without `_`, as in `InvoiceLine`",
            Self::Screaming => "write it in capitals, as in `SENT_AT`",
        }
    }

    fn join(self, words: &[String]) -> String {
        let mut name = String::new();
        for word in words {
            let word = match self {
                Self::Snake | Self::Module => word.clone(),
                Self::Camel => capitalised(word),
                Self::Screaming => word.to_uppercase(),
            };
            let digits = || name.ends_with(char::is_numeric) && word.starts_with(char::is_numeric);
            if !name.is_empty() && (self != Self::Camel || digits()) {
                name.push('_');
            }
            // Changing the case of a letter could leave what is no part of an identifier.
            name.extend(word.chars().filter(|&letter| is_xid_continue(letter)));
        }
        name
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .chain(letters)
        .collect()
}

/// A word without accents; letters that are none of `a` to `z` then are words of their own, by code point.
fn in_ascii(word: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for letter in word.nfkd().filter(|letter| !is_combining_mark(*letter)) {
        match latin(letter) {
            Some(latin) => {
                if let Some(word) = words.last_mut() {
                    word.push_str(&latin);
                }
            }
            None => words.extend([format!("u{:x}", u32::from(letter)), String::new()]),
        }
    }
    words.retain(|word| !word.is_empty());
    if words.is_empty() {
        // Nothing but accents.
        words.extend(
            word.chars()
                .map(|letter| format!("u{:x}", u32::from(letter))),
        );
    }
    words
}

/// The usual rendering of a Latin letter in ASCII.
fn latin(letter: char) -> Option<String> {
    let rendering = match letter {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ł' => "l",
        'ħ' => "h",
        'ı' => "i",
        'þ' => "th",
        _ => return letter.is_ascii_alphanumeric().then(|| letter.to_string()),
    };
    Some(rendering.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_in_a_case_or_not() {
        let fits = |case: Case, names: &[&str]| names.iter().all(|name| case.is_of(name));
        assert!(fits(Case::Snake, &["a_b", "_a", "größe", "a1", "用户"]));
        assert!(fits(Case::Camel, &["Ab", "IBAN", "V1_2", "用户"]));
        assert!(fits(Case::Screaming, &["A_B", "A1"]) && fits(Case::Module, &["a_b1"]));
        for (case, names) in [
            (Case::Snake, ["aB", "A", "É"]),
            (Case::Camel, ["a", "A_b", "A1_b"]),
            (Case::Screaming, ["a", "Ab", "A_b"]),
            (Case::Module, ["A", "é", "aB"]),
        ] {
            assert!(!names.iter().any(|name| case.is_of(name)), "{case:?}");
        }
    }

    #[test]
    fn what_a_case_gives_it_keeps() {
        let texts = [
            "listInvoices",
            "type",
            "self",
            "v1.2",
            "1st",
            "2024-01",
            "Facturi plătite",
            "straße",
            "用户",
            "Self",
            "_",
            "a_",
            "𝐀b",
            "ǅ",
        ];
        for case in [Case::Snake, Case::Camel, Case::Screaming, Case::Module] {
            for text in texts {
                let name = case.identifier(&case.adapt(Words::of(text)), "thing");
                assert!(case.keeps(&name), "{case:?} {name}");
            }
        }
        let kept =
            |case: Case, name: &str| Identifier::new(name).is_some_and(|name| case.keeps(&name));
        assert!(
            !kept(Case::Camel, "foo_bar")
                && !kept(Case::Camel, "Foo_bar")
                && !kept(Case::Snake, "fooBar")
        );
        assert!(!kept(Case::Screaming, "fooBar") && !kept(Case::Module, "größe"));
    }

    fn identifier(case: Case, text: &str) -> String {
        let words = case.adapt(Words::of(text));
        case.identifier(&words, "thing").as_str().to_owned()
    }

    #[test]
    fn cases() {
        for (text, snake, camel, screaming, module) in [
            (
                "listInvoices",
                "list_invoices",
                "ListInvoices",
                "LIST_INVOICES",
                "list_invoices",
            ),
            ("type", "r#type", "Type", "TYPE", "r#type"),
            ("self", "self_", "Self_", "SELF", "self_"),
            ("v1.2", "v1_2", "V1_2", "V1_2", "v1_2"),
            ("foo 1", "foo_1", "Foo1", "FOO_1", "foo_1"),
            ("1st", "thing_1st", "Thing1st", "THING_1ST", "thing_1st"),
            (
                "2024-01",
                "thing_2024_01",
                "Thing2024_01",
                "THING_2024_01",
                "thing_2024_01",
            ),
            (
                "Facturi plătite",
                "facturi_plătite",
                "FacturiPlătite",
                "FACTURI_PLĂTITE",
                "facturi_platite",
            ),
            ("straße", "straße", "Straße", "STRASSE", "strasse"),
            ("用户", "用户", "Thing用户", "THING_用户", "u7528_u6237"),
            ("x用", "x用", "X用", "X用", "x_u7528"),
            (
                "\u{301}a",
                "thing_\u{301}a",
                "Thin\u{1F5}a",
                "THING_\u{301}A",
                "a",
            ),
            (
                "\u{301}",
                "thing_\u{301}",
                "Thin\u{1F5}",
                "THING_\u{301}",
                "u301",
            ),
            ("ab\u{345}", "ab\u{345}", "Ab\u{345}", "ABΙ", "ab"),
        ] {
            assert_eq!(identifier(Case::Snake, text), snake, "{text:?}");
            assert_eq!(identifier(Case::Camel, text), camel, "{text:?}");
            assert_eq!(identifier(Case::Screaming, text), screaming, "{text:?}");
            assert_eq!(identifier(Case::Module, text), module, "{text:?}");
        }
    }
}
