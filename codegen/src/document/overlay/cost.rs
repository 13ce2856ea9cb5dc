//! How much can a JSONPath ask for?
//!
//! ```text
//! $.paths.*[?@.deprecated]      a few nodes
//! $..*..*..*..*                 each node, by each three of those around it
//! ```
//!
//! The reader of paths has no limits of its own. So a path is weighed before it is
//! read: its length, how deep its brackets are, and how many nodes it can meet in
//! the document at hand.

use serde_json::Value;

/// Bytes of a path; the longest in use have two hundred.
const LENGTH: usize = 2_000;

/// Brackets and parentheses inside one another.
const NESTING: usize = 8;

/// Nodes that a path may meet, each time counted; a large document has half a million.
const NODES: u64 = 5_000_000;

/// The reason why a path is too much for a document, if it is.
pub(super) fn too_much(path: &str, document: &Value) -> Option<String> {
    if path.len() > LENGTH {
        let length = path.len();
        return Some(format!("it has {length} bytes, and {LENGTH} are the most"));
    }
    let signs = Signs::of(path);
    if signs.nesting > NESTING {
        return Some(format!("its brackets are more than {NESTING} deep"));
    }
    if signs.met(document) > NODES {
        return Some(format!(
            "it would meet more than {NODES} nodes: name the members on the way, and each once"
        ));
    }
    None
}

/// What a path has, outside of quotes, that makes it meet nodes several times.
#[derive(Debug, Default)]
struct Signs {
    /// How deep its brackets are.
    nesting: usize,
    /// Steps to all descendants, and whatever a filter looks for below a node.
    descents: usize,
    /// How often a node can be met by lists such as `['a', 'a']`.
    repeats: u64,
    /// Whether a filter looks for something everywhere, from the root on.
    from_root: bool,
}

impl Signs {
    fn of(path: &str) -> Self {
        let mut signs = Self {
            repeats: 1,
            ..Self::default()
        };
        // Of each open bracket: whether it is, or is in, a filter, and the commas in it.
        let mut open: Vec<(bool, u64)> = Vec::new();
        let mut quote = None;
        let mut before = ' ';
        let mut names_root = false;
        let mut characters = path.chars();
        while let Some(character) = characters.next() {
            if let Some(end) = quote {
                match character {
                    '\\' => drop(characters.next()),
                    _ if character == end => quote = None,
                    _ => {}
                }
                continue;
            }
            let in_filter = open.last().is_some_and(|(is_filter, _)| *is_filter);
            match character {
                '\'' | '"' => quote = Some(character),
                '[' | '(' => open.push((in_filter, 0)),
                ']' | ')' => {
                    let commas = open.pop().map_or(0, |(_, commas)| commas);
                    signs.repeats = signs.repeats.saturating_mul(commas + 1);
                }
                ',' => {
                    if let Some((_, commas)) = open.last_mut() {
                        *commas += 1;
                    }
                }
                '?' => {
                    if in_filter {
                        signs.descend(names_root);
                    }
                    if let Some((is_filter, _)) = open.last_mut() {
                        *is_filter = true;
                    }
                }
                '*' | ':' if in_filter => signs.descend(names_root),
                '$' if in_filter => names_root = true,
                '.' if before == '.' => signs.descend(names_root),
                _ => {}
            }
            signs.nesting = signs.nesting.max(open.len());
            before = character;
        }
        signs
    }

    fn descend(&mut self, names_root: bool) {
        self.descents += 1;
        self.from_root |= names_root;
    }

    /// How often nodes can be met: one descent meets each node once, a second one each
    /// node from each of those around it, and so on.
    fn met(&self, document: &Value) -> u64 {
        let mut met = Met {
            chosen: self.descents.saturating_sub(1),
            nodes: 0,
            times: 0,
        };
        met.below(document, 0);
        let from_root = if self.from_root { met.nodes } else { 1 };
        met.times
            .saturating_mul(self.repeats)
            .saturating_mul(from_root)
    }
}

/// A count of nodes, and of the ways to choose some of those around each.
struct Met {
    chosen: usize,
    nodes: u64,
    times: u64,
}

impl Met {
    /// Depth is bounded by the guard's budget.
    fn below(&mut self, value: &Value, depth: u64) {
        self.nodes += 1;
        self.times = self.times.saturating_add(choose(depth + 1, self.chosen));
        match value {
            Value::Array(items) => items.iter().for_each(|item| self.below(item, depth + 1)),
            Value::Object(members) => members
                .values()
                .for_each(|member| self.below(member, depth + 1)),
            _ => {}
        }
    }
}

/// In how many ways so many can be chosen, as a bound: one at least.
fn choose(from: u64, count: usize) -> u64 {
    (0..count as u64)
        .fold(1, |ways: u64, taken| {
            let next = ways.saturating_mul(from.saturating_sub(taken).max(1));
            next / (taken + 1)
        })
        .max(1)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// A list of lists, 60 deep and with 40 items at each step.
    fn deep() -> Value {
        (0..60).fold(json!(1), |inner, _| {
            let mut items = vec![json!(0); 40];
            items.push(inner);
            Value::Array(items)
        })
    }

    #[test]
    fn usual_paths_are_no_burden() {
        let document = deep();
        for path in [
            "$",
            "$.paths['/pets'].get",
            "$.paths.*[?@.deprecated == true && (@.a || @.b)]",
            "$..*",
            "$..a..b",
            "$.components.schemas['A','B','C','D','E','F','G','H']",
            "$..['$ref','..','..*..*..*']",
            "$..[?@.name == $.info.title]",
            "$.a[?match(@.b, '.*[0-9](a|b)')]",
            "$..[?@.parameters[?@.name == 'a']]",
        ] {
            assert_eq!(too_much(path, &document), None, "{path}");
        }
    }

    #[test]
    fn what_has_no_end_is_too_much() {
        let document = deep();
        let long = format!("$.{}", "a".repeat(LENGTH));
        let nested = format!("$[?{}@.a{}]", "(".repeat(20), ")".repeat(20));
        for path in [
            "$..*..*..*..*",
            "$..[*]..[*]..[*]..[*]",
            "$..[?@..*..*..*]",
            "$..[?$..*]",
            &long,
            &nested,
            &format!("${}", "[*,*]".repeat(30)),
            &format!("$[?@{}]", "[0,0]".repeat(40)),
            &format!("$..{}", "[?@.*[?@.*".repeat(3)),
        ] {
            assert!(too_much(path, &document).is_some(), "{path}");
        }
    }
}
