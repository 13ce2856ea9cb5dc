//! Can a text of a document become code, or anything else than text?
//!
//! Every place of a document that reaches a generated file is given every kind of hostile text: all at once where the text
//! becomes a string or documentation; where it becomes a name all at once, and the worst of them at one place at a time.
//! What is generated must be the client of the harmless document, token for token, but for the names and texts themselves;
//! and its documentation must hold no code, no tags, and no links but into the web.

#[cfg(test)]
mod docs;
#[cfg(test)]
mod document;
#[cfg(test)]
mod payloads;
#[cfg(test)]
mod shape;

use codegen::diagnostic::Code;
use codegen::{File, Input, Options, Output, generate};

use self::document::{HEADER, NAMES, TEXTS, document};
use self::payloads::payloads;

fn run(text: &str) -> Output {
    generate(&Input {
        name: "hostile",
        path: "hostile.json",
        text,
        files: &|path| Err(format!("`{path}` does not exist")),
        options: Options::default(),
    })
}

fn shapes(files: &[File]) -> Vec<Vec<String>> {
    let mut shapes: Vec<_> = files.iter().map(|file| shape::of(&file.text)).collect();
    // The name of a file follows from a name in the document, and so does its place.
    shapes.sort();
    shapes
}

/// Runs a document with hostile texts, and compares it with the harmless one if that is to be the same.
fn check(places: &[&str], payload: &str, harmless: Option<&[Vec<String>]>) {
    let context = format!("{places:?}: {payload:?}");
    let output = run(&document(places, payload));
    let unprintable = output
        .diagnostics
        .iter()
        .find(|found| found.code == Code::Unprintable);
    assert!(unprintable.is_none(), "{context}: {unprintable:?}");
    match harmless {
        Some(harmless) if output.summary.generated == 2 => {
            assert!(
                shapes(&output.files) == harmless,
                "{context}: a file differs"
            );
        }
        // Some texts make an operation, or the document, meaningless: it is left out, and that is told.
        _ => assert!(
            output.summary.generated == 2 || !output.diagnostics.is_empty(),
            "{context}"
        ),
    }
    let pages = output.files.iter().map(|file| &file.text);
    for page in pages.chain([&output.support, &output.names]) {
        let hidden = page.chars().find(|it| payloads::is_hidden(*it));
        assert_eq!(hidden, None, "{context}");
    }
    for file in output.files {
        for doc in docs::of(&file.text) {
            assert_eq!(docs::harm(&doc), None, "{context}: {doc}");
        }
    }
}

#[test]
fn hostile_texts_are_texts() {
    let harmless = run(&document(&[], ""));
    assert_eq!(harmless.summary.generated, 2, "{:#?}", harmless.diagnostics);
    let harmless = shapes(&harmless.files);
    for payload in payloads() {
        check(TEXTS, &payload, Some(&harmless));
    }
}

/// A key whose header cannot be one is left out, as if it were never described.
#[test]
fn hostile_headers_are_left_out() {
    let harmless = shapes(&run(&document(&[], "")).files);
    let keyless = shapes(&run(&document(&[HEADER], "no header")).files);
    assert!(harmless != keyless, "a key makes no difference");
    let of_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    for payload in payloads() {
        let is_header = !payload.is_empty() && payload.bytes().all(of_token);
        let expected = if is_header { &harmless } else { &keyless };
        check(&[HEADER], &payload, Some(expected));
    }
}

#[test]
fn hostile_names_are_names() {
    let harmless = shapes(&run(&document(&[], "")).files);
    for payload in payloads() {
        // Names that are the same everywhere are also the same where they must differ.
        check(NAMES, &payload, None);
    }
    // A brace in a server's address is a variable, and one without a value makes the address useless. So does what is in no URL.
    let homeless = shapes(&run(&document(&["server.url"], "{without value}")).files);
    assert!(harmless != homeless, "a server makes no difference");
    for place in NAMES {
        for payload in payloads::NAMES {
            let is_useless = |it: char| it.is_control() || "{\\\"#".contains(it);
            let is_homeless = *place == "server.url" && payload.contains(is_useless);
            let expected = if is_homeless { &homeless } else { &harmless };
            check(&[place], payload, Some(expected));
        }
    }
}
