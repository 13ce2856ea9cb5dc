//! How do texts become a document?

use std::collections::BTreeSet;
use std::sync::Arc;

use super::budget::Budget;
use super::builder::{Builder, Duplicate};
use super::chains::Chains;
use super::finding::Finding;
use super::node::Node;
use super::overlay::{Actions, Overlay};
use super::source::Source;
use super::tree::{NO_NODE, NodeId, Tree};
use super::{Document, json, values, yaml};
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
        Self::load_overlaid(path, text, &[], files, diagnostics)
    }

    /// Reads the root document, changes it as the overlays say, one after the
    /// other, and reads every file that it refers to then.
    ///
    /// None, too, if an overlay cannot be read or carried out as a whole.
    #[must_use]
    pub fn load_overlaid(
        path: &str,
        text: &str,
        overlays: &[Overlay],
        files: Files<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let mut loader = Loader {
            document: Self {
                tree: Tree::default(),
                sources: Vec::new(),
                chains: Chains::default(),
            },
            budget: Budget::default(),
            diagnostics,
        };
        loader.read(Source::new(path, None, text))?;
        for overlay in overlays {
            loader.overlay(overlay)?;
        }
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
        let (root, findings) = read(&source, file, &mut self.document.tree, &mut self.budget);
        let refused = findings.iter().any(Finding::is_error);
        self.document.sources.push(source);
        for finding in findings {
            self.report(file, finding);
        }
        let root = root.filter(|_| !refused)?;
        self.document.sources.last_mut()?.root = root;
        Some(root)
    }

    /// Reads an overlay and carries out its actions; none if it cannot be done.
    fn overlay(&mut self, overlay: &Overlay) -> Option<()> {
        let root = self.read(Source::new(&overlay.path, None, &overlay.text))?;
        // It is no part of the document.
        self.document.sources.last_mut()?.root = NO_NODE;
        let mut actions = Actions::new(&mut self.document, &mut self.budget);
        actions.apply(root);
        let found = actions.found;
        let is_done = found.is_empty();
        self.diagnostics.extend(found);
        is_done.then_some(())
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
        let severity = finding.severity;
        let mut diagnostic = Diagnostic::new(severity, finding.code, place, finding.message);
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
        while next < self.document.sources.len() {
            for file in self.files_named_in(next) {
                if known.insert(file.clone()) {
                    self.read_other(folder, &file, files);
                }
            }
            next += 1;
        }
    }

    fn read_other(&mut self, folder: &str, file: &str, files: Files<'_>) {
        let name = format!("{folder}{file}");
        let relative = Some(Arc::from(file));
        match files(file) {
            Ok(text) => {
                self.read(Source::new(&name, relative, &text));
            }
            Err(reason) => {
                let mut source = Source::new(&name, relative, "");
                source.unreadable = Some(reason);
                self.document.sources.push(source);
            }
        }
    }

    /// The other files that the references of a file name.
    fn files_named_in(&self, source: usize) -> BTreeSet<String> {
        let mut files = BTreeSet::new();
        let mut look = |node: Node<'_>| {
            let reference = node.reference().unwrap_or_default();
            if reference.is_empty() || reference.starts_with('#') {
                return;
            }
            // What cannot be resolved, or read, is reported by whoever follows it.
            if let Ok(pointer) = self.document.resolve(node, reference)
                && let Some(file) = pointer.file()
            {
                files.insert(file.to_owned());
            }
        };
        let is_swagger = self.document.root().get("swagger").is_some();
        if source == 0 && !is_swagger {
            self.document.objects_of_root(|node, _| look(node));
        } else if let Some(source) = self.document.sources.get(source) {
            // What kind of object another file holds is known to those who refer
            // to it, and what Swagger 2.0 holds after its conversion; until then
            // every `$ref` counts.
            mappings(Node::new(&self.document, source.root), &mut look);
        }
        files
    }
}

/// Depth is bounded by the guard's budget.
fn mappings<'d>(node: Node<'d>, visit: &mut dyn FnMut(Node<'d>)) {
    visit(node);
    node.entries().for_each(|(_, child)| mappings(child, visit));
    node.items().for_each(|child| mappings(child, visit));
}

/// The root of a file, and what was found; an error among that refuses the file.
fn read(
    source: &Source,
    file: u16,
    tree: &mut Tree,
    budget: &mut Budget,
) -> (Option<NodeId>, Vec<Finding>) {
    let text = &*source.text;
    if let Err(exceeded) = budget.file(text.len()) {
        let finding = Finding::new(Code::TooLarge, 0, exceeded.to_string());
        return (None, vec![finding]);
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
        values::settle(text, base, root, tree, &mut findings);
    }
    (root, findings)
}

/// A file is JSON when its name says so, or when `serde_json` can read it: the
/// escapes of JSON are not all those of YAML.
fn is_json(name: &str, text: &str, base: usize) -> bool {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    let body = text.get(base..).unwrap_or_default();
    extension.eq_ignore_ascii_case("json")
        || (body.trim_start().starts_with('{') && json::is_json(body))
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
