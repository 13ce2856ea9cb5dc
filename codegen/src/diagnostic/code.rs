//! Which kinds of findings are there?
//!
//! One table: the name in Rust, the name in a message, whose fault it is and
//! what it means. `mistake` is a fault of the document, which strict runs
//! refuse; `limit` is something correct that cannot be generated (yet).

use std::fmt;

macro_rules! codes {
    ($($(#[$attribute:meta])* $name:ident = $kebab:literal $class:ident $meaning:literal;)*) => {
        /// The kind of a finding: stable, so that it can be looked up and tested for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $($(#[$attribute])* #[doc = $meaning] $name,)*
        }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The name in messages, such as `unknown-key`.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $kebab,)* }
            }

            /// What it means, as one sentence.
            #[must_use]
            pub const fn meaning(self) -> &'static str {
                match self { $(Self::$name => $meaning,)* }
            }

            /// Whether the document is at fault, and not the generator's reach.
            #[must_use]
            pub const fn is_spec_mistake(self) -> bool {
                match self { $(Self::$name => codes!(@ $class),)* }
            }
        }
    };
    (@ mistake) => { true };
    (@ limit) => { false };
}

codes! {
    // Reading the text.
    NotYaml = "not-yaml" mistake "The text is not YAML.";
    NotJson = "not-json" mistake "The text is not JSON.";
    DuplicateKey = "duplicate-key" mistake "A mapping holds the same key twice.";
    KeyNotText = "key-not-text" mistake "The key of a member is not a scalar.";
    ForeignTag = "foreign-tag" mistake "A YAML tag names a type that OpenAPI does not know.";
    OpenAlias = "open-alias" mistake "A YAML alias stands inside the node that it repeats.";
    MergeKey = "merge-key" limit "The YAML merge key `<<` cannot be followed here.";
    SeveralDocuments = "several-documents" mistake "The text holds more than one YAML document.";
    TooLarge = "too-large" limit "The document exceeds a budget of the reader.";
    ReadersDisagree = "readers-disagree" limit "Two readers understand the same text differently.";
    UnreadableFile = "unreadable-file" mistake "A file that the document refers to cannot be read.";
    ForbiddenFile = "forbidden-file" limit "A reference leaves the folder of the document.";

    // Overlays.
    InvalidOverlay = "invalid-overlay" mistake "An overlay cannot be carried out.";
    OverlayTarget = "overlay-target" mistake "An action of an overlay matches nothing.";

    // The document as a whole.
    UnsupportedVersion = "unsupported-version" limit "The version of OpenAPI is not supported.";
    MissingMember = "missing-member" mistake "A member that OpenAPI requires is absent.";

    // Any node.
    MalformedNode = "malformed-node" mistake "A node is not of the kind that OpenAPI demands.";
    UnknownKey = "unknown-key" mistake "A key that OpenAPI does not know at this place.";
    MalformedName = "malformed-name" mistake "A name has characters that it cannot have at its place.";
    ConflictingMembers = "conflicting-members" mistake "Members of one object contradict one another.";
    InvalidUrl = "invalid-url" mistake "A text is not the URL that it should be.";
    InvalidExtension = "invalid-extension" mistake "A known `x-` member has a value it cannot have.";
    InvalidName = "invalid-name" mistake "A line of the list of names cannot be used.";
    StaleName = "stale-name" limit "A line of the list of names is about nothing in the document.";
    BrokenReference = "broken-reference" mistake "A `$ref` leads nowhere.";
    IgnoredSiblings = "ignored-siblings" mistake "Members beside a `$ref` do not count in OpenAPI 3.0.";
    ReferenceCycle = "reference-cycle" mistake "A chain of references ends in itself.";

    // Operations.
    DuplicateOperationId = "duplicate-operation-id" mistake "Two operations have the same id.";
    DuplicatePath = "duplicate-path" mistake "Two paths are equal but for the names of their parameters.";
    MalformedPath = "malformed-path" mistake "A path template cannot be read.";
    UndeclaredPathParameter = "undeclared-path-parameter" mistake "A path names a parameter that is not declared.";
    UnusedPathParameter = "unused-path-parameter" mistake "A declared path parameter is not in the path.";
    ReservedHeader = "reserved-header" limit "A header follows from the call itself and is no parameter.";
    DuplicateParameter = "duplicate-parameter" mistake "Two parameters have the same name and place.";

    UndeclaredSecurityScheme = "undeclared-security-scheme" mistake "A security requirement names a scheme that is not declared.";

    // Schemas.
    UnknownType = "unknown-type" mistake "A schema has a `type` that does not exist.";
    InvalidEnum = "invalid-enum" mistake "An `enum` is no list, is empty, or holds unfit values.";
    InvalidDefault = "invalid-default" mistake "A `default` is not a value of its schema's type.";
    UndeclaredProperty = "undeclared-property" mistake "`required` names a property that is not declared.";
    UnknownBranch = "unknown-branch" mistake "A discriminator maps a value to a schema that is no branch.";
    AmbiguousBranches = "ambiguous-branches" limit "Nothing certain tells the branches of a union apart.";
    UnsupportedSchema = "unsupported-schema" limit "A schema cannot be typed and is kept as raw JSON.";
    UntypedEnum = "untyped-enum" limit "Values of an `enum` are documented, not typed.";
    UnusedSchema = "unused-schema" limit "No operation needs a component schema, so it is not generated.";

    // What operations carry.
    UnspecifiedStyle = "unspecified-style" limit "OpenAPI leaves open how a value is written; a usual way is taken.";
    UnsupportedParameter = "unsupported-parameter" limit "A parameter cannot be sent and is left out.";
    UnsupportedMediaType = "unsupported-media-type" limit "A body of this media type cannot be sent.";
    OpaqueBody = "opaque-body" limit "A body is passed on as bytes.";
    OtherMediaTypes = "other-media-types" limit "Of several media types one is used.";
    EmptyContent = "empty-content" limit "There is no body to send or to read.";
    NoSuccessResponse = "no-success-response" limit "An operation describes no success.";
    UntypedHeaders = "untyped-headers" limit "Response headers are read by name.";
    UnsupportedCallbacks = "unsupported-callbacks" limit "Of a callback or a webhook only the body has a type.";
    UnsupportedServers = "unsupported-servers" limit "A server cannot be used.";
    UnsupportedSecurity = "unsupported-security" limit "A security scheme cannot be used.";
    UnsupportedMethod = "unsupported-method" limit "An operation has a verb that it cannot be sent with.";
    NestedTags = "nested-tags" limit "Tags inside one another become groups side by side.";
    SeveralTags = "several-tags" limit "Of several tags the first counts.";
    Unprintable = "unprintable" limit "Generated tokens do not come back from their text: a fault of the generator.";
    NoServer = "no-server" limit "The document names no absolute server URL.";
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::Code;

    #[test]
    fn names_are_kebab_and_used_once() {
        let names: BTreeSet<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
        assert_eq!(names.len(), Code::ALL.len());
        for code in Code::ALL {
            let kebab = |c: char| c.is_ascii_lowercase() || c == '-';
            assert!(code.as_str().chars().all(kebab), "{code}");
            assert!(code.meaning().ends_with('.'), "{code}");
        }
    }
}
