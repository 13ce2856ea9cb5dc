//! How does a finding look in a terminal?
//!
//! ```text
//! error[unsupported-parameter-style]: style `pipeDelimited` cannot carry an object
//!   --> spec/contazen/openapi.yaml:212:9  #/paths/~1invoices/get/parameters/2
//!     |
//! 212 |         style: pipeDelimited
//!     |         ^^^^^
//!   help: use `deepObject`, or split the parameter
//! ```

use std::collections::BTreeMap;
use std::fmt::Write;

use super::escape::Escaped;
use super::excerpt::Excerpt;
use super::lines::LineIndex;
use super::{Diagnostic, Location, Severity};

/// One finding with its source lines; `source` gives the text of a file by its name.
///
/// Plain text. A file without a text shows no source lines.
#[must_use]
pub fn render<'s>(diagnostic: &Diagnostic, source: impl Fn(&str) -> Option<&'s str>) -> String {
    Renderer::new(&source).render(diagnostic)
}

/// All findings, an empty line after each, and the [`summary`] at the end.
///
/// Counts the lines of every source once, however many findings are in it.
#[must_use]
pub fn render_all<'s>(
    diagnostics: &[Diagnostic],
    source: impl Fn(&str) -> Option<&'s str>,
) -> String {
    let mut renderer = Renderer::new(&source);
    let mut text = String::new();
    for diagnostic in diagnostics {
        text.push_str(&renderer.render(diagnostic));
        text.push('\n');
    }
    text.push_str(&summary(diagnostics));
    text.push('\n');
    text
}

/// How many there are of each weight: `2 errors, 1 warning`.
#[must_use]
pub fn summary(diagnostics: &[Diagnostic]) -> String {
    let count = |severity: Severity| {
        let of_severity = diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.severity == severity);
        match of_severity.count() {
            0 => None,
            1 => Some(format!("1 {}", severity.as_str())),
            count => Some(format!("{count} {}s", severity.as_str())),
        }
    };
    let weights = [Severity::Error, Severity::Warning, Severity::Note];
    let counts: Vec<_> = weights.into_iter().filter_map(count).collect();
    if counts.is_empty() {
        "nothing to report".to_owned()
    } else {
        counts.join(", ")
    }
}

struct Renderer<'a, 's> {
    source: &'a dyn Fn(&str) -> Option<&'s str>,
    texts: BTreeMap<String, (&'s str, LineIndex)>,
}

impl<'a, 's> Renderer<'a, 's> {
    fn new(source: &'a dyn Fn(&str) -> Option<&'s str>) -> Self {
        Self {
            source,
            texts: BTreeMap::new(),
        }
    }

    fn render(&mut self, diagnostic: &Diagnostic) -> String {
        // Two columns at least, so that the bar stands under the arrow.
        let locations = diagnostic.labels.iter().map(|label| &label.location);
        let digits = locations
            .chain([&diagnostic.location])
            .map(|location| location.line.to_string().len());
        let gutter = digits.max().unwrap_or_default().max(2);
        let location = diagnostic.location.to_string();
        let mut text = format!(
            "{diagnostic}\n  --> {}  {}\n",
            Escaped(&location),
            diagnostic.pointer
        );
        self.excerpt(&mut text, &diagnostic.location, gutter, "^");
        for label in &diagnostic.labels {
            let location = label.location.to_string();
            let _ = writeln!(
                text,
                "  ::: {}  {}",
                Escaped(&location),
                Escaped(&label.text)
            );
            self.excerpt(&mut text, &label.location, gutter, "-");
        }
        if let Some(help) = &diagnostic.help {
            let _ = writeln!(text, "  help: {}", Escaped(help));
        }
        text
    }

    fn excerpt(&mut self, text: &mut String, location: &Location, gutter: usize, mark: &str) {
        let Some(excerpt) = self.find(location) else {
            return;
        };
        let (line, indent) = (location.line, excerpt.indent);
        let marks = mark.repeat(excerpt.width);
        let _ = writeln!(text, "{:gutter$} |", "");
        let _ = writeln!(text, "{line:>gutter$} | {}", excerpt.text);
        let _ = writeln!(text, "{:gutter$} | {:indent$}{marks}", "", "");
    }

    fn find(&mut self, location: &Location) -> Option<Excerpt> {
        if !self.texts.contains_key(&*location.file) {
            let text = (self.source)(&location.file)?;
            let indexed = (text, LineIndex::new(text));
            self.texts.insert(location.file.to_string(), indexed);
        }
        let (text, index) = self.texts.get(&*location.file)?;
        let line = index.line(text, location.line)?;
        let at = index.offset(text, location.line, location.column);
        let at = at.saturating_sub(index.start(text, location.line));
        Some(Excerpt::new(line, at.min(line.len())))
    }
}
