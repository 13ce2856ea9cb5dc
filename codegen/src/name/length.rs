//! What becomes of a name that is too long?
//!
//! Up to 88 characters a name is taken whole. Of a longer one the beginning and the end are kept, in whole words, and
//! what lies between is left out: `UpdatePrivateContentOf…ContentPut`. Two long names that agree in both are told apart
//! by other pieces: instead of the end, the words before it, and so on towards the beginning. A word of more than 40
//! characters counts as several. No part of this depends on other names, and there are no hashes.

use super::words::Words;

/// The longest name in characters, before a scope adds a word of its own.
const LONGEST: usize = 88;

/// The characters of each of the two parts of a longer name.
const PART: usize = LONGEST / 2;

/// The longest word that is not taken apart.
const WORD: usize = 40;

/// How many windows a name has at most; a name with more text than these show is told apart in another way.
pub(super) const WINDOWS: usize = 16;

/// The words of a name that is not too long: all of them, or the first ones and a window on the others.
///
/// The window 0 shows the end, 1 what comes before that. `None` if there is nothing to be seen in it.
pub(super) fn fitted(words: Words, window: usize) -> Option<Words> {
    if width(words.as_slice().iter()) <= LONGEST {
        return (window == 0).then_some(words);
    }
    let pieces: Vec<String> = words
        .as_slice()
        .iter()
        .flat_map(|word| pieces(word))
        .collect();
    let head = fitting(pieces.iter());
    let (head, rest) = pieces.split_at_checked(head)?;
    let mut rest = rest;
    for _ in 0..window {
        let shown = fitting(rest.iter().rev());
        rest = rest.get(..rest.len().checked_sub(shown)?)?;
    }
    let shown = rest.get(rest.len().checked_sub(fitting(rest.iter().rev()))?..)?;
    (!shown.is_empty()).then(|| head.iter().chain(shown).cloned().collect())
}

/// The room that words take with a `_` between two.
fn width<'w>(words: impl Iterator<Item = &'w String>) -> usize {
    words
        .map(|word| 1 + letters(word))
        .sum::<usize>()
        .saturating_sub(1)
}

/// The letters of a word, small or capital: some have several capitals.
fn letters(word: &str) -> usize {
    word.chars()
        .map(|letter| letter.to_uppercase().count())
        .sum()
}

/// How many of these words fit into one part.
fn fitting<'w>(words: impl Iterator<Item = &'w String>) -> usize {
    let mut room = PART + 1;
    words
        .take_while(|word| {
            let needed = 1 + letters(word);
            let fits = needed <= room;
            room = room.saturating_sub(needed);
            fits
        })
        .count()
}

/// A word in pieces that are no longer than a word may be.
fn pieces(word: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut room = WORD;
    for letter in word.chars() {
        let needed = letter.to_uppercase().count();
        if needed > room {
            pieces.push(String::new());
            room = WORD;
        }
        room = room.saturating_sub(needed);
        if let Some(piece) = pieces.last_mut() {
            piece.push(letter);
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, window: usize) -> Option<String> {
        fitted(Words::of(text), window).map(|words| words.as_slice().join("_"))
    }

    #[test]
    fn short_names_are_whole() {
        let longest = format!("{}_{}", "a".repeat(44), "b".repeat(43));
        assert_eq!(shown(&longest, 0), Some(longest.clone()));
        assert_eq!(shown(&longest, 1), None);
    }

    #[test]
    fn long_names_keep_beginning_and_end() {
        let long: Vec<String> = (10..50).map(|number| format!("w{number}")).collect();
        let long = long.join("_");
        let head = "w10_w11_w12_w13_w14_w15_w16_w17_w18_w19_w20";
        assert_eq!(
            shown(&long, 0),
            Some(format!(
                "{head}_w39_w40_w41_w42_w43_w44_w45_w46_w47_w48_w49"
            ))
        );
        assert_eq!(
            shown(&long, 1),
            Some(format!(
                "{head}_w28_w29_w30_w31_w32_w33_w34_w35_w36_w37_w38"
            ))
        );
        assert_eq!(
            shown(&long, 2),
            Some(format!("{head}_w21_w22_w23_w24_w25_w26_w27"))
        );
        assert_eq!(shown(&long, 3), None);
    }

    #[test]
    fn long_words_are_taken_apart() {
        let name = shown(&"x".repeat(10_000), 0).expect("a name");
        assert_eq!(name, format!("{}_{}", "x".repeat(40), "x".repeat(40)));
        let sharp = shown(&"ß".repeat(200), 0).expect("a name");
        assert!(sharp.to_uppercase().chars().count() <= LONGEST + 1);
    }
}
