//! Which rows has an operation?

use super::{Builder, Kind, Row};
use crate::diagnostic::Pointer;
use crate::ir::{Operation, Parameter, Place, StatusPattern};
use crate::name::{OperationNames, TagNames};

impl<'a> Builder<'a> {
    /// Each operation with all that it sends and answers.
    pub(super) fn operations(&mut self) {
        for (tag, names) in self.api.tags.iter().zip(&self.names.tags) {
            for (operation, own) in tag.operations.iter().zip(&names.operations) {
                self.operation(operation, names, own);
            }
        }
    }

    fn operation(&mut self, operation: &'a Operation, tag: &TagNames, names: &OperationNames) {
        let module = format!("{}::{}", self.root, tag.module);
        let method = format!("{module}::{}::{}", tag.group, names.method);
        let builder = format!("{module}::{}", names.builder);
        let row = self.row(
            operation,
            Kind::Operation,
            &operation.origin,
            method.clone(),
        );
        self.index.rows.push(Row {
            wire_name: operation.wire_name.clone(),
            operation: None,
            ..row
        });
        for (parameter, name) in operation.parameters.iter().zip(&names.parameters) {
            let path = if is_argument(parameter) {
                format!("{method}({name})")
            } else {
                format!("{builder}::{name}")
            };
            let row = self.row(operation, Kind::Parameter, &parameter.origin, path);
            self.index.rows.push(Row {
                wire_name: parameter.wire_name.clone(),
                ..row
            });
        }
        if let Some(request) = &operation.request {
            let ty = self.content_text(&request.content);
            let row = self.row(operation, Kind::Body, &request.origin, ty);
            self.index.rows.push(Row {
                wire_name: request.content.media_type().to_owned(),
                ..row
            });
        }
        self.responses(operation);
    }

    fn responses(&mut self, operation: &'a Operation) {
        let answer = self.answer_text(&operation.answer.kind);
        for status in &operation.answer.statuses {
            self.response(operation, *status, answer.clone());
        }
        for error in &operation.errors {
            let ty = error.ty.as_ref();
            let ty = ty.map_or_else(|| "()".to_owned(), |ty| self.type_text(ty));
            self.response(operation, error.status, ty);
        }
    }

    fn response(&mut self, operation: &'a Operation, status: StatusPattern, ty: String) {
        let status = status.to_string();
        let described = self.document.node(&operation.origin.child("responses"));
        let node = described.and_then(|responses| {
            let mut entries = responses.entries();
            entries.find(|(key, _)| key.eq_ignore_ascii_case(&status))
        });
        let target = node.and_then(|(_, node)| self.document.follow(node).ok());
        let Some(target) = target else {
            return;
        };
        let row = self.row(operation, Kind::Response, &target.pointer(), ty);
        self.index.rows.push(Row {
            wire_name: status,
            ..row
        });
    }

    /// A row without a wire name.
    fn row(&self, operation: &Operation, kind: Kind, pointer: &Pointer, path: String) -> Row {
        Row {
            kind,
            pointer: pointer.clone(),
            wire_name: String::new(),
            operation: Some(operation.wire_name.clone()),
            rust_path: Some(path),
            source: self.source_within(pointer, &operation.origin),
        }
    }
}

/// Whether a parameter is an argument of the method, and no setter of the request.
fn is_argument(parameter: &Parameter) -> bool {
    parameter.required || parameter.place == Place::Path
}
