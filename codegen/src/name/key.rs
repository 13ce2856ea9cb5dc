//! Under which key does a node keep its name?
//!
//! | what | pointer | wire name |
//! |---|---|---|
//! | a type | its schema | |
//! | a field, a value of an enum, a branch of a union | that of its type | the member's key, the value, the branch's name |
//! | a method, its request, its enums of answers | the operation | verb and path |
//! | a parameter | the operation | place and name, `query page` |
//! | a method for another media type | the operation | verb and path, `as` and the media type |
//! | a server and its variables | `#/servers/` and the URL | |
//! | a module and its type | `#/tags` | the tag |
//!
//! A pointer into a list would change with every item before it, so a parameter's schema is at
//! `…/parameters/query page/schema`, and a branch's at `…/oneOf/Cat`.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::Pointer;
use crate::ir::{Api, NamedType, Operation, Parameter, Place, Server, Shape, Tag};

/// What is named.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    /// Where it stands, without ordinals.
    pub(super) place: Arc<str>,
    /// What kind of name it is.
    pub(super) what: What,
    /// What it is called on the wire; empty where the place says all.
    pub(super) wire_name: String,
}

macro_rules! kinds {
    ($($(#[doc = $meaning:literal])+ $name:ident = $text:literal;)+) => {
        /// A kind of name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub(super) enum What {
            $($(#[doc = $meaning])+ $name,)+
        }

        impl What {
            /// How a list of names calls it.
            pub(super) const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)+ }
            }

            /// The kind that a list of names calls so.
            pub(super) fn parse(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$name),)+ _ => None }
            }
        }
    };
}

kinds! {
    /// The module of a tag, which is its file and the accessor of the client too.
    Module = "module";
    /// The type that holds the operations of a tag.
    Group = "group";
    /// A method.
    Method = "method";
    /// The type of a request.
    Request = "request";
    /// The enum of what an operation answers.
    Answer = "answer";
    /// The enum of what an operation answers when it refuses.
    Refusal = "refusal";
    /// An argument or setter.
    Parameter = "parameter";
    /// The builder's method for a client header.
    Header = "header";
    /// The builder that has no other method as long as a header is missing.
    Needs = "needs";
    /// The argument for a credential.
    Credential = "credential";
    /// One of the servers: a variant, and the struct of its variables.
    Server = "server";
    /// A variable of a server.
    ServerVariable = "server-variable";
    /// The enum of the values of a server's variable.
    ServerValues = "server-values";
    /// The constant of a webhook or a callback.
    Webhook = "webhook";
    /// A type of the model.
    Type = "type";
    /// A member of a struct.
    Field = "field";
    /// The member that holds further ones.
    Extra = "extra";
    /// The method that gives the members of a family.
    Dynamic = "dynamic";
    /// The method that sets a member of a family.
    WithDynamic = "with-dynamic";
    /// A value of an enum, or a branch of a union.
    Variant = "variant";
    /// What stands for a value that is not documented.
    Unknown = "unknown";
}

/// Finds the keys of an API's nodes.
#[derive(Debug, Default)]
pub(super) struct Keys {
    /// For items of lists, what tells them from the others.
    items: BTreeMap<Pointer, String>,
}

impl Keys {
    /// The keys of an API.
    pub(super) fn new(api: &Api) -> Self {
        let mut items = BTreeMap::new();
        for operation in api.tags.iter().flat_map(|tag| &tag.operations) {
            for parameter in &operation.parameters {
                items.insert(parameter.origin.clone(), wire_name(parameter));
            }
        }
        for (_, named) in api.types.iter() {
            if let Shape::Union(union) = &named.shape {
                for branch in &union.branches {
                    items.insert(branch.origin.clone(), branch.name.clone());
                }
            }
        }
        items.retain(|pointer, _| {
            let last = pointer.last().unwrap_or_default();
            !last.is_empty() && last.bytes().all(|byte| byte.is_ascii_digit())
        });
        Self { items }
    }

    fn key(&self, what: What, origin: &Pointer, wire_name: impl Into<String>) -> Key {
        Key {
            place: self.place(origin),
            what,
            wire_name: wire_name.into(),
        }
    }

    /// The pointer with the ordinals of known items replaced.
    pub(super) fn place(&self, origin: &Pointer) -> Arc<str> {
        let mut whole = match origin.file() {
            Some(file) => Pointer::of_file(file),
            None => Pointer::root(),
        };
        let mut place = whole.clone();
        for token in origin.tokens() {
            whole = whole.child(&token);
            place = place.child(self.items.get(&whole).unwrap_or(&token));
        }
        Arc::from(place.to_string())
    }

    pub(super) fn tag(&self, what: What, tag: &Tag) -> Key {
        let tags = Pointer::root().child("tags");
        self.key(what, &tags, tag.wire_name.as_str())
    }

    /// The template of a server's URL stands for its place in the list.
    pub(super) fn server(&self, server: &Server) -> Pointer {
        let servers = Pointer::root().child("servers");
        servers.child(&server.wire_template)
    }

    pub(super) fn operation(&self, what: What, operation: &Operation) -> Key {
        let mut call = format!("{} {}", operation.method.as_str(), operation.wire_path);
        if let Some(media_type) = &operation.media_type {
            call = format!("{call} as {media_type}");
        }
        self.key(what, &operation.origin, call)
    }

    pub(super) fn parameter(&self, operation: &Operation, parameter: &Parameter) -> Key {
        self.key(What::Parameter, &operation.origin, wire_name(parameter))
    }

    pub(super) fn client(&self, what: What, origin: &Pointer) -> Key {
        self.key(what, origin, "")
    }

    pub(super) fn named(&self, named: &NamedType) -> Key {
        self.key(What::Type, &named.origin, "")
    }
}

impl Key {
    /// The key of a member of what stands at a place.
    pub(super) fn member(what: What, owner: &Arc<str>, wire_name: &str) -> Self {
        Self {
            place: Arc::clone(owner),
            what,
            wire_name: wire_name.to_owned(),
        }
    }
}

/// What tells a parameter from the others of its operation.
fn wire_name(parameter: &Parameter) -> String {
    let place = match parameter.place {
        Place::Path => "path",
        Place::Query => "query",
        Place::Header => "header",
        Place::Cookie => "cookie",
        Place::Form | Place::Part => "form",
        Place::PartHeader => "part-header",
    };
    format!("{place} {}", parameter.wire_name)
}
