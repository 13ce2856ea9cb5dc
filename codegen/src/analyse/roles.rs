//! Which types are envelopes or pages?
//!
//! Operations say so, one by one; the role belongs to the type, since it becomes an implementation of a trait. Where
//! two operations disagree about a type, the first in document order counts: the emitter of the other compares its own
//! declaration with the type's role and sees the difference.

use crate::ir::{AnswerKind, Api, Enveloped, PageFields};

/// The roles of one type.
#[derive(Debug, Clone, Default)]
pub(super) struct Roles {
    pub(super) envelope: Option<Enveloped>,
    pub(super) page: Option<PageFields>,
}

/// By type, what operations take it for.
pub(super) fn roles(api: &Api) -> Vec<Roles> {
    let mut roles = vec![Roles::default(); api.types.types.len()];
    for operation in api.tags.iter().flat_map(|tag| &tag.operations) {
        if let AnswerKind::Enveloped(enveloped) = &operation.answer.kind
            && let Some(role) = roles.get_mut(enveloped.body.0)
        {
            role.envelope.get_or_insert_with(|| enveloped.clone());
        }
        let page = operation
            .pagination
            .as_ref()
            .and_then(|pagination| pagination.page.as_ref());
        if let Some(page) = page
            && let Some(role) = roles.get_mut(page.page.0)
        {
            role.page.get_or_insert_with(|| page.clone());
        }
    }
    roles
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyse::fixture::{api, field, list_of, operation, structure};
    use crate::diagnostic::Pointer;
    use crate::ir::{FieldPath, Pagination, PaginationStyle, TypeGraph};

    #[test]
    fn operations_give_roles_and_the_first_counts() {
        let mut graph = TypeGraph::default();
        let item = structure(&mut graph, "Item", []);
        let page = structure(&mut graph, "Page", [field("data", list_of(item))]);
        let body = structure(
            &mut graph,
            "Body",
            [field("data", page), field("other", page)],
        );
        let enveloped = |index| {
            AnswerKind::Enveloped(Enveloped {
                body,
                value: FieldPath(vec![index]),
                meta: None,
            })
        };
        let mut list = operation("list");
        list.answer.kind = enveloped(0);
        let fields = PageFields {
            page,
            items: FieldPath(vec![0]),
            has_more: None,
            current_page: None,
            total_pages: None,
        };
        let style = PaginationStyle::Page {
            page: 0,
            size: None,
        };
        list.pagination = Some(Pagination {
            origin: Pointer::root(),
            style,
            page: Some(fields),
        });
        let mut other = operation("other");
        other.answer.kind = enveloped(1);
        let roles = roles(&api(graph, [("Items", vec![list, other])]));
        assert!(roles[item.0].envelope.is_none() && roles[item.0].page.is_none());
        assert_eq!(
            roles[page.0].page.as_ref().map(|page| &page.items),
            Some(&FieldPath(vec![0]))
        );
        assert_eq!(
            roles[body.0].envelope.as_ref().map(|body| &body.value),
            Some(&FieldPath(vec![0]))
        );
    }
}
