//! Which YAML scalars are numbers, booleans or null?
//!
//! `serde_yaml` decides. It reads the text that the guard has accepted, walks the
//! guard's tree in step, and gives each scalar its kind; so there is one reader
//! of values. Where the two readers see different nodes the document is refused;
//! where they see different characters (YAML 1.1 breaks lines at U+0085, YAML 1.2
//! does not) the guard's text stands, and a warning says so. This is the only
//! module that names `serde_yaml`.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::finding::Finding;
use super::number::json_spelling;
use super::tree::{Kind, NO_NODE, NodeId, Raw, Store, Tree};
use crate::diagnostic::{Code, LineIndex};

/// Gives the scalars below `root`, read from `text` at the byte `base`, their kinds.
///
/// Adds to `findings`; one that is no warning refuses the document.
pub(super) fn settle(
    text: &str,
    base: usize,
    root: NodeId,
    tree: &mut Tree,
    findings: &mut Vec<Finding>,
) {
    let body = text.get(base..).unwrap_or_default();
    let mut differences = Differences::default();
    let step = Step {
        text,
        tree,
        node: root,
        differences: &mut differences,
    };
    let read = step.deserialize(serde_yaml::Deserializer::from_str(body));
    for (node, message) in differences.texts {
        findings.push(difference(tree, node, message).into_warning());
    }
    let Err(error) = read else {
        return;
    };
    findings.push(match (differences.node, error.location()) {
        (Some((node, message)), _) => difference(tree, node, message),
        (None, at) => {
            let offset = at.map_or(0, |at| {
                LineIndex::new(body).offset(body, at.line(), at.column())
            });
            Finding::new(Code::NotYaml, base + offset, error.to_string())
        }
    });
}

fn difference(tree: &Tree, node: NodeId, message: &str) -> Finding {
    let offset = tree.node(node).map_or(0, |raw| raw.start as usize);
    Finding::new(Code::ReadersDisagree, offset, message)
        .about(Some(node))
        .with_help("use double quotes, and write unusual characters as `\\u0085`")
}

/// Where the readers part.
#[derive(Default)]
struct Differences {
    /// Scalars whose characters differ.
    texts: Vec<(NodeId, &'static str)>,
    /// The node that is another one, which ends the common way.
    node: Option<(NodeId, &'static str)>,
}

/// One node on the common way.
struct Step<'s> {
    text: &'s str,
    tree: &'s mut Tree,
    node: NodeId,
    differences: &'s mut Differences,
}

impl Step<'_> {
    /// The node, if it is of this kind.
    fn container<E: Error>(&mut self, kind: Kind) -> Result<Raw, E> {
        let raw = self.tree.node(self.node).copied();
        raw.filter(|raw| raw.kind == kind)
            .ok_or_else(|| self.part(self.node, "two readers of YAML see different nodes here"))
    }

    /// Ends the common way at a node.
    fn part<E: Error>(&mut self, node: NodeId, message: &'static str) -> E {
        self.differences.node = Some((node, message));
        E::custom(message)
    }

    /// The node as a scalar, with its text.
    fn scalar<E: Error>(&mut self) -> Result<(Raw, &str), E> {
        let raw = self.container(Kind::String)?;
        Ok((raw, self.tree.text(&raw, self.text)))
    }

    /// The scalar is of this kind, if its text is one of that kind.
    fn settle<E: Error>(mut self, kind: Kind, is_kind: fn(&str) -> bool) -> Result<(), E> {
        let (_, text) = self.scalar()?;
        if !is_kind(text) {
            return self.other_text();
        }
        self.set(|raw| raw.kind = kind);
        Ok(())
    }

    /// The scalar is a number. A spelling that JSON does not have is replaced,
    /// so that a number's text is a JSON number everywhere else.
    fn number<E: Error>(mut self) -> Result<(), E> {
        let (_, written) = self.scalar()?;
        let spelling = match json_spelling(written) {
            // `.inf` and `.nan` stay text: no API can send such a number.
            None => return Ok(()),
            Some(spelling) if spelling == written => None,
            Some(spelling) => Some(spelling.into_owned()),
        };
        let kept = spelling.map(|spelling| self.tree.keep(&spelling));
        self.set(|raw| {
            raw.kind = Kind::Number;
            if let Some((first, len)) = kept {
                (raw.first, raw.len, raw.store) = (first, len, Store::Side);
            }
        });
        Ok(())
    }

    fn set(&mut self, change: impl FnOnce(&mut Raw)) {
        if let Some(raw) = self.tree.nodes.get_mut(self.node as usize) {
            change(raw);
        }
    }

    fn other_text<E: Error>(self) -> Result<(), E> {
        let message = "two readers of YAML see different characters here";
        self.differences.texts.push((self.node, message));
        Ok(())
    }
}

fn is_null(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL")
}

fn is_bool(text: &str) -> bool {
    matches!(text, "true" | "True" | "TRUE" | "false" | "False" | "FALSE")
}

impl<'de> DeserializeSeed<'de> for Step<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Step<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("what the guard has read")
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        self.settle(Kind::Bool, is_bool)
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.settle(Kind::Null, is_null)
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.settle(Kind::Null, is_null)
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        self.number()
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        self.number()
    }

    fn visit_u128<E: Error>(self, _: u128) -> Result<(), E> {
        self.number()
    }

    fn visit_i128<E: Error>(self, _: i128) -> Result<(), E> {
        self.number()
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        self.number()
    }

    fn visit_str<E: Error>(mut self, text: &str) -> Result<(), E> {
        let (_, written) = self.scalar()?;
        if written == text {
            Ok(())
        } else {
            self.other_text()
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<(), A::Error> {
        let raw = self.container(Kind::Sequence)?;
        // Whatever is left over is refused by `serde_yaml` itself.
        for slot in 0..raw.len {
            let item = self.tree.entry(&raw, slot).map(|item| item.value);
            let step = Step {
                text: self.text,
                tree: self.tree,
                node: item.unwrap_or(NO_NODE),
                differences: self.differences,
            };
            if items.next_element_seed(step)?.is_none() {
                return Err(self.part(self.node, "two readers of YAML see fewer items here"));
            }
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut members: A) -> Result<(), A::Error> {
        let raw = self.container(Kind::Mapping)?;
        for slot in 0..raw.len {
            let member = self.tree.entry(&raw, slot);
            let key = member.map_or("", |member| self.tree.key(member.key));
            let node = member.map_or(NO_NODE, |member| member.value);
            if members.next_key_seed(SameKey(key))? != Some(true) {
                return Err(self.part(node, "two readers of YAML see different keys here"));
            }
            members.next_value_seed(Step {
                text: self.text,
                tree: self.tree,
                node,
                differences: self.differences,
            })?;
        }
        Ok(())
    }
}

/// Whether the next key is this text; `200:` is read as the text it shows.
struct SameKey<'k>(&'k str);

impl<'de> DeserializeSeed<'de> for SameKey<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for SameKey<'_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<bool, E> {
        Ok(key == self.0)
    }
}
