//! Is every value that is sent read back as it was, whatever the place and the style?
//!
//! A value either arrives whole, or it is one that the style cannot carry and nothing is sent.

use runtime::{Operation, Parameter, Place, Style};

use super::read::{Reader, Value, percent};
use super::{N, operation, sent, server};
use crate::support::{Random, client, get};

/// A style at a place, with the operation that has it.
struct Row {
    operation: &'static Operation,
    style: Style,
    explode: bool,
}

macro_rules! row {
    ($place:ident, $style:ident, $explode:literal) => {
        Row {
            operation: operation!(Parameter::$place(N).style(Style::$style).explode($explode)),
            style: Style::$style,
            explode: $explode,
        }
    };
}

#[tokio::test]
async fn what_was_written_is_read_back() {
    let rows = [
        row!(path, Simple, false),
        row!(path, Simple, true),
        row!(path, Label, false),
        row!(path, Label, true),
        row!(path, Matrix, false),
        row!(path, Matrix, true),
        row!(query, Form, false),
        row!(query, Form, true),
        row!(query, SpaceDelimited, false),
        row!(query, PipeDelimited, false),
        row!(query, DeepObject, true),
        row!(header, Simple, false),
        row!(header, Simple, true),
        row!(cookie, Form, false),
        row!(cookie, Form, true),
    ];
    let (server, mut random) = (server().await, Random::new(7));
    let client = client(&server);
    for (index, row) in rows.iter().enumerate() {
        let (mut arrived, mut refused) = (0, 0);
        for _ in 0..80 {
            let value = value(&mut random, row);
            match sent(&server, &client, row.operation, &value).await {
                Ok(text) => {
                    assert_eq!(
                        read(row, &value, text.as_deref()),
                        value,
                        "row {index}: {text:?}"
                    );
                    arrived += 1;
                }
                Err(error) => {
                    assert!(
                        error.is_invalid_param() && !can_travel(row, &value),
                        "row {index}: {value:?}"
                    );
                    refused += 1;
                }
            }
        }
        assert!(
            arrived > 5,
            "row {index}: {arrived} arrived, {refused} were refused"
        );
    }
}

/// A value that the style is made for.
fn value(random: &mut Random, row: &Row) -> Value {
    let place = row.operation.parameters[0].place();
    let mut text = || match place {
        // The space around a header's value is not part of it, and few characters can be sent at all.
        Place::Header | Place::Cookie => random.text().replace(|c: char| !c.is_ascii_graphic(), ""),
        _ => random.text(),
    };
    let texts: Vec<String> = (0..5).map(|_| text()).collect();
    let name = |index: usize| format!("{}{index}", texts[index]);
    let member = |index: usize| (name(index), texts[index + 1].clone());
    let count = random.below(4);
    match (row.style, random.below(3)) {
        (Style::DeepObject, 0) => Value::Deep(
            (0..count)
                .map(|i| (vec![name(i), name(i + 1)], name(i)))
                .collect(),
        ),
        (Style::DeepObject, _) => {
            Value::Deep((0..count).map(|i| (vec![name(i)], name(i))).collect())
        }
        (Style::SpaceDelimited | Style::PipeDelimited, 0 | 1) | (_, 0) => {
            Value::List(texts[..count].to_vec())
        }
        (_, 1) => Value::Text(texts[0].clone()),
        _ => Value::Object((0..count).map(member).collect()),
    }
}

fn read(row: &Row, like: &Value, text: Option<&str>) -> Value {
    let plain: fn(&str) -> String = str::to_owned;
    let place = row.operation.parameters[0].place();
    let encoded = matches!(place, Place::Path | Place::Query);
    let reader = Reader {
        name: N,
        like,
        decode: if encoded { percent } else { plain },
    };
    match (place, row.style) {
        (Place::Path, style) => reader.segment(text.unwrap(), style, row.explode),
        (Place::Header, _) => {
            // An empty value is no line that the server keeps.
            let text = text.or(matches!(like, Value::Text(_)).then_some(""));
            reader.items(text, ",", if row.explode { "=" } else { "," })
        }
        (Place::Cookie, _) => reader.pairs(text, "; ", (!row.explode).then_some(",")),
        (_, style) => reader.pairs(
            text,
            "&",
            match (row.explode, style) {
                (true, _) => None,
                (_, Style::SpaceDelimited) => Some("%20"),
                (_, Style::PipeDelimited) => Some("%7C"),
                _ => Some(","),
            },
        ),
    }
}

/// Whether the specification has a spelling for the value from which it can be read back.
fn can_travel(row: &Row, value: &Value) -> bool {
    let (names, items): (Vec<&str>, Vec<&str>) = match value {
        Value::Text(text) => (vec![], vec![text]),
        Value::List(items) => (vec![], items.iter().map(String::as_str).collect()),
        Value::Object(members) => members
            .iter()
            .map(|(name, item)| (name.as_str(), item.as_str()))
            .unzip(),
        Value::Deep(leaves) => (
            leaves
                .iter()
                .flat_map(|(way, _)| way)
                .map(String::as_str)
                .collect(),
            vec![],
        ),
    };
    let (is_text, mut all) = (matches!(value, Value::Text(_)), names.iter().chain(&items));
    let any =
        |texts: &[&str], characters: &[char]| texts.iter().any(|text| text.contains(characters));
    match (row.operation.parameters[0].place(), row.style) {
        (Place::Path, style) => {
            let dots = |text: &str| {
                matches!(
                    text.to_lowercase().replace("%2e", ".").as_str(),
                    "" | "." | ".."
                )
            };
            let ends = style == Style::Label && row.explode && !is_text;
            !items.is_empty() && !all.any(|text| dots(text) || (ends && text.contains('.')))
        }
        (Place::Query, Style::SpaceDelimited) => !any(&names, &[' ']) && !any(&items, &[' ']),
        (Place::Query, Style::PipeDelimited) => !any(&names, &['|']) && !any(&items, &['|']),
        (Place::Query, _) => !any(&names, &['[', ']']),
        (Place::Header, _) => is_text || !any(&names, &[',', '=']) && !any(&items, &[',']),
        (_, _) => {
            let comma: &[char] = if is_text || row.explode { &[] } else { &[','] };
            let ends = [';', ' ', '"', '\\'];
            !any(&names, &ends)
                && !any(&items, &ends)
                && !any(&names, comma)
                && !any(&items, comma)
                && !any(&names, &['='])
        }
    }
}
