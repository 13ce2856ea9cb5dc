//! What is a character to a name, and how is it called when it must be spelled out?

use unicode_ident::is_xid_continue;
use unicode_normalization::UnicodeNormalization;

/// What a character does in a spelling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// It is part of a word.
    Word,
    /// It stands between words.
    Separator,
    /// It cannot be seen, such as a zero-width joiner: it is skipped and parts nothing.
    Invisible,
}

/// What a character does in a spelling.
pub(super) fn class(character: char) -> Class {
    if is_invisible(character) {
        Class::Invisible
    } else if character != '_' && is_xid_continue(character) {
        Class::Word
    } else {
        Class::Separator
    }
}

/// Unicode's `Default_Ignorable_Code_Point`: some of these are allowed in identifiers, where nobody would see them.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{AD}'
            | '\u{34F}'
            | '\u{61C}'
            | '\u{115F}'..='\u{1160}'
            | '\u{17B4}'..='\u{17B5}'
            | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
            | '\u{FFA0}'
            | '\u{FFF0}'..='\u{FFF8}'
            | '\u{1BCA0}'..='\u{1BCA3}'
            | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E0FFF}'
    )
}

/// The text with each character in its plain form: `ﬁ` is `fi`, a full-width `Ａ` is `A`, `e` and its accent are `é`.
///
/// rustc compares identifiers in this way too (but for the first two), so that two spellings of one `é` are one name.
pub(super) fn plain_form(text: &str) -> String {
    if text.is_ascii() {
        text.to_owned()
    } else {
        text.nfkc().collect()
    }
}

/// The words for a character that is no part of a word.
pub(super) fn spelled_out(character: char) -> String {
    let words = match character {
        ' ' => "space",
        '!' => "not",
        '"' => "quote",
        '#' => "hash",
        '$' => "dollar",
        '%' => "percent",
        '&' => "and",
        '\'' => "apostrophe",
        '(' => "left_parenthesis",
        ')' => "right_parenthesis",
        '*' => "star",
        '+' => "plus",
        ',' => "comma",
        '-' => "dash",
        '.' => "dot",
        '/' => "slash",
        ':' => "colon",
        ';' => "semicolon",
        '<' => "less",
        '=' => "equal",
        '>' => "greater",
        '?' => "question",
        '@' => "at",
        '[' => "left_bracket",
        '\\' => "backslash",
        ']' => "right_bracket",
        '^' => "caret",
        '_' => "underscore",
        '`' => "backtick",
        '{' => "left_brace",
        '|' => "pipe",
        '}' => "right_brace",
        '~' => "tilde",
        _ => return format!("u{:x}", u32::from(character)),
    };
    words.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_ascii_sign_has_a_name_of_its_own() {
        let signs = (' '..='~').filter(|sign| class(*sign) == Class::Separator);
        let names: Vec<String> = signs.map(spelled_out).collect();
        let different: std::collections::BTreeSet<_> = names.iter().collect();
        assert_eq!((names.len(), different.len()), (33, 33));
        assert!(
            names
                .iter()
                .all(|name| !name.contains(|c: char| c.is_ascii_digit()))
        );
        assert_eq!(spelled_out('\u{1F44D}'), "u1f44d");
    }

    #[test]
    fn classes() {
        for (class_of, characters) in [
            (Class::Word, "aZ9é用ж\u{301}"),
            (
                Class::Separator,
                "_- .$[]😀\u{0}\n\u{2028}\u{203F}".trim_end_matches('\u{203F}'),
            ),
            (
                Class::Invisible,
                "\u{AD}\u{200B}\u{200D}\u{202E}\u{FE0F}\u{FEFF}\u{E0041}",
            ),
        ] {
            for character in characters.chars() {
                assert_eq!(class(character), class_of, "{character:?}");
            }
        }
    }

    #[test]
    fn plain_forms() {
        for (text, plain) in [
            ("abc", "abc"),
            ("e\u{301}", "é"),
            ("ﬁx", "fix"),
            ("ＡＢ", "AB"),
            ("x²", "x2"),
            ("µ", "μ"),
        ] {
            assert_eq!(plain_form(text), plain);
        }
    }
}
