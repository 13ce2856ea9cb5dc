//! How is a YAML text read, and what is refused before `serde_yaml` sees it?
//!
//! One pass over the events of `saphyr-parser`, pulled one at a time, so that a
//! text that exceeds a budget is left alone at that very event. Scalars come out
//! as texts; [`super::values`] says which of them are numbers.

use std::collections::BTreeMap;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, Span, Tag};

use super::budget::{Exceeded, Price};
use super::builder::{Builder, Text};
use super::characters::Characters;
use super::finding::Finding;
use super::tree::{Kind, NodeId};
use crate::diagnostic::Code;

/// Reads `text` from the byte `base` on.
pub(super) fn read(text: &str, base: usize, builder: &mut Builder<'_>) -> Result<(), Finding> {
    let body = text.get(base..).unwrap_or_default();
    let mut guard = Guard {
        text,
        base,
        characters: Characters::new(body),
        builder,
        anchors: BTreeMap::new(),
        open: Vec::new(),
        documents: 0,
    };
    let mut parser = Parser::new_from_str(body);
    while let Some(event) = parser.next_event() {
        match event {
            Ok((event, span)) => guard.event(event, span)?,
            Err(error) => {
                let offset = guard.byte(*error.marker());
                return Err(Finding::new(Code::NotYaml, offset, error.info()));
            }
        }
    }
    if guard.documents == 0 {
        return Err(Finding::new(Code::NotYaml, base, "the document is empty"));
    }
    Ok(())
}

/// What an anchor stands for.
enum Anchor {
    /// It is not closed yet; the byte it begins at.
    Open(usize),
    /// A node, and what repeating it costs.
    Closed { node: NodeId, price: Price },
    /// A key.
    Key(String),
}

/// A container that is not closed yet.
struct Frame {
    anchor: usize,
    /// What the text cost before it.
    spent: Price,
}

struct Guard<'g, 'b> {
    text: &'g str,
    base: usize,
    characters: Characters<'g>,
    builder: &'g mut Builder<'b>,
    anchors: BTreeMap<usize, Anchor>,
    open: Vec<Frame>,
    documents: u32,
}

impl Guard<'_, '_> {
    fn event(&mut self, event: Event<'_>, span: Span) -> Result<(), Finding> {
        let at = self.byte(span.start);
        match event {
            Event::DocumentStart(_) => self.document(at),
            Event::MappingStart(anchor, tag) => {
                self.tag(tag.as_deref(), at)?;
                self.container(Kind::Mapping, anchor, at)
            }
            Event::SequenceStart(anchor, tag) => {
                self.tag(tag.as_deref(), at)?;
                self.container(Kind::Sequence, anchor, at)
            }
            Event::MappingEnd | Event::SequenceEnd => {
                self.close();
                Ok(())
            }
            Event::Scalar(text, style, anchor, tag) => {
                self.tag(tag.as_deref(), at)?;
                let at = if anchor != 0 || tag.is_some() {
                    self.after_properties(at)
                } else {
                    at
                };
                self.scalar(&text, style, anchor, at)
            }
            Event::Alias(anchor) => self.alias(anchor, at),
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => Ok(()),
        }
    }

    fn document(&mut self, at: usize) -> Result<(), Finding> {
        self.documents += 1;
        if self.documents > 1 {
            let message = "a second YAML document begins here";
            return Err(Finding::new(Code::SeveralDocuments, at, message));
        }
        Ok(())
    }

    fn container(&mut self, kind: Kind, anchor: usize, at: usize) -> Result<(), Finding> {
        if self.builder.expects_key() {
            return Err(key_not_text(at));
        }
        self.anchor(anchor, at)?;
        let spent = self.builder.budget.spent();
        self.builder
            .open(kind, offset(at))
            .map_err(|exceeded| too_large(at, exceeded))?;
        self.open.push(Frame { anchor, spent });
        Ok(())
    }

    fn close(&mut self) {
        let (Some(frame), Some(node)) = (self.open.pop(), self.builder.close()) else {
            return;
        };
        if frame.anchor != 0 {
            let price = self.builder.budget.since(frame.spent);
            self.anchors
                .insert(frame.anchor, Anchor::Closed { node, price });
        }
    }

    fn scalar(
        &mut self,
        text: &str,
        style: ScalarStyle,
        anchor: usize,
        at: usize,
    ) -> Result<(), Finding> {
        self.anchor(anchor, at)?;
        let too_large = |exceeded| too_large(at, exceeded);
        if self.builder.expects_key() {
            if text == "<<" && style == ScalarStyle::Plain {
                let message = "the merge key `<<` is not part of YAML 1.2";
                return Err(Finding::new(Code::MergeKey, at, message)
                    .with_help("write the members out, or use `allOf`"));
            }
            self.builder.key(text, offset(at)).map_err(too_large)?;
            if anchor != 0 {
                self.anchors.insert(anchor, Anchor::Key(text.to_owned()));
            }
            return Ok(());
        }
        let first = match style {
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => at + 1,
            _ => at,
        };
        let shown = self.text.get(first..first + text.len()) == Some(text);
        let text = if shown {
            Text::Source(offset(first), text)
        } else {
            Text::Other(text)
        };
        let spent = self.builder.budget.spent();
        let node = self
            .builder
            .scalar(Kind::String, offset(at), text)
            .map_err(too_large)?;
        if anchor != 0 {
            let price = self.builder.budget.since(spent);
            self.anchors.insert(anchor, Anchor::Closed { node, price });
        }
        Ok(())
    }

    fn anchor(&mut self, anchor: usize, at: usize) -> Result<(), Finding> {
        if anchor == 0 {
            return Ok(());
        }
        self.anchors.insert(anchor, Anchor::Open(at));
        self.builder
            .budget
            .alias()
            .map_err(|exceeded| too_large(at, exceeded))
    }

    fn alias(&mut self, anchor: usize, at: usize) -> Result<(), Finding> {
        let too_large = |exceeded| too_large(at, exceeded);
        self.builder.budget.alias().map_err(too_large)?;
        let expects_key = self.builder.expects_key();
        match self.anchors.get(&anchor) {
            Some(Anchor::Closed { node, price }) if !expects_key => self
                .builder
                .repeat(*node, *price, offset(at))
                .map_err(too_large),
            Some(Anchor::Open(start)) => {
                let message = "an alias stands inside the node it repeats";
                Err(Finding::new(Code::OpenAlias, at, message)
                    .with_label(*start, "the node begins here")
                    .with_help("describe recursion with a schema and a `$ref`"))
            }
            Some(Anchor::Key(key)) if expects_key => {
                self.builder.key(key, offset(at)).map_err(too_large)
            }
            Some(Anchor::Key(key)) => self
                .builder
                .scalar(Kind::String, offset(at), Text::Other(key))
                .map(|_| ())
                .map_err(too_large),
            Some(Anchor::Closed { node, .. }) => {
                let key = self
                    .builder
                    .text_of(*node, self.text)
                    .ok_or_else(|| key_not_text(at))?;
                self.builder.key(&key, offset(at)).map_err(too_large)
            }
            None => Err(Finding::new(
                Code::NotYaml,
                at,
                "an alias without an anchor",
            )),
        }
    }

    fn tag(&self, tag: Option<&Tag>, at: usize) -> Result<(), Finding> {
        const CORE: [&str; 7] = ["str", "int", "float", "bool", "null", "map", "seq"];
        match tag {
            Some(tag) if tag.is_yaml_core_schema() && CORE.contains(&tag.suffix.as_str()) => Ok(()),
            Some(tag) => Err(Finding::new(
                Code::ForeignTag,
                at,
                format!("the tag `{tag}` is not one of JSON's types"),
            )
            .with_help("OpenAPI documents hold what JSON can hold; remove the tag")),
            None => Ok(()),
        }
    }

    /// The byte after `&anchor` and `!tag`, which the span of a scalar includes.
    fn after_properties(&self, at: usize) -> usize {
        let mut rest = self.text.get(at..).unwrap_or_default();
        while rest.starts_with(['&', '!']) {
            let end = rest.find([' ', '\t', '\r', '\n']).unwrap_or(rest.len());
            rest = rest.get(end..).unwrap_or_default().trim_start();
        }
        self.text.len() - rest.len()
    }

    fn byte(&mut self, marker: Marker) -> usize {
        self.base + self.characters.byte(marker.index())
    }
}

fn key_not_text(at: usize) -> Finding {
    Finding::new(Code::KeyNotText, at, "the key of a member must be a scalar")
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn too_large(at: usize, exceeded: Exceeded) -> Finding {
    Finding::new(Code::TooLarge, at, exceeded.to_string())
}
