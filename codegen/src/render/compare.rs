//! Does a printed text read back as the tokens it was made from?
//!
//! The two are compared token for token. Strings count by their value, since a doc comment comes back as an attribute with
//! a string. What the printer sets and drops by the width of the line does not count: a comma before a closing bracket or
//! `>`, and the braces around the body of a match arm with the comma behind it. Anything else that differs is a fault.

use std::iter::Peekable;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::Lit;

/// Compares a text with the tokens that it should hold; says where they part ways.
pub(super) fn same(text: &str, intended: TokenStream) -> Result<(), String> {
    let read: TokenStream = text
        .parse()
        .map_err(|error| format!("it cannot be read back: {error}"))?;
    let mut read = Flat::new(read).peekable();
    let mut intended = Flat::new(intended).peekable();
    loop {
        // Braces may stand on one side only: both sides are asked, and either may have a comma there.
        if end_arm(&mut read) | end_arm(&mut intended) {
            read.next_if_eq(&Token::Punct(','));
            intended.next_if_eq(&Token::Punct(','));
            continue;
        }
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

/// Whether the body of a match arm ended here that stood in braces.
fn end_arm(tokens: &mut Peekable<Flat>) -> bool {
    tokens.next_if_eq(&Token::ArmEnd).is_some()
}

fn shown(token: Option<Token>) -> String {
    token.map_or_else(|| "the end".to_owned(), |token| format!("{token:?}"))
}

/// A token without its place.
#[derive(Debug, PartialEq, Eq)]
enum Token {
    ArmEnd,
    Open(Delimiter),
    Close(Delimiter),
    Word(String),
    Punct(char),
    Text(String),
    Literal(String),
}

/// The tokens of a stream one after the other, groups opened. It keeps its own stack, so depth costs no recursion.
struct Flat {
    stack: Vec<(Trees, End)>,
    arrow: Arrow,
}

/// What the end of a group is.
#[derive(Clone, Copy)]
enum End {
    Nothing,
    Arm,
    Close(Delimiter),
}

/// How much of `=>` came last.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Arrow {
    None,
    Equals,
    Whole,
}

type Trees = Peekable<std::vec::IntoIter<TokenTree>>;

impl Flat {
    fn new(stream: TokenStream) -> Self {
        Self {
            stack: vec![(trees(stream), End::Nothing)],
            arrow: Arrow::None,
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
            let arrow = std::mem::replace(&mut self.arrow, Arrow::None);
            let (trees, _) = self.stack.last_mut()?;
            match trees.next() {
                Some(TokenTree::Group(group)) => {
                    let end = match group.delimiter() {
                        Delimiter::None => End::Nothing,
                        Delimiter::Brace if arrow == Arrow::Whole => End::Arm,
                        delimiter => End::Close(delimiter),
                    };
                    self.stack.push((self::trees(group.stream()), end));
                    if let End::Close(delimiter) = end {
                        return Some(Token::Open(delimiter));
                    }
                }
                Some(TokenTree::Ident(ident)) => return Some(Token::Word(ident.to_string())),
                Some(TokenTree::Punct(comma))
                    if comma.as_char() == ','
                        && trees.peek().is_some_and(|next| is_punct(next, '>')) => {}
                Some(TokenTree::Punct(punct)) => {
                    self.arrow = match (punct.as_char(), arrow) {
                        ('=', _) => Arrow::Equals,
                        ('>', Arrow::Equals) => Arrow::Whole,
                        _ => Arrow::None,
                    };
                    return Some(Token::Punct(punct.as_char()));
                }
                Some(TokenTree::Literal(literal)) => return Some(value(literal)),
                None => match self.stack.pop()?.1 {
                    End::Nothing => {}
                    End::Arm => return Some(Token::ArmEnd),
                    End::Close(delimiter) => return Some(Token::Close(delimiter)),
                },
            }
        }
    }
}

fn value(literal: proc_macro2::Literal) -> Token {
    match Lit::new(literal) {
        Lit::Str(text) => Token::Text(text.value()),
        other => Token::Literal(quote::ToTokens::to_token_stream(&other).to_string()),
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
    fn braces_around_the_body_of_an_arm_do_not_count() {
        let intended = || {
            quote!(
                fn f() -> u8 {
                    match a {
                        1 => b.c().d(),
                        2 => 3,
                        _ => e,
                    }
                }
            )
        };
        for text in [
            "fn f() -> u8 { match a { 1 => { b.c().d() } 2 => 3, _ => e } }",
            "fn f() -> u8 { match a { 1 => { b.c().d() }, 2 => { 3 } _ => { e } } }",
        ] {
            assert_eq!(same(text, intended()), Ok(()), "{text}");
        }
        let more = "fn f() -> u8 { match a { 1 => { pwned(); b.c().d() } 2 => 3, _ => e } }";
        assert!(same(more, intended()).is_err());
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
