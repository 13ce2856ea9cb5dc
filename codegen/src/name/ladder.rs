//! Which names does something ask for, from the shortest to the most exact?
//!
//! One rung after the other, until a scope has no other claimant for it: perhaps a short name, then the readings of each
//! of its spellings. What a rung says depends on the claimant alone.

use super::case::Case;
use super::length::{WINDOWS, fitted};
use super::spelling::{Reading, Spelling};
use super::words::Words;

/// The readings of one spelling, in the order in which they are tried, with the window for long names.
fn steps() -> impl Iterator<Item = (Reading, usize)> {
    let readings = [
        Reading::Plain,
        Reading::Signs,
        Reading::Capitals,
        Reading::Both,
        Reading::CodePoints,
    ];
    let whole = readings.into_iter().map(|reading| (reading, 0));
    let windows = |reading| (1..WINDOWS).map(move |window| (reading, window));
    whole
        .chain(windows(Reading::Plain))
        .chain(windows(Reading::CodePoints))
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
    Short,
    Step { spelling: usize, step: usize },
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

    /// The first rung.
    pub(super) fn first(&self) -> Rung {
        if self.short.is_some() {
            Rung::Short
        } else {
            Rung::Step {
                spelling: 0,
                step: 0,
            }
        }
    }

    /// The first rung that says more than the spelling does; `None` if there is nothing more to say.
    pub(super) fn place(&self) -> Option<Rung> {
        (self.spellings.len() > 1).then_some(Rung::Step {
            spelling: 1,
            step: 0,
        })
    }

    /// The next rung that has words in this case.
    pub(super) fn next(&self, rung: Rung, case: Case) -> Option<Rung> {
        let (mut spelling, mut step) = match rung {
            Rung::Short => {
                return Some(Rung::Step {
                    spelling: 0,
                    step: 0,
                });
            }
            Rung::Step { spelling, step } => (spelling, step + 1),
        };
        while spelling < self.spellings.len() {
            while step < steps().count() {
                let rung = Rung::Step { spelling, step };
                if self.words(rung, case).is_some() {
                    return Some(rung);
                }
                step += 1;
            }
            spelling += 1;
            step = 0;
        }
        None
    }

    /// The words of a rung in this case; `None` if it has none.
    pub(super) fn words(&self, rung: Rung, case: Case) -> Option<Words> {
        match rung {
            Rung::Short => fitted(case.adapt(self.short.clone()?), 0),
            Rung::Step { spelling, step } => {
                let (reading, window) = steps().nth(step)?;
                fitted(
                    case.adapt(self.spellings.get(spelling)?.read(reading)),
                    window,
                )
            }
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
        let mut names = Vec::new();
        let mut rung = Some(ladder.first());
        while let Some(here) = rung {
            names.push(
                ladder
                    .words(here, Case::Snake)
                    .expect("words")
                    .as_slice()
                    .join("_"),
            );
            rung = ladder.next(here, Case::Snake);
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
