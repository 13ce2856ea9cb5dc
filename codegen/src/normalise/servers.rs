//! Which servers of a path or an operation differ from those of the document?
//!
//! ```yaml
//! servers: [{url: https://api.example.com}]
//! paths: {/pets: {servers: [{url: https://api.example.com/}], get: {…}}}   # the same one
//! ```
//!
//! Many documents repeat the server at each path, or name it nowhere else. What
//! is the same is taken out; what all paths agree on is the document's; only what
//! is another server stays.

use super::rules::Rules;
use crate::document::{Document, Edit, New, Node};

/// Takes out the servers that only repeat what the document says.
pub(super) fn fold(document: &Document, rules: &mut Rules<'_>) {
    let root = document.root();
    let own = Lists::of(root);
    let mut base = root.get("servers").and_then(first_url);
    if !base.as_deref().is_some_and(is_absolute)
        && let Some((list, url)) = own.common()
        && is_absolute(&url)
    {
        rules
            .edits
            .push(Edit::set(root, "servers", New::node(list)));
        base = Some(url);
    }
    for (owner, list) in &own.lists {
        if base.is_some() && first_url(*list) == base {
            rules.edits.push(Edit::remove(*owner, "servers"));
        }
    }
}

/// The lists of servers below `paths`.
struct Lists<'d> {
    /// Each with the path item or operation it is of.
    lists: Vec<(Node<'d>, Node<'d>)>,
    /// Whether each operation has one, of its own or of its path.
    is_everywhere: bool,
}

impl<'d> Lists<'d> {
    fn of(root: Node<'d>) -> Self {
        let mut found = Self {
            lists: Vec::new(),
            is_everywhere: true,
        };
        for (_, item) in root.get("paths").into_iter().flat_map(Node::entries) {
            let Ok(item) = root.document().follow(item) else {
                continue;
            };
            let has_own = found.add(item);
            for (_, operation) in item.operations() {
                found.is_everywhere &= found.add(operation) || has_own;
            }
        }
        found
    }

    fn add(&mut self, owner: Node<'d>) -> bool {
        let list = owner.get("servers").filter(|list| !list.is_empty());
        self.lists.extend(list.map(|list| (owner, list)));
        list.is_some()
    }

    /// The list that all operations have, and its URL.
    fn common(&self) -> Option<(Node<'d>, String)> {
        let (_, first) = self.lists.first().filter(|_| self.is_everywhere)?;
        let url = first_url(*first)?;
        let is_same = |(_, list): &(Node<'d>, Node<'d>)| first_url(*list).as_ref() == Some(&url);
        self.lists.iter().all(is_same).then_some((*first, url))
    }
}

/// The URL of the first server, as it is written but for a slash at its end.
fn first_url(list: Node<'_>) -> Option<String> {
    let url = list.item(0)?.get("url")?.as_str()?;
    Some(url.trim_end_matches('/').to_owned())
}

fn is_absolute(url: &str) -> bool {
    url.contains("://")
}
