//! Which headers does an answer declare?
//!
//! ```yaml
//! responses: {'200': {headers: {X-Total-Count: {schema: {type: integer}}}}}
//! ```
//!
//! becomes a constant of the request, with which the header is read: `answer.header(ListThings::X_TOTAL_COUNT)`.

use super::content::Format;
use super::path::NamePath;
use super::response::Described;
use super::{Lowering, any, docs, is_true};
use crate::diagnostic::Code;
use crate::document::Node;
use crate::ir::{AnswerHeader, HeaderForm, TypeKind};

impl<'d> Lowering<'d, '_> {
    /// The headers that the responses of success declare, each once.
    pub(super) fn headers(
        &mut self,
        successes: &[Described<'d>],
        path: &NamePath,
    ) -> Vec<AnswerHeader> {
        let mut found: Vec<AnswerHeader> = Vec::new();
        for response in successes {
            let Some(target) = self.follow(response.node) else {
                continue;
            };
            let headers = target.get("headers").into_iter().flat_map(Node::entries);
            for (name, node) in
                headers.filter(|(name, _)| !name.eq_ignore_ascii_case("content-type"))
            {
                let Some(header) = self.answer_header(name, node, path) else {
                    continue;
                };
                let known = found
                    .iter()
                    .find(|known| known.wire_name.eq_ignore_ascii_case(name));
                match known {
                    Some(known) if known.ty != header.ty => {
                        let message =
                            "the header has another type in another answer: that one counts";
                        self.degrade(Code::UntypedHeaders, node, message, "");
                    }
                    Some(_) => {}
                    None => found.push(header),
                }
            }
        }
        found
    }

    fn answer_header(
        &mut self,
        name: &str,
        node: Node<'d>,
        path: &NamePath,
    ) -> Option<AnswerHeader> {
        let target = self.follow(node)?;
        let path = match node.is_ref() {
            true => NamePath::of_pointer(&target.pointer()),
            false => path.child("header").child(name),
        };
        let media = self.offered(target).into_iter().next();
        let (schema, is_json) = match media {
            Some(media) => (media.schema(), media.format == Format::Json),
            None => (target.get("schema"), false),
        };
        let ty = schema.map_or_else(any, |schema| self.schema(schema, &path));
        let form = match &ty.kind {
            _ if is_json => HeaderForm::Json,
            _ if !self.is_flat(&ty) => {
                let message = "a header of parts is read by its name, not typed";
                self.note(Code::UntypedHeaders, node, message);
                return None;
            }
            TypeKind::List(_) => HeaderForm::List,
            _ => HeaderForm::Text,
        };
        let schema = schema.and_then(|schema| self.follow(schema));
        Some(AnswerHeader {
            origin: target.pointer(),
            wire_name: name.to_owned(),
            rust_name: self.rust_name(target),
            docs: docs::of_parameter(target, schema),
            deprecated: is_true(target, "deprecated"),
            form,
            ty,
        })
    }
}
