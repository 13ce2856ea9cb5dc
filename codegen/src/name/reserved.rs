//! Which names do the surroundings of a name need for themselves?
//!
//! Each list is for one scope. A name of the document that stands in it gets a noun: a schema `String` becomes
//! `StringModel`, a tag `Client` the module `client_operations`.

/// What files of models import or have from the prelude.
///
/// `Client`, `Error` and `Status` are not among them: no model needs these, and many documents have such a schema.
pub(crate) const TYPE_NAMES: &[&str] = &[
    // From `runtime::json` and `runtime`.
    "Base64",
    "Bytes",
    "CallError",
    "Choice",
    "Cased",
    "Constant",
    "Date",
    "DateTime",
    "Decimal",
    "Decode",
    "DecodeError",
    "Decoder",
    "Encode",
    "Encoder",
    "Envelope",
    "Extra",
    "Field",
    "IdOr",
    "IntBool",
    "Json",
    "JsonKind",
    "Map",
    "NoMeta",
    "Numbered",
    "Page",
    "PageEnd",
    "Param",
    "Quirk",
    "Quoted",
    "Slots",
    "Text",
    "TextOrInteger",
    "UnixTime",
    // From the prelude, and what derives expand to.
    "AsRef",
    "Box",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Eq",
    "Err",
    "From",
    "Hash",
    "Into",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Some",
    "String",
    "ToOwned",
    "ToString",
    "Vec",
];

/// What files of operations and of the client import or define besides; for the types of tags and requests.
pub(crate) const OPERATION_NAMES: &[&str] = &[
    "API",
    "Api",
    "BodyFacts",
    "ByStatus",
    "ByteSource",
    "Call",
    "Client",
    "ClientBuilder",
    "ClientHeader",
    "Core",
    "DeepParam",
    "Error",
    "ErrorBody",
    "Filter",
    "Idempotency",
    "JsonParam",
    "Method",
    "Moment",
    "Operation",
    "Pagination",
    "Parameter",
    "RateLimitSnapshot",
    "ResponseHeader",
    "SecretString",
    "SecurityScheme",
    "ServerUrl",
    "Status",
    "StatusBody",
    "StatusBodyError",
    "Style",
    "StyledParam",
    "TypeId",
    "Upload",
    "Verb",
    "Webhook",
];

/// The enum of the errors of a whole API. It lies beside the client, where no name of the document is.
pub(crate) const API_ERROR: &str = "ApiError";

/// The enum of the servers to choose from. It lies beside the client, too.
pub(crate) const SERVER: &str = "Server";

/// What lies beside the module of a tag, or means something to cargo or to a path.
pub(crate) const MODULE_NAMES: &[&str] = &[
    "alloc", "client", "core", "default", "incoming", "lib", "main", "mod", "model", "runtime",
    "shared", "std",
];

/// The module of what the API sends by itself.
pub(crate) const INCOMING: &str = "incoming";

/// Names that Windows keeps for devices, with any extension.
pub(crate) const DEVICE_NAMES: &[&str] = &[
    "aux", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "con",
    "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "nul", "prn",
];

/// The methods of a client beside its accessors.
pub(crate) const CLIENT_METHODS: &[&str] = &[
    "builder",
    "clone",
    "from",
    "from_env",
    "into",
    "new",
    "rate_limit",
];

/// The methods of the type of a tag beside its operations.
pub(crate) const GROUP_METHODS: &[&str] = &["clone", "cmp", "new"];

/// The methods of a request beside its setters, its body, and what the method that makes it calls its parts.
pub(crate) const REQUEST_METHODS: &[&str] = &[
    "body",
    "call",
    "download",
    "into_future",
    "options",
    "pages",
    "send",
    "send_raw",
    "stream",
];

/// The methods of a struct beside its setters, which are called like its fields.
pub(crate) const MEMBER_NAMES: &[&str] = &["new"];

/// The methods of a client builder beside those for headers.
pub(crate) const BUILDER_METHODS: &[&str] = &["build", "credential", "header", "new"];
