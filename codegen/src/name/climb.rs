//! How do claimants that want the same name come to different ones?
//!
//! All together and step by step: while two want the same, or one wants what is taken, each of them goes up its ladder by
//! one rung. Nobody goes first, so that the outcome does not depend on their order.

use std::collections::BTreeMap;

use super::Identifier;
use super::ladder::{Ladder, Rung};
use super::scope::Scope;
use super::words::Words;

/// A claimant on its way up.
struct Climber<'c> {
    ladder: &'c Ladder,
    rung: Rung,
    name: Identifier,
    at_the_top: bool,
}

impl Scope {
    /// The names of the ladders' owners, which are taken from now on.
    pub(super) fn computed(&mut self, ladders: &[&Ladder]) -> Vec<Identifier> {
        let mut climbers = self.climbers(ladders);
        loop {
            let mut wanted: BTreeMap<&Identifier, usize> = BTreeMap::new();
            for climber in &climbers {
                *wanted.entry(&climber.name).or_default() += 1;
            }
            let conflict = |climber: &Climber<'_>| {
                self.taken.contains(&climber.name) || wanted.get(&climber.name) > Some(&1)
            };
            let conflicts: Vec<bool> = climbers
                .iter()
                .map(|climber| !climber.at_the_top && conflict(climber))
                .collect();
            if !conflicts.contains(&true) {
                break;
            }
            for (climber, _) in climbers
                .iter_mut()
                .zip(conflicts)
                .filter(|(_, conflict)| *conflict)
            {
                match climber.ladder.next(climber.rung, self.case) {
                    Some((rung, words)) => {
                        climber.rung = rung;
                        climber.name = self.name(rung, words);
                    }
                    None => climber.at_the_top = true,
                }
            }
        }
        self.settle(climbers)
    }

    /// Each claimant at the foot of its ladder. Where two are spelled alike, the spelling cannot tell them apart, and
    /// they begin where their places do; those that have the same place too have nowhere to go.
    fn climbers<'c>(&self, ladders: &[&'c Ladder]) -> Vec<Climber<'c>> {
        let mut spelled: BTreeMap<_, usize> = BTreeMap::new();
        let mut placed: BTreeMap<_, usize> = BTreeMap::new();
        for ladder in ladders {
            *spelled.entry(ladder.spelling()).or_default() += 1;
            *placed.entry(ladder.spellings()).or_default() += 1;
        }
        let climbers = ladders.iter().map(|ladder| {
            let at_the_top = placed.get(ladder.spellings()) > Some(&1);
            let alike = spelled.get(&ladder.spelling()) > Some(&1);
            let place = if alike && !at_the_top {
                ladder.place()
            } else {
                None
            };
            let rung = place.unwrap_or_else(|| ladder.first());
            Climber {
                ladder,
                rung,
                name: self.name(rung, ladder.words(rung, self.case).unwrap_or_default()),
                at_the_top,
            }
        });
        climbers.collect()
    }

    /// The name of a rung, with a noun if it is taken; above a short name there is a better one.
    fn name(&self, rung: Rung, words: Words) -> Identifier {
        let name = self.case.identifier(&words, self.noun);
        if rung == Rung::Short || !self.taken.contains(&name) {
            return name;
        }
        self.case
            .identifier(&words.and(&Words::of(self.noun)), self.noun)
    }

    /// Takes the names that were found. Claimants at the top of their ladders may still not differ: these are numbered,
    /// in the order of their spellings.
    fn settle(&mut self, climbers: Vec<Climber<'_>>) -> Vec<Identifier> {
        self.taken.extend(
            climbers
                .iter()
                .filter(|climber| !climber.at_the_top)
                .map(|climber| climber.name.clone()),
        );
        let mut at_the_top: Vec<(usize, &Climber<'_>)> = climbers
            .iter()
            .enumerate()
            .filter(|(_, climber)| climber.at_the_top)
            .collect();
        at_the_top.sort_by_key(|(index, climber)| (climber.ladder.spelling(), *index));
        let mut numbers: BTreeMap<&Identifier, usize> = BTreeMap::new();
        let mut numbered: BTreeMap<usize, Identifier> = BTreeMap::new();
        for (index, climber) in at_the_top {
            if !self.taken.insert(climber.name.clone()) {
                let words = climber
                    .ladder
                    .words(climber.rung, self.case)
                    .unwrap_or_default();
                let name = self.numbered(&words, numbers.entry(&climber.name).or_insert(2));
                self.taken.insert(name.clone());
                numbered.insert(index, name);
            }
        }
        let names = climbers.iter().enumerate();
        names
            .map(|(index, climber)| {
                numbered
                    .remove(&index)
                    .unwrap_or_else(|| climber.name.clone())
            })
            .collect()
    }
}
