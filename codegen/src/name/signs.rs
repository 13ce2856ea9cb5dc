//! How does a spelling read with the signs between its words?
//!
//! | spelling | words |
//! |---|---|
//! | `foo-bar`, `foo.bar`, `foo bar` | foo dash bar, foo dot bar, foo space bar |
//! | `foo_bar`, `foo__bar`, `foo_1` | foo bar, foo underscore underscore bar, foo underscore 1 |
//! | `_id`, `id_` | underscore id, id underscore |
//! | `expand[]`, `a[b]` | expand brackets, a left bracket b right bracket |
//!
//! One `_` between two words is how Rust parts them, and is silent; before a digit it would be lost in a type's name.

use super::characters::{Class, class, plain_form, spelled_out};
use super::words::{Words, leading_sign};

/// The words of a text with its signs among them; none for the empty text.
pub(super) fn signs_of(text: &str) -> Words {
    let text = plain_form(text);
    let mut words = Words::default();
    let mut rest = text.as_str();
    if let Some(sign) = leading_sign(rest) {
        words.push(sign);
        rest = rest.get(1..).unwrap_or_default();
    }
    while !rest.is_empty() {
        let length = rest.find(|c| class(c) != Class::Word).unwrap_or(rest.len());
        let (run, after) = rest.split_at(length);
        words = words.and(&Words::of(run));
        let length = after
            .find(|c| class(c) == Class::Word)
            .unwrap_or(after.len());
        let (gap, after) = after.split_at(length);
        if !is_silent(run, gap, after) {
            words.extend(gap_words(gap));
        }
        rest = after;
    }
    words
}

/// Whether a gap is how Rust itself parts words: one `_` between two, the second of which begins with a letter.
fn is_silent(before: &str, gap: &str, after: &str) -> bool {
    gap == "_"
        && !before.is_empty()
        && after
            .chars()
            .next()
            .is_some_and(|first| !first.is_numeric())
}

fn gap_words(gap: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = gap;
    while let Some(character) = rest.chars().next() {
        if let Some(after) = rest.strip_prefix("[]") {
            words.push("brackets".to_owned());
            rest = after;
        } else {
            words.extend(spelled_out(character).split('_').map(str::to_owned));
            rest = rest.get(character.len_utf8()..).unwrap_or_default();
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::signs_of;

    #[test]
    fn signs_are_words() {
        for (text, words) in [
            ("foo.bar", "foo dot bar"),
            ("fooBar", "foo bar"),
            ("foo_bar", "foo bar"),
            ("foo__bar", "foo underscore underscore bar"),
            ("foo_1", "foo underscore 1"),
            ("id_", "id underscore"),
            ("_", "underscore"),
            ("a_-b", "a underscore dash b"),
            ("a[][b]", "a brackets left bracket b right bracket"),
            ("-created-at", "minus created dash at"),
            ("Customer's", "customer apostrophe s"),
            ("a\u{200D}b", "a u200d b"),
            ("", ""),
        ] {
            assert_eq!(signs_of(text).as_slice().join(" "), words, "{text:?}");
        }
    }
}
