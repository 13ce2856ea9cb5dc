//! What are the servers called that a client can be built for?
//!
//! | | |
//! |---|---|
//! | `description: Production server` | `Production` |
//! | `https://sandbox.example.com`, with nothing said of it or a whole sentence | `SandboxExampleCom` |
//! | `description: Test`, two of them | `AExampleCom`, `BExampleCom` |
//! | variable `region` with an `enum` | field `region`, of type `Region` |
//! | the same variable of two servers | `ProductionRegion`, `SandboxRegion` |
//!
//! There is a choice where the document has several whole URLs, or variables in one.

use super::case::Case;
use super::key::{Key, What};
use super::ladder::Ladder;
use super::report::Report;
use super::scope::{Claim, Scope};
use super::spelling::Spelling;
use super::words::Words;
use super::{ClientHeaderNames, Identifier, reserved};
use crate::ir::{Api, Server, ServerVariable};

/// Words at the end of a description that say no more than that it is a server.
const SERVER_WORDS: [&str; 5] = ["api", "endpoint", "environment", "server", "url"];

/// How many words a description has that is a name.
const MOST_WORDS: usize = 3;

/// The names of a server that can be chosen.
#[derive(Debug, Clone)]
pub struct ServerNames {
    /// Its variant, and where it has variables the struct of their values (`Production`).
    pub server: Identifier,
    /// By index into `Server::variables`.
    pub variables: Vec<ServerVariableNames>,
}

/// The names of a variable.
#[derive(Debug, Clone)]
pub struct ServerVariableNames {
    /// The field (`region`).
    pub field: Identifier,
    /// The enum of its values, where these are listed (`Region`).
    pub values: Option<Identifier>,
    /// By index into `ServerVariable::wire_values`: the variant (`Eu`).
    pub variants: Vec<Identifier>,
}

/// The servers with a whole URL, where there is a choice.
pub(super) fn servers(
    api: &Api,
    headers: &[ClientHeaderNames],
    report: &mut Report<'_>,
) -> Vec<ServerNames> {
    let is_whole = |server: &&Server| server.wire_url.contains("://");
    let servers: Vec<&Server> = api.servers.iter().take_while(is_whole).collect();
    let has_variables = servers.iter().any(|server| !server.variables.is_empty());
    if servers.len() < 2 && !has_variables {
        return Vec::new();
    }
    let mut scope = Scope::new(Case::Camel, "server");
    scope.reserve(reserved::TYPE_NAMES.iter().copied());
    scope.reserve(reserved::OPERATION_NAMES.iter().copied());
    scope.reserve([reserved::API_ERROR, reserved::SERVER, "Readme"]);
    scope.reserve(headers.iter().map(|names| names.needs.as_str()));
    let claims: Vec<Claim<'_>> = servers.iter().map(|it| claim(it, report)).collect();
    let names = scope.claim(&claims, report);
    let mut scope = scope.going_on(Case::Camel, "values");
    let mut values = values(&servers, &names, &mut scope, report).into_iter();
    let named = servers.iter().zip(names);
    let named = named.map(|(server, name)| ServerNames {
        server: name,
        variables: variables(server, &mut values, report),
    });
    named.collect()
}

fn claim<'a>(server: &Server, report: &Report<'_>) -> Claim<'a> {
    let keys = report.keys();
    let title = server
        .title
        .as_deref()
        .or(server.docs.description.as_deref());
    let template = server.wire_template.as_str();
    let (_, after) = template.split_once("://").unwrap_or(("", template));
    let host = after.split('/').next().unwrap_or_default();
    let ladder = Ladder::new(
        Spelling::new(host),
        vec![Spelling::new(after), Spelling::new(template)],
    );
    Claim {
        key: Some(Key::member(
            What::Server,
            &keys.place(&keys.server(server)),
            "",
        )),
        given: None,
        ladder: ladder.shortened(title.and_then(short)),
    }
}

/// A description that is a name, without the words that all servers have in common.
fn short(description: &str) -> Option<Words> {
    let words = Words::of(description);
    let says_nothing = |word: &&String| SERVER_WORDS.contains(&word.as_str());
    let words = words.as_slice();
    let noise = words.iter().rev().take_while(says_nothing).count();
    let kept = words.get(..words.len() - noise)?;
    let is_name = !kept.is_empty() && kept.len() <= MOST_WORDS && !description.contains("://");
    is_name.then(|| kept.iter().cloned().collect())
}

/// The enums of all variables whose values are listed.
fn values(
    servers: &[&Server],
    names: &[Identifier],
    scope: &mut Scope,
    report: &mut Report<'_>,
) -> Vec<Identifier> {
    let keys = report.keys();
    let mut claims = Vec::new();
    for (server, name) in servers.iter().zip(names) {
        let place = keys.place(&keys.server(server));
        let listed = server.variables.iter();
        for variable in listed.filter(|variable| !variable.wire_values.is_empty()) {
            let wire_name = &variable.wire_name;
            let longer = Spelling::along([name.bare().to_owned(), wire_name.clone()]);
            claims.push(Claim {
                key: Some(Key::member(What::ServerValues, &place, wire_name)),
                given: None,
                ladder: Ladder::new(Spelling::new(wire_name.as_str()), vec![longer]),
            });
        }
    }
    scope.claim(&claims, report)
}

fn variables(
    server: &Server,
    values: &mut impl Iterator<Item = Identifier>,
    report: &mut Report<'_>,
) -> Vec<ServerVariableNames> {
    let place = report.keys().place(&report.keys().server(server));
    let claims = server.variables.iter().map(|variable| Claim {
        key: Some(Key::member(
            What::ServerVariable,
            &place,
            &variable.wire_name,
        )),
        given: None,
        ladder: Ladder::new(Spelling::new(variable.wire_name.as_str()), Vec::new()),
    });
    let claims: Vec<Claim<'_>> = claims.collect();
    let fields = Scope::new(Case::Snake, "variable").claim(&claims, report);
    let fields = server.variables.iter().zip(fields);
    let names = fields.map(|(variable, field)| ServerVariableNames {
        field,
        values: (!variable.wire_values.is_empty())
            .then(|| values.next())
            .flatten(),
        variants: variants(server, variable, report),
    });
    names.collect()
}

fn variants(
    server: &Server,
    variable: &ServerVariable,
    report: &mut Report<'_>,
) -> Vec<Identifier> {
    let keys = report.keys();
    let place = keys.place(&keys.server(server).child(&variable.wire_name));
    let claims = variable.wire_values.iter().map(|value| Claim {
        key: Some(Key::member(What::Variant, &place, value)),
        given: None,
        ladder: Ladder::new(Spelling::new(value.as_str()), Vec::new()),
    });
    let claims: Vec<Claim<'_>> = claims.collect();
    Scope::new(Case::Camel, "value").claim(&claims, report)
}
