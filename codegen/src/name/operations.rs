//! What are operations called, with all that belongs to one?
//!
//! | tag | operationId | method | request | facts |
//! |---|---|---|---|---|
//! | Invoices | `listInvoices` | `list` | `ListInvoices` | `LIST_INVOICES` |
//! | Invoice Series | `create_invoice_series` | `create` | `CreateInvoiceSeries` | `CREATE_INVOICE_SERIES` |
//! | Files | `moveFile` | `move_file` | `MoveFile` | `MOVE_FILE` |
//! | none | `control_hold` | `control_hold` | `ControlHold` | `CONTROL_HOLD` |
//! | Pets | none, `GET /pets/{petId}/toys` | `get_by_pet_id_toys` | `GetPetsByPetIdToys` | `GET_PETS_BY_PET_ID_TOYS` |
//!
//! A way that sends another media type than the preferred one says so: `upload`, and `upload_as_multipart`.
//!
//! The method is the id without the words of the tag, in singular or plural. It is the whole id where nothing would be
//! left or a keyword would, where the tag does not occur, and where two operations of the tag would be called alike.

use super::case::Case;
use super::key::What;
use super::ladder::Ladder;
use super::path::verb_and_path;
use super::plural::same_noun;
use super::report::Report;
use super::scope::{Claim, Scope};
use super::spelling::Spelling;
use super::types::place;
use super::words::Words;
use super::{Identifier, reserved};
use crate::analyse::{ErrorForm, Facts};
use crate::ir::{AnswerKind, Api, Operation, Tag};

/// The names that an operation has within its API.
pub(super) struct Global {
    pub(super) builder: Identifier,
    pub(super) facts: Identifier,
    pub(super) answer: Option<Identifier>,
    pub(super) refusal: Option<Identifier>,
}

/// The request types, enums of answers and statics of all operations, by tag and operation; `scope` holds the names of
/// types.
pub(super) fn global(
    api: &Api,
    facts: &Facts,
    scope: Scope,
    report: &mut Report<'_>,
) -> Vec<Vec<Global>> {
    let operations: Vec<&Operation> = api.tags.iter().flat_map(|tag| &tag.operations).collect();
    let claims = |what: What, ladder: fn(&Operation) -> Ladder, report: &Report<'_>| {
        let keys = report.keys();
        let claims = operations.iter().filter(|it| has(facts, what, it));
        let claims = claims.map(|operation| Claim {
            key: Some(keys.operation(what, operation)),
            given: None,
            ladder: ladder(operation),
        });
        claims.collect::<Vec<Claim<'_>>>()
    };
    let mut scope = scope.going_on(Case::Camel, "call");
    let mut of = |what, ladder| {
        let claims = claims(what, ladder, report);
        scope.claim(&claims, report).into_iter()
    };
    let builders = of(What::Request, ladder);
    let mut answers = of(What::Answer, |it| enumeration(it, "answer"));
    let mut refusals = of(What::Refusal, |it| enumeration(it, "error"));
    let mut claims = claims(What::Request, ladder, report);
    // Nobody outside sees a static.
    claims.iter_mut().for_each(|claim| claim.key = None);
    // A static and a type of one letter would be the same.
    let statics = scope
        .going_on(Case::Screaming, "operation")
        .claim(&claims, report);
    let names = builders.zip(statics).zip(&operations);
    let mut names = names.map(|((builder, facts_name), operation)| Global {
        builder,
        facts: facts_name,
        answer: take(&mut answers, has(facts, What::Answer, operation)),
        refusal: take(&mut refusals, has(facts, What::Refusal, operation)),
    });
    api.tags
        .iter()
        .map(|tag| names.by_ref().take(tag.operations.len()).collect())
        .collect()
}

/// Whether an operation has what is to be named.
fn has(facts: &Facts, what: What, operation: &Operation) -> bool {
    match what {
        What::Answer => matches!(operation.answer.kind, AnswerKind::Several(_)),
        What::Refusal => facts.errors.form(operation) == ErrorForm::Own,
        _ => true,
    }
}

fn take(names: &mut impl Iterator<Item = Identifier>, has: bool) -> Option<Identifier> {
    has.then(|| names.next()).flatten()
}

/// The methods of one tag's type, by operation.
pub(super) fn methods(tag: &Tag, report: &mut Report<'_>) -> Vec<Identifier> {
    let mut scope = Scope::new(Case::Snake, "operation");
    scope.reserve(reserved::GROUP_METHODS.iter().copied());
    let tag_words = Words::of(&tag.wire_name);
    let keys = report.keys();
    let claims = tag.operations.iter().map(|operation| Claim {
        key: Some(keys.operation(What::Method, operation)),
        given: operation
            .rust_name
            .as_deref()
            .map(|name| (name, &operation.origin)),
        ladder: ladder(operation).shortened(short(operation, &tag_words)),
    });
    let claims: Vec<Claim<'_>> = claims.collect();
    scope.claim(&claims, report)
}

/// The enum of an operation's answers, or of its errors.
fn enumeration(operation: &Operation, noun: &str) -> Ladder {
    let by_path = format!("{}_{noun}", by_path(operation));
    let place = place(&operation.origin);
    if operation.has_id {
        let name = format!("{}_{noun}", with_way(operation, &operation.wire_name));
        Ladder::new(Spelling::new(name), vec![Spelling::new(by_path), place])
    } else {
        Ladder::new(Spelling::new(by_path), vec![place])
    }
}

fn ladder(operation: &Operation) -> Ladder {
    let by_path = Spelling::new(by_path(operation));
    let place = place(&operation.origin);
    if operation.has_id {
        Ladder::new(
            Spelling::new(with_way(operation, &operation.wire_name)),
            vec![by_path, place],
        )
    } else {
        Ladder::new(by_path, vec![place])
    }
}

/// The verb and the path, and the way where there are several.
fn by_path(operation: &Operation) -> String {
    with_way(operation, &verb_and_path(operation))
}

/// `upload` as it is, or `upload_as_multipart` for the way that sends another media type than the preferred one.
fn with_way(operation: &Operation, name: &str) -> String {
    match &operation.media_type {
        Some(media_type) => format!("{name}_as_{}", way(media_type)),
        None => name.to_owned(),
    }
}

/// What a media type is called.
fn way(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    let short = match essence {
        "multipart/form-data" => "multipart",
        "application/x-www-form-urlencoded" => "form",
        "application/octet-stream" => "bytes",
        "text/plain" => "text",
        "*/*" => "any",
        essence => match essence.split_once('/') {
            Some((family, "*")) => family,
            Some((_, subtype)) => subtype.trim_start_matches("x-"),
            None => essence,
        },
    };
    short.to_owned()
}

/// The words of an operation without those of its tag, if that makes a method's name.
fn short(operation: &Operation, tag: &Words) -> Option<Words> {
    let words = Words::of(&if operation.has_id {
        with_way(operation, &operation.wire_name)
    } else {
        by_path(operation)
    });
    let short = without(&words, tag)?;
    let is_keyword = Case::Snake.identifier(&short, "operation").is_keyword();
    (!short.is_empty() && !is_keyword).then_some(short)
}

/// The words without every place where others stand in a row, in singular or plural; `None` if there is no such place.
pub(super) fn without(words: &Words, others: &Words) -> Option<Words> {
    let others = others.as_slice();
    let mut rest = words.as_slice();
    let mut kept = Words::default();
    while let Some((first, after)) = rest.split_first() {
        let row = rest.get(..others.len()).filter(|row| !row.is_empty());
        let is_row = row.is_some_and(|row| {
            row.iter()
                .zip(others)
                .all(|(word, other)| same_noun(word, other))
        });
        if is_row {
            rest = rest.get(others.len()..).unwrap_or_default();
        } else {
            kept.push(first.as_str());
            rest = after;
        }
    }
    (kept != *words).then_some(kept)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyse::fixture::{api, operation, structure};
    use crate::ir::{HttpMethod, TypeGraph};
    use crate::name::fixture::{named, names};

    fn methods_of(tag: &str, ids: &[&str]) -> Vec<String> {
        let operations = ids.iter().map(|id| operation(id)).collect();
        let names = names(&api(TypeGraph::default(), [(tag, operations)]));
        names.tags[0]
            .operations
            .iter()
            .map(|names| names.method.to_string())
            .collect()
    }

    fn by_path(method: HttpMethod, path: &str) -> Operation {
        let mut operation = operation("");
        operation.method = method.clone();
        operation.wire_path = path.to_owned();
        operation.has_id = false;
        operation.origin = crate::diagnostic::Pointer::root()
            .child("paths")
            .child(path)
            .child(method.as_str());
        operation
    }

    #[test]
    fn methods_leave_the_tag_out() {
        assert_eq!(
            methods_of("Invoices", &["listInvoices", "retrieve_invoice"]),
            ["list", "retrieve"]
        );
        assert_eq!(
            methods_of("Invoice Series", &["createInvoiceSeries", "listSeries"]),
            ["create", "list_series"]
        );
        assert_eq!(
            methods_of("Categories", &["category-list", "ListCategories"]),
            ["category_list", "list_categories"]
        );
        assert_eq!(methods_of("Category", &["DeleteCategories"]), ["delete"]);
        assert_eq!(methods_of("e-Factura", &["submitEFactura"]), ["submit"]);
        assert_eq!(methods_of("Users", &["Users_ListUsers"]), ["list"]);
        assert_eq!(methods_of("", &["control_hold"]), ["control_hold"]);
        assert_eq!(
            methods_of("Invoices", &["retrieveInvoiceTotals"]),
            ["retrieve_totals"]
        );
    }

    #[test]
    fn the_whole_id_is_kept_where_the_rest_would_not_do() {
        assert_eq!(
            methods_of("Invoices", &["invoices", "pay"]),
            ["invoices", "pay"]
        );
        assert_eq!(
            methods_of("Invoices", &["listInvoices", "listInvoice"]),
            ["list_invoices", "list_invoice"]
        );
        assert_eq!(
            methods_of("Invoices", &["list", "listInvoices"]),
            ["list", "list_invoices"]
        );
        assert_eq!(
            methods_of("Files", &["moveFile", "newFile", "cloneFile"]),
            ["move_file", "new_file", "clone_file"]
        );
        assert_eq!(
            methods_of("", &["move", "new"]),
            ["r#move", "new_operation"]
        );
    }

    #[test]
    fn requests_and_statics_have_the_whole_id() {
        let mut graph = TypeGraph::default();
        structure(&mut graph, "CreateInvoice", []);
        structure(&mut graph, "Invoices", []);
        let operations = ["createInvoice", "x", "listInvoices"].map(operation).into();
        let names = names(&api(graph, [("Invoices", operations)]));
        let all: Vec<_> = names.tags[0]
            .operations
            .iter()
            .map(|names| format!("{} {}", names.builder, names.facts))
            .collect();
        assert_eq!(
            all,
            [
                "CreateInvoiceCall CREATE_INVOICE",
                "X X_OPERATION",
                "ListInvoices LIST_INVOICES"
            ]
        );
        assert_eq!(names.tags[0].group.as_str(), "InvoicesOperations");
    }

    #[test]
    fn the_same_id_twice_is_told_apart_by_path() {
        let mut first = operation("list");
        first.wire_path = "/clients".to_owned();
        let mut second = operation("list");
        second.wire_path = "/invoices".to_owned();
        let names = names(&api(
            TypeGraph::default(),
            [("Clients", vec![first]), ("Invoices", vec![second])],
        ));
        let builders: Vec<_> = names
            .tags
            .iter()
            .map(|tag| tag.operations[0].builder.to_string())
            .collect();
        assert_eq!(builders, ["GetClients", "GetInvoices"]);
        assert!(
            names
                .tags
                .iter()
                .all(|tag| tag.operations[0].method.as_str() == "list")
        );
    }

    #[test]
    fn without_an_id_verb_and_path_are_the_name() {
        for (path, name) in [
            ("/pets/{petId}/toys", "get_pets_by_pet_id_toys"),
            ("/files/{name}.{ext}", "get_files_by_name_by_ext"),
            ("/a-b/c_d", "get_a_b_c_d"),
            ("/", "get_root"),
            ("/pets/", "get_pets"),
            ("/v1/{x}", "get_v1_by_x"),
        ] {
            let names = names(&api(
                TypeGraph::default(),
                [("", vec![by_path(HttpMethod::Get, path)])],
            ));
            assert_eq!(names.tags[0].operations[0].method.as_str(), name);
        }
        let operations = vec![
            by_path(HttpMethod::Get, "/pets"),
            by_path(HttpMethod::Get, "/pets/"),
            by_path(HttpMethod::Post, "/pets"),
        ];
        let names = names(&api(TypeGraph::default(), [("Pets", operations)]));
        let methods: Vec<_> = names.tags[0]
            .operations
            .iter()
            .map(|names| names.method.as_str())
            .collect();
        assert_eq!(methods, ["get_pets", "get_pets_slash", "post"]);
    }

    #[test]
    fn given_methods_come_first() {
        let mut totals = operation("retrieveInvoiceTotals");
        totals.rust_name = Some("totals".to_owned());
        let mut poor = operation("listInvoices");
        poor.rust_name = Some("new".to_owned());
        let operations = vec![operation("totals"), totals, poor];
        let (names, diagnostics) = named(&api(TypeGraph::default(), [("Invoices", operations)]));
        let methods: Vec<_> = names.tags[0]
            .operations
            .iter()
            .map(|names| names.method.as_str())
            .collect();
        assert_eq!(methods, ["totals_operation", "totals", "list"]);
        assert_eq!(diagnostics.len(), 1);
        assert_eq!(
            names.tags[0].operations[1].builder.as_str(),
            "RetrieveInvoiceTotals"
        );
    }
}
