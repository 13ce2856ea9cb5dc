//! What does a body hold?

use super::flat;
use super::target::Pairs;
use crate::json::Exact;
use crate::reading::Form;
use crate::sentinel::{Field, Request, Sent};
use crate::text::decoded;

/// Finds what was to be sent in a body; gives how many inputs that were.
pub(super) fn find(request: &Request<'_>, media_type: &str, body: &[u8]) -> Result<usize, String> {
    let text = String::from_utf8_lossy(body);
    if request.sent != Sent::Nothing {
        let declared = request.operation.body.map_or("", |body| body.media_type);
        if essence(media_type) != essence(declared) && !declared.contains('*') {
            return Err(format!("a body of {media_type:?} instead of {declared:?}"));
        }
    }
    match &request.sent {
        Sent::Nothing if body.is_empty() => Ok(0),
        Sent::Nothing => Err(format!("nobody asked for the body {text}")),
        Sent::Raw(wanted) if *wanted == text => Ok(1),
        Sent::Raw(wanted) => Err(format!("the body {wanted:?} became {text:?}")),
        Sent::Json(value) => json(&value.json(), &text).map(|()| 1),
        Sent::Fields(wanted) => {
            let is_parts = request
                .operation
                .body
                .is_some_and(|body| body.form == Form::Parts);
            let found = if is_parts {
                parts(media_type, &text)?
            } else {
                pairs(&text)
            };
            fields(wanted, found).map(|()| wanted.len())
        }
    }
}

fn essence(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

fn json(wanted: &str, found: &str) -> Result<(), String> {
    let parse =
        |text: &str| Exact::parse(text).map_err(|error| format!("{text} is no JSON: {error}"));
    match parse(wanted)?.difference(&parse(found)?) {
        None => Ok(()),
        Some(difference) => Err(format!("body: {difference}")),
    }
}

/// Names and texts of a form, as they came.
type Found = Vec<(String, String)>;

fn pairs(text: &str) -> Found {
    let pairs = Pairs::of_query(text).left();
    pairs
        .into_iter()
        .map(|(name, value)| (name, decoded(&value)))
        .collect()
}

/// The parts of a form: the text of a file has its name and media type before it.
fn parts(media_type: &str, text: &str) -> Result<Found, String> {
    let (_, boundary) = media_type
        .split_once("boundary=")
        .ok_or("the parts have no boundary")?;
    let end = text
        .strip_suffix(&format!("--{boundary}--\r\n"))
        .ok_or("the parts do not end")?;
    let start = format!("--{boundary}\r\n");
    let pieces = end.split(&start).skip(1);
    let parts = pieces.map(|piece| {
        let (head, value) = piece.split_once("\r\n\r\n").ok_or("a part has no head")?;
        let value = value.strip_suffix("\r\n").ok_or("a part does not end")?;
        let mut lines = head.split("\r\n");
        let disposition = lines
            .next()
            .and_then(|line| line.strip_prefix("Content-Disposition: form-data; name=\""));
        let (name, file) = disposition
            .and_then(|rest| rest.split_once('"'))
            .ok_or("a part has no name")?;
        let file = file
            .strip_prefix("; filename=\"")
            .and_then(|rest| rest.strip_suffix('"'));
        let media_type = lines
            .next()
            .and_then(|line| line.strip_prefix("Content-Type: "));
        let file = file.map(|file| format!("{file} {} ", media_type.unwrap_or_default()));
        Ok((
            name.to_owned(),
            format!("{}{value}", file.unwrap_or_default()),
        ))
    });
    parts.collect::<Result<_, &str>>().map_err(str::to_owned)
}

fn fields(wanted: &[(String, Field)], mut found: Found) -> Result<(), String> {
    for (name, field) in wanted {
        let (taken, left): (Found, Found) = found.into_iter().partition(|(other, _)| {
            other == name
                || other
                    .strip_prefix(name.as_str())
                    .is_some_and(|rest| rest.starts_with('['))
        });
        found = left;
        let texts: Vec<String> = taken.into_iter().map(|(_, text)| text).collect();
        let wanted = match field {
            Field::Value(crate::sentinel::Value::Object(members)) => {
                members.iter().flat_map(|(_, value)| flat(value)).collect()
            }
            Field::Value(value) => flat(value),
            Field::File {
                name,
                media_type,
                content,
            } => vec![format!("{name} {media_type} {content}")],
            Field::Files(files) => files.iter().map(|file| file.join(" ")).collect(),
        };
        if texts != wanted {
            return Err(format!("field {name}: {wanted:?} became {texts:?}"));
        }
    }
    match found.first() {
        None => Ok(()),
        Some((name, text)) => Err(format!("nobody asked for the field {name}={text}")),
    }
}
