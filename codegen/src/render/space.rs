//! Where do space and empty lines go that prettyplease does not set, or should not?
//!
//! Inside an impl it sets no empty line. Between two associated items one is put as soon as either of them is a function;
//! constants and types stay together. In the tokens of a macro it sets spaces around `<` and `>`, as it cannot know that
//! these belong to types.
//!
//! This is done to printed text, so it stands before the comparison that finds whatever it should break.

/// Puts an empty line around the methods of a printed impl.
pub(super) fn between_methods(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len() + 64);
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        spaced.push_str(line);
        spaced.push('\n');
        if lines.peek().is_some_and(|next| needs_space(line, next)) {
            spaced.push('\n');
        }
    }
    spaced
}

/// The call of a macro, whose arguments are types, without the space around angle brackets.
pub(super) fn within_types(text: &str) -> String {
    text.replace(" < ", "<").replace(" >", ">")
}

/// Whether an empty line goes between two lines of an impl: one ends an associated item, the next begins another one.
fn needs_space(line: &str, next: &str) -> bool {
    let (Some(line), Some(next)) = (at_depth_one(line), at_depth_one(next)) else {
        return false;
    };
    let begins = !next.starts_with(['}', ']', ')']);
    let is_comment = line.starts_with("//");
    let after_method = line.ends_with('}');
    let after_other =
        line.ends_with(';') && !next.starts_with("type ") && !next.starts_with("const ");
    begins && !is_comment && (after_method || after_other)
}

/// The rest of a line that is indented by one step exactly.
fn at_depth_one(line: &str) -> Option<&str> {
    line.strip_prefix("    ")
        .filter(|rest| !rest.starts_with(' '))
}

#[cfg(test)]
mod tests {
    use super::{between_methods, within_types};

    #[test]
    fn types_in_macros_look_like_types() {
        let text = "runtime::request!(A => Vec < Option < model::B > >, C);\n";
        assert_eq!(
            within_types(text),
            "runtime::request!(A => Vec<Option<model::B>>, C);\n"
        );
    }

    #[test]
    fn methods_are_set_apart_and_constants_are_not() {
        let text = "impl A for B {\n    type T = U;\n    const C: &'static [&'static str] = &[\n        \"a\",\n    ];\n    /// F {};\n    /// f;\n    fn f() {\n        if true {\n        }\n    }\n    fn g() {}\n    fn h() {}\n}\n";
        insta::assert_snapshot!(between_methods(text), @r#"
        impl A for B {
            type T = U;
            const C: &'static [&'static str] = &[
                "a",
            ];

            /// F {};
            /// f;
            fn f() {
                if true {
                }
            }

            fn g() {}

            fn h() {}
        }
        "#);
    }
}
