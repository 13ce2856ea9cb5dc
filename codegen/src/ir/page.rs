//! How does a list go on?

use super::{FieldPath, TypeId};
use crate::diagnostic::Pointer;

/// How to get the next page (`x-pagination`).
#[derive(Debug, Clone)]
pub struct Pagination {
    /// The extension.
    pub origin: Pointer,
    /// Which parameters move.
    pub style: PaginationStyle,
    /// The struct that is a page, with its members; `None`: the answer is a bare list.
    pub page: Option<PageFields>,
}

/// The members of a page struct.
#[derive(Debug, Clone)]
pub struct PageFields {
    /// The struct.
    pub page: TypeId,
    /// The list of items.
    pub items: FieldPath,
    /// Whether there are more.
    pub has_more: Option<FieldPath>,
    /// The number of this page.
    pub current_page: Option<FieldPath>,
    /// The number of the last page.
    pub total_pages: Option<FieldPath>,
}

/// Which parameters move from page to page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PaginationStyle {
    /// Pages are numbered.
    Page {
        /// The page number's parameter, by index into [`Operation::parameters`](super::Operation::parameters).
        page: usize,
        /// The page size's parameter.
        size: Option<usize>,
    },
    /// Items are numbered.
    Offset {
        /// The offset's parameter, by index.
        offset: usize,
        /// The page size's parameter.
        limit: usize,
        /// How many items a page has when the caller does not say.
        default_limit: u64,
    },
}
