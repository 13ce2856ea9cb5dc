//! Which crate may know which?

use crate::tidy::{
    Finding, Rule,
    mask::Keep,
    source::{Project, Source},
};

/// What each crate must not depend on, in any section of its manifest.
const FORBIDDEN: &[(&str, &[&str])] = &[
    ("codegen", &["runtime", "generated", "xtask", "tests"]),
    ("runtime", &["codegen", "generated", "xtask", "tests"]),
    ("generated", &["codegen", "xtask", "tests"]),
    ("tests", &["codegen", "xtask"]),
    ("xtask", &["runtime", "generated", "tests"]),
];

/// The crates' arrows run downwards.
pub(super) const DEPENDENCIES: Rule = Rule {
    name: "arrows-run-downwards",
    reason: "`codegen` and `runtime` know nothing of each other, and nothing below knows what stands on it.",
    check: |project| {
        FORBIDDEN
            .iter()
            .flat_map(|(name, forbidden)| {
                let manifest = format!("{name}/Cargo.toml");
                let file = project
                    .sources
                    .iter()
                    .find(|source| source.path == manifest);
                file.map(|file| dependencies(file, forbidden))
                    .unwrap_or_default()
            })
            .collect()
    },
};

fn dependencies(manifest: &Source, forbidden: &[&str]) -> Vec<Finding> {
    let key = |line: &str| {
        line.split(['.', '=', ' '])
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    let mut inside = false;
    let mut findings = Vec::new();
    for (index, line) in manifest.text.lines().enumerate() {
        if line.starts_with('[') {
            inside = line.contains("dependencies");
        } else if inside && forbidden.contains(&key(line).as_str()) {
            findings.push(Finding::new(
                &manifest.path,
                index + 1,
                format!("depends on `{}`", key(line)),
            ));
        }
    }
    findings
}

/// `runtime` serves any API.
pub(super) const NO_API_IN_RUNTIME: Rule = Rule {
    name: "runtime-names-no-api",
    reason: "What one API needs is declared in its specification; `runtime` serves all of them. Doc examples may name one.",
    check: |project| {
        let apis = apis(project);
        project
            .rust_below("runtime/")
            .flat_map(|file| api_names(file, &apis))
            .collect()
    },
};

/// The names of the folders in `spec/`.
fn apis(project: &Project) -> Vec<String> {
    let below = project
        .sources
        .iter()
        .filter_map(|source| source.path.strip_prefix("spec/")?.split_once('/'));
    let mut names: Vec<String> = below.map(|(name, _)| name.to_owned()).collect();
    names.dedup();
    names
}

fn api_names(file: &Source, apis: &[String]) -> Vec<Finding> {
    let code = file.masked(Keep::CodeAndStrings);
    let comments = file.masked(Keep::Comments);
    let mut in_example = false;
    let mut findings = Vec::new();
    for (index, (code, comment)) in code.lines().zip(comments.lines()).enumerate() {
        let is_fence = comment
            .trim()
            .trim_start_matches(['/', '!'])
            .trim_start()
            .starts_with("```");
        in_example ^= is_fence;
        let searched = if in_example {
            code.to_lowercase()
        } else {
            format!("{code} {comment}").to_lowercase()
        };
        for api in apis.iter().filter(|api| searched.contains(api.as_str())) {
            findings.push(Finding::new(
                &file.path,
                index + 1,
                format!("names `{api}`"),
            ));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::source::planted::project;

    fn found(rule: Rule, files: &[(&str, &str)]) -> Vec<String> {
        (rule.check)(&project(files))
            .into_iter()
            .map(|found| format!("{}:{}", found.path, found.line))
            .collect()
    }

    #[test]
    fn an_upward_arrow_is_found() {
        let wrong = (
            "codegen/Cargo.toml",
            "[package]\nname = \"codegen\"\n[dev-dependencies]\nruntime.workspace = true\n",
        );
        let right = (
            "generated/Cargo.toml",
            "[dependencies]\nruntime = { path = \"../runtime\" }\n[features]\ntests = []\n",
        );
        assert_eq!(
            found(DEPENDENCIES, &[wrong, right]),
            ["codegen/Cargo.toml:4"]
        );
    }

    #[test]
    fn an_api_in_runtime_is_found_outside_examples() {
        let spec = ("spec/acme/openapi.yaml", "");
        let text = "//! For Acme.\n\n/// Works.\n///\n/// ```\n/// acme::go();\n/// ```\n/// Not acme.\nfn f() { \"ACME\"; }\n";
        let expected = [1, 8, 9].map(|line| format!("runtime/src/lib.rs:{line}"));
        assert_eq!(
            found(NO_API_IN_RUNTIME, &[spec, ("runtime/src/lib.rs", text)]),
            expected
        );
    }
}
