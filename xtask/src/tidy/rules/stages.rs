//! Which stage of `codegen` may name what?

use crate::tidy::{
    Finding, Rule,
    mask::Keep,
    source::{Project, Source, has_word},
};

/// `openapiv3` before the IR only.
pub(super) const OPENAPIV3: Rule = Rule {
    name: "openapiv3-before-the-ir",
    reason: "After `lower` there is no OpenAPI left, so that emitters read plain data and never a raw schema.",
    check: |project| {
        outside(
            project,
            &["document", "normalise", "check", "lower"],
            |line| has_word(line, "openapiv3"),
        )
    },
};

/// Tokens behind the IR only.
pub(super) const TOKENS: Rule = Rule {
    name: "tokens-behind-the-ir",
    reason: "Rust text is made in `emit` and `render`; what decides about it before stays free of syntax.",
    check: |project| {
        outside(project, &["emit", "render"], |line| {
            ["quote", "syn", "proc_macro2", "prettyplease"]
                .iter()
                .any(|name| names_crate(line, name))
        })
    },
};

/// One module calls the archived YAML reader.
pub(super) const SERDE_YAML: Rule = Rule {
    name: "one-module-calls-serde-yaml",
    reason: "serde_yaml is archived and hangs on hostile input: only the module behind the guard may call it.",
    check: |project| {
        let findings = outside(project, &[], |line| has_word(line, "serde_yaml"));
        let first = findings.first().map(|found| found.path.clone());
        if findings
            .iter()
            .all(|found| Some(&found.path) == first.as_ref())
        {
            Vec::new()
        } else {
            findings
        }
    },
};

/// Paths of `runtime` are printed from one file.
pub(super) const RUNTIME_PATHS: Rule = Rule {
    name: "runtime-paths-in-one-file",
    reason: "`codegen` does not depend on `runtime`; the paths that it prints are all in emit/runtime_path.rs.",
    check: |project| {
        let files = project
            .rust_below("codegen/src/")
            .filter(|file| file.path != "codegen/src/emit/runtime_path.rs");
        let found = files.flat_map(|file| {
            // A test may say what it expects to be printed.
            let end = file.first_test_line();
            let lines = file.lines(Keep::CodeAndStrings);
            let wrong =
                lines.filter(move |(number, line)| *number < end && names_crate(line, "runtime"));
            wrong.map(|(number, line)| Finding::new(&file.path, number, line.trim()))
        });
        found.collect()
    },
};

/// Lines of `codegen/src` outside the given stages of which `is_wrong` says so.
fn outside(project: &Project, stages: &[&str], is_wrong: impl Fn(&str) -> bool) -> Vec<Finding> {
    let inside = |file: &&Source| {
        let path = file.path.strip_prefix("codegen/src/").unwrap_or(&file.path);
        let stage = path.split('/').next().unwrap_or(path);
        stages.contains(&stage.trim_end_matches(".rs"))
    };
    let files = project
        .rust_below("codegen/src/")
        .filter(|file| !inside(file));
    let lines = files.flat_map(|file| file.lines(Keep::Code).map(move |line| (file, line)));
    let wrong = lines.filter(|(_, (_, line))| is_wrong(line));
    wrong
        .map(|(file, (number, line))| Finding::new(&file.path, number, line.trim()))
        .collect()
}

/// Whether a line names a crate: a path, a macro or an import. A variable of the same name is no crate.
fn names_crate(line: &str, name: &str) -> bool {
    let begins = |at: usize| !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
    let imported = || {
        ["use ", "use ::"]
            .iter()
            .any(|import| line.trim_start().starts_with(&format!("{import}{name};")))
    };
    let mut places = line.match_indices(name).filter(|(at, _)| begins(*at));
    imported()
        || places.any(|(at, _)| {
            [" ::", "::", "!"]
                .iter()
                .any(|next| line[at + name.len()..].starts_with(next))
        })
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
    fn openapiv3_in_emit_is_found() {
        let wrong = (
            "codegen/src/emit/model.rs",
            "//! x\nuse openapiv3::Schema;\n",
        );
        let right = ("codegen/src/lower/schema.rs", "use openapiv3::Schema;\n");
        let comment = ("codegen/src/name/mod.rs", "// not openapiv3\n");
        assert_eq!(
            found(OPENAPIV3, &[wrong, right, comment]),
            ["codegen/src/emit/model.rs:2"]
        );
    }

    #[test]
    fn tokens_in_lower_are_found() {
        let wrong = (
            "codegen/src/lower/mod.rs",
            "use quote::quote;\nlet x = syn::parse();\nquote! {}\nuse syn;\n",
        );
        let right = ("codegen/src/render.rs", "use syn::File;\n");
        let variable = (
            "codegen/src/name/mod.rs",
            "fn f(quote: char) {} let syn = 1; if x != quote {}\n",
        );
        let lower = "codegen/src/lower/mod.rs";
        let expected = [1, 2, 3, 4].map(|line| format!("{lower}:{line}"));
        assert_eq!(found(TOKENS, &[wrong, right, variable]), expected);
    }

    #[test]
    fn a_second_module_with_serde_yaml_is_found() {
        let one = (
            "codegen/src/document/yaml.rs",
            "serde_yaml::from_str(a); serde_yaml::from_str(b);\n",
        );
        let two = (
            "codegen/src/document/view.rs",
            "serde_yaml::from_value(a);\n",
        );
        assert!(found(SERDE_YAML, &[one]).is_empty());
        assert_eq!(found(SERDE_YAML, &[one, two]).len(), 2);
    }

    #[test]
    fn a_runtime_path_elsewhere_is_found() {
        let wrong = (
            "codegen/src/emit/client.rs",
            "quote! { runtime::Client }\nlet x = \"runtime::Error\";\n",
        );
        let own = (
            "codegen/src/emit/mod.rs",
            "mod runtime_path;\nuse runtime_path::CLIENT;\n// runtime::Client\n",
        );
        let tested = (
            "codegen/src/emit/file.rs",
            "f();\n\n#[cfg(test)]\nmod tests { quote! { runtime::Client } }\n",
        );
        let right = (
            "codegen/src/emit/runtime_path.rs",
            "quote! { runtime::Client }\n",
        );
        let expected = [
            "codegen/src/emit/client.rs:1",
            "codegen/src/emit/client.rs:2",
        ];
        assert_eq!(found(RUNTIME_PATHS, &[wrong, own, tested, right]), expected);
    }
}
