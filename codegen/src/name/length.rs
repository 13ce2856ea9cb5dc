//! What becomes of a name that is too long?
//!
//! Up to 88 characters a name is taken whole. Of a longer one parts are shown, in whole words; a word of more than 40
//! characters counts as several. In the order in which a scope tries them:
//!
//! | shown | of `a_very_long_name_with_many_words_in_it` |
//! |---|---|
//! | the beginning and the end | `a_very_words_in_it` |
//! | the first letters of the other words between them | `a_lnwmwi_it` |
//! | the beginning, and what comes before the end, and so on | `a_very_with_many`, `a_very_long_name` |
//!
//! What is shown depends on the name alone, so it is stable; and it can be read, which a hash cannot.

use super::words::Words;

/// The longest name in characters, before a scope adds a word of its own.
const LONGEST: usize = 88;

/// The longest word that is not taken apart.
const WORD: usize = 40;

/// How many first letters are shown.
const INITIALS: usize = 16;

/// How many views of a long name there are; those that look alike in all of them are told apart in another way.
pub(super) const VIEWS: usize = 16;

/// The words of a name that is not too long: all of them, or a view of them.
///
/// View 0 shows the ends, 1 first letters between them, the others what comes before the end. `None` if there is
/// nothing that the views before did not show.
pub(super) fn fitted(words: Words, view: usize) -> Option<Words> {
    if width(words.as_slice().iter()) <= LONGEST {
        return (view == 0).then_some(words);
    }
    let pieces: Vec<String> = words
        .as_slice()
        .iter()
        .flat_map(|word| pieces(word))
        .collect();
    match view {
        0 => window(&pieces, 0),
        1 => with_initials(&pieces),
        _ => window(&pieces, view - 1),
    }
}

/// The beginning, and the part that is this many parts away from the end.
fn window(pieces: &[String], away: usize) -> Option<Words> {
    let part = LONGEST / 2;
    let (head, mut rest) = pieces.split_at_checked(fitting(pieces.iter(), part))?;
    for _ in 0..away {
        let shown = fitting(rest.iter().rev(), part);
        rest = rest.get(..rest.len().checked_sub(shown)?)?;
    }
    let shown = rest.get(rest.len().checked_sub(fitting(rest.iter().rev(), part))?..)?;
    (!shown.is_empty()).then(|| head.iter().chain(shown).cloned().collect())
}

/// A shorter beginning and end, with the first letters of what lies between.
fn with_initials(pieces: &[String]) -> Option<Words> {
    let part = (LONGEST - INITIALS) / 2 - 1;
    let (head, rest) = pieces.split_at_checked(fitting(pieces.iter(), part))?;
    let tail = rest.len().checked_sub(fitting(rest.iter().rev(), part))?;
    let (between, tail) = rest.split_at_checked(tail)?;
    let letters = between.iter().filter_map(|word| word.chars().next());
    let initials: String = letters
        .filter(|letter| letter.to_uppercase().count() == 1)
        .take(INITIALS)
        .collect();
    let mut words: Words = head.iter().cloned().collect();
    words.push(initials);
    words.extend(tail.iter().cloned());
    Some(words)
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

/// How many of these words fit into a part of this many characters.
fn fitting<'w>(words: impl Iterator<Item = &'w String>, part: usize) -> usize {
    let mut room = part + 1;
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

    fn shown(text: &str, view: usize) -> Option<String> {
        fitted(Words::of(text), view).map(|words| words.as_slice().join("_"))
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
        let end = "w39_w40_w41_w42_w43_w44_w45_w46_w47_w48_w49";
        assert_eq!(shown(&long, 0), Some(format!("{head}_{end}")));
        let initials = "w10_w11_w12_w13_w14_w15_w16_w17_w18_wwwwwwwwwwwwwwww_w41_w42_w43_w44_w45_w46_w47_w48_w49";
        assert_eq!(shown(&long, 1).as_deref(), Some(initials));
        let before = "w28_w29_w30_w31_w32_w33_w34_w35_w36_w37_w38";
        assert_eq!(shown(&long, 2), Some(format!("{head}_{before}")));
        assert_eq!(
            shown(&long, 3),
            Some(format!("{head}_w21_w22_w23_w24_w25_w26_w27"))
        );
        assert_eq!(shown(&long, 4), None);
    }

    #[test]
    fn long_words_are_taken_apart() {
        let name = shown(&"x".repeat(10_000), 0).expect("a name");
        assert_eq!(name, format!("{}_{}", "x".repeat(40), "x".repeat(40)));
        let sharp = shown(&"ß".repeat(200), 0).expect("a name");
        assert!(sharp.to_uppercase().chars().count() <= LONGEST + 1);
    }
}
