//! How do parameters become a query?

use super::Draft;
use super::encode::{self, Keep};
use crate::parameter::Place;
use crate::{Error, InvalidValue, ParamValue, Parameter, Style};

/// The query of a call: its parameters in the order of the document, then the pairs of the call's options.
/// `None` where there are none.
pub(crate) fn build(draft: &Draft) -> Result<Option<String>, Error> {
    let core = draft.client.core();
    let mut query = String::new();
    for (parameter, value) in draft.values_in(Place::Query) {
        let value = value?;
        write(&mut query, parameter, value)
            .map_err(|reason| Error::invalid(parameter.name, reason))?;
    }
    for (name, value) in draft.extra_query() {
        if core.owns_query(name) {
            return Err(Error::invalid("options.query", InvalidValue::Reserved));
        }
        push_pair(&mut query, name, value);
    }
    Ok((!query.is_empty()).then_some(query))
}

/// Adds one parameter in its style.
pub(crate) fn write(
    query: &mut String,
    parameter: &Parameter,
    value: &ParamValue,
) -> Result<(), InvalidValue> {
    let name = parameter.name;
    let (keep, keep_item) = match parameter.reserved {
        true => (Keep::Reserved, Keep::ReservedItem),
        false => (Keep::Unreserved, Keep::Unreserved),
    };
    match value {
        ParamValue::Absent => {}
        ParamValue::Text(text) => pair(query, name, text, keep),
        ParamValue::List(items) => match delimiter(parameter) {
            None => items.iter().for_each(|item| pair(query, name, item, keep)),
            Some(delimiter) => joined(query, name, items.iter(), delimiter, keep_item),
        },
        ParamValue::Object(members) if parameter.style == Style::DeepObject => {
            for (key, value) in members {
                pair(query, &format!("{name}[{key}]"), value, keep);
            }
        }
        ParamValue::Object(members) => match delimiter(parameter) {
            None => members
                .iter()
                .for_each(|(key, value)| pair(query, key, value, keep)),
            Some(delimiter) => {
                let items = members.iter().flat_map(|(key, value)| [key, value]);
                joined(query, name, items, delimiter, keep_item);
            }
        },
    }
    Ok(())
}

/// What stands between the items of a list that is one parameter; `None` where each item is a parameter of its own.
fn delimiter(parameter: &Parameter) -> Option<&'static str> {
    match parameter.style {
        _ if parameter.explode => None,
        Style::SpaceDelimited => Some("%20"),
        Style::PipeDelimited => Some("%7C"),
        _ => Some(","),
    }
}

/// Adds a pair that is no parameter of the operation.
pub(crate) fn push_pair(query: &mut String, name: &str, value: &str) {
    pair(query, name, value, Keep::Unreserved);
}

fn pair(query: &mut String, name: &str, value: &str, keep: Keep) {
    begin(query, name);
    encode::push(query, value, keep);
}

fn joined<'i>(
    query: &mut String,
    name: &str,
    items: impl Iterator<Item = &'i String>,
    delimiter: &str,
    keep: Keep,
) {
    for (index, item) in items.enumerate() {
        match index {
            0 => begin(query, name),
            _ => query.push_str(delimiter),
        }
        encode::push(query, item, keep);
    }
}

fn begin(query: &mut String, name: &str) {
    if !query.is_empty() {
        query.push('&');
    }
    encode::push(query, name, Keep::Unreserved);
    query.push('=');
}
