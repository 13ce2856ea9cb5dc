//! How is a program tested that uses the crate?
//!
//! The answer of the mock is one that every operation can get, so that the program runs whatever the document says.

use super::{Page, main};
use crate::emit::client;
use crate::emit::context::Context;
use crate::emit::docs::{Doc, Sentence};
use crate::emit::example::{self, First};
use crate::emit::runtime_path::{MATCH, MOCK_TRANSPORT, REPLY, TEST_UTIL};

/// Adds the section; nothing where there is no call to show.
pub(super) fn add(page: &mut Page, context: &Context<'_>, first: Option<&First<'_>>) {
    let Some(first) = first.filter(|first| first.given.is_empty()) else {
        return;
    };
    page.heading("Tests");
    let what = Sentence::new("With the feature ").code(TEST_UTIL);
    let what = what.words(" of ").code("runtime").words(
        " a program is tested without a network. The first rule that fits a request answers it, by its operation, its \
         path or, as here, whatever it is:",
    );
    page.say(Doc::new(what));
    let (matching, mock, reply) = (MATCH.name, MOCK_TRANSPORT.name, REPLY.name);
    let mut imports = example::imports(context, Some(first));
    let module = MOCK_TRANSPORT.module;
    imports.push(format!("use {module}::{{{matching}, {mock}, {reply}}};"));
    imports.sort();
    let mut statements = vec![
        format!("let mock = {mock}::new();"),
        format!("mock.reply({matching}::any(), {reply}::new(404));"),
    ];
    let operation = Some(first.named.operation);
    let transport = [".transport(mock.clone())"];
    statements.extend(client::example(context, operation, &transport));
    statements.push(String::new());
    statements.extend(first.outcome());
    statements.extend([
        "assert!(outcome.is_err_and(|error| error.is_not_found()));".to_owned(),
        "assert_eq!(mock.requests().len(), 1);".to_owned(),
    ]);
    page.program("rust", &imports, &main(statements));
}
