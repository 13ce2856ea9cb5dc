//! How are paragraphs, lists, quotes, tables and code written anew?

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::Cleaned;
use super::inline::Inline;
use crate::emit::docs::WIDTH;

/// How deep lists and quotes are shown; what is nested deeper stands at this depth.
const DEPTH: usize = 8;

/// Writes a description anew.
pub(crate) fn render(text: &str) -> Cleaned {
    let mut writer = Writer::default();
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        writer.event(event);
    }
    writer.end_inline();
    writer.cleaned
}

/// Something around blocks.
#[derive(Debug)]
struct Container {
    kind: Kind,
    /// Whether a line of it is written.
    is_written: bool,
}

#[derive(Debug)]
enum Kind {
    Quote,
    List { next: Option<u64> },
    Item { marker: String },
}

#[derive(Debug, Default)]
struct Writer {
    cleaned: Cleaned,
    containers: Vec<Container>,
    /// Quotes and items that stand too deep to be shown.
    hidden: usize,
    inline: Option<Inline>,
    heading: bool,
    code: Option<String>,
    html: Option<String>,
    row: Vec<String>,
}

impl Writer {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => match &mut self.code {
                Some(code) => code.push_str(&text),
                None => self.inline().text(&text),
            },
            Event::Code(code) => self.inline().code(&code),
            Event::Html(html) => match &mut self.html {
                Some(block) => block.push_str(&html),
                None => self.inline().text(&html),
            },
            Event::InlineHtml(html) if is_line_break(&html) => self.inline().line_break(),
            Event::InlineHtml(html) => self.inline().text(&html),
            Event::SoftBreak => self.inline().text(" "),
            Event::HardBreak => self.inline().line_break(),
            Event::Rule
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { .. } => {
                self.end_inline();
                self.heading = true;
            }
            Tag::BlockQuote(_) => {
                self.end_inline();
                self.open(Kind::Quote);
            }
            Tag::CodeBlock(_) => {
                self.end_inline();
                self.code = Some(String::new());
            }
            Tag::HtmlBlock => {
                self.end_inline();
                self.html = Some(String::new());
            }
            Tag::List(first) => {
                self.end_inline();
                self.open(Kind::List { next: first });
            }
            Tag::Item => {
                let marker = self.marker();
                self.open(Kind::Item { marker });
            }
            Tag::Emphasis => self.emphasis("*"),
            Tag::Strong => self.emphasis("**"),
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => {
                self.inline().open_link(&dest_url)
            }
            _ => self.end_inline(),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item => {
                self.end_inline();
                self.close();
            }
            TagEnd::CodeBlock => {
                let code = self.code.take().unwrap_or_default();
                self.code_block(&code);
            }
            TagEnd::HtmlBlock => {
                let html = self.html.take().unwrap_or_default();
                self.inline().text(&html);
                self.end_inline();
            }
            TagEnd::Heading(_) => {
                self.end_inline();
                self.heading = false;
            }
            TagEnd::TableCell => {
                let cell = self.inline.take().unwrap_or_default().cell();
                self.row.push(cell);
            }
            TagEnd::TableHead => self.end_row(true),
            TagEnd::TableRow => self.end_row(false),
            TagEnd::Emphasis => self.emphasis("*"),
            TagEnd::Strong => self.emphasis("**"),
            TagEnd::Link | TagEnd::Image => self.inline().close_link(),
            _ => self.end_inline(),
        }
    }

    fn inline(&mut self) -> &mut Inline {
        self.inline.get_or_insert_default()
    }

    fn emphasis(&mut self, mark: &str) {
        // A heading is written in bold type, which cannot be emphasised.
        if !self.heading {
            self.inline().mark(mark);
        }
    }

    fn open(&mut self, kind: Kind) {
        if self.containers.len() < 2 * DEPTH {
            self.containers.push(Container {
                kind,
                is_written: false,
            });
        } else {
            self.hidden += 1;
        }
    }

    fn close(&mut self) {
        if self.hidden > 0 {
            self.hidden -= 1;
        } else {
            self.containers.pop();
        }
    }

    /// The mark of the next item of the innermost list.
    fn marker(&mut self) -> String {
        match self
            .containers
            .last_mut()
            .map(|container| &mut container.kind)
        {
            Some(Kind::List { next: Some(next) }) => {
                let marker = format!("{next}. ");
                *next = next.saturating_add(1);
                marker
            }
            _ => "- ".to_owned(),
        }
    }

    /// Ends the paragraph that is being written, if there is one.
    fn end_inline(&mut self) {
        let Some(inline) = self.inline.take().filter(|inline| !inline.is_empty()) else {
            return;
        };
        let width = WIDTH.saturating_sub(self.indent()).max(WIDTH / 2);
        let mut lines = inline.wrapped(width);
        if self.heading {
            lines = vec![format!("**{}**", lines.join(" "))];
        }
        if self.containers.is_empty() && !self.heading && self.cleaned.lines.is_empty() {
            self.cleaned.first_paragraph = lines.len();
        }
        self.block(lines);
    }

    fn code_block(&mut self, code: &str) {
        let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
        let fence = "`".repeat(3.max(longest + 1));
        let mut lines = vec![format!("{fence}text")];
        lines.extend(code.lines().map(str::to_owned));
        lines.push(fence);
        self.block(lines);
    }

    /// Ends a row of a table; the first one is followed by a rule.
    fn end_row(&mut self, is_head: bool) {
        let row = std::mem::take(&mut self.row);
        let line = |cells: &[String]| format!("| {} |", cells.join(" | "));
        if is_head {
            self.block(vec![line(&row), line(&vec!["---".to_owned(); row.len()])]);
        } else {
            self.lines(vec![line(&row)]);
        }
    }

    fn indent(&self) -> usize {
        self.containers
            .iter()
            .map(|container| container.kind.continuation().len())
            .sum()
    }

    /// Adds the lines of a block inside the open containers, set off by an empty line where there is need of one.
    fn block(&mut self, lines: Vec<String>) {
        if !self.cleaned.lines.is_empty() && !self.goes_on_in_list() {
            let written = self
                .containers
                .iter()
                .take_while(|container| container.is_written);
            let prefix: String = written
                .map(|container| container.kind.continuation())
                .collect();
            self.cleaned.lines.push(prefix.trim_end().to_owned());
        }
        self.lines(lines);
    }

    /// Whether the next block begins an item right below what the list, or the item around the list, has before.
    fn goes_on_in_list(&self) -> bool {
        match self.containers.as_slice() {
            [around @ .., list, item]
                if !item.is_written && matches!(item.kind, Kind::Item { .. }) =>
            {
                let is_nested = matches!(
                    around.last(),
                    Some(Container {
                        kind: Kind::Item { .. },
                        is_written: true
                    })
                );
                list.is_written || (is_nested && matches!(list.kind, Kind::List { next: None }))
            }
            _ => false,
        }
    }

    fn lines(&mut self, lines: Vec<String>) {
        for line in lines {
            let mut prefixed = String::new();
            for container in &mut self.containers {
                prefixed.push_str(&match &container.kind {
                    Kind::Item { marker } if !container.is_written => marker.clone(),
                    kind => kind.continuation(),
                });
                container.is_written = true;
            }
            prefixed.push_str(&line);
            self.cleaned.lines.push(prefixed.trim_end().to_owned());
        }
    }
}

impl Kind {
    /// What stands before each line but the first.
    fn continuation(&self) -> String {
        match self {
            Self::Quote => "> ".to_owned(),
            Self::List { .. } => String::new(),
            Self::Item { marker } => " ".repeat(marker.len()),
        }
    }
}

fn is_line_break(html: &str) -> bool {
    matches!(
        html.to_ascii_lowercase().as_str(),
        "<br>" | "<br/>" | "<br />"
    )
}
