//! What is an operation called with, so that each input is found again?

use runtime::Place;

use super::{Letters, Members, Sampler, Value};
use crate::exercise::Inputs;
use crate::reading::{Form, Node, Operation, Parameter, Style};

/// How many inputs are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fill {
    /// All.
    All,
    /// Those without which there is no call.
    Required,
}

/// An operation with a value for each input that is given.
#[derive(Debug, Clone)]
pub struct Request<'t> {
    /// The operation.
    pub operation: Operation<'t>,
    /// The values of its parameters.
    pub parameters: Vec<(Parameter<'t>, Value)>,
    /// What it sends beside them.
    pub sent: Sent,
}

/// What is sent beside parameters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sent {
    /// Nothing.
    Nothing,
    /// JSON.
    Json(Value),
    /// Bytes or text as they are.
    Raw(String),
    /// The fields of a form.
    Fields(Vec<(String, Field)>),
}

/// A field of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Field {
    /// A value.
    Value(Value),
    /// A file.
    File {
        /// Its name.
        name: String,
        /// Its media type.
        media_type: String,
        /// What is in it.
        content: String,
    },
    /// Files, each with its name, its media type and what is in it.
    Files(Vec<[String; 3]>),
}

impl<'t> Request<'t> {
    /// Gives values to the inputs of an operation.
    #[must_use]
    pub fn new(operation: &Operation<'t>, fill: Fill, letters: Letters) -> Self {
        let members = match fill {
            Fill::All => Members::All,
            Fill::Required => Members::Required,
        };
        let mut sampler = Sampler::new(members, letters);
        let is_given = |required: bool| required || fill == Fill::All;
        let mut parameters = Vec::new();
        for parameter in &operation.parameters {
            if !parameter.is_of_client && is_given(parameter.required) {
                let value = value(&mut sampler, parameter, letters);
                parameters.push((*parameter, value));
            }
        }
        sampler.letters = letters;
        let sent = match operation.body {
            Some(body) if is_given(body.required) || is_form(body.form) => {
                sent(&mut sampler, body.form, body.schema, fill)
            }
            _ => Sent::Nothing,
        };
        Self {
            operation: operation.clone(),
            parameters,
            sent,
        }
    }

    /// The same call with another JSON body.
    #[must_use]
    pub fn with_json(mut self, value: Value) -> Self {
        self.sent = Sent::Json(value);
        self
    }

    /// Takes out what the client that was called with these inputs has no way to set; gives the names.
    pub fn forget_unasked(&mut self, inputs: &Inputs) -> Vec<String> {
        let mut names = Vec::new();
        let mut keep = |place, name: &str| {
            let was_asked = inputs.was_asked(place, name);
            if !was_asked {
                names.push(format!("{place:?} {name}"));
            }
            was_asked
        };
        self.parameters
            .retain(|(parameter, _)| keep(parameter.place, parameter.name));
        let place = self.place_of_fields();
        if let Sent::Fields(fields) = &mut self.sent {
            fields.retain(|(name, _)| keep(place, name));
            if fields.is_empty() {
                self.sent = Sent::Nothing;
            }
        }
        names
    }

    fn place_of_fields(&self) -> Place {
        let is_parts = self
            .operation
            .body
            .is_some_and(|body| body.form == Form::Parts);
        if is_parts { Place::Part } else { Place::Form }
    }

    /// The inputs for an exerciser.
    #[must_use]
    pub fn inputs(&self) -> Inputs {
        let mut inputs = Inputs::default();
        for (parameter, value) in &self.parameters {
            inputs = inputs.with(parameter.place, parameter.name, value.json());
        }
        let place = self.place_of_fields();
        match &self.sent {
            Sent::Nothing => inputs,
            Sent::Json(value) => inputs.with_body(value.json()),
            Sent::Raw(text) => inputs.with_body(text.as_str()),
            Sent::Fields(fields) => fields.iter().fold(inputs, |inputs, (name, field)| {
                inputs.with(place, name, field.input())
            }),
        }
    }
}

impl Field {
    fn input(&self) -> String {
        match self {
            Self::Value(value) => value.json(),
            Self::File {
                name,
                media_type,
                content,
            } => {
                let texts = [name, media_type, content].map(|text| Value::Text(text.clone()));
                Value::List(texts.into()).json()
            }
            Self::Files(files) => {
                let texts = |file: &[String; 3]| Value::List(file.clone().map(Value::Text).into());
                Value::List(files.iter().map(texts).collect()).json()
            }
        }
    }
}

fn is_form(form: Form) -> bool {
    matches!(form, Form::Pairs | Form::Parts)
}

fn value(sampler: &mut Sampler, parameter: &Parameter<'_>, letters: Letters) -> Value {
    // Headers carry visible ASCII, and a delimiter cannot stand in an item.
    let is_narrow = matches!(parameter.place, Place::Header | Place::Cookie)
        || matches!(parameter.style, Style::Space | Style::Pipe);
    sampler.letters = if is_narrow { Letters::Plain } else { letters };
    match (parameter.operand, parameter.schema) {
        (Some(operand), _) => Value::Text(filter(sampler, operand)),
        (None, Some(schema)) => sampler.value(schema),
        (None, None) => Value::Text(sampler.text()),
    }
}

/// A filter with an operator for one operand or for two.
fn filter(sampler: &mut Sampler, operand: &str) -> String {
    let number = sampler.number();
    let operand = |number: usize| match operand {
        "date-time" if number.is_multiple_of(2) => format!("2024-03-15T10:00:{:02}Z", number % 60),
        "date-time" | "date" => format!("20{:02}-03-15", number % 80 + 10),
        "integer" => number.to_string(),
        "decimal" | "number" => format!("{number}.50"),
        _ => format!("v{number}"),
    };
    if number.is_multiple_of(3) {
        format!("bt:{},{}", operand(number), operand(number + 2))
    } else {
        format!("gte:{}", operand(number))
    }
}

fn sent(sampler: &mut Sampler, form: Form, schema: Option<Node<'_>>, fill: Fill) -> Sent {
    match (form, schema) {
        (Form::Json, Some(schema)) => Sent::Json(sampler.value(schema)),
        (Form::Json, None) => Sent::Json(Value::Text(sampler.text())),
        (Form::Text | Form::Bytes, _) => Sent::Raw(sampler.text()),
        (Form::Pairs | Form::Parts, schema) => fields(sampler, schema, fill),
    }
}

fn fields(sampler: &mut Sampler, schema: Option<Node<'_>>, fill: Fill) -> Sent {
    let required = schema
        .map(|schema| schema.texts("required"))
        .unwrap_or_default();
    let properties = schema.and_then(|schema| schema.get("properties"));
    let mut fields = Vec::new();
    for (name, node) in properties.into_iter().flat_map(Node::entries) {
        if fill == Fill::All || required.contains(&name) {
            fields.push((name.to_owned(), field(sampler, node)));
        }
    }
    if fields.is_empty() {
        Sent::Nothing
    } else {
        Sent::Fields(fields)
    }
}

fn field(sampler: &mut Sampler, schema: Node<'_>) -> Field {
    let is_file = |schema: Node<'_>| schema.text("format") == Some("binary");
    if schema.get("items").is_some_and(is_file) {
        return Field::Files(vec![file(sampler), file(sampler)]);
    }
    if !is_file(schema) {
        return Field::Value(sampler.value(schema));
    }
    let [name, media_type, content] = file(sampler);
    Field::File {
        name,
        media_type,
        content,
    }
}

fn file(sampler: &mut Sampler) -> [String; 3] {
    let number = sampler.number();
    [
        format!("file{number}.txt"),
        "text/plain".to_owned(),
        format!("content {number}"),
    ]
}
