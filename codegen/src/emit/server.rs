//! What does the documentation say of the servers?
//!
//! ```yaml
//! servers:
//!   - {url: 'https://{region}.example.com', variables: {region: {default: eu, enum: [eu, us]}}}
//!   - {url: https://sandbox.example.com, description: For tests.}
//! ```
//!
//! ```text
//! Server: `https://eu.example.com`. It is `https://{region}.example.com`, where `region` is one of `eu`, `us`. Others are for `.server(Server::Production(…))`.
//!
//! Another server, for `.server(Server::Sandbox)`: `https://sandbox.example.com`, For tests.
//! ```

use super::context::Context;
use super::docs::{Doc, Sentence};
use crate::ir::{Server, ServerVariable};
use crate::name::ServerNames;
use crate::name::reserved::SERVER;

/// Adds the servers to the documentation of the client's module.
pub(super) fn describe(context: &Context<'_>, doc: Doc) -> Doc {
    let Some(base) = context.base_url() else {
        return others(context, doc, 0);
    };
    let mut first = Sentence::new("Server: ").code(base).words(".");
    if let Some(server) = context
        .api
        .servers
        .first()
        .filter(|it| !it.variables.is_empty())
    {
        first = variables(first.words(" It is "), server).words(".");
        if let Some(names) = context.names.servers.first() {
            let choice = choice(server, names);
            first = first.words(" Others are for ").code(&choice).words(".");
        }
    }
    others(context, doc.paragraph(first), 1)
}

fn others(context: &Context<'_>, doc: Doc, from: usize) -> Doc {
    let servers = context.api.servers.iter().enumerate().skip(from);
    servers.fold(doc, |doc, (index, server)| {
        let sentence = Sentence::new("Another server, for ");
        let sentence = match context.names.servers.get(index) {
            Some(names) => sentence.code(&choice(server, names)),
            None => sentence.code(".base_url(…)"),
        };
        let sentence = variables(sentence.words(": "), server);
        doc.paragraph(match &server.docs.description {
            Some(description) => sentence.words(" – ").text(description),
            None => sentence.words("."),
        })
    })
}

/// How a server is chosen.
fn choice(server: &Server, names: &ServerNames) -> String {
    let values = if server.variables.is_empty() {
        ""
    } else {
        "(…)"
    };
    format!(".server({SERVER}::{}{values})", names.server)
}

/// The URL as it is written, and what its variables may be.
fn variables(sentence: Sentence, server: &Server) -> Sentence {
    let sentence = sentence.code(&server.wire_template);
    let variables = server.variables.iter().enumerate();
    variables.fold(sentence, |sentence, (index, variable)| {
        let before = if index == 0 { ", where " } else { ", and " };
        let sentence = sentence.words(before).code(&variable.wire_name);
        values(sentence, variable)
    })
}

fn values(sentence: Sentence, variable: &ServerVariable) -> Sentence {
    if variable.wire_values.is_empty() {
        let sentence = sentence.words(" is ").code(&variable.default);
        return sentence.words(" or another");
    }
    sentence.words(" is one of ").codes(&variable.wire_values)
}
