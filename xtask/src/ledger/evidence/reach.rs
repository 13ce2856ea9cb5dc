//! Which rows does a test touch, by itself and through what it calls?
//!
//! A name alone means a function of the same module. One behind a module, `clients::list`, means the function of a module
//! of that name inside this one, or else of the only module that is called so. What is not clear is not followed.

use std::collections::{BTreeMap, BTreeSet};

use super::{Place, source::Test, visit::Seen};

/// The name of a function, and the module that stands before it.
pub type Name = (Option<String>, String);

/// Each test with all that it touches.
pub fn reached(functions: &[Seen]) -> Vec<(&Test, BTreeSet<Place>)> {
    let mut by_name: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, seen) in functions.iter().enumerate() {
        by_name.entry(&seen.function.name).or_default().push(index);
    }
    let module = |index: &usize| {
        functions
            .get(*index)
            .map(|seen| seen.function.module.as_str())
    };
    let meant = |from: &Seen, (qualifier, name): &Name| {
        let all = by_name.get(name.as_str())?;
        let here = from.function.module.as_str();
        let Some(qualifier) = qualifier else {
            return all
                .iter()
                .find(|index| module(index) == Some(here))
                .copied();
        };
        let inside = format!("{here}::{qualifier}");
        let nearest = all
            .iter()
            .find(|index| module(index) == Some(inside.as_str()));
        let called_so = |index: &&usize| {
            let last = module(index).and_then(|module| module.rsplit("::").next());
            last == Some(qualifier)
        };
        let mut others = all.iter().filter(called_so);
        let only = others.next().filter(|_| others.next().is_none());
        nearest.or(only).copied()
    };
    let tests = functions.iter().enumerate();
    let tests = tests.filter_map(|(index, seen)| Some((index, seen.function.test.as_ref()?)));
    tests
        .map(|(index, test)| {
            let mut known = BTreeSet::from([index]);
            let mut open = vec![index];
            let mut places = BTreeSet::new();
            while let Some(seen) = open.pop().and_then(|index| functions.get(index)) {
                places.extend(seen.places.iter().cloned());
                let next = seen.names.iter().filter_map(|name| meant(seen, name));
                open.extend(next.filter(|index| known.insert(*index)));
            }
            (test, places)
        })
        .collect()
}
