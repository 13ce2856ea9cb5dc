//! What do operations answer when they refuse, and which of them answer alike?
//!
//! ```yaml
//! responses:
//!   '400': {content: {application/json: {schema: {$ref: '#/components/schemas/ValidationFailed'}}}}
//!   '404': {content: {application/json: {schema: {$ref: '#/components/schemas/NotFound'}}}}
//! ```
//!
//! Most operations of an API refuse alike: what two of them or more, and more than say otherwise, declare for a status
//! makes one enum of the whole API, `ApiError`. An operation that departs from it has an enum of its own, if its bodies
//! are of more than one type. So one odd operation that joins the document changes nothing for the others.

use crate::ir::{Api, Operation, StatusPattern, Type};

/// The bodies of errors of an API.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ErrorBodies {
    common: Vec<(StatusPattern, Type)>,
}

/// How the body of an operation's errors is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorForm {
    /// There is none.
    Nothing,
    /// It is of one type, whatever the status.
    One,
    /// As the enum of the API.
    Common,
    /// As an enum of the operation.
    Own,
}

impl ErrorBodies {
    /// The types of the enum of the API, by status; nothing where it has none.
    #[must_use]
    pub fn common(&self) -> &[(StatusPattern, Type)] {
        &self.common
    }

    /// How the body of an operation's errors is read.
    #[must_use]
    pub fn form(&self, operation: &Operation) -> ErrorForm {
        let declared = || declared(operation);
        let is_common = |(status, ty): (StatusPattern, &Type)| {
            let mut common = self.common.iter();
            common.any(|(known, common)| *known == status && common == ty)
        };
        if declared().next().is_none() {
            ErrorForm::Nothing
        } else if !differ(declared().map(|(_, ty)| ty)) {
            ErrorForm::One
        } else if declared().all(is_common) {
            ErrorForm::Common
        } else {
            ErrorForm::Own
        }
    }
}

/// What operations have in common.
pub(super) fn error_bodies(api: &Api) -> ErrorBodies {
    let mut candidates: Vec<(StatusPattern, &Type, usize)> = Vec::new();
    let operations = api.tags.iter().flat_map(|tag| &tag.operations);
    // A further way to call an operation is no further operation.
    let operations = operations.filter(|operation| operation.media_type.is_none());
    for (status, ty) in operations.flat_map(declared) {
        let mut known = candidates.iter_mut();
        match known.find(|(known, body, _)| *known == status && *body == ty) {
            Some((_, _, count)) => *count += 1,
            None => candidates.push((status, ty, 1)),
        }
    }
    let wins = |(status, _, count): &&(StatusPattern, &Type, usize)| {
        let rivals = candidates.iter().filter(|(rival, _, _)| rival == status);
        *count > 1 && rivals.filter(|(_, _, rival)| rival >= count).count() == 1
    };
    let winners = candidates.iter().filter(wins);
    let mut common: Vec<(StatusPattern, Type)> = winners
        .map(|(status, ty, _)| (*status, (*ty).clone()))
        .collect();
    common.sort_by_key(|(status, _)| *status);
    if !differ(common.iter().map(|(_, ty)| ty)) {
        common.clear();
    }
    ErrorBodies { common }
}

/// The types of an operation's errors, by status.
fn declared(operation: &Operation) -> impl Iterator<Item = (StatusPattern, &Type)> {
    let errors = operation.errors.iter();
    errors.filter_map(|error| Some((error.status, error.ty.as_ref()?)))
}

/// Whether there is more than one type.
fn differ<'t>(mut types: impl Iterator<Item = &'t Type>) -> bool {
    let first = types.next();
    types.any(|ty| Some(ty) != first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyse::fixture::{api, error, named, operation, structure};
    use crate::ir::{TypeGraph, TypeId};

    fn refusing(errors: &[(u16, TypeId)]) -> Operation {
        let mut operation = operation("do");
        operation.errors = errors
            .iter()
            .map(|(status, ty)| error(*status, *ty))
            .collect();
        operation
    }

    #[test]
    fn what_two_say_is_common_and_an_odd_one_stands_alone() {
        let mut graph = TypeGraph::default();
        let [fault, invalid, missing] =
            ["Fault", "Invalid", "Missing"].map(|name| structure(&mut graph, name, []));
        let operations = vec![
            refusing(&[(400, invalid), (404, missing)]),
            refusing(&[(400, invalid), (404, missing), (500, fault)]),
            refusing(&[(400, invalid), (500, fault)]),
            refusing(&[(400, fault), (404, missing)]),
            refusing(&[(409, fault)]),
            refusing(&[]),
        ];
        let api = api(graph, [("", operations)]);
        let bodies = error_bodies(&api);
        let common = [(400, invalid), (404, missing), (500, fault)]
            .map(|(status, ty)| (StatusPattern::Code(status), named(ty)));
        assert_eq!(bodies.common(), common);
        let forms = api.tags[0].operations.iter().map(|it| bodies.form(it));
        assert_eq!(
            forms.collect::<Vec<_>>(),
            [
                ErrorForm::Common,
                ErrorForm::Common,
                ErrorForm::Common,
                ErrorForm::Own,
                ErrorForm::One,
                ErrorForm::Nothing
            ]
        );
    }

    #[test]
    fn one_type_for_all_needs_no_enum_and_a_tie_has_no_winner() {
        let mut graph = TypeGraph::default();
        let [fault, invalid] = ["Fault", "Invalid"].map(|name| structure(&mut graph, name, []));
        let alike = vec![refusing(&[(400, fault), (404, fault)]); 2];
        assert_eq!(
            error_bodies(&api(graph.clone(), [("", alike)])).common(),
            []
        );
        let two = |ty| vec![refusing(&[(400, ty), (404, fault)]); 2];
        let tie = [two(fault), two(invalid)].concat();
        assert_eq!(error_bodies(&api(graph, [("", tie)])).common(), []);
    }
}
