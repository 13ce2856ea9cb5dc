//! Where do empty lines go inside an impl?
//!
//! prettyplease sets none. Between two associated items one is put as soon as either of them is a function; constants and
//! types stay together.

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

/// Whether an empty line goes between two lines of an impl: one ends an associated item, the next begins another one.
fn needs_space(line: &str, next: &str) -> bool {
    let (Some(line), Some(next)) = (at_depth_one(line), at_depth_one(next)) else { return false };
    let begins = !next.starts_with(['}', ']', ')']);
    let after_method = line.starts_with('}') || (line.starts_with("fn ") && line.ends_with('}'));
    let after_other = line.ends_with(';') && !next.starts_with("type ") && !next.starts_with("const ");
    begins && (after_method || after_other)
}

/// The rest of a line that is indented by one step exactly.
fn at_depth_one(line: &str) -> Option<&str> {
    line.strip_prefix("    ").filter(|rest| !rest.starts_with(' '))
}

#[cfg(test)]
mod tests {
    use super::between_methods;

    #[test]
    fn methods_are_set_apart_and_constants_are_not() {
        let text = "impl A for B {\n    type T = U;\n    const C: &'static [&'static str] = &[\n        \"a\",\n    ];\n    /// F.\n    fn f() {\n        if true {\n        }\n    }\n    fn g() {}\n    fn h() {}\n}\n";
        insta::assert_snapshot!(between_methods(text), @r#"
        impl A for B {
            type T = U;
            const C: &'static [&'static str] = &[
                "a",
            ];

            /// F.
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
