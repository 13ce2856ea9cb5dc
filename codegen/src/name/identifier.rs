//! Which texts are Rust identifiers?
//!
//! | text | identifier |
//! |---|---|
//! | `total`, `größe`, `_x`, `union` | as it is |
//! | `type`, `gen`, every other keyword | `r#type` |
//! | `self`, `Self`, `super`, `crate` | none: these cannot be raw; names made from words get `self_` |
//! | the empty text, `_`, `1st`, `a b`, `👍` | none |
//!
//! What Rust is compiled with does not matter: the keywords are those of edition 2024, which includes all others, and a
//! raw identifier is understood by every edition since 2018.

use unicode_ident::{is_xid_continue, is_xid_start};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// A Rust identifier, raw where it must be (`r#type`).
///
/// ```
/// use codegen::name::Identifier;
///
/// assert_eq!(Identifier::new("total").unwrap().as_str(), "total");
/// assert_eq!(Identifier::new("type").unwrap().as_str(), "r#type");
/// assert_eq!(Identifier::new("type").unwrap().bare(), "type");
/// assert!(Identifier::new("self").is_none());
/// assert!(Identifier::new("1st").is_none());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Identifier(String);

impl Identifier {
    /// The identifier that a text is, raw if it is a keyword; `None` if it can be none.
    ///
    /// Accents are composed (Unicode NFC), since rustc takes both spellings of `é` for one.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let bare = text.strip_prefix("r#").unwrap_or(text);
        let mut characters = bare.chars();
        let first = characters.next()?;
        let is_word = (first == '_' || is_xid_start(first)) && characters.all(is_xid_continue);
        if !is_word || bare == "_" || NEVER_RAW.contains(&bare) {
            return None;
        }
        Some(Self::from_word(bare.to_owned()))
    }

    /// The identifier for a text that begins with a letter or `_` and goes on with letters, digits and `_`.
    ///
    /// A keyword that cannot be raw gets a `_` at its end, and so does a `_` alone.
    pub(super) fn from_word(word: String) -> Self {
        let word = if is_nfc(&word) {
            word
        } else {
            word.nfc().collect()
        };
        if NEVER_RAW.contains(&word.as_str()) || word == "_" {
            Self(format!("{word}_"))
        } else if KEYWORDS.contains(&word.as_str()) {
            Self(format!("r#{word}"))
        } else {
            Self(word)
        }
    }

    /// The identifier as it is printed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The identifier without `r#`, for names that contain it and for files.
    #[must_use]
    pub fn bare(&self) -> &str {
        self.0.strip_prefix("r#").unwrap_or(&self.0)
    }

    /// Whether it is a keyword, written raw or with a `_` at its end.
    pub(super) fn is_keyword(&self) -> bool {
        let without = self.0.strip_suffix('_').unwrap_or(&self.0);
        self.0.starts_with("r#") || NEVER_RAW.contains(&without)
    }
}

impl std::fmt::Display for Identifier {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// Keywords that cannot be raw identifiers.
pub(super) const NEVER_RAW: [&str; 4] = ["self", "Self", "super", "crate"];

/// The other keywords of edition 2024, strict ones first, then those that are reserved.
///
/// `union`, `macro_rules`, `raw`, `safe` and `auto` are keywords only where no identifier could stand.
pub(super) const KEYWORDS: [&str; 48] = [
    "as", "async", "await", "break", "const", "continue", "dyn", "else", "enum", "extern", "false",
    "fn", "for", "if", "impl", "in", "let", "loop", "match", "mod", "move", "mut", "pub", "ref",
    "return", "static", "struct", "trait", "true", "type", "unsafe", "use", "where", "while",
    "abstract", "become", "box", "do", "final", "gen", "macro", "override", "priv", "try",
    "typeof", "unsized", "virtual", "yield",
];

#[cfg(test)]
mod tests {
    use super::*;

    /// The keyword tables of the Rust reference, chapter 2.1, for edition 2024.
    const REFERENCE: &str = "as break const continue crate else enum extern false fn for if impl in let loop match mod \
        move mut pub ref return self Self static struct super trait true type unsafe use where while async await dyn \
        abstract become box do final macro override priv typeof unsized virtual yield try gen";

    #[test]
    fn every_keyword_becomes_an_identifier() {
        let mut count = 0;
        for keyword in REFERENCE.split_whitespace() {
            count += 1;
            let identifier = Identifier::from_word(keyword.to_owned());
            if NEVER_RAW.contains(&keyword) {
                assert_eq!(identifier.as_str(), format!("{keyword}_"));
                assert_eq!(Identifier::new(keyword), None);
            } else {
                assert_eq!(identifier.as_str(), format!("r#{keyword}"));
                assert_eq!(identifier.bare(), keyword);
                assert_eq!(Identifier::new(keyword), Some(identifier.clone()));
                assert_eq!(
                    Identifier::new(identifier.as_str()),
                    Some(identifier.clone())
                );
            }
            assert!(identifier.is_keyword());
        }
        assert_eq!(count, KEYWORDS.len() + NEVER_RAW.len());
    }

    #[test]
    fn other_words_are_left_alone() {
        for word in [
            "total",
            "union",
            "auto",
            "raw",
            "safe",
            "macro_rules",
            "größe",
            "用户",
            "_x",
            "__",
            "Type",
            "x1",
        ] {
            let identifier = Identifier::new(word).expect(word);
            assert_eq!((identifier.as_str(), identifier.bare()), (word, word));
            assert!(!identifier.is_keyword());
        }
    }

    #[test]
    fn what_is_no_identifier_is_refused() {
        for text in [
            "",
            "_",
            "r#",
            "r#_",
            "r#self",
            "1st",
            "a b",
            "a-b",
            "👍",
            "a\u{200B}",
            "\u{301}a",
            "r#r#a",
            "a\n",
        ] {
            assert_eq!(Identifier::new(text), None, "{text:?}");
        }
    }

    #[test]
    fn accents_are_composed() {
        assert_eq!(Identifier::new("cafe\u{301}"), Identifier::new("café"));
    }
}
