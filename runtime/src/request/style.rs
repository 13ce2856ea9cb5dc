//! How are the items of a list or an object joined into one text?

use super::encode::{self, Keep};
use crate::{InvalidValue, ParamValue};

/// Writes the same thing twice: as it is sent, and as it must read once it is decoded.
pub(crate) struct Twin<'a> {
    pub(crate) encoded: &'a mut String,
    pub(crate) plain: &'a mut String,
}

impl Twin<'_> {
    /// A separator, which is sent as it is.
    pub(crate) fn literal(&mut self, text: &str) {
        self.encoded.push_str(text);
        self.plain.push_str(text);
    }

    /// A value, of which all but unreserved characters are encoded.
    pub(crate) fn value(&mut self, text: &str) {
        encode::push(self.encoded, text, Keep::Unreserved);
        self.plain.push_str(text);
    }
}

/// The style `simple`, as headers and cookies have it: items with commas between them, an object as `k,v` or, exploded, `k=v`.
///
/// No encoding is applied: a header carries its text as it is. So an item that holds a comma would become two, and is refused.
pub(crate) fn join_plain(
    value: &ParamValue,
    explode: bool,
) -> Result<Option<String>, InvalidValue> {
    let checked = |text: &str, separators: &[char]| match text.contains(separators) {
        true => Err(InvalidValue::Separator),
        false => Ok(text.to_owned()),
    };
    Ok(match value {
        ParamValue::Absent => None,
        ParamValue::File(_) | ParamValue::Files(_) => return Err(InvalidValue::NotScalar),
        ParamValue::Deep(_) => return Err(InvalidValue::Nested),
        ParamValue::Text(text) => Some(text.clone().into_owned()),
        ParamValue::List(items) if items.is_empty() => None,
        ParamValue::Object(members) if members.is_empty() => None,
        ParamValue::List(items) => {
            let items = items.iter().map(|item| checked(item, &[',']));
            Some(items.collect::<Result<Vec<_>, _>>()?.join(","))
        }
        ParamValue::Object(members) => {
            let joint = if explode { '=' } else { ',' };
            let member = |(name, value): &(String, String)| {
                Ok(format!(
                    "{}{joint}{}",
                    checked(name, &[',', '='])?,
                    checked(value, &[','])?
                ))
            };
            Some(
                members
                    .iter()
                    .map(member)
                    .collect::<Result<Vec<_>, _>>()?
                    .join(","),
            )
        }
    })
}
