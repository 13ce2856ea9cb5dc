//! How are lists walked that come in pages?

mod cursor;
mod guard;
mod pager;
mod pages;

pub use self::guard::GuardError;
pub use self::pager::Pager;
pub use self::pages::Pages;

/// An answer that is one page of a list.
///
/// ```
/// use runtime::{Page, PageEnd};
///
/// struct Names {
///     data: Vec<String>,
///     has_more: bool,
/// }
///
/// impl Page for Names {
///     type Item = String;
///
///     fn into_items(self) -> Vec<String> {
///         self.data
///     }
///
///     fn end(&self) -> PageEnd {
///         PageEnd { has_more: Some(self.has_more), ..PageEnd::default() }
///     }
///
///     fn len(&self) -> usize {
///         self.data.len()
///     }
/// }
/// ```
pub trait Page: Send + 'static {
    /// What the list is a list of.
    type Item: Send + 'static;

    /// The items of the page, in order.
    fn into_items(self) -> Vec<Self::Item>;

    /// What the page says about its place in the list.
    fn end(&self) -> PageEnd;

    /// How many items the page has.
    fn len(&self) -> usize;

    /// Whether the page has no items.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A bare array is a page that says nothing about its place.
impl<T: Send + 'static> Page for Vec<T> {
    type Item = T;

    fn into_items(self) -> Vec<T> {
        self
    }

    fn end(&self) -> PageEnd {
        PageEnd::default()
    }

    fn len(&self) -> usize {
        Vec::len(self)
    }
}

/// No body at all is a page without items.
impl<P: Page> Page for Option<P> {
    type Item = P::Item;

    fn into_items(self) -> Vec<P::Item> {
        self.map_or_else(Vec::new, P::into_items)
    }

    fn end(&self) -> PageEnd {
        self.as_ref().map(P::end).unwrap_or_default()
    }

    fn len(&self) -> usize {
        self.as_ref().map_or(0, P::len)
    }
}

/// What a page says about its place in the list. Servers contradict themselves here, so all of it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PageEnd {
    /// Whether another page follows.
    pub has_more: Option<bool>,
    /// The number of this page, by the server's count.
    pub page: Option<i64>,
    /// How many pages there are.
    pub total_pages: Option<i64>,
}
