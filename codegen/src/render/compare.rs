//! Does a printed text read back as the tokens it was made from?
//!
//! The two are compared token for token. Strings count by their value, since a doc comment comes back as an attribute with
//! a string, and a comma before a closing bracket or `>` does not count, since the printer sets and drops it by the width of
//! the line. Anything else that differs is a fault.

use std::iter::Peekable;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::Lit;

/// Compares a text with the tokens that it should hold; says where they part ways.
pub(super) fn same(text: &str, intended: TokenStream) -> Result<(), String> {
    let read: TokenStream = text
        .parse()
        .map_err(|error| format!("it cannot be read back: {error}"))?;
    let mut read = Flat::new(read);
    let mut intended = Flat::new(intended);
    loop {
        match (intended.next(), read.next()) {
            (None, None) => return Ok(()),
            (meant, found) if meant == found => {}
            (meant, found) => {
                return Err(format!(
                    "{} was meant, {} is there",
                    shown(meant),
                    shown(found)
                ));
            }
        }
    }
}

fn shown(token: Option<Token>) -> String {
    token.map_or_else(|| "the end".to_owned(), |token| format!("{token:?}"))
}

/// A token without its place.
#[derive(Debug, PartialEq, Eq)]
enum Token {
    Open(Delimiter),
    Close(Delimiter),
    Word(String),
    Punct(char),
    Text(String),
    Literal(String),
}

/// The tokens of a stream one after the other, groups opened. It keeps its own stack, so depth costs no recursion.
struct Flat {
    stack: Vec<(Trees, Delimiter)>,
}

type Trees = Peekable<std::vec::IntoIter<TokenTree>>;

impl Flat {
    fn new(stream: TokenStream) -> Self {
        Self {
            stack: vec![(trees(stream), Delimiter::None)],
        }
    }
}

/// The trees of a stream without a comma at the end.
fn trees(stream: TokenStream) -> Trees {
    let mut trees: Vec<TokenTree> = stream.into_iter().collect();
    if trees.last().is_some_and(|tree| is_punct(tree, ',')) {
        trees.pop();
    }
    trees.into_iter().peekable()
}

fn is_punct(tree: &TokenTree, character: char) -> bool {
    matches!(tree, TokenTree::Punct(punct) if punct.as_char() == character)
}

impl Iterator for Flat {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        loop {
            let (trees, _) = self.stack.last_mut()?;
            match trees.next() {
                Some(TokenTree::Group(group)) => {
                    let delimiter = group.delimiter();
                    self.stack.push((self::trees(group.stream()), delimiter));
                    if delimiter != Delimiter::None {
                        return Some(Token::Open(delimiter));
                    }
                }
                Some(TokenTree::Ident(ident)) => return Some(Token::Word(ident.to_string())),
                Some(TokenTree::Punct(comma))
                    if comma.as_char() == ','
                        && trees.peek().is_some_and(|next| is_punct(next, '>')) => {}
                Some(TokenTree::Punct(punct)) => return Some(Token::Punct(punct.as_char())),
                Some(TokenTree::Literal(literal)) => {
                    return Some(match Lit::new(literal) {
                        Lit::Str(text) => Token::Text(text.value()),
                        other => {
                            Token::Literal(quote::ToTokens::to_token_stream(&other).to_string())
                        }
                    });
                }
                None => match self.stack.pop()? {
                    (_, Delimiter::None) => {}
                    (_, delimiter) => return Some(Token::Close(delimiter)),
                },
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::same;

    #[test]
    fn a_doc_comment_is_an_attribute_and_commas_at_the_end_do_not_count() {
        let intended = quote! {
            #[doc = " One `\"`."]
            pub fn f(a: Vec<u8>, b: u8) -> u8 { match a { 1 => 2, _ => b } }
        };
        assert_eq!(
            same(
                "/// One `\"`.\npub fn f(\n a: Vec<u8,>, b: u8,\n) -> u8 { match a { 1 => 2, _ => b, } }",
                intended
            ),
            Ok(())
        );
    }

    #[test]
    fn what_is_more_or_less_or_other_is_found() {
        let intended = || {
            quote!(
                static A: &str = "a";
            )
        };
        for text in [
            "static A: &str = \"b\";",
            "static A: &str = \"a\"; fn pwned() {}",
            "static A: &str;",
            "static B: &str = \"a\";",
            "static A: &str = b\"a\";",
            "static A: &str = (\"a\");",
            "static A: &str = \"a",
        ] {
            assert!(same(text, intended()).is_err(), "{text}");
        }
        assert_eq!(same("static A: &str = r#\"a\"#; // x", intended()), Ok(()));
    }
}
