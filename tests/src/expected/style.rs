//! How does the specification write a list or an object into a parameter?

use crate::reading::{Parameter, Style};
use crate::sentinel::Value;
use crate::text::encoded;

/// The pairs that a parameter adds to a query.
pub(super) fn query(parameter: &Parameter<'_>, value: &Value) -> Vec<String> {
    let pair = |name: &str, text: &str| format!("{}={}", encoded(name), encoded(text));
    if parameter.is_json {
        return vec![pair(parameter.name, &value.json())];
    }
    match value {
        Value::Token(text) | Value::Text(text) => vec![pair(parameter.name, text)],
        Value::Object(members) if parameter.style == Style::Deep => {
            let pairs = members.iter();
            pairs
                .flat_map(|(key, value)| deep(&format!("{}[{key}]", parameter.name), value))
                .collect()
        }
        Value::List(items) if parameter.explode => {
            let texts = items.iter().map(Value::text);
            texts.map(|text| pair(parameter.name, &text)).collect()
        }
        Value::Object(members) if parameter.explode => {
            let members = members.iter();
            members
                .filter_map(|(key, value)| Some(pair(key, value.plain()?)))
                .collect()
        }
        _ => {
            let delimiter = match parameter.style {
                Style::Space => "%20",
                Style::Pipe => "%7C",
                _ => ",",
            };
            let texts: Vec<String> = texts(value).iter().map(|text| encoded(text)).collect();
            vec![format!(
                "{}={}",
                encoded(parameter.name),
                texts.join(delimiter)
            )]
        }
    }
}

fn deep(name: &str, value: &Value) -> Vec<String> {
    match value {
        Value::Object(members) => {
            let members = members.iter();
            members
                .flat_map(|(key, value)| deep(&format!("{name}[{key}]"), value))
                .collect()
        }
        Value::List(items) => items.iter().flat_map(|item| deep(name, item)).collect(),
        Value::Token(text) | Value::Text(text) => {
            vec![format!("{}={}", encoded(name), encoded(text))]
        }
    }
}

/// What stands in the place of a parameter of the path.
pub(super) fn path(parameter: &Parameter<'_>, value: &Value) -> String {
    let code = |text: &str| encoded(text);
    let name = parameter.name;
    match parameter.style {
        Style::Label if parameter.explode => format!(".{}", joined(value, ".", true, code)),
        Style::Label => format!(".{}", joined(value, ",", false, code)),
        Style::Matrix => match value {
            Value::List(items) if parameter.explode => {
                let texts = items.iter().filter_map(Value::plain);
                texts
                    .map(|text| format!(";{name}={}", encoded(text)))
                    .collect()
            }
            Value::Object(_) if parameter.explode => format!(";{}", joined(value, ";", true, code)),
            _ => format!(";{name}={}", joined(value, ",", false, code)),
        },
        _ => joined(value, ",", parameter.explode, code),
    }
}

/// The value of a header or a cookie, which is not encoded.
pub(super) fn header(parameter: &Parameter<'_>, value: &Value) -> String {
    if parameter.is_json {
        return value.json();
    }
    joined(value, ",", parameter.explode, str::to_owned)
}

/// The texts of a value with something between them; an exploded object has `=` between key and value.
fn joined(value: &Value, delimiter: &str, explode: bool, code: impl Fn(&str) -> String) -> String {
    if let (Value::Object(members), true) = (value, explode) {
        let members = members.iter();
        let pairs = members
            .filter_map(|(key, value)| Some(format!("{}={}", code(key), code(value.plain()?))));
        return pairs.collect::<Vec<_>>().join(delimiter);
    }
    let texts: Vec<String> = texts(value).iter().map(|text| code(text)).collect();
    texts.join(delimiter)
}

/// The texts of a value in a row; those of an object with their keys before them.
fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::Token(text) | Value::Text(text) => vec![text],
        Value::List(items) => items.iter().filter_map(Value::plain).collect(),
        Value::Object(members) => {
            let members = members.iter();
            members
                .flat_map(|(key, value)| [Some(key.as_str()), value.plain()])
                .flatten()
                .collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use runtime::Place;

    use super::*;
    use crate::found::texts_of;

    fn parameter(place: Place, style: Style, explode: bool) -> Parameter<'static> {
        Parameter {
            name: "color",
            place,
            required: true,
            style,
            explode,
            is_json: false,
            schema: None,
            operand: None,
            is_of_client: false,
        }
    }

    fn values() -> [Value; 3] {
        let text = |text: &str| Value::Text(text.to_owned());
        let member = |name: &str, value: &str| (name.to_owned(), Value::Token(value.to_owned()));
        [
            text("blue"),
            Value::List(vec![text("blue"), text("black"), text("brown")]),
            Value::Object(vec![member("R", "100"), member("G", "200")]),
        ]
    }

    fn written(parameter: &Parameter<'_>, value: &Value) -> String {
        match parameter.place {
            Place::Path => path(parameter, value),
            Place::Query => query(parameter, value).join("&"),
            _ => header(parameter, value),
        }
    }

    /// The specification leaves it open.
    #[test]
    fn an_object_in_a_list_is_json() {
        let object = Value::Object(vec![("R".to_owned(), Value::Token("100".to_owned()))]);
        let value = Value::List(vec![object.clone(), object]);
        let parameter = parameter(Place::Query, Style::Form, true);
        let written = query(&parameter, &value).join("&");
        let pair = "color=%7B%22R%22%3A100%7D";
        assert_eq!(written, format!("{pair}&{pair}"));
        let (wanted, found) = texts_of(&parameter, &value, &written);
        assert_eq!(wanted, [r#"{"R":100}"#, r#"{"R":100}"#]);
        assert_eq!(found, Some(wanted));
    }

    /// The table of the specification, with three values to a row; an empty cell is not defined there.
    #[test]
    fn the_table_of_the_specification_is_written_and_read() {
        use Style::{Deep, Form, Label, Matrix, Pipe, Simple, Space};
        let rows = [
            (
                Place::Path,
                Matrix,
                false,
                [
                    ";color=blue",
                    ";color=blue,black,brown",
                    ";color=R,100,G,200",
                ],
            ),
            (
                Place::Path,
                Matrix,
                true,
                [
                    ";color=blue",
                    ";color=blue;color=black;color=brown",
                    ";R=100;G=200",
                ],
            ),
            (
                Place::Path,
                Label,
                false,
                [".blue", ".blue,black,brown", ".R,100,G,200"],
            ),
            (
                Place::Path,
                Label,
                true,
                [".blue", ".blue.black.brown", ".R=100.G=200"],
            ),
            (
                Place::Path,
                Simple,
                false,
                ["blue", "blue,black,brown", "R,100,G,200"],
            ),
            (
                Place::Path,
                Simple,
                true,
                ["blue", "blue,black,brown", "R=100,G=200"],
            ),
            (
                Place::Header,
                Simple,
                false,
                ["blue", "blue,black,brown", "R,100,G,200"],
            ),
            (
                Place::Header,
                Simple,
                true,
                ["blue", "blue,black,brown", "R=100,G=200"],
            ),
            (
                Place::Query,
                Form,
                false,
                ["color=blue", "color=blue,black,brown", "color=R,100,G,200"],
            ),
            (
                Place::Query,
                Form,
                true,
                [
                    "color=blue",
                    "color=blue&color=black&color=brown",
                    "R=100&G=200",
                ],
            ),
            (
                Place::Query,
                Space,
                false,
                ["", "color=blue%20black%20brown", "color=R%20100%20G%20200"],
            ),
            (
                Place::Query,
                Pipe,
                false,
                ["", "color=blue%7Cblack%7Cbrown", "color=R%7C100%7CG%7C200"],
            ),
            (
                Place::Query,
                Deep,
                true,
                ["", "", "color%5BR%5D=100&color%5BG%5D=200"],
            ),
        ];
        for (place, style, explode, expected) in rows {
            let parameter = parameter(place, style, explode);
            for (value, expected) in values()
                .iter()
                .zip(expected)
                .filter(|(_, cell)| !cell.is_empty())
            {
                let written = written(&parameter, value);
                assert_eq!(written, expected, "{style:?} {explode}");
                let (wanted, found) = texts_of(&parameter, value, &written);
                assert_eq!(found, Some(wanted), "{style:?} {explode}");
            }
        }
    }
}
