//! What can users of the generated code name?
//!
//! ```text
//! #[non_exhaustive] pub struct contazen::model::Client
//! pub contazen::model::Client::email: Option<String>
//! pub fn contazen::clients::Clients::list(&self) -> ListClients
//! impl Decode for contazen::model::Client
//! ```
//!
//! One line per public item, with its whole signature and without its body and documentation, under the path by which users
//! reach it: where a type lies is nobody's business if it is re-exported. The lines are sorted, so that those of a type
//! stand together and a review sees in a diff what a newer document breaks.

mod line;
mod modules;
mod print;

use modules::Modules;

use super::RenderError;

/// The line that a list begins with.
pub const API_HEADER: &str = "// The public API of the generated code, one item a line: a line that goes or changes can break callers. Do not edit.";

/// The list of what the `files` of a client make public, each given by its path below the output folder and its text; `root` is
/// the name of the module or crate.
///
/// # Errors
///
/// [`RenderError::NotRust`] where a text is none that the generator has printed.
pub fn public_api<'t>(
    root: &str,
    files: impl IntoIterator<Item = (&'t str, &'t str)>,
) -> Result<String, RenderError> {
    let modules = Modules::parse(root, files)?;
    let mut lines = line::all(&modules);
    lines.sort();
    lines.dedup();
    let texts = lines.iter().map(|line| line.text.as_str());
    let mut list: Vec<&str> = std::iter::once(API_HEADER).chain(texts).collect();
    list.push("");
    Ok(list.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_public_is_listed_where_users_find_it() -> Result<(), RenderError> {
        let root = "
            mod client; pub mod things; mod model;
            pub use client::Client; pub use model::*; pub use runtime::Error;
        ";
        let client = "
            pub struct Client(Core);
            pub struct NotExported;
            impl Client { pub fn new() -> Self { Self(Core) } fn hidden(&self) {} }
        ";
        let things = "
            #[cfg(feature = \"things\")] pub struct List(Call<Vec<Thing>>);
            impl List {
                /// Documentation.
                pub fn page(mut self, page: impl Into<Option<i64>>) -> Self { self }
                pub const X_COUNT: ResponseHeader<i64> = ResponseHeader::new(0);
            }
            runtime::request!(List => Vec<Thing>, Meta);
            static FACTS: u8 = 0;
        ";
        let model = "
            #[derive(Debug, Clone)] #[non_exhaustive]
            pub struct Thing { /// Its id.
                pub id: ThingId, pub tags: Option<Vec<String>>, hidden: u8 }
            struct ThingSlots;
            impl Slots for ThingSlots {}
            impl From<i64> for Thing { fn from(id: i64) -> Self { Self } }
            pub struct ThingId(pub i64, u8);
            #[deprecated] pub enum Kind { A, B(String) }
            #[non_exhaustive] pub enum Open { A }
        ";
        let files = [
            ("mod.rs", root),
            ("client.rs", client),
            ("things.rs", things),
            ("model/mod.rs", model),
        ];
        let list = public_api("acme", files)?;
        insta::assert_snapshot!(list.trim_start_matches(API_HEADER), @r#"

        pub struct acme::Client(_)
        pub fn acme::Client::new() -> Self
        pub use acme::Error = runtime::Error
        #[deprecated] pub enum acme::Kind { A, B }
        pub acme::Kind::A
        pub acme::Kind::B(String)
        #[non_exhaustive] pub enum acme::Open
        pub acme::Open::A
        #[non_exhaustive] pub struct acme::Thing
        impl Clone for acme::Thing
        impl Debug for acme::Thing
        impl From<i64> for acme::Thing
        pub acme::Thing::id: ThingId
        pub acme::Thing::tags: Option<Vec<String>>
        pub struct acme::ThingId(pub i64, _)
        pub mod acme::things
        #[cfg(feature = "things")] pub struct acme::things::List(_)
        runtime::request!(acme::things::List => Vec<Thing>, Meta)
        pub const acme::things::List::X_COUNT: ResponseHeader<i64>
        pub fn acme::things::List::page(self, page: impl Into<Option<i64>>) -> Self
        "#);
        Ok(())
    }

    #[test]
    fn a_text_that_is_no_rust_is_an_error() {
        assert!(public_api("acme", [("mod.rs", "fn 1")]).is_err());
    }
}
