//! How does an operation go on to the next page?
//!
//! ```yaml
//! x-pagination: {style: page, page: page, size: per_page, items: /data, has_more: /has_more, current_page: /page, total_pages: /total_pages}
//! x-pagination: {style: offset, offset: offset, limit: limit, default_limit: 100, items: ''}
//! ```
//!
//! The parameters are named as on the wire; the pointers start at the value inside the envelope. An empty `items` says
//! that the value itself is the list.

use super::Lowering;
use super::envelope::steps;
use crate::diagnostic::Code;
use crate::document::Node;
use crate::ir::{
    AnswerKind, FieldPath, PageFields, Pagination, PaginationStyle, Parameter, Type, TypeId,
    TypeKind,
};

const HELP: &str = "see docs/extensions.md for the shape of `x-pagination`";

impl<'d> Lowering<'d, '_> {
    /// The pagination of an operation, where it declares one.
    pub(super) fn pagination(
        &mut self,
        operation: Node<'d>,
        parameters: &[Parameter],
        answer: &AnswerKind,
    ) -> Option<Pagination> {
        let node = operation.get("x-pagination")?;
        let style = self.pagination_style(node, parameters)?;
        let items = self.pointer_text(node, "items").unwrap_or_default();
        let value = self.value_type(answer);
        let page = match value.map(|ty| ty.kind) {
            Some(TypeKind::List(_)) if items.is_empty() => None,
            Some(TypeKind::Named(page)) if !items.is_empty() => {
                Some(self.page_fields(node, page, &items)?)
            }
            _ => {
                let message = "`items` does not lead to a list of the answer";
                self.degrade(Code::InvalidExtension, node, message, HELP);
                return None;
            }
        };
        Some(Pagination {
            origin: node.pointer(),
            style,
            page,
        })
    }

    fn pagination_style(
        &mut self,
        node: Node<'d>,
        parameters: &[Parameter],
    ) -> Option<PaginationStyle> {
        match node.get("style").and_then(|style| style.as_str()) {
            Some("page") => {
                let known = [
                    "style",
                    "page",
                    "size",
                    "items",
                    "has_more",
                    "current_page",
                    "total_pages",
                ];
                self.extension_keys(node, &known);
                let page = self.page_parameter(node, "page", parameters)?;
                let size = node
                    .get("size")
                    .and_then(|_| self.page_parameter(node, "size", parameters));
                Some(PaginationStyle::Page { page, size })
            }
            Some("offset") => {
                self.extension_keys(
                    node,
                    &[
                        "style",
                        "offset",
                        "limit",
                        "default_limit",
                        "items",
                        "has_more",
                    ],
                );
                let offset = self.page_parameter(node, "offset", parameters)?;
                let limit = self.page_parameter(node, "limit", parameters)?;
                let default_limit = node
                    .get("default_limit")
                    .and_then(|limit| limit.as_u64())
                    .filter(|limit| *limit > 0);
                if default_limit.is_none() {
                    let message = "`default_limit` must say how many items a page has";
                    self.degrade(Code::InvalidExtension, node, message, HELP);
                }
                Some(PaginationStyle::Offset {
                    offset,
                    limit,
                    default_limit: default_limit?,
                })
            }
            _ => {
                self.degrade(
                    Code::InvalidExtension,
                    node,
                    "`style` must be `page` or `offset`",
                    HELP,
                );
                None
            }
        }
    }

    fn page_parameter(
        &mut self,
        node: Node<'d>,
        key: &str,
        parameters: &[Parameter],
    ) -> Option<usize> {
        let name = self.extension_text(node, key);
        let index = parameters
            .iter()
            .position(|parameter| Some(parameter.wire_name.as_str()) == name);
        if index.is_none() {
            let member = node.get(key).unwrap_or(node);
            let message = format!("`{key}` must name a parameter of the operation");
            self.degrade(Code::InvalidExtension, member, message, HELP);
        }
        index
    }

    fn page_fields(&mut self, node: Node<'d>, page: TypeId, items: &str) -> Option<PageFields> {
        let list = self
            .member(page, &steps(items))
            .filter(|(_, field)| matches!(field.ty.kind, TypeKind::List(_)));
        let Some((items, _)) = list else {
            self.degrade(
                Code::InvalidExtension,
                node,
                "`items` does not lead to a list of the answer",
                HELP,
            );
            return None;
        };
        Some(PageFields {
            page,
            items,
            has_more: self.page_member(node, page, "has_more"),
            current_page: self.page_member(node, page, "current_page"),
            total_pages: self.page_member(node, page, "total_pages"),
        })
    }

    fn page_member(&mut self, node: Node<'d>, page: TypeId, key: &str) -> Option<FieldPath> {
        let pointer = self.pointer_text(node, key)?;
        let member = self.member(page, &steps(&pointer)).map(|(path, _)| path);
        if member.is_none() {
            let value = node.get(key).unwrap_or(node);
            self.degrade(
                Code::InvalidExtension,
                value,
                format!("`{key}` leads to no member of the answer"),
                HELP,
            );
        }
        member
    }

    /// The type that a caller gets.
    fn value_type(&self, answer: &AnswerKind) -> Option<Type> {
        match answer {
            AnswerKind::Json(ty) => Some(ty.clone()),
            AnswerKind::Enveloped(enveloped) => {
                let mut ty = Type::plain(TypeKind::Named(enveloped.body));
                for index in &enveloped.value.0 {
                    let TypeKind::Named(id) = ty.kind else {
                        return None;
                    };
                    let crate::ir::Shape::Struct(shape) = &self.graph.get(id)?.shape else {
                        return None;
                    };
                    ty = shape.fields.get(*index)?.ty.clone();
                }
                Some(ty)
            }
            AnswerKind::Bytes | AnswerKind::Text | AnswerKind::Empty | AnswerKind::Several(_) => {
                None
            }
        }
    }
}
