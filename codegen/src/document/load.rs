//! How do texts become a document?

use std::collections::BTreeSet;
use std::sync::Arc;

use super::budget::Budget;
use super::builder::{Builder, Duplicate};
use super::finding::Finding;
use super::node::Node;
use super::source::Source;
use super::tree::{NO_NODE, NodeId, Tree};
use super::{Document, json, values, walk, yaml};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Pointer};

/// Gives the text of a file by its path relative to the folder of the root
/// document, always with `/`, never absolute and never with `..`.
pub type Files<'a> = &'a dyn Fn(&str) -> Result<String, String>;

impl Document {
    /// Reads the root document and every file that it refers to.
    ///
    /// `path` is the name that locations show. None if the root document cannot
    /// be read; a file that cannot be read only breaks the references to it.
    /// Whatever is wrong is in `diagnostics`.
    #[must_use]
    pub fn load(
        path: &str,
        text: &str,
        files: Files<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let mut loader = Loader {
            document: Self {
                tree: Tree::default(),
                sources: Vec::new(),
            },
            budget: Budget::default(),
            diagnostics,
        };
        loader.read(Source::new(path, None, text))?;
        loader.read_others(path, files);
        loader.document.tree.shrink();
        Some(loader.document)
    }
}

struct Loader<'l> {
    document: Document,
    budget: Budget,
    diagnostics: &'l mut Diagnostics,
}

impl Loader<'_> {
    /// Reads one file and keeps it, even if it is refused.
    fn read(&mut self, source: Source) -> Option<NodeId> {
        let file = u16::try_from(self.document.sources.len()).ok()?;
        let read = read(&source, file, &mut self.document.tree, &mut self.budget);
        self.document.sources.push(source);
        match read {
            Ok(root) => {
                let source = self.document.sources.last_mut()?;
                source.root = root;
                Some(root)
            }
            Err(findings) => {
                for finding in findings {
                    self.report(file, finding);
                }
                None
            }
        }
    }

    fn report(&mut self, file: u16, finding: Finding) {
        let Some(source) = self.document.sources.get(file as usize) else {
            return;
        };
        let pointer = match (finding.node, &source.relative) {
            (Some(node), _) => Node::new(&self.document, node).pointer(),
            (None, Some(relative)) => Pointer::of_file(relative),
            (None, None) => Pointer::root(),
        };
        let place = Place::new(pointer, source.location(finding.offset));
        let mut diagnostic = Diagnostic::error(finding.code, place, finding.message);
        if let Some((offset, text)) = finding.label {
            diagnostic = diagnostic.with_label(source.location(offset), text);
        }
        diagnostic.help = finding.help;
        self.diagnostics.push(diagnostic);
    }

    /// Reads the files that are referred to, and those that they refer to.
    fn read_others(&mut self, path: &str, files: Files<'_>) {
        let folder = path.rfind(['/', '\\']).map_or("", |end| &path[..=end]);
        let mut known = BTreeSet::new();
        let mut next = 0;
        while let Some(source) = self.document.sources.get(next) {
            next += 1;
            let root = source.root;
            if root == NO_NODE {
                continue;
            }
            for (file, place) in self.files_named_in(root) {
                if !known.insert(file.clone()) {
                    continue;
                }
                match files(&file) {
                    Ok(text) => {
                        let relative = Some(Arc::from(file.as_str()));
                        let name = format!("{folder}{file}");
                        self.read(Source::new(&name, relative, &text));
                    }
                    Err(reason) => {
                        let message = format!("`{file}` cannot be read: {reason}");
                        self.diagnostics.error(Code::UnreadableFile, place, message);
                    }
                }
            }
        }
    }

    /// The other files that references below a root name, with the first place of each.
    fn files_named_in(&self, root: NodeId) -> Vec<(String, Place)> {
        let mut files = Vec::new();
        let mut seen = BTreeSet::new();
        walk::references(Node::new(&self.document, root), &mut |node| {
            let Some(reference) = node.reference().filter(|text| !text.starts_with('#')) else {
                return;
            };
            let Ok(pointer) = self.document.resolve(node, reference) else {
                // `check` reports it, and so does whoever follows it.
                return;
            };
            if let Some(file) = pointer.file()
                && seen.insert(file.to_owned())
            {
                files.push((file.to_owned(), node.place_of_key("$ref")));
            }
        });
        files
    }
}

fn read(
    source: &Source,
    file: u16,
    tree: &mut Tree,
    budget: &mut Budget,
) -> Result<NodeId, Vec<Finding>> {
    let text = &*source.text;
    if let Err(exceeded) = budget.file(text.len()) {
        let finding = Finding::new(Code::TooLarge, 0, exceeded.to_string());
        return Err(vec![finding]);
    }
    let base = if text.starts_with('\u{FEFF}') { 3 } else { 0 };
    let mut builder = Builder::new(tree, budget, file);
    let json = is_json(&source.name, text, base);
    let read = if json {
        json::read(text, base, &mut builder)
    } else {
        yaml::read(text, base, &mut builder)
    };
    let duplicates = std::mem::take(&mut builder.duplicates);
    let root = builder.finish();
    let mut findings: Vec<_> = read.err().into_iter().collect();
    findings.extend(duplicates.iter().map(|duplicate| same_key(duplicate, tree)));
    if let (Some(root), true, false) = (root, findings.is_empty(), json) {
        findings.extend(values::settle(text, base, root, tree).err());
    }
    match root {
        Some(root) if findings.is_empty() => Ok(root),
        _ => Err(findings),
    }
}

/// A file is JSON when its name says so, or when nothing else could begin like it.
fn is_json(name: &str, text: &str, base: usize) -> bool {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    if extension.eq_ignore_ascii_case("json") {
        return true;
    }
    let yaml = ["yaml", "yml"]
        .iter()
        .any(|known| extension.eq_ignore_ascii_case(known));
    let body = text.get(base..).unwrap_or_default().trim_start();
    !yaml && body.starts_with(['{', '['])
}

fn same_key(duplicate: &Duplicate, tree: &Tree) -> Finding {
    let key = tree.key(duplicate.again.key);
    let again = duplicate.again.start as usize;
    Finding::new(
        Code::DuplicateKey,
        again,
        format!("the key `{key}` is used twice"),
    )
    .with_label(duplicate.first.start as usize, "first used here")
    .with_help("keep one of them; readers disagree on which one counts")
    .about(Some(duplicate.mapping))
}
