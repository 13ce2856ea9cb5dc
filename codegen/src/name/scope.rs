//! Who gets which name where names must differ?
//!
//! Claimants come together, so that their order does not matter. While two want the same identifier, each of them goes
//! up its ladder by one rung, until all differ:
//!
//! | spellings | identifiers |
//! |---|---|
//! | `foo-bar`, `foo_bar` | `foo_dash_bar`, `foo_bar` |
//! | `ASC`, `asc` | `AscUpper`, `AscLower` |
//! | `id` in the path, `id` in the query | `path_id`, `query_id` |
//!
//! A name that others hold already, earlier claimants or the code around it, gets a noun: `StringModel`. Only of
//! claimants that are spelled alike and have no place to tell them apart, the second gets a number.
//!
//! What is given (`x-rust-name`) is taken as it is and comes first, and then what had a name before.

use std::collections::{BTreeMap, BTreeSet};

use super::case::Case;
use super::identifier::Identifier;
use super::key::Key;
use super::ladder::Ladder;
use super::report::Report;
use super::words::Words;
use crate::diagnostic::Pointer;

/// Names that must differ.
#[derive(Debug, Clone)]
pub(super) struct Scope {
    pub(super) case: Case,
    pub(super) noun: &'static str,
    pub(super) taken: BTreeSet<Identifier>,
    /// Names that are taken for what is named later, because it had them before.
    held: BTreeMap<Identifier, Key>,
}

/// Something that wants a name.
#[derive(Debug, Clone)]
pub(super) struct Claim<'a> {
    /// Under which the name is kept from run to run.
    pub(super) key: Option<Key>,
    /// `x-rust-name`, with the node that has it.
    pub(super) given: Option<(&'a str, &'a Pointer)>,
    /// The names it asks for.
    pub(super) ladder: Ladder,
}

impl Scope {
    /// A scope for names in this case; `noun` says what they are the names of.
    pub(super) fn new(case: Case, noun: &'static str) -> Self {
        Self {
            case,
            noun,
            taken: BTreeSet::new(),
            held: BTreeMap::new(),
        }
    }

    /// The same names, and from now on in another case or for other things.
    pub(super) fn going_on(mut self, case: Case, noun: &'static str) -> Self {
        self.case = case;
        self.noun = noun;
        self
    }

    /// Keeps names from being claimed.
    pub(super) fn reserve<'n>(&mut self, names: impl IntoIterator<Item = &'n str>) {
        for name in names {
            let name = Identifier::from_word(name.to_owned());
            // What code of ours has is not kept for anyone.
            self.held.remove(&name);
            self.taken.insert(name);
        }
    }

    /// Keeps the names that these had before from others, until they are claimed.
    pub(super) fn hold(&mut self, keys: impl IntoIterator<Item = Key>, report: &Report<'_>) {
        for key in keys {
            if let Some((name, _)) = report.known(&key)
                && self.taken.insert(name.clone())
            {
                self.held.insert(name, key);
            }
        }
    }

    /// Names all of these; the answers are in the order of the claims.
    pub(super) fn claim(
        &mut self,
        claims: &[Claim<'_>],
        report: &mut Report<'_>,
    ) -> Vec<Identifier> {
        let given: Vec<Option<Identifier>> = claims
            .iter()
            .map(|claim| self.given(claim, report))
            .collect();
        let keys = unique_keys(claims);
        let had: Vec<Option<Identifier>> = given
            .into_iter()
            .zip(&keys)
            .map(|(given, key)| given.or_else(|| self.kept((*key)?, report)))
            .collect();
        let rest = claims.iter().zip(&had).filter(|(_, had)| had.is_none());
        let ladders: Vec<&Ladder> = rest.map(|(claim, _)| &claim.ladder).collect();
        let mut computed = self.computed(&ladders).into_iter();
        let names: Vec<Identifier> = had
            .into_iter()
            .filter_map(|had| had.or_else(|| computed.next()))
            .collect();
        for (key, name) in keys.into_iter().zip(&names) {
            if let Some(key) = key {
                report.named(key, name);
            }
        }
        names
    }

    /// Takes the name that something had before, or the first of these names that is free, or numbers the last one.
    pub(super) fn claim_kept(
        &mut self,
        key: &Key,
        names: &[&str],
        report: &mut Report<'_>,
    ) -> Identifier {
        let name = self
            .kept(key, report)
            .unwrap_or_else(|| self.claim_one(names));
        report.named(key, &name);
        name
    }

    /// Takes the first of these names that is free, or numbers the last one.
    pub(super) fn claim_one(&mut self, names: &[&str]) -> Identifier {
        let words: Vec<Words> = names.iter().map(|name| Words::of(name)).collect();
        let identifiers = words
            .iter()
            .map(|words| self.case.identifier(words, self.noun));
        let free = identifiers
            .into_iter()
            .find(|name| !self.taken.contains(name));
        let name = free
            .unwrap_or_else(|| self.numbered(words.last().unwrap_or(&Words::default()), &mut 2));
        self.taken.insert(name.clone());
        name
    }

    /// The given name, if it is one that can be had.
    fn given(&mut self, claim: &Claim<'_>, report: &mut Report<'_>) -> Option<Identifier> {
        let (text, origin) = claim.given?;
        let Some(name) = Identifier::new(text) else {
            report.no_identifier(origin, text);
            return None;
        };
        if name.is_keyword() {
            report.is_keyword(origin, text);
            return None;
        }
        if !self.case.is_of(name.as_str()) {
            report.wrong_case(origin, text, self.case.describe());
            return None;
        }
        // What is given comes before what was kept, whoever had it.
        let was_held = self.held.remove(&name).is_some();
        if !was_held && !self.taken.insert(name.clone()) {
            report.name_is_taken(origin, text);
            return None;
        }
        Some(name)
    }

    /// The name that something had before, if it can still be had.
    fn kept(&mut self, key: &Key, report: &mut Report<'_>) -> Option<Identifier> {
        let (name, line) = report.known(key)?;
        let is_held = self.held.get(&name) == Some(key);
        if is_held {
            self.held.remove(&name);
        }
        if !self.case.keeps(&name) {
            if is_held {
                self.taken.remove(&name);
            }
            let reason = "is not written as such a name is";
            report.not_kept(line, &name, reason, Some(self.case.describe()));
            return None;
        }
        if is_held {
            return Some(name);
        }
        if !self.taken.insert(name.clone()) {
            report.not_kept(line, &name, "is taken", None);
            return None;
        }
        Some(name)
    }

    /// The words with the first number from `number` on that makes them free.
    pub(super) fn numbered(&self, words: &Words, number: &mut usize) -> Identifier {
        loop {
            let mut words = words.clone();
            words.push(number.to_string());
            *number += 1;
            let name = self.case.identifier(&words, self.noun);
            if !self.taken.contains(&name) {
                return name;
            }
        }
    }
}

/// The keys that only one of the claims has; the others cannot be told apart by them.
fn unique_keys<'c>(claims: &'c [Claim<'_>]) -> Vec<Option<&'c Key>> {
    let mut counts: BTreeMap<&Key, usize> = BTreeMap::new();
    for key in claims.iter().filter_map(|claim| claim.key.as_ref()) {
        *counts.entry(key).or_default() += 1;
    }
    let unique = |key: &&Key| counts.get(key) == Some(&1);
    let keys = claims.iter().map(|claim| claim.key.as_ref().filter(unique));
    keys.collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::diagnostic::{Diagnostics, Location};
    use crate::name::spelling::Spelling;

    fn claim(scope: &mut Scope, spellings: &[&str]) -> Vec<String> {
        let mut diagnostics = Diagnostics::new(false);
        let locate = |_: &Pointer| Location::new("openapi.yaml", 1, 1);
        let ladder = |text: &&str| Ladder::new(Spelling::new(*text), Vec::new());
        let claims = spellings.iter().map(|text| Claim {
            key: None,
            given: None,
            ladder: ladder(text),
        });
        let names = scope.claim(
            &claims.collect::<Vec<_>>(),
            &mut Report::new(&locate, &mut diagnostics),
        );
        assert!(diagnostics.is_empty());
        names.iter().map(Identifier::to_string).collect()
    }

    fn snake(spellings: &[&str]) -> Vec<String> {
        claim(&mut Scope::new(Case::Snake, "field"), spellings)
    }

    fn camel(spellings: &[&str]) -> Vec<String> {
        claim(&mut Scope::new(Case::Camel, "value"), spellings)
    }

    #[test]
    fn what_differs_is_left_alone() {
        assert_eq!(snake(&["a", "b-c", "B-D"]), ["a", "b_c", "b_d"]);
        assert_eq!(snake(&["address1", "address_1"]), ["address1", "address_1"]);
        assert_eq!(snake(&[]), Vec::<String>::new());
    }

    #[test]
    fn spellings_tell_colliding_names_apart() {
        assert_eq!(snake(&["foo-bar", "foo_bar"]), ["foo_dash_bar", "foo_bar"]);
        assert_eq!(
            snake(&["id", "_id", "other"]),
            ["id", "underscore_id", "other"]
        );
        assert_eq!(
            snake(&["fooBar", "foo_bar"]),
            ["foo_bar_camel", "foo_bar_lower"]
        );
        assert_eq!(snake(&["a[]", "a"]), ["a_brackets", "a"]);
        assert_eq!(
            snake(&["type", "type_", "Type"]),
            ["type_lower", "type_underscore", "type_pascal"]
        );
        assert_eq!(
            camel(&["ASC", "DESC", "asc", "desc"]),
            ["AscUpper", "DescUpper", "AscLower", "DescLower"]
        );
        assert_eq!(
            camel(&["c", "c++", "c#", "C"]),
            ["CLower", "CPlusPlus", "CHash", "CUpper"]
        );
        assert_eq!(
            camel(&["address1", "address_1"]),
            ["Address1", "AddressUnderscore1"]
        );
        assert_eq!(
            camel(&["10", "10+", "<10", "-10"]),
            ["Value10", "Value10Plus", "Less10", "Minus10"]
        );
        assert_eq!(
            camel(&["Etc/GMT+9", "Etc/GMT-9"]),
            ["EtcSlashGmtPlus9", "EtcSlashGmtDash9"]
        );
        assert_eq!(snake(&["\u{e9}", "e\u{301}"]), ["u0000e9", "e_u000301"]);
        assert_eq!(
            snake(&["a", "\u{430}", "a\u{200D}"]),
            ["a", "\u{430}", "a_u200d"]
        );
    }

    #[test]
    fn all_four_ways_at_once() {
        let names = snake(&["foo-bar", "foo_bar", "FOO-BAR", "FOO_BAR"]);
        assert_eq!(
            names,
            [
                "foo_dash_bar_lower",
                "foo_bar_lower",
                "foo_dash_bar_upper",
                "foo_bar_upper"
            ]
        );
    }

    #[test]
    fn a_name_that_was_left_can_be_wanted_again() {
        // The second reading of the first is the first of the third: both go on.
        let names = snake(&["foo-bar", "foo_bar", "foo_dash_bar"]);
        assert_eq!(names, ["foo_bar_lower", "foo_bar", "foo_dash_bar"]);
    }

    #[test]
    fn order_does_not_matter() {
        let spellings = [
            "foo-bar",
            "foo_bar",
            "FooBar",
            "foo_dash_bar",
            "foo bar",
            "FOO_BAR",
            "foo",
            "Foo",
        ];
        let expected: BTreeMap<_, _> = spellings.into_iter().zip(snake(&spellings)).collect();
        for first in 0..spellings.len() {
            let mut rotated = spellings;
            rotated.rotate_left(first);
            assert_eq!(
                rotated
                    .into_iter()
                    .zip(snake(&rotated))
                    .collect::<BTreeMap<_, _>>(),
                expected
            );
            rotated.reverse();
            assert_eq!(
                rotated
                    .into_iter()
                    .zip(snake(&rotated))
                    .collect::<BTreeMap<_, _>>(),
                expected
            );
        }
    }

    #[test]
    fn only_what_is_spelled_alike_is_numbered() {
        assert_eq!(
            snake(&["a-b", "b", "a-b", "a-b"]),
            ["a_b", "b", "a_b_2", "a_b_3"]
        );
    }

    #[test]
    fn taken_names_give_way_to_a_noun() {
        let mut scope = Scope::new(Case::Camel, "model");
        scope.reserve(["String", "Box"]);
        assert_eq!(
            claim(&mut scope, &["String", "box", "Other"]),
            ["StringModel", "BoxModel", "Other"]
        );
        assert_eq!(claim(&mut scope, &["other"]), ["OtherModel"]);
        assert_eq!(
            claim(&mut scope, &["other", "Other"]),
            ["OtherLower", "OtherPascal"]
        );
        assert_eq!(scope.claim_one(&["Other", "Another"]).as_str(), "Another");
        assert_eq!(scope.claim_one(&["Other", "Another"]).as_str(), "Another2");
    }

    #[test]
    fn long_names_are_told_apart_where_they_differ() {
        let long = |middle: &str| format!("{}{middle}{}", "word_".repeat(40), "_word".repeat(40));
        let names = snake(&[&long("one"), &long("two")]);
        assert!(
            names[0].contains("one") && names[1].contains("two"),
            "{names:?}"
        );
        assert!(names.iter().all(|name| name.len() <= 100), "{names:?}");
    }
}
