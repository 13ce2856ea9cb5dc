//! Which paths may generated code name?
//!
//! The generator does not depend on `runtime`; this list, and the macros that items call, is all it knows of it. What is
//! imported here is kept free by `name`: see `name::reserved`.

use proc_macro2::TokenStream;
use quote::quote;

use super::ident::word;

/// Something from outside that a generated file imports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Outside {
    /// The module, as in `use`.
    pub(crate) module: &'static str,
    /// Its name there.
    pub(crate) name: &'static str,
    /// Its name in generated files, where that is another one.
    pub(crate) alias: Option<&'static str>,
}

impl Outside {
    /// The whole path, for examples, which import little.
    pub(crate) fn path(self) -> String {
        format!("{}::{}", self.module, self.name)
    }
}

/// A call of one of the runtime's macros, as an item.
pub(crate) fn macro_call(name: &str, arguments: &TokenStream) -> TokenStream {
    let name = word(name);
    quote!(runtime::#name!(#arguments);)
}

/// The function that makes a date, imported by examples.
pub(crate) const DATE_FUNCTION: Outside = root("date");

const fn root(name: &'static str) -> Outside {
    Outside {
        module: "runtime",
        name,
        alias: None,
    }
}

const fn json(name: &'static str) -> Outside {
    Outside {
        module: "runtime::json",
        name,
        alias: None,
    }
}

// What only the page for users names, in full.

const fn auth(name: &'static str) -> Outside {
    Outside {
        module: "runtime::auth",
        name,
        alias: None,
    }
}

const fn test_util(name: &'static str) -> Outside {
    Outside {
        module: "runtime::test_util",
        name,
        alias: None,
    }
}

/// The feature of `runtime` that [`MOCK_TRANSPORT`] stands behind.
pub(crate) const TEST_UTIL: &str = "test-util";
pub(crate) const AUTH_ERROR: Outside = auth("AuthError");
pub(crate) const MATCH: Outside = test_util("Match");
pub(crate) const MOCK_TRANSPORT: Outside = test_util("MockTransport");
pub(crate) const REPLY: Outside = test_util("Reply");
pub(crate) const TOKEN: Outside = auth("Token");
pub(crate) const TOKEN_CACHE: Outside = auth("TokenCache");

// What files of models import.

pub(crate) const CHOICE: Outside = json("Choice");
pub(crate) const DECODE: Outside = json("Decode");
pub(crate) const DECODE_ERROR: Outside = json("DecodeError");
pub(crate) const DECODER: Outside = json("Decoder");
pub(crate) const ENCODE: Outside = json("Encode");
pub(crate) const ENCODER: Outside = json("Encoder");
/// Many documents have a schema called `Kind`.
pub(crate) const KIND: Outside = Outside {
    module: "runtime::json",
    name: "Kind",
    alias: Some("JsonKind"),
};
pub(crate) const QUIRK: Outside = json("Quirk");
pub(crate) const SLOTS: Outside = json("Slots");

pub(crate) const BASE64: Outside = root("Base64");
pub(crate) const BYTES: Outside = root("Bytes");
pub(crate) const CASED: Outside = root("Cased");
pub(crate) const CONSTANT: Outside = root("Constant");
pub(crate) const DATE: Outside = root("Date");
pub(crate) const DATE_TIME: Outside = root("DateTime");
pub(crate) const DECIMAL: Outside = root("Decimal");
pub(crate) const ENVELOPE: Outside = root("Envelope");
pub(crate) const EXTRA: Outside = root("Extra");
pub(crate) const FIELD: Outside = root("Field");
pub(crate) const INT_BOOL: Outside = root("IntBool");
pub(crate) const JSON: Outside = root("Json");
pub(crate) const MAP: Outside = root("Map");
pub(crate) const NO_META: Outside = root("NoMeta");
pub(crate) const NUMBERED: Outside = root("Numbered");
pub(crate) const PAGE: Outside = root("Page");
pub(crate) const PAGE_END: Outside = root("PageEnd");
pub(crate) const QUOTED: Outside = root("Quoted");
pub(crate) const ID_OR: Outside = root("IdOr");
pub(crate) const TEXT: Outside = root("Text");
pub(crate) const TEXT_OR_INTEGER: Outside = root("TextOrInteger");
pub(crate) const UNIX_TIME: Outside = root("UnixTime");

// What only the files of operations and of the client import.

pub(crate) const BY_STATUS: Outside = root("ByStatus");
pub(crate) const BYTE_SOURCE: Outside = root("ByteSource");
pub(crate) const CALL: Outside = root("Call");
pub(crate) const CORE: Outside = Outside {
    module: "runtime",
    name: "Client",
    alias: Some("Core"),
};
/// The error of a call, in files of models: an API often has a model called `Error`.
pub(crate) const CALL_ERROR: Outside = Outside {
    module: "runtime",
    name: "Error",
    alias: Some("CallError"),
};
pub(crate) const DEEP_PARAM: Outside = root("DeepParam");
pub(crate) const ERROR_BODY: Outside = root("ErrorBody");
pub(crate) const FILTER: Outside = root("Filter");
pub(crate) const IDEMPOTENCY: Outside = root("Idempotency");
pub(crate) const JSON_PARAM: Outside = root("JsonParam");
pub(crate) const METHOD: Outside = root("Method");
pub(crate) const VERB: Outside = root("Verb");
pub(crate) const MOMENT: Outside = root("Moment");
pub(crate) const OPERATION: Outside = root("Operation");
pub(crate) const PAGINATION: Outside = root("Pagination");
pub(crate) const PARAMETER: Outside = root("Parameter");
pub(crate) const RESPONSE_HEADER: Outside = root("ResponseHeader");
pub(crate) const STATUS: Outside = root("Status");
pub(crate) const STATUS_BODY: Outside = root("StatusBody");
pub(crate) const STATUS_BODY_ERROR: Outside = root("StatusBodyError");
pub(crate) const STYLE: Outside = root("Style");
pub(crate) const STYLED_PARAM: Outside = root("StyledParam");
pub(crate) const UPLOAD: Outside = root("Upload");
pub(crate) const WEBHOOK: Outside = root("Webhook");
pub(crate) const TYPE_ID: Outside = Outside {
    module: "std::any",
    name: "TypeId",
    alias: None,
};

pub(crate) const API: Outside = root("Api");
pub(crate) const BODY_FACTS: Outside = root("BodyFacts");
pub(crate) const CLIENT_BUILDER: Outside = root("ClientBuilder");
pub(crate) const CLIENT_HEADER: Outside = root("ClientHeader");
pub(crate) const ENV_VAR: Outside = root("env_var");
pub(crate) const ERROR: Outside = root("Error");
pub(crate) const RATE_LIMIT_SNAPSHOT: Outside = root("RateLimitSnapshot");
pub(crate) const SECRET_STRING: Outside = root("SecretString");
pub(crate) const SECURITY_SCHEME: Outside = root("SecurityScheme");
pub(crate) const SERVER_URL: Outside = root("ServerUrl");

#[cfg(test)]
mod tests {
    use crate::name::reserved::{OPERATION_NAMES, TYPE_NAMES};

    /// The names in quotes after `root` and `json`.
    fn names(source: &str) -> impl Iterator<Item = &str> {
        let after = source.split("Outside = ").skip(1);
        let quoted = after.filter_map(|definition| definition.split('"').nth(1));
        quoted.filter(|name| name.starts_with(char::is_uppercase))
    }

    #[test]
    fn every_import_is_kept_free() {
        let source = include_str!("runtime_path.rs");
        let (before, models_and_others) = source
            .split_once("// What files of models import.")
            .unwrap();
        let (models, others) = models_and_others
            .split_once("// What only the files")
            .unwrap();
        assert!(
            before.contains("fn root") && names(models).count() > 20 && names(others).count() > 15
        );
        for name in names(models) {
            assert!(TYPE_NAMES.contains(&name), "{name}");
        }
        for name in names(others) {
            assert!(
                OPERATION_NAMES.contains(&name) || TYPE_NAMES.contains(&name),
                "{name}"
            );
        }
    }
}
