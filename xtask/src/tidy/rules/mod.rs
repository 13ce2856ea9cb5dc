//! Which rules are there? Each file here holds those of one kind.

mod arrows;
mod generated;
mod habits;
mod layout;
mod purity;
mod stages;

use super::Rule;

/// All rules, in the order in which they are reported.
pub const ALL: &[Rule] = &[
    stages::OPENAPIV3,
    stages::TOKENS,
    stages::SERDE_YAML,
    stages::RUNTIME_PATHS,
    purity::PURE_CODEGEN,
    arrows::DEPENDENCIES,
    arrows::NO_API_IN_RUNTIME,
    generated::NO_FLOATS,
    generated::HEADER,
    habits::NO_LOOSE_ENDS,
    habits::MODULE_DOCS,
    habits::SHORT_FILES,
    layout::CLEAN_LINES,
    layout::NO_MACHINE_PATHS,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_have_names_and_reasons_of_their_own() {
        let mut names: Vec<_> = ALL.iter().map(|rule| rule.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), ALL.len());
        assert!(ALL.iter().all(|rule| rule.reason.ends_with('.')));
    }
}
