//! In which ways can a spelling be read as words, from the plainest to the most exact?
//!
//! | reading | `foo-bar` | `ASC` | `$top[]` |
//! |---|---|---|---|
//! | plain | foo bar | asc | top |
//! | signs | foo dash bar | asc | dollar top brackets |
//! | capitals | foo bar lower | asc upper | top lower |
//! | both | foo dash bar lower | asc upper | dollar top brackets lower |
//! | code points | foo u00002d bar | u000041 u000053 u000043 | u000024 top u00005b u00005d |
//!
//! The plain reading is the name. Where two spellings read alike, a scope goes on to the next reading for both of them.
//! The last one tells every two spellings apart. Each reading depends on the spelling alone.

use super::signs::signs_of;
use super::words::Words;

/// The longest text in characters that is read whole; the names of real documents have less than half of it.
const LONGEST: usize = 1_000;

/// What a name is made from: one text, or the texts along a way, such as a schema and its property.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Spelling(Vec<String>);

/// A way to read a spelling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// Letters and digits only.
    Plain,
    /// The signs between them are words too.
    Signs,
    /// A word at the end says which letters are capitals.
    Capitals,
    /// Signs and capitals.
    Both,
    /// Everything but small letters and digits is a code point.
    CodePoints,
}

impl Spelling {
    /// A spelling of one text.
    pub(super) fn new(text: impl Into<String>) -> Self {
        Self::along([text.into()])
    }

    /// The texts along a way, outermost first.
    pub(super) fn along(way: impl IntoIterator<Item = String>) -> Self {
        Self(way.into_iter().map(without_middle).collect())
    }

    /// The words of a reading; never empty.
    pub(super) fn read(&self, reading: Reading) -> Words {
        match reading {
            Reading::Plain => self.plain(),
            Reading::Signs => self.with_signs(),
            Reading::Capitals => self.plain().and(&self.capitals()),
            Reading::Both => self.with_signs().and(&self.capitals()),
            Reading::CodePoints => self.code_points(),
        }
    }

    fn plain(&self) -> Words {
        let mut words = Words::default();
        for text in &self.0 {
            let plain = Words::of(text);
            words = words.and(&if plain.is_empty() {
                signs_of(text)
            } else {
                plain
            });
        }
        if words.is_empty() {
            Words::from_iter(["empty"])
        } else {
            words
        }
    }

    fn with_signs(&self) -> Words {
        let mut words = Words::default();
        for (index, text) in self.0.iter().enumerate() {
            if index > 0 {
                words.push("dot");
            }
            words = words.and(&signs_of(text));
        }
        if words.is_empty() {
            Words::from_iter(["empty"])
        } else {
            words
        }
    }

    /// A word for the use of capitals; none where there is no letter that could be one.
    fn capitals(&self) -> Words {
        let cased = || {
            self.0
                .iter()
                .flat_map(|text| text.chars())
                .filter(|c| c.is_uppercase() || c.is_lowercase())
        };
        let Some(first) = cased().next() else {
            return Words::default();
        };
        let word = if cased().all(char::is_lowercase) {
            "lower"
        } else if cased().all(char::is_uppercase) {
            "upper"
        } else if first.is_lowercase() {
            "camel"
        } else {
            "pascal"
        };
        Words::from_iter([word])
    }

    fn code_points(&self) -> Words {
        let mut words = Words::default();
        let mut word = String::new();
        let text = self.0.join(".");
        let mut rest = text.chars();
        while let Some(character) = rest.next() {
            let is_plain = character.is_ascii_lowercase()
                || (character.is_ascii_digit() && !words_begin(&words, &word));
            if is_plain && !(character == 'u' && looks_like_code_point(rest.as_str())) {
                word.push(character);
            } else {
                words.push(std::mem::take(&mut word));
                words.push(format!("u{:06x}", u32::from(character)));
            }
        }
        words.push(word);
        if words.is_empty() {
            Words::from_iter(["empty"])
        } else {
            words
        }
    }
}

/// A text of an absurd length without its middle, so that reading a name is never much work.
fn without_middle(text: String) -> String {
    let length = text.chars().count();
    if length <= LONGEST {
        return text;
    }
    let (beginning, end) = (LONGEST / 2, length - LONGEST / 2);
    let kept = text
        .chars()
        .enumerate()
        .filter(|(at, _)| *at < beginning || *at >= end);
    kept.map(|(_, character)| character).collect()
}

/// Whether nothing has been read yet.
fn words_begin(words: &Words, word: &str) -> bool {
    words.is_empty() && word.is_empty()
}

/// Whether an `u` before this text would look like a character that is written as its code point.
fn looks_like_code_point(text: &str) -> bool {
    text.chars().take(6).filter(char::is_ascii_hexdigit).count() == 6
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, reading: Reading) -> String {
        Spelling::new(text).read(reading).as_slice().join(" ")
    }

    #[test]
    fn readings() {
        for (text, plain, signs, capitals, code_points) in [
            (
                "foo-bar",
                "foo bar",
                "foo dash bar",
                "foo bar lower",
                "foo u00002d bar",
            ),
            (
                "foo_bar",
                "foo bar",
                "foo bar",
                "foo bar lower",
                "foo u00005f bar",
            ),
            (
                "fooBar",
                "foo bar",
                "foo bar",
                "foo bar camel",
                "foo u000042 ar",
            ),
            (
                "FooBar",
                "foo bar",
                "foo bar",
                "foo bar pascal",
                "u000046 oo u000042 ar",
            ),
            ("ASC", "asc", "asc", "asc upper", "u000041 u000053 u000043"),
            ("_id", "id", "underscore id", "id lower", "u00005f id"),
            (
                "foo__bar",
                "foo bar",
                "foo underscore underscore bar",
                "foo bar lower",
                "foo u00005f u00005f bar",
            ),
            (
                "foo_1",
                "foo 1",
                "foo underscore 1",
                "foo 1 lower",
                "foo u00005f 1",
            ),
            (
                "expand[]",
                "expand",
                "expand brackets",
                "expand lower",
                "expand u00005b u00005d",
            ),
            (
                "a[b]",
                "a b",
                "a left bracket b right bracket",
                "a b lower",
                "a u00005b b u00005d",
            ),
            ("-1", "minus 1", "minus 1", "minus 1", "u00002d 1"),
            ("10+", "10", "10 plus", "10", "u000031 0 u00002b"),
            ("*", "star", "star", "star", "u00002a"),
            (
                ">=",
                "greater equal",
                "greater equal",
                "greater equal",
                "u00003e u00003d",
            ),
            ("👍", "u1f44d", "u1f44d", "u1f44d", "u01f44d"),
            ("a\u{200D}b", "ab", "a u200d b", "ab lower", "a u00200d b"),
            ("u1f44d", "u1f44d", "u1f44d", "u1f44d lower", "u1f44d"),
            (
                "u01f44d",
                "u01f44d",
                "u01f44d",
                "u01f44d lower",
                "u000075 01f44d",
            ),
            ("é", "é", "é", "é lower", "u0000e9"),
            ("", "empty", "empty", "empty", "empty"),
            ("_", "underscore", "underscore", "underscore", "u00005f"),
        ] {
            assert_eq!(read(text, Reading::Plain), plain, "{text:?}");
            assert_eq!(read(text, Reading::Signs), signs, "{text:?}");
            assert_eq!(read(text, Reading::Capitals), capitals, "{text:?}");
            assert_eq!(read(text, Reading::CodePoints), code_points, "{text:?}");
        }
        assert_eq!(read("Foo-bar", Reading::Both), "foo dash bar pascal");
    }

    #[test]
    fn absurd_texts_are_read_without_their_middle() {
        let text = format!("{}b{}", "a".repeat(400_000), "c".repeat(400_000));
        let read = read(&text, Reading::Plain);
        assert_eq!(read, format!("{}{}", "a".repeat(500), "c".repeat(500)));
    }

    #[test]
    fn a_way_reads_like_its_parts() {
        let way = Spelling::along(["Invoice", "issue-period", "*"].map(str::to_owned));
        assert_eq!(
            way.read(Reading::Plain).as_slice().join(" "),
            "invoice issue period star"
        );
        assert_eq!(
            way.read(Reading::Signs).as_slice().join(" "),
            "invoice dot issue dash period dot star"
        );
    }
}
