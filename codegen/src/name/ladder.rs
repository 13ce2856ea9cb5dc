//! Which names does something ask for, from the shortest to the most exact?
//!
//! One rung after the other, until a scope has no other claimant for it: perhaps a short name, then the readings of each
//! of its spellings. What a rung says depends on the claimant alone.

use super::case::Case;
use super::length::{VIEWS, fitted};
use super::spelling::{Reading, Spelling};
use super::words::Words;

/// The readings of one spelling in the order in which they are tried. Of a long name, of which only parts are shown,
/// other parts say more than its signs do.
const READINGS: [(Reading, Parts); 7] = [
    (Reading::Plain, Parts::Ends),
    (Reading::Plain, Parts::Others),
    (Reading::Signs, Parts::Ends),
    (Reading::Capitals, Parts::Ends),
    (Reading::Both, Parts::Ends),
    (Reading::CodePoints, Parts::Ends),
    (Reading::CodePoints, Parts::Others),
];

/// Which parts of a long name are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Parts {
    Ends,
    Others,
}

/// The names that something asks for.
#[derive(Debug, Clone)]
pub(super) struct Ladder {
    short: Option<Words>,
    spellings: Vec<Spelling>,
}

/// A rung of a ladder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rung {
    /// The short name.
    Short,
    /// A reading of a spelling, both by index, and the view through which it is seen.
    Reading {
        spelling: usize,
        reading: usize,
        view: usize,
    },
}

impl Ladder {
    /// The names of a spelling; `place` tells it from the same spelling elsewhere.
    pub(super) fn new(spelling: Spelling, place: Vec<Spelling>) -> Self {
        let mut spellings = vec![spelling];
        spellings.extend(place);
        Self {
            short: None,
            spellings,
        }
    }

    /// The same with a shorter name to begin with.
    pub(super) fn shortened(self, short: Option<Words>) -> Self {
        Self {
            short: short.filter(|words| !words.is_empty()),
            ..self
        }
    }

    /// The spelling that it is named after.
    pub(super) fn spelling(&self) -> Option<&Spelling> {
        self.spellings.first()
    }

    /// All that can tell it from others.
    pub(super) fn spellings(&self) -> &[Spelling] {
        &self.spellings
    }

    /// The first rung.
    pub(super) fn first(&self) -> Rung {
        if self.short.is_some() {
            Rung::Short
        } else {
            Rung::reading(0, 0)
        }
    }

    /// The first rung that says more than the spelling does; `None` if there is nothing more to say.
    pub(super) fn place(&self) -> Option<Rung> {
        (self.spellings.len() > 1).then_some(Rung::reading(1, 0))
    }

    /// The next rung that has words in this case, with these.
    pub(super) fn next(&self, rung: Rung, case: Case) -> Option<(Rung, Words)> {
        let mut here = rung;
        loop {
            let above = self.above(here, here == rung)?;
            if let Some(words) = self.words(above, case) {
                return Some((above, words));
            }
            here = above;
        }
    }

    /// The rung above; the next view of a reading only if there was something to see in this one.
    fn above(&self, rung: Rung, has_words: bool) -> Option<Rung> {
        let Rung::Reading {
            spelling,
            reading,
            view,
        } = rung
        else {
            return Some(Rung::reading(0, 0));
        };
        let (_, parts) = READINGS.get(reading)?;
        if *parts == Parts::Others && has_words && view + 1 < VIEWS {
            return Some(Rung::Reading {
                spelling,
                reading,
                view: view + 1,
            });
        }
        if reading + 1 < READINGS.len() {
            return Some(Rung::reading(spelling, reading + 1));
        }
        (spelling + 1 < self.spellings.len()).then_some(Rung::reading(spelling + 1, 0))
    }

    /// The words of a rung in this case; `None` if it has none.
    pub(super) fn words(&self, rung: Rung, case: Case) -> Option<Words> {
        match rung {
            Rung::Short => fitted(case.adapt(self.short.clone()?), 0),
            Rung::Reading {
                spelling,
                reading,
                view,
            } => {
                let (reading, _) = READINGS.get(reading)?;
                fitted(
                    case.adapt(self.spellings.get(spelling)?.read(*reading)),
                    view,
                )
            }
        }
    }
}

impl Rung {
    /// The first view on a reading.
    fn reading(spelling: usize, reading: usize) -> Self {
        let view = match READINGS.get(reading) {
            Some((_, Parts::Others)) => 1,
            _ => 0,
        };
        Self::Reading {
            spelling,
            reading,
            view,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rungs_go_from_short_to_exact() {
        let ladder = Ladder::new(
            Spelling::new("list-Things"),
            vec![Spelling::new("GET things")],
        );
        let ladder = ladder.shortened(Some(Words::of("list")));
        let mut rung = ladder.first();
        let mut names = vec!["list".to_owned()];
        while let Some((next, words)) = ladder.next(rung, Case::Snake) {
            names.push(words.as_slice().join("_"));
            rung = next;
        }
        let expected = [
            "list",
            "list_things",
            "list_dash_things",
            "list_things_camel",
            "list_dash_things_camel",
            "list_u00002d_u000054_hings",
            "get_things",
            "get_space_things",
            "get_things_pascal",
            "get_space_things_pascal",
            "u000047_u000045_u000054_u000020_things",
        ];
        assert_eq!(names, expected);
    }
}
