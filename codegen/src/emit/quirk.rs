//! How does a declared leniency reach the decoder?
//!
//! ```yaml
//! total: {type: number, x-wire-quirks: [number-as-string]}
//! ```
//! ```text
//! json.allowing(&[Quirk::NumberAsString]).slot(&mut self.total)
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use super::file::File;
use super::ident::word;
use super::runtime_path;
use crate::ir::Quirk;

/// `json`, or `json.allowing(…)` where there are quirks.
pub(super) fn allowing(file: &mut File<'_>, quirks: &[Quirk]) -> TokenStream {
    if quirks.is_empty() {
        return quote!(json);
    }
    let quirk = file.outside(runtime_path::QUIRK);
    let names = quirks.iter().map(|quirk| word(name(*quirk)));
    quote!(json.allowing(&[#(#quirk::#names),*]))
}

/// The variant of `runtime::json::Quirk`.
fn name(quirk: Quirk) -> &'static str {
    match quirk {
        Quirk::OpenEnum => "OpenEnum",
        Quirk::NullableUndocumented => "NullableUndocumented",
        Quirk::AbsentUndocumented => "AbsentUndocumented",
        Quirk::IntBool => "IntBool",
        Quirk::NumberAsString => "NumberAsString",
        Quirk::UnixSeconds => "UnixSeconds",
        Quirk::DatetimeSpace => "DatetimeSpace",
        Quirk::IdOrObject => "IdOrObject",
        Quirk::StringOrInteger => "StringOrInteger",
        Quirk::EnvelopeVariant => "EnvelopeVariant",
        Quirk::Casing => "Casing",
        Quirk::AliasName => "AliasName",
        Quirk::EmptyArrayForObject => "EmptyArrayForObject",
        Quirk::ObjectForArray => "ObjectForArray",
        Quirk::EmptyStringForNull => "EmptyStringForNull",
    }
}
