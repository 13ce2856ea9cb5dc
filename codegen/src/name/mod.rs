//! What is everything called in Rust?
//!
//! One pass walks the IR in document order and claims identifiers in scopes; afterwards names are only looked up.
//! This is the only place with case conversion.
//!
//! | file | question |
//! |---|---|
//! | `words` | which words is a spelling made of? |
//! | `spelling`, `signs` | in which ways can it be read, from the plainest to the most exact? |
//! | `length` | what becomes of a name that is too long? |
//! | `case` | how do words become an identifier? |
//! | `identifier` | which texts are identifiers at all? |
//! | `ladder`, `scope`, `climb` | who gets which name where names must differ? |
//! | `types`, `members`, `operations`, `path`, `parameters`, `tags`, `client`, `servers`, `incoming` | what asks for which name? |
//! | `reserved` | which names do the surroundings need for themselves? |
//! | `key`, `ledger` | which names were given before, and stay? |
//!
//! Every text of a document gets a name, whatever is in it: nothing here can fail. Only a name that the document *gives*
//! (`x-rust-name`) can be refused, with a diagnostic; the name is computed then. A name depends on its own spelling and
//! on those it would collide with, so an edit elsewhere in the document does not change it.

mod case;
mod characters;
mod client;
mod climb;
#[cfg(test)]
mod fixture;
mod identifier;
mod incoming;
mod key;
mod ladder;
mod ledger;
mod length;
mod members;
mod operations;
mod parameters;
mod path;
mod plural;
mod report;
pub(crate) mod reserved;
mod scope;
mod servers;
mod signs;
mod spelling;
mod tags;
mod types;
mod words;

pub use identifier::Identifier;
pub use ledger::{HEADER as LIST_HEADER, NameList};
pub use servers::{ServerNames, ServerVariableNames};

use case::Case;
use key::{Key, Keys, What};
use ledger::Known;
use report::Report;
use scope::Scope;

use std::collections::BTreeMap;

use crate::analyse::Facts;
use crate::diagnostic::{Diagnostics, Location, Pointer};
use crate::ir::{Api, Operation, Tag, TypeId};

/// All identifiers of an API.
#[derive(Debug, Clone, Default)]
pub struct Names {
    types: Vec<TypeNames>,
    /// By index into `Api::tags`.
    pub tags: Vec<TagNames>,
    /// By index into `Api::client_headers`: the builder's method (`company`).
    pub client_headers: Vec<Identifier>,
    /// By index into `Api::client_headers`: what else is called after the header.
    pub client_header_items: Vec<ClientHeaderNames>,
    /// By index into `Api::security_schemes`: the argument or builder method (`token`, `api_key`).
    pub security_schemes: Vec<Identifier>,
    /// By index into `Api::servers`, as far as these have a whole URL; empty where there is no choice.
    pub servers: Vec<ServerNames>,
    /// By index into `Api::incoming`: the constant (`PET_ADDED`).
    pub incoming: Vec<Identifier>,
    /// The variable of the environment that holds the credential (`CONTAZEN_API_KEY`).
    pub key_variable: String,
    named: BTreeMap<Key, Identifier>,
}

impl Names {
    /// The names of a type of the graph that was named; `None` for a foreign id.
    #[must_use]
    pub fn of(&self, id: TypeId) -> Option<&TypeNames> {
        self.types.get(id.0)
    }

    /// The list of all names that users see, for the next run to keep them.
    #[must_use]
    pub fn list(&self) -> String {
        ledger::print(&self.named)
    }
}

/// The names of one type.
#[derive(Debug, Clone)]
pub struct TypeNames {
    /// The type (`Invoice`).
    pub ident: Identifier,
    /// Its fields or variants, by index. A setter is called like its field.
    pub members: Vec<Identifier>,
    /// The field that holds further members (`extra`), where there is one.
    pub additional: Option<Identifier>,
    /// By index into `Struct::dynamic`: the methods that give all (`custom_fields`) and set one (`with_custom_field`).
    pub dynamic: Vec<(Identifier, Identifier)>,
    /// The variant for unknown values (`Unknown`), for open enums.
    pub unknown: Option<Identifier>,
    /// For a struct: what its members are decoded into (`InvoiceSlots`).
    pub slots: Option<Identifier>,
}

/// The names of one tag.
#[derive(Debug, Clone)]
pub struct TagNames {
    /// Its module and file, without `.rs` (`invoice_series`); the accessor on the client has the same name.
    pub module: Identifier,
    /// The type that holds its operations (`InvoiceSeries`).
    pub group: Identifier,
    /// By index into `Tag::operations`.
    pub operations: Vec<OperationNames>,
}

/// The names of one operation.
#[derive(Debug, Clone)]
pub struct OperationNames {
    /// The method on the group (`list`).
    pub method: Identifier,
    /// The request type (`ListInvoices`).
    pub builder: Identifier,
    /// The static with its facts (`LIST_INVOICES`).
    pub facts: Identifier,
    /// The enum of what it answers, where that depends on the status (`CreateThingAnswer`).
    pub answer: Option<Identifier>,
    /// The enum of what it answers when it refuses, where it has one of its own (`CreateThingError`).
    pub refusal: Option<Identifier>,
    /// By index into `Operation::headers`: the constant of the request (`X_TOTAL_COUNT`).
    pub headers: Vec<Identifier>,
    /// By index into `Operation::parameters`: argument or setter.
    pub parameters: Vec<Identifier>,
    /// The request body's argument or setter (`body`).
    pub body: Option<Identifier>,
}

/// What is called after a client header beside the builder's method.
#[derive(Debug, Clone)]
pub struct ClientHeaderNames {
    /// The builder that has no other method as long as the header is missing (`NeedsCompany`).
    pub needs: Identifier,
    /// The client's method for the same client with another value (`for_company`).
    pub with: Identifier,
    /// The variable of the environment that holds its value (`WETHOD_COMPANY`).
    pub variable: String,
}

/// Names everything; a given name that cannot be had is a diagnostic, placed by `locate`.
///
/// What had a name before, in the `before` list, keeps it; a line of the list that cannot be used is a diagnostic too. So is one
/// about nothing in the API, unless that `is_part` only of what the document describes.
#[must_use]
pub fn name(
    api: &Api,
    facts: &Facts,
    before: Option<&NameList>,
    is_part: bool,
    locate: &dyn Fn(&Pointer) -> Location,
    diagnostics: &mut Diagnostics,
) -> Names {
    let known = before.map(|list| Known::read(list, diagnostics));
    let mut report =
        Report::new(locate, diagnostics).knowing(Keys::new(api), known.unwrap_or_default());
    let names = all(api, facts, &mut report);
    Names {
        named: report.finish(is_part),
        ..names
    }
}

fn all(api: &Api, facts: &Facts, report: &mut Report<'_>) -> Names {
    let mut scope = Scope::new(Case::Camel, "model");
    scope.reserve(reserved::TYPE_NAMES.iter().copied());
    scope.hold(later_types(api, report.keys()), report);
    let types = types::types(&api.types, facts, &mut scope, report);
    let client_headers = client::headers(api, report);
    let headers = api.client_headers.iter().zip(&client_headers);
    let client_header_items: Vec<ClientHeaderNames> = headers
        .map(|(header, name)| client::header_items(api, header, name, &mut scope, report))
        .collect();
    let servers = servers::servers(api, &client_header_items, report);
    let methods = client_header_items.iter().map(|names| names.with.as_str());
    let modules = tags::modules(&api.tags, methods, report);
    let (groups, scope) = tags::groups(&api.tags, scope, report);
    let mut globals = operations::global(api, facts, scope, report).into_iter();
    let tags = api.tags.iter().zip(modules).zip(groups);
    let tags = tags.map(|((tag, module), group)| TagNames {
        module,
        group,
        operations: operation_names(tag, globals.next().unwrap_or_default(), report),
    });
    Names {
        types,
        tags: tags.collect(),
        client_headers,
        client_header_items,
        security_schemes: client::schemes(&api.security_schemes, report),
        servers,
        incoming: incoming::constants(&api.incoming, report),
        key_variable: client::variable(&api.name, "api_key"),
        named: BTreeMap::new(),
    }
}

/// The keys of the types that are named after those of the model, and in one scope with them.
fn later_types(api: &Api, keys: &Keys) -> Vec<Key> {
    let headers = api.client_headers.iter();
    let mut later: Vec<Key> = headers
        .map(|header| keys.client(What::Needs, &header.origin))
        .collect();
    for tag in &api.tags {
        later.push(keys.tag(What::Group, tag));
        let kinds = [What::Request, What::Answer, What::Refusal];
        let operations = tag.operations.iter();
        later.extend(
            operations.flat_map(|operation| kinds.map(|what| keys.operation(what, operation))),
        );
    }
    later
}

fn operation_names(
    tag: &Tag,
    globals: Vec<operations::Global>,
    report: &mut Report<'_>,
) -> Vec<OperationNames> {
    let methods = operations::methods(tag, report);
    let operations = tag.operations.iter().zip(methods).zip(globals);
    let body = |operation: &Operation| {
        let request = operation.request.as_ref();
        request.map(|_| Identifier::from_word("body".to_owned()))
    };
    let names = operations.map(|((operation, method), global)| OperationNames {
        method,
        builder: global.builder,
        facts: global.facts,
        answer: global.answer,
        refusal: global.refusal,
        headers: parameters::headers(&operation.headers, report),
        parameters: parameters::parameters(operation, report),
        body: body(operation),
    });
    names.collect()
}
