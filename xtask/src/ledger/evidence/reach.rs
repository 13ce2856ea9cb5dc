//! Which rows does a test touch, by itself and through what it calls?

use std::collections::{BTreeMap, BTreeSet};

use super::{Place, source::Test, visit::Seen};

/// Each test with all that it touches, by itself and through functions of its own module, or of a name of which there is
/// only one.
pub fn reached(functions: &[Seen]) -> Vec<(&Test, BTreeSet<Place>)> {
    let mut by_name: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, seen) in functions.iter().enumerate() {
        by_name.entry(&seen.function.name).or_default().push(index);
    }
    let named = |from: &Seen, name: &str| {
        let all = by_name.get(name)?;
        let module = |index: &&usize| {
            functions
                .get(**index)
                .is_some_and(|it| it.function.module == from.function.module)
        };
        match all.as_slice() {
            [one] => Some(*one),
            several => several.iter().find(module).copied(),
        }
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
                let next = seen.names.iter().filter_map(|name| named(seen, name));
                open.extend(next.filter(|index| known.insert(*index)));
            }
            (test, places)
        })
        .collect()
}
