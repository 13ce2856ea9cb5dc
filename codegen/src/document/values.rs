//! Which YAML scalars are numbers, booleans or null?
//!
//! `serde_yaml` decides. It reads the text that the guard has accepted, walks the
//! guard's tree in step, and gives each scalar its kind; so there is one reader
//! of values, and a text that the two readers understand differently is found
//! instead of half believed. This is the only module that names `serde_yaml`.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::finding::Finding;
use super::number::json_spelling;
use super::tree::{Kind, NodeId, Raw, Store, Tree};
use crate::diagnostic::{Code, LineIndex};

/// Gives the scalars below `root`, read from `text` at the byte `base`, their kinds.
pub(super) fn settle(
    text: &str,
    base: usize,
    root: NodeId,
    tree: &mut Tree,
) -> Result<(), Finding> {
    let body = text.get(base..).unwrap_or_default();
    let mut differs = None;
    let step = Step {
        text,
        tree,
        node: root,
        differs: &mut differs,
    };
    let Err(error) = step.deserialize(serde_yaml::Deserializer::from_str(body)) else {
        return Ok(());
    };
    let offset = match (&differs, error.location()) {
        (Some(node), _) => tree.node(*node).map_or(base, |raw| raw.start as usize),
        (None, Some(at)) => base + LineIndex::new(body).offset(body, at.line(), at.column()),
        (None, None) => base,
    };
    let message = format!("`serde_yaml` reads this differently: {error}");
    Err(Finding::new(Code::ReadersDisagree, offset, message).about(differs))
}

/// One node on the common way.
struct Step<'s> {
    text: &'s str,
    tree: &'s mut Tree,
    node: NodeId,
    /// The node at which the readers part.
    differs: &'s mut Option<NodeId>,
}

impl Step<'_> {
    fn raw(&self) -> Option<Raw> {
        self.tree.node(self.node).copied()
    }

    fn differs<E: Error>(&mut self, message: &str) -> E {
        *self.differs = Some(self.node);
        E::custom(message)
    }

    /// The scalar is of this kind.
    fn settle<E: Error>(mut self, kind: Kind) -> Result<(), E> {
        let id = self.node as usize;
        match self.tree.nodes.get_mut(id) {
            Some(raw) if !matches!(raw.kind, Kind::Mapping | Kind::Sequence) => {
                raw.kind = kind;
                Ok(())
            }
            _ => Err(self.differs("a scalar")),
        }
    }

    /// The scalar is a number. A spelling that JSON does not have is replaced,
    /// so that a number's text is a JSON number everywhere else.
    fn number<E: Error>(mut self) -> Result<(), E> {
        let Some(raw) = self.raw() else {
            return Err(self.differs("a number"));
        };
        let written = self.tree.text(&raw, self.text);
        match json_spelling(written) {
            None => {
                // `.inf` and `.nan`: no API can send such a number.
                return Ok(());
            }
            Some(spelling) if spelling != written => {
                let spelling = spelling.into_owned();
                let (first, len) = self.tree.keep(&spelling);
                if let Some(raw) = self.tree.nodes.get_mut(self.node as usize) {
                    (raw.first, raw.len, raw.store) = (first, len, Store::Side);
                }
            }
            Some(_) => {}
        }
        self.settle(Kind::Number)
    }
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
        self.settle(Kind::Bool)
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.settle(Kind::Null)
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
        let same = match self.raw() {
            Some(raw) => raw.kind == Kind::String && self.tree.text(&raw, self.text) == text,
            None => false,
        };
        if same {
            Ok(())
        } else {
            Err(self.differs("another text"))
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<(), A::Error> {
        let Some(raw) = self.raw().filter(|raw| raw.kind == Kind::Sequence) else {
            return Err(self.differs("a list"));
        };
        for slot in 0..raw.len {
            let Some(item) = self.tree.entry(&raw, slot) else {
                return Err(self.differs("a shorter list"));
            };
            let step = Step {
                text: self.text,
                tree: self.tree,
                node: item.value,
                differs: self.differs,
            };
            if items.next_element_seed(step)?.is_none() {
                return Err(self.differs("a shorter list"));
            }
        }
        // Whatever is left over is refused by `serde_yaml` itself.
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut members: A) -> Result<(), A::Error> {
        let Some(raw) = self.raw().filter(|raw| raw.kind == Kind::Mapping) else {
            return Err(self.differs("a mapping"));
        };
        for slot in 0..raw.len {
            let Some(member) = self.tree.entry(&raw, slot) else {
                return Err(self.differs("fewer members"));
            };
            let same = members.next_key_seed(SameKey(self.tree.key(member.key)))?;
            if same != Some(true) {
                *self.differs = Some(member.value);
                return Err(A::Error::custom("another key"));
            }
            members.next_value_seed(Step {
                text: self.text,
                tree: self.tree,
                node: member.value,
                differs: self.differs,
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
