//! What keeps `codegen` a function from text to text?

use crate::tidy::{
    Finding, Rule,
    mask::Keep,
    source::{Project, Source, has_word},
};

/// Modules of `std` that reach outside.
const OUTSIDE: &[&str] = &["fs", "env", "time", "net", "thread", "process"];

/// Names that stand for chance, or for an order that chance decides.
const RANDOM: &[&str] = &[
    "rand",
    "fastrand",
    "getrandom",
    "HashMap",
    "HashSet",
    "RandomState",
    "SystemTime",
    "Instant",
];

/// No files, no environment, no clock, no network, no chance.
pub(super) const PURE_CODEGEN: Rule = Rule {
    name: "codegen-is-a-function",
    reason: "The same text in gives the same bytes out, on each machine and in each run: no file, environment, clock, \
             network, thread or randomness, and ordered collections only.",
    check: |project: &Project| {
        project
            .rust_below("codegen/src/")
            .flat_map(findings)
            .collect()
    },
};

fn findings(file: &Source) -> Vec<Finding> {
    let code = file.masked(Keep::Code);
    let random = code.lines().enumerate().flat_map(|(index, line)| {
        let named = RANDOM.iter().filter(|name| has_word(line, name));
        named
            .map(|name| Finding::new(&file.path, index + 1, format!("`{name}`")))
            .collect::<Vec<_>>()
    });
    let outside = code.match_indices("std::").flat_map(|(at, _)| {
        let line = code[..at].matches('\n').count() + 1;
        let named = modules(&code[at + "std::".len()..]);
        named
            .map(move |name| Finding::new(&file.path, line, format!("`std::{name}`")))
            .collect::<Vec<_>>()
    });
    random.chain(outside).collect()
}

/// The modules of [`OUTSIDE`] that stand right behind `std::`, alone or in a group of an import.
fn modules(rest: &str) -> impl Iterator<Item = &'static str> {
    let group = rest
        .strip_prefix('{')
        .and_then(|inside| inside.split(';').next());
    OUTSIDE.iter().copied().filter(move |name| match group {
        // Only the first word of each member is a module of `std`; deeper ones belong to another.
        Some(group) => top_level(group).any(|member| first_word(member) == *name),
        None => first_word(rest) == *name,
    })
}

fn first_word(text: &str) -> &str {
    let text = text.trim_start();
    text.split(|c: char| !c.is_alphanumeric() && c != '_')
        .next()
        .unwrap_or(text)
}

/// The members of an import group, split at commas that are not inside a deeper group.
fn top_level(group: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_i32;
    group.split(move |c: char| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        c == ',' && depth == 0
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::source::planted::project;

    fn found(text: &str) -> Vec<String> {
        let findings = (PURE_CODEGEN.check)(&project(&[("codegen/src/name/mod.rs", text)]));
        findings
            .into_iter()
            .map(|found| format!("{}: {}", found.line, found.message))
            .collect()
    }

    #[test]
    fn what_reaches_outside_is_found() {
        assert_eq!(found("\nuse std::fs::File;\n"), ["2: `std::fs`"]);
        assert_eq!(found("let x = std::env::var(a);\n"), ["1: `std::env`"]);
        assert_eq!(
            found("use std::{fmt, sync::{Arc}, time::Duration};\n"),
            ["1: `std::time`"]
        );
        assert_eq!(
            found("use std::{\n    collections::BTreeMap,\n    thread,\n};\n"),
            ["1: `std::thread`"]
        );
    }

    #[test]
    fn chance_is_found() {
        assert_eq!(found("use std::collections::HashMap;\n"), ["1: `HashMap`"]);
        assert_eq!(found("let x = fastrand::u8(..);\n"), ["1: `fastrand`"]);
    }

    #[test]
    fn ordered_collections_and_words_of_the_domain_are_fine() {
        let fine = "use std::{collections::BTreeMap, fmt::{self, Write}};\nlet time = net(env);\n// std::fs, HashMap\n";
        assert!(found(fine).is_empty());
    }

    #[test]
    fn other_crates_may() {
        assert!((PURE_CODEGEN.check)(&project(&[("xtask/src/a.rs", "use std::fs;")])).is_empty());
    }
}
