//! How is the body of an error read as the type that its status has?
//!
//! ```yaml
//! responses:
//!   '404': {content: {application/json: {schema: {$ref: '#/components/schemas/NotFound'}}}}
//!   4XX: {content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}
//!   default: {content: {application/json: {schema: {type: string}}}}
//! ```
//! ```text
//! pub enum ApiError {
//!     NotFound(Box<NotFound>),       // 404
//!     ClientError(Box<Problem>),     // 4XX
//!     Other(String),                 // default
//! }
//!
//! impl ApiError {
//!     pub fn of(error: &Error) -> Option<Result<Self, DecodeError>> {
//!         match error.declared_status()? {
//!             Status::Code(404) => error.body_as().map(|body| body.map(Box::new).map(Self::NotFound)),
//!             …
//!             _ => None,
//!         }
//!     }
//! }
//! ```

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::docs::{Doc, Sentence};
use super::file::File;
use super::ident::word;
use super::runtime_path::{DECODE_ERROR, ERROR, STATUS};
use crate::analyse::ErrorForm;
use crate::ir::{Docs, Operation, StatusPattern, Type, TypeKind};
use crate::name::reserved::API_ERROR;

/// What errors of one status hold.
pub(super) struct Case<'a> {
    pub(super) status: StatusPattern,
    pub(super) ty: &'a Type,
    pub(super) docs: &'a Docs,
}

/// Adds the enum of the whole API, if it has one.
pub(super) fn add_common(file: &mut File<'_>) {
    let nothing = Docs::default();
    let common = file.context.facts.errors.common();
    let cases: Vec<Case<'_>> = common
        .iter()
        .map(|(status, ty)| Case {
            status: *status,
            ty,
            docs: &nothing,
        })
        .collect();
    if !cases.is_empty() {
        let sentence =
            Sentence::new("The body of an error, by the status, as most operations have it.");
        add(file, &word(API_ERROR), sentence, &cases);
    }
}

/// Adds an enum and the function that reads it.
pub(super) fn add(file: &mut File<'_>, name: &TokenStream, what: Sentence, cases: &[Case<'_>]) {
    let (error, decode_error) = (file.outside(ERROR), file.outside(DECODE_ERROR));
    let status = file.outside(STATUS);
    let doc = Doc::new(what).attributes();
    let variants: Vec<TokenStream> = cases.iter().map(|case| variant(file, case)).collect();
    let arms = cases.iter().map(|case| arm(&status, case));
    let of = Sentence::new(
        "Reads the body as the type that the document declares for the status of the answer.",
    );
    let none = Sentence::default().code("None").words(
        " where it declares none for this operation and status, and where there was no answer.",
    );
    let fails = Sentence::new("The inner result is an error where the body is not of that type.");
    let of = Doc::new(of).paragraph(none).paragraph(fails);
    let of = of.attributes();
    file.item(quote! {
        #doc
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
        }
    });
    file.item(quote! {
        impl #name {
            #of
            pub fn of(error: &#error) -> Option<Result<Self, #decode_error>> {
                match error.declared_status()? {
                    #(#arms)*
                    _ => None,
                }
            }
        }
    });
}

/// What the documentation of an operation says of its errors; nothing where none has a body.
pub(super) fn sentence(file: &File<'_>, operation: &Operation, own: Option<&str>) -> Sentence {
    let form = file.context.facts.errors.form(operation);
    if form == ErrorForm::Nothing {
        return Sentence::default();
    }
    let mut groups: Vec<(&Type, Vec<StatusPattern>)> = Vec::new();
    for error in &operation.errors {
        let Some(ty) = &error.ty else { continue };
        match groups.iter_mut().find(|(known, _)| *known == ty) {
            Some((_, statuses)) => statuses.push(error.status),
            None => groups.push((ty, vec![error.status])),
        }
    }
    let mut sentence = Sentence::new("Errors: ");
    for (index, (ty, statuses)) in groups.iter().enumerate() {
        if index > 0 {
            sentence = sentence.words("; ");
        }
        for (index, status) in statuses.iter().enumerate() {
            let comma = if index > 0 { ", " } else { "" };
            sentence = sentence.words(comma).code(&status.to_string());
        }
        sentence = sentence.words(" with ").code(&file.shown(ty));
    }
    let read = match (form, own, groups.first()) {
        (ErrorForm::Own, Some(own), _) => format!("{own}::of(&error)"),
        (ErrorForm::Common, _, _) => format!("{API_ERROR}::of(&error)"),
        (_, _, Some((ty, _))) => format!("error.body_as::<{}>()", file.shown(ty)),
        _ => return sentence.words("."),
    };
    sentence.words(". Read by ").code(&read).words(".")
}

fn variant(file: &mut File<'_>, case: &Case<'_>) -> TokenStream {
    let name = word(&variant_name(case.status));
    let status = Sentence::new("Status ")
        .code(&case.status.to_string())
        .words(".");
    let doc = Doc::of(case.docs, status).attributes();
    let ty = file.item_type(case.ty);
    if is_boxed(case.ty) {
        quote!(#doc #name(Box<#ty>),)
    } else {
        quote!(#doc #name(#ty),)
    }
}

fn arm(status: &TokenStream, case: &Case<'_>) -> TokenStream {
    let name = word(&variant_name(case.status));
    let pattern = pattern(status, case.status);
    let boxed = is_boxed(case.ty).then(|| quote!(.map(Box::new)));
    quote!(#pattern => error.body_as().map(|body| body #boxed .map(Self::#name)),)
}

/// A status, or a range of them, as `runtime` says it; `status` is the name of its type.
pub(super) fn pattern(status: &TokenStream, of: StatusPattern) -> TokenStream {
    match of {
        StatusPattern::Code(code) => {
            let code = Literal::u16_unsuffixed(code);
            quote!(#status::Code(#code))
        }
        StatusPattern::Class(class) => {
            let class = Literal::u8_unsuffixed(class);
            quote!(#status::Range(#class))
        }
        StatusPattern::Default => quote!(#status::Default),
    }
}

/// Whether a type can be of any size.
fn is_boxed(ty: &Type) -> bool {
    matches!(ty.kind, TypeKind::Named(_)) && !ty.nullable
}

/// The name of a status in the table of HTTP; its number, where it is not in there.
fn variant_name(status: StatusPattern) -> String {
    let name = match status {
        StatusPattern::Class(1) => "Informational",
        StatusPattern::Class(2) => "Success",
        StatusPattern::Class(3) => "Redirection",
        StatusPattern::Class(4) => "ClientError",
        StatusPattern::Class(_) => "ServerError",
        StatusPattern::Default => "Other",
        StatusPattern::Code(code) => match code {
            300 => "MultipleChoices",
            301 => "MovedPermanently",
            302 => "Found",
            303 => "SeeOther",
            304 => "NotModified",
            307 => "TemporaryRedirect",
            308 => "PermanentRedirect",
            400 => "BadRequest",
            401 => "Unauthorized",
            402 => "PaymentRequired",
            403 => "Forbidden",
            404 => "NotFound",
            405 => "MethodNotAllowed",
            406 => "NotAcceptable",
            407 => "ProxyAuthenticationRequired",
            408 => "RequestTimeout",
            409 => "Conflict",
            410 => "Gone",
            411 => "LengthRequired",
            412 => "PreconditionFailed",
            413 => "ContentTooLarge",
            414 => "UriTooLong",
            415 => "UnsupportedMediaType",
            416 => "RangeNotSatisfiable",
            417 => "ExpectationFailed",
            421 => "MisdirectedRequest",
            422 => "UnprocessableContent",
            423 => "Locked",
            424 => "FailedDependency",
            425 => "TooEarly",
            426 => "UpgradeRequired",
            428 => "PreconditionRequired",
            429 => "TooManyRequests",
            431 => "RequestHeaderFieldsTooLarge",
            451 => "UnavailableForLegalReasons",
            500 => "InternalServerError",
            501 => "NotImplemented",
            502 => "BadGateway",
            503 => "ServiceUnavailable",
            504 => "GatewayTimeout",
            505 => "HttpVersionNotSupported",
            507 => "InsufficientStorage",
            508 => "LoopDetected",
            511 => "NetworkAuthenticationRequired",
            code => return format!("Status{code}"),
        },
    };
    name.to_owned()
}
