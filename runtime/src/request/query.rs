//! How do parameters become a query?

use super::Draft;
use super::encode::{self, Keep};
use crate::parameter::Place;
use crate::{Error, InvalidValue, ParamValue, Parameter, Style};

/// Room for an ordinary query, so that it need not move while it grows.
const ROOM: usize = 64;

/// The query of a call: its parameters in the order of the document, then the pairs of the call's options.
/// `None` where there are none.
pub(crate) fn build(draft: &Draft) -> Result<Option<String>, Error> {
    let core = draft.client.core();
    let mut query = String::new();
    for (parameter, value) in draft.values_in(Place::Query) {
        let value = value?;
        if query.is_empty() {
            query.reserve(ROOM);
        }
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

/// Adds one parameter in its style. The fields of a form that is sent as pairs are written alike.
pub(crate) fn write(
    query: &mut String,
    parameter: &Parameter,
    value: &ParamValue,
) -> Result<(), InvalidValue> {
    let name = parameter.name;
    let keep = if parameter.reserved {
        Keep::Reserved
    } else {
        Keep::Unreserved
    };
    match (value, delimiter(parameter)) {
        (ParamValue::Absent, _) => {}
        (ParamValue::File(_) | ParamValue::Files(_), _) => return Err(InvalidValue::NotScalar),
        (ParamValue::Text(text), _) => pair(query, name, text, keep),
        (ParamValue::List(items), None) => {
            items.iter().for_each(|item| pair(query, name, item, keep));
        }
        (ParamValue::Deep(leaves), _) => {
            for (way, value) in leaves {
                pair(query, &deep_name(name, way)?, value, keep);
            }
        }
        (ParamValue::Object(members), None) if parameter.style == Style::DeepObject => {
            for (key, value) in members {
                let name = deep_name(name, std::slice::from_ref(key))?;
                pair(query, &name, value, keep);
            }
        }
        (ParamValue::Object(members), None) => {
            members
                .iter()
                .for_each(|(key, value)| pair(query, key, value, keep));
        }
        (ParamValue::List(items), Some(delimiter)) => {
            joined(query, parameter, items.iter(), delimiter)?;
        }
        (ParamValue::Object(members), Some(delimiter)) => {
            let items = members.iter().flat_map(|(key, value)| [key, value]);
            joined(query, parameter, items, delimiter)?;
        }
    }
    Ok(())
}

/// `n[a][b]`. A name that holds a bracket would become another one.
pub(crate) fn deep_name(name: &str, way: &[String]) -> Result<String, InvalidValue> {
    let mut text = name.to_owned();
    for step in way {
        if step.contains(['[', ']']) {
            return Err(InvalidValue::Separator);
        }
        text.extend(["[", step, "]"]);
    }
    Ok(text)
}

/// What stands between the items of a list that is one parameter; `None` where each item is a parameter of its own.
fn delimiter(parameter: &Parameter) -> Option<char> {
    match parameter.style {
        // OpenAPI knows no `deepObject` that is not exploded.
        Style::DeepObject => None,
        _ if parameter.explode => None,
        Style::SpaceDelimited => Some(' '),
        Style::PipeDelimited => Some('|'),
        _ => Some(','),
    }
}

/// A comma is sent as it is, and told from one in an item by that. The other delimiters have to be encoded, so that an
/// item which holds one would become two: it is refused.
fn joined<'i>(
    query: &mut String,
    parameter: &Parameter,
    items: impl Iterator<Item = &'i String>,
    delimiter: char,
) -> Result<(), InvalidValue> {
    let keep = if parameter.reserved {
        Keep::ReservedItem
    } else {
        Keep::Unreserved
    };
    for (index, item) in items.enumerate() {
        match (index, delimiter) {
            (0, _) => begin(query, parameter.name),
            (_, ',') => query.push(','),
            (_, delimiter) => {
                encode::push(query, delimiter.encode_utf8(&mut [0; 4]), Keep::Unreserved)
            }
        }
        if delimiter != ',' && item.contains(delimiter) {
            return Err(InvalidValue::Separator);
        }
        encode::push(query, item, keep);
    }
    Ok(())
}

/// Adds a pair that is no parameter of the operation.
pub(crate) fn push_pair(query: &mut String, name: &str, value: &str) {
    pair(query, name, value, Keep::Unreserved);
}

fn pair(query: &mut String, name: &str, value: &str, keep: Keep) {
    begin(query, name);
    encode::push(query, value, keep);
}

fn begin(query: &mut String, name: &str) {
    if !query.is_empty() {
        query.push('&');
    }
    encode::push(query, name, Keep::Unreserved);
    query.push('=');
}
