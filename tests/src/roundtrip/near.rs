//! Which values are a little beside one that a schema allows?
//!
//! One thing is changed: a value has another JSON type, a member is missing or stands there in addition, a constant has
//! another spelling, something is wrapped in a list.

use serde_json::{Value, json};

/// Values that each differ from a value in one place, made as they are asked for; the judge says which of them are wrong.
pub fn near_misses(value: &Value) -> impl Iterator<Item = Value> {
    let mut places = Vec::new();
    gather(value, &mut String::new(), &mut places);
    places.into_iter().flat_map(move |place| {
        let others = value.pointer(&place).map(others).unwrap_or_default();
        others.into_iter().filter_map(move |other| {
            let mut miss = value.clone();
            *miss.pointer_mut(&place)? = other;
            Some(miss)
        })
    })
}

/// The pointers to all values within a value, itself first.
fn gather(value: &Value, at: &mut String, places: &mut Vec<String>) {
    places.push(at.clone());
    let length = at.len();
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                at.push('/');
                at.push_str(&name.replace('~', "~0").replace('/', "~1"));
                gather(member, at, places);
                at.truncate(length);
            }
        }
        // What goes wrong with the items of a list goes wrong with the first two.
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate().take(2) {
                at.push_str(&format!("/{index}"));
                gather(item, at, places);
                at.truncate(length);
            }
        }
        _ => {}
    }
}

/// What may stand instead of a value.
fn others(value: &Value) -> Vec<Value> {
    let kinds = [
        json!(null),
        json!(true),
        json!(7),
        json!(-0.5),
        json!("~miss~"),
        json!([]),
        json!(["~miss~"]),
        json!({}),
        json!({"~miss~": 1}),
    ];
    let is_other = |other: &Value| std::mem::discriminant(other) != std::mem::discriminant(value);
    let mut others: Vec<Value> = kinds.into_iter().filter(is_other).collect();
    others.push(json!([value]));
    match value {
        Value::String(text) => {
            others.push(json!(format!("{text}~miss~")));
            others.push(json!(text.to_uppercase()));
        }
        Value::Number(number) => {
            let number = number.as_f64().unwrap_or_default();
            others.extend([json!(number + 0.5), json!(1e300), json!(number.to_string())]);
        }
        Value::Object(members) => {
            for name in members.keys() {
                let mut fewer = members.clone();
                fewer.shift_remove(name);
                others.push(Value::Object(fewer));
            }
            let mut more = members.clone();
            more.insert("~miss~".to_owned(), json!({"a": [1]}));
            others.push(Value::Object(more));
        }
        Value::Array(items) => {
            let mut fewer = items.clone();
            fewer.pop();
            let more = items.iter().cloned().chain([json!({"~miss~": [null]})]);
            others.extend([Value::Array(fewer), Value::Array(more.collect())]);
        }
        Value::Null | Value::Bool(_) => {}
    }
    others
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::near_misses;

    #[test]
    fn each_miss_differs_in_one_place() {
        let value = json!({"a": [1, "x"], "b/c": null});
        let misses: Vec<_> = near_misses(&value).collect();
        assert!(!misses.contains(&value));
        for expected in [
            json!({"a": [1, "x"]}),
            json!({"a": [true, "x"], "b/c": null}),
            json!({"a": [1, "x~miss~"], "b/c": null}),
            json!({"a": [1, "x"], "b/c": {}}),
            json!([{"a": [1, "x"], "b/c": null}]),
        ] {
            assert!(misses.contains(&expected), "{expected}");
        }
    }
}
