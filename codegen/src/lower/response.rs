//! What does an operation answer?
//!
//! ```yaml
//! responses:
//!   '200': {content: {application/json: {schema: {$ref: '#/components/schemas/Invoice'}}}}   # the value of `.await`
//!   '404': {content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}   # error.body_as::<Problem>()
//! ```
//!
//! `default` stands for success too where no success is described. Several success bodies of different types are the
//! cases of an enum, told apart by the status; one that comes without a body beside one that has it makes an option.

use super::content::Format;
use super::path::NamePath;
use super::stream::framing;
use super::{Lowering, any, docs, encoding};
use crate::diagnostic::Code;
use crate::document::Node;
use crate::ir::{Answer, AnswerCase, AnswerHeader, AnswerKind, ErrorResponse, StatusPattern};

/// A response with its status.
#[derive(Debug, Clone, Copy)]
pub(super) struct Described<'d> {
    status: StatusPattern,
    key: &'d str,
    pub(super) node: Node<'d>,
}

/// What all responses of an operation give.
pub(super) struct Responses {
    pub(super) answer: Answer,
    pub(super) headers: Vec<AnswerHeader>,
    pub(super) errors: Vec<ErrorResponse>,
}

impl<'d> Lowering<'d, '_> {
    /// The answer and the error bodies of an operation.
    pub(super) fn responses(&mut self, operation: Node<'d>, path: &NamePath) -> Responses {
        let described = self.described(operation);
        let is_success = |status: StatusPattern| {
            matches!(
                status,
                StatusPattern::Code(200..=299) | StatusPattern::Class(2)
            )
        };
        let (mut successes, others): (Vec<_>, Vec<_>) = described
            .into_iter()
            .partition(|response| is_success(response.status));
        // A status counts before the class it belongs to.
        successes.sort_by_key(|response| !matches!(response.status, StatusPattern::Code(_)));
        if successes.is_empty() {
            let message = "no success response is described: any 2xx answer is taken";
            self.note(Code::NoSuccessResponse, operation, message);
            let default = others
                .iter()
                .position(|response| response.status == StatusPattern::Default);
            // It stands for failures as well.
            successes.extend(default.and_then(|index| others.get(index)).copied());
        }
        let answer = self.answer(operation, &successes, path);
        let headers = self.headers(&successes, path);
        let errors = others
            .into_iter()
            .map(|response| self.error(response, path))
            .collect();
        Responses {
            answer,
            headers,
            errors,
        }
    }

    fn described(&mut self, operation: Node<'d>) -> Vec<Described<'d>> {
        let Some(responses) = operation.get("responses") else {
            return Vec::new();
        };
        let mut described: Vec<Described<'d>> = Vec::new();
        for (key, node) in responses
            .entries()
            .filter(|(key, _)| !key.starts_with("x-"))
        {
            match status(key) {
                Some(status) if described.iter().any(|known| known.status == status) => {
                    let message = format!("`{key}` is described a second time: it is left out");
                    self.degrade(Code::MalformedNode, node, message, "");
                }
                Some(status) => described.push(Described { status, key, node }),
                None => self.degrade(
                    Code::MalformedNode,
                    node,
                    format!("`{key}` is no status: the response is left out"),
                    "write a status such as `404`, a class such as `4XX`, or `default`",
                ),
            }
        }
        described
    }

    fn answer(
        &mut self,
        operation: Node<'d>,
        successes: &[Described<'d>],
        path: &NamePath,
    ) -> Answer {
        let statuses = successes.iter().map(|response| response.status).collect();
        let chosen = successes
            .iter()
            .find(|response| {
                self.follow(response.node)
                    .is_some_and(|node| self.has_json(node))
            })
            .or_else(|| {
                successes
                    .iter()
                    .find(|response| self.has_content(response.node))
            })
            .or(successes.first());
        let Some(chosen) = chosen else {
            let origin = operation.pointer();
            let docs = crate::ir::Docs::default();
            return Answer {
                origin,
                docs,
                statuses,
                media_type: String::new(),
                kind: AnswerKind::Empty,
                optional: false,
                file: None,
                stream: None,
            };
        };
        let (media_type, kind) = self.body(chosen.node, &path.child("response"));
        let target = self.follow(chosen.node).unwrap_or(chosen.node);
        let answer = Answer {
            origin: target.pointer(),
            docs: docs::of_node(target),
            statuses,
            media_type,
            optional: has_value(&kind) && self.may_lack_body(successes),
            kind,
            file: self
                .file_beside_json(target)
                .map(|media| media.name.to_owned()),
            stream: self.stream(successes, path),
        };
        self.several(successes, chosen, answer, path)
    }

    /// Whether one of the successes is described without a body.
    fn may_lack_body(&self, successes: &[Described<'d>]) -> bool {
        successes
            .iter()
            .any(|response| !self.has_content(response.node))
    }

    fn has_content(&self, node: Node<'d>) -> bool {
        self.follow(node)
            .and_then(|node| node.get("content"))
            .is_some_and(|content| content.entries().next().is_some())
    }

    /// The media type and the value of a response.
    fn body(&mut self, node: Node<'d>, path: &NamePath) -> (String, AnswerKind) {
        let Some(target) = self.follow(node) else {
            return (String::new(), AnswerKind::Empty);
        };
        let file = self.file_beside_json(target).map(|media| media.name);
        let Some(media) = self.media_beside(target, file) else {
            return (String::new(), AnswerKind::Empty);
        };
        let path = if node.is_ref() {
            NamePath::of_pointer(&target.pointer())
        } else {
            path.clone()
        };
        let kind = match media.format {
            Format::Json => {
                let ty = media
                    .schema()
                    .map(|schema| self.schema(schema, &path))
                    .unwrap_or_else(any);
                match self.enveloped(target, &ty) {
                    Some(enveloped) => AnswerKind::Enveloped(enveloped),
                    None => AnswerKind::Json(ty),
                }
            }
            Format::Text => AnswerKind::Text,
            Format::Form | Format::Bytes if framing(media.name).is_some() => AnswerKind::Bytes,
            Format::Form | Format::Bytes => {
                let message = format!("an answer of type `{}` is given as bytes", media.name);
                let schema = media.schema().and_then(|schema| self.follow(schema));
                if schema.is_some_and(encoding::is_file) {
                    // The document says itself that it is bytes: nothing is lost.
                    self.note(Code::OpaqueBody, media.node, message);
                } else {
                    self.degrade(Code::OpaqueBody, media.node, message, "");
                }
                AnswerKind::Bytes
            }
        };
        (media.name.to_owned(), kind)
    }

    /// An answer with its cases, where its body depends on the status; as it is where there is one kind of body at most.
    fn several(
        &mut self,
        successes: &[Described<'d>],
        chosen: &Described<'d>,
        answer: Answer,
        path: &NamePath,
    ) -> Answer {
        let mut cases = Vec::with_capacity(successes.len());
        for response in successes {
            let (media_type, kind) = if response.status == chosen.status {
                (answer.media_type.clone(), answer.kind.clone())
            } else {
                self.body(response.node, &path.child(response.key))
            };
            let target = self.follow(response.node).unwrap_or(response.node);
            cases.push(AnswerCase {
                origin: target.pointer(),
                docs: docs::of_node(target),
                status: response.status,
                media_type,
                kind,
            });
        }
        // No body at all is told by an option, or is bytes or text of no length.
        let differs = |case: &AnswerCase| {
            !matches!(case.kind, AnswerKind::Empty) && !same(&answer.kind, &case.kind)
        };
        if !cases.iter().any(differs) {
            return answer;
        }
        let mut media_types: Vec<&str> = Vec::new();
        for case in &cases {
            let media_type = case.media_type.as_str();
            if !media_type.is_empty() && !media_types.contains(&media_type) {
                media_types.push(media_type);
            }
        }
        Answer {
            docs: crate::ir::Docs::default(),
            media_type: media_types.join(", "),
            optional: false,
            kind: AnswerKind::Several(cases),
            ..answer
        }
    }

    fn error(&mut self, response: Described<'d>, path: &NamePath) -> ErrorResponse {
        let target = self.follow(response.node).unwrap_or(response.node);
        let path = if response.node.is_ref() {
            NamePath::of_pointer(&target.pointer())
        } else {
            path.child("error").child(response.key)
        };
        let media = self.media(target);
        if let Some(media) = media {
            let message = format!(
                "an error of type `{}` is given as bytes, by `error.body()`",
                media.name
            );
            match media.format {
                Format::Json => {}
                // Bytes are as good as text to whoever prints them.
                Format::Text => self.note(Code::OpaqueBody, media.node, message),
                Format::Form | Format::Bytes => {
                    self.degrade(Code::OpaqueBody, media.node, message, "");
                }
            }
        }
        let ty = media
            .filter(|media| media.format == Format::Json)
            .and_then(|media| media.schema())
            .map(|schema| self.schema(schema, &path));
        ErrorResponse {
            origin: target.pointer(),
            docs: docs::of_node(target),
            status: response.status,
            ty,
        }
    }
}

/// Whether a body is decoded, so that an empty one cannot stand for itself.
fn has_value(kind: &AnswerKind) -> bool {
    matches!(kind, AnswerKind::Json(_) | AnswerKind::Enveloped(_))
}

/// Whether two bodies are the same type.
fn same(one: &AnswerKind, other: &AnswerKind) -> bool {
    match (one, other) {
        (AnswerKind::Json(one), AnswerKind::Json(other)) => one == other,
        (AnswerKind::Enveloped(one), AnswerKind::Enveloped(other)) => one.body == other.body,
        (AnswerKind::Bytes, AnswerKind::Bytes) | (AnswerKind::Text, AnswerKind::Text) => true,
        (AnswerKind::Empty, AnswerKind::Empty) => true,
        _ => false,
    }
}

fn status(key: &str) -> Option<StatusPattern> {
    if key == "default" {
        return Some(StatusPattern::Default);
    }
    if let Some(class) = key.strip_suffix("XX").or_else(|| key.strip_suffix("xx")) {
        return class
            .parse()
            .ok()
            .filter(|class| (1..=5).contains(class))
            .map(StatusPattern::Class);
    }
    key.parse()
        .ok()
        .filter(|code| (100..=599).contains(code))
        .map(StatusPattern::Code)
}
