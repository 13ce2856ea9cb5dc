//! What is a value of JSON whose members keep their order and whose numbers keep their digits?

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// `null`, a truth value or a number, as written.
    Token(String),
    /// A string.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// An object.
    Object(Vec<(String, Value)>),
}

impl Value {
    /// The value as JSON without blanks.
    #[must_use]
    pub fn json(&self) -> String {
        match self {
            Self::Token(token) => token.clone(),
            Self::Text(text) => quoted(text),
            Self::List(items) => {
                let items: Vec<String> = items.iter().map(Self::json).collect();
                format!("[{}]", items.join(","))
            }
            Self::Object(members) => {
                let members = members
                    .iter()
                    .map(|(name, value)| format!("{}:{}", quoted(name), value.json()));
                format!("{{{}}}", members.collect::<Vec<_>>().join(","))
            }
        }
    }

    /// The text of a value without parts, as it stands outside of JSON.
    #[must_use]
    pub fn plain(&self) -> Option<&str> {
        match self {
            Self::Token(text) | Self::Text(text) => Some(text),
            Self::List(_) | Self::Object(_) => None,
        }
    }

    /// The text of a value where OpenAPI leaves open how its parts are written: JSON, if it has any.
    #[must_use]
    pub fn text(&self) -> String {
        self.plain().map_or_else(|| self.json(), str::to_owned)
    }

    /// The same value, read from a document or a sample.
    #[must_use]
    pub fn of(value: &serde_json::Value) -> Self {
        match value {
            serde_json::Value::String(text) => Self::Text(text.clone()),
            serde_json::Value::Array(items) => Self::List(items.iter().map(Self::of).collect()),
            serde_json::Value::Object(members) => {
                let members = members.iter();
                let members = members.map(|(name, value)| (name.clone(), Self::of(value)));
                Self::Object(members.collect())
            }
            other => Self::Token(other.to_string()),
        }
    }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
