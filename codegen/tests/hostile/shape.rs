//! What is left of a file if names and texts are taken out?

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// Words that mean something, and so are no names.
const KEYWORDS: &[&str] = &[
    "as",
    "const",
    "crate",
    "else",
    "enum",
    "extern",
    "fn",
    "for",
    "if",
    "impl",
    "in",
    "let",
    "loop",
    "match",
    "mod",
    "move",
    "mut",
    "pub",
    "ref",
    "return",
    "static",
    "struct",
    "super",
    "trait",
    "type",
    "unsafe",
    "use",
    "where",
    "while",
    "async",
    "await",
    "dyn",
    "macro_rules",
];

/// The tokens of a file. Documentation is left out, and what a long line changes: commas, and the braces around an arm.
pub(crate) fn of(text: &str) -> Vec<String> {
    syn::parse_file(text).unwrap();
    let mut shape = Vec::new();
    add(text.parse().unwrap(), &mut shape);
    shape
}

fn add(tokens: TokenStream, shape: &mut Vec<String>) {
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == '#' => {
                tokens.next_if(
                    |next| matches!(next, TokenTree::Punct(mark) if mark.as_char() == '!'),
                );
                let attribute = tokens.next().unwrap().to_string();
                if !attribute.starts_with("[doc") {
                    shape.push(attribute);
                }
            }
            TokenTree::Punct(punct) if punct.as_char() == ',' => {}
            TokenTree::Punct(punct) => shape.push(punct.to_string()),
            TokenTree::Literal(_) => shape.push("literal".to_owned()),
            TokenTree::Ident(word) if KEYWORDS.contains(&word.to_string().as_str()) => {
                shape.push(word.to_string())
            }
            TokenTree::Ident(word) if tokens.peek().is_some_and(|next| next.to_string() == "!") => {
                // The name of a macro is ours.
                shape.push(word.to_string());
            }
            TokenTree::Ident(_) => shape.push("name".to_owned()),
            TokenTree::Group(group) => {
                let brackets = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Brace | Delimiter::None => ("", ""),
                };
                shape.push(brackets.0.to_owned());
                add(group.stream(), shape);
                shape.push(brackets.1.to_owned());
            }
        }
    }
    shape.retain(|token| !token.is_empty());
}
