//! How does a description of a document become doc text that can do no harm?
//!
//! ```yaml
//! description: |
//!   Rows of <id>, see https://example.org and [the guide](javascript:alert(1)).
//!
//!       std::process::exit(1)
//! ```
//! ```text
//! Rows of \<id>, see <https://example.org> and the guide.
//!
//! ~~~text            (three backticks in truth: no fence of a document is ever Rust)
//! std::process::exit(1)
//! ~~~
//! ```
//!
//! The text is parsed as CommonMark by `pulldown-cmark`, the parser that rustdoc itself uses, so that there is no second
//! opinion on what a code block or a tag is; and it is written anew from the parser's events, so that only constructs we
//! write can be in the result. What was written is then parsed once more: if anything but harmless constructs should be in
//! it, the text is taken as plain text, with every mark escaped.

mod blocks;
mod inline;
mod verify;

pub(crate) use self::inline::{Inline, web_address};

/// Doc text that can do no harm.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Cleaned {
    /// Its lines.
    pub(crate) lines: Vec<String>,
    /// How many of the lines are the first paragraph; none where the text begins with a list, a table or the like.
    pub(crate) first_paragraph: usize,
}

/// Cleans a description.
pub(crate) fn clean(text: &str) -> Cleaned {
    let text = super::text::printable(text);
    let cleaned = blocks::render(&text);
    if verify::is_harmless(&cleaned.lines.join("\n")) {
        cleaned
    } else {
        plain(&text)
    }
}

/// The text with nothing marked up: words on lines, every mark escaped.
fn plain(text: &str) -> Cleaned {
    let mut inline = inline::Inline::default();
    inline.verbatim(text);
    let lines = inline.wrapped(super::WIDTH);
    Cleaned {
        first_paragraph: lines.len(),
        lines,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cleaned(text: &str) -> String {
        clean(text).lines.join("\n")
    }

    #[test]
    fn code_never_becomes_a_doctest() {
        for text in [
            "```\npanic!()\n```",
            "```rust\npanic!()\n```",
            "~~~\npanic!()\n~~~",
            "a\n\n    panic!()\n\nb",
            "\tpanic!()",
            "> ```\n> panic!()\n> ```",
            "- a\n\n      panic!()\n\n- ~~~rust\n  panic!()\n  ~~~",
            "1. x\n   ```should_panic\n   panic!()",
            "````\n```\npanic!()\n```\n````",
        ] {
            let cleaned = cleaned(text);
            assert!(
                cleaned.contains("panic!()") && cleaned.contains("```text"),
                "{cleaned}"
            );
            assert!(verify::is_harmless(&cleaned), "{cleaned}");
        }
    }

    #[test]
    fn tags_and_brackets_are_text() {
        insta::assert_snapshot!(cleaned("A <script>alert(1)</script> & &lt;b&gt;, [Invoice], [x][y], a[0], `Vec<T>` and 1 < 2."),
            @r"A \<script>alert(1)\</script> & \<b>, \[Invoice\], \[x\]\[y\], a\[0\], `Vec<T>` and 1 \< 2.");
        insta::assert_snapshot!(cleaned("<div onclick=\"x\">\n<img src=x onerror=alert(1)>\n</div>\n\nA<br>b"), @r#"
        \<div onclick="x"> \<img src=x onerror=alert(1)> \</div>

        A\
        b
        "#);
    }

    #[test]
    fn links_are_kept_where_they_lead_into_the_web() {
        insta::assert_snapshot!(cleaned("[a](https://a.example/x_(y)?q=1) [b](javascript:alert(1)) [c](#d) [e](../f) ![g](http://h.example/i.png) <mailto:j@k.example> [l]\n\n[l]: https://m.example 'n'"),
            @"
        [a](https://a.example/x_%28y%29?q=1) b c e [g](http://h.example/i.png) mailto:j@k.example
        [l](https://m.example)
        ");
        insta::assert_snapshot!(cleaned("See https://a.example/b_c. Or (http://d.example/?e=f&g=h), <https://i.example> or http://."),
            @"
        See <https://a.example/b_c>. Or (<http://d.example/?e=f&g=h>), <https://i.example> or
        http://.
        ");
    }

    #[test]
    fn ordinary_text_stays_as_it_is() {
        for text in [
            "The due_date of an invoice, e.g. `2024-01-31`.",
            "- `draft`: not yet issued.\n- `paid`: paid in full.\n  - in *one* part\n  - in **several** parts",
            "1. First.\n2. Second.",
            "> Quoted.",
            "| a | b |\n| --- | --- |\n| 1 | `x` |",
        ] {
            assert_eq!(cleaned(text), text);
        }
    }

    #[test]
    fn marks_that_open_a_block_are_escaped_where_they_stand_first() {
        insta::assert_snapshot!(cleaned("\\# a\n\n\\- b\n\n1\\. c\n\n\\> d\n\n\\~~~\n\n=\n\n\\| e |\n\\| - |\n\n/ f\n\n! g"), @r"
        \# a

        \- b

        1\. c

        \> d

        \~\~\~

        \=

        \| e | | - |

        / f

        ! g
        ");
    }

    #[test]
    fn a_heading_is_a_paragraph_in_bold_type() {
        insta::assert_snapshot!(cleaned("# Fields *here*\n\nText\n===\n\n---\n\nEnd"), @r"
        **Fields here**

        **Text**

        End
        ");
    }

    #[test]
    fn long_lines_are_wrapped() {
        let text =
            "word ".repeat(40) + "`a code span that is never broken`" + &" - word".repeat(20);
        let cleaned = cleaned(&text);
        assert!(
            cleaned.lines().count() > 2
                && cleaned
                    .lines()
                    .all(|line| line.len() <= 100 && !line.starts_with("- "))
        );
    }

    #[test]
    fn invisible_characters_do_not_get_through() {
        assert_eq!(
            cleaned("a\r\nb\rc\0\u{202e}d\u{2066}\u{85}e\u{2028}f\u{feff}\tg"),
            "a b cde f g"
        );
    }

    #[test]
    fn depth_and_size_cost_no_stack() {
        for text in [
            ">".repeat(20_000),
            "- ".repeat(20_000),
            "*".repeat(20_000),
            "[".repeat(20_000),
            "`".repeat(20_000),
        ] {
            assert!(verify::is_harmless(&cleaned(&text)));
        }
    }
}
