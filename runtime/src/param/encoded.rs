//! How does a value that has parts become a parameter?
//!
//! Every model can be written as JSON, so that is the way here: the value is encoded once, and its parts are read from
//! the text with the spelling they have in it. Generated models need no code of their own to be parameters.

use jiter::{Jiter, Peek};

use super::{InvalidValue, Param, ParamValue};
use crate::json::{self, Encode};

/// How many objects and lists may stand inside one another.
const DEEPEST: usize = 64;

/// A parameter that a document declares by `content: application/json`: its value is JSON text.
///
/// ```
/// use runtime::{JsonParam, Param, ParamValue};
///
/// let tags = vec!["a".to_owned()];
/// assert_eq!(JsonParam(&tags).value(), Ok(ParamValue::Text(r#"["a"]"#.into())));
/// ```
pub struct JsonParam<'a>(
    /// What is written as JSON.
    pub &'a dyn Encode,
);

impl Param for JsonParam<'_> {
    fn value(&self) -> Result<ParamValue, InvalidValue> {
        text(&encoded(self.0)?).map(|text| ParamValue::Text(text.into()))
    }
}

/// An object, a list or one of several types, written in the style of its parameter.
///
/// Members and items that are `null` are left out. OpenAPI does not say how a style writes parts inside parts: a list
/// inside an object gives its name once for each item, and everything deeper is JSON text.
///
/// ```
/// use runtime::{Map, Param, ParamValue, StyledParam};
///
/// let range: Map<Vec<i64>> = [("ids".to_owned(), vec![1, 2])].into_iter().collect();
/// let members = vec![("ids".to_owned(), "1".to_owned()), ("ids".to_owned(), "2".to_owned())];
/// assert_eq!(StyledParam(&range).value(), Ok(ParamValue::Object(members)));
/// ```
pub struct StyledParam<'a>(
    /// What is written.
    pub &'a dyn Encode,
);

impl Param for StyledParam<'_> {
    fn value(&self) -> Result<ParamValue, InvalidValue> {
        let bytes = encoded(self.0)?;
        let mut json = Jiter::new(&bytes);
        Ok(match read(json.peek())? {
            Peek::Object => {
                let mut members = Vec::new();
                each_member(&bytes, |name, value| {
                    for item in spread(value)? {
                        members.push((name.to_owned(), item));
                    }
                    Ok(())
                })?;
                ParamValue::Object(members)
            }
            Peek::Array => ParamValue::List(spread(&bytes)?),
            _ => leaf(&bytes)?.map_or(ParamValue::Absent, |text| ParamValue::Text(text.into())),
        })
    }
}

/// A value in the style `deepObject`, however deep: `n[a][b]=1`. A list counts its items: `n[a][0]=1`.
///
/// OpenAPI says what the first level looks like; the others are written as servers read them that know `n[a]`.
///
/// ```
/// use runtime::{DeepParam, Map, Param, ParamValue};
///
/// let range: Map<Vec<i64>> = [("ids".to_owned(), vec![7])].into_iter().collect();
/// let leaf = (vec!["ids".to_owned(), "0".to_owned()], "7".to_owned());
/// assert_eq!(DeepParam(&range).value(), Ok(ParamValue::Deep(vec![leaf])));
/// ```
pub struct DeepParam<'a>(
    /// What is written.
    pub &'a dyn Encode,
);

impl Param for DeepParam<'_> {
    fn value(&self) -> Result<ParamValue, InvalidValue> {
        let bytes = encoded(self.0)?;
        let (mut leaves, mut way) = (Vec::new(), Vec::new());
        gather(&bytes, &mut way, &mut leaves)?;
        Ok(match leaves.pop() {
            None => ParamValue::Absent,
            Some((way, text)) if way.is_empty() => ParamValue::Text(text.into()),
            Some(last) => {
                leaves.push(last);
                ParamValue::Deep(leaves)
            }
        })
    }
}

/// Adds the leaves of a value, each with the way that leads to it.
fn gather(
    value: &[u8],
    way: &mut Vec<String>,
    leaves: &mut Vec<(Vec<String>, String)>,
) -> Result<(), InvalidValue> {
    if way.len() > DEEPEST {
        return Err(InvalidValue::Nested);
    }
    let mut step = |name: String, value: &[u8]| {
        way.push(name);
        let result = gather(value, way, leaves);
        way.pop();
        result
    };
    match read(Jiter::new(value).peek())? {
        Peek::Object => each_member(value, |name, value| step(name.to_owned(), value)),
        Peek::Array => each_item(value, |index, value| step(index.to_string(), value)),
        _ => {
            if let Some(text) = leaf(value)? {
                leaves.push((way.clone(), text));
            }
            Ok(())
        }
    }
}

/// The items of a list, or the one text of anything else.
fn spread(value: &[u8]) -> Result<Vec<String>, InvalidValue> {
    let mut items = Vec::new();
    if read(Jiter::new(value).peek())? == Peek::Array {
        each_item(value, |_, item| {
            items.extend(leaf(item)?);
            Ok(())
        })?;
    } else {
        items.extend(leaf(value)?);
    }
    Ok(items)
}

/// A value as one text: that of a string, the spelling of anything else. `None` for `null`.
fn leaf(value: &[u8]) -> Result<Option<String>, InvalidValue> {
    let mut json = Jiter::new(value);
    match read(json.peek())? {
        Peek::Null => Ok(None),
        Peek::String => read(json.next_str()).map(|text| Some(text.to_owned())),
        _ => text(value).map(Some),
    }
}

fn each_member(
    object: &[u8],
    mut each: impl FnMut(&str, &[u8]) -> Result<(), InvalidValue>,
) -> Result<(), InvalidValue> {
    let mut json = Jiter::new(object);
    let mut name = read(json.next_object())?.map(str::to_owned);
    while let Some(key) = name {
        each(&key, skipped(&mut json)?)?;
        name = read(json.next_key())?.map(str::to_owned);
    }
    Ok(())
}

fn each_item(
    list: &[u8],
    mut each: impl FnMut(usize, &[u8]) -> Result<(), InvalidValue>,
) -> Result<(), InvalidValue> {
    let mut json = Jiter::new(list);
    let mut more = read(json.next_array())?;
    let mut index = 0;
    while more.is_some() {
        each(index, skipped(&mut json)?)?;
        index += 1;
        more = read(json.array_step())?;
    }
    Ok(())
}

/// The text of the next value.
fn skipped<'j>(json: &mut Jiter<'j>) -> Result<&'j [u8], InvalidValue> {
    read(json.peek())?;
    let start = json.current_index();
    read(json.next_skip())?;
    Ok(json.slice_to_current(start))
}

fn encoded(value: &dyn Encode) -> Result<Vec<u8>, InvalidValue> {
    json::to_vec(value).map_err(|_| InvalidValue::Unencodable)
}

fn text(bytes: &[u8]) -> Result<String, InvalidValue> {
    String::from_utf8(bytes.to_vec()).map_err(|_| InvalidValue::Unencodable)
}

/// What the tokenizer refuses in a text of our own is nested too deeply for it.
fn read<T, E>(result: Result<T, E>) -> Result<T, InvalidValue> {
    result.map_err(|_| InvalidValue::Nested)
}
