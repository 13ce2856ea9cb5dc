//! Is a cleaned text really harmless?
//!
//! It is parsed with all the extensions that rustdoc uses. Each construct that could run, load or link something else than
//! what we write ourselves is a no.

use pulldown_cmark::{BrokenLink, CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

/// The extensions with which rustdoc reads doc text.
fn rustdoc_options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
}

/// Whether a text holds nothing but words, emphasis, lists, quotes, tables, code as `text` and links into the web.
pub(crate) fn is_harmless(text: &str) -> bool {
    let mut broken_links = 0_usize;
    let mut on_broken_link = |_: BrokenLink<'_>| {
        broken_links += 1;
        None
    };
    let parser =
        Parser::new_with_broken_link_callback(text, rustdoc_options(), Some(&mut on_broken_link));
    let mut depth_of_links = 0_usize;
    let mut harmless = true;
    for event in parser {
        match event {
            Event::Start(Tag::Link { .. }) => depth_of_links += 1,
            Event::End(TagEnd::Link) => depth_of_links = depth_of_links.saturating_sub(1),
            _ => {}
        }
        harmless &= is_harmless_event(&event);
        if let Event::Text(text) = &event {
            // rustdoc asks for angle brackets around such an address.
            harmless &= depth_of_links > 0 || !has_bare_address(text);
        }
    }
    harmless && broken_links == 0
}

fn has_bare_address(text: &str) -> bool {
    ["http://", "https://"].iter().any(|scheme| {
        text.match_indices(scheme).any(|(at, _)| {
            text.get(at + scheme.len()..)
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
        })
    })
}

fn is_harmless_event(event: &Event<'_>) -> bool {
    match event {
        Event::Html(_)
        | Event::InlineHtml(_)
        | Event::FootnoteReference(_)
        | Event::InlineMath(_)
        | Event::DisplayMath(_)
        | Event::TaskListMarker(_)
        | Event::Rule => false,
        Event::Start(tag) => is_harmless_tag(tag),
        _ => true,
    }
}

fn is_harmless_tag(tag: &Tag<'_>) -> bool {
    match tag {
        Tag::CodeBlock(kind) => matches!(kind, CodeBlockKind::Fenced(info) if &**info == "text"),
        Tag::Link {
            link_type,
            dest_url,
            ..
        } => {
            matches!(link_type, LinkType::Inline | LinkType::Autolink)
                && (dest_url.starts_with("https://") || dest_url.starts_with("http://"))
        }
        Tag::Paragraph
        | Tag::BlockQuote(None)
        | Tag::List(_)
        | Tag::Item
        | Tag::Table(_)
        | Tag::TableHead
        | Tag::TableRow
        | Tag::TableCell
        | Tag::Emphasis
        | Tag::Strong => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_harmless;

    #[test]
    fn only_what_we_write_ourselves_passes() {
        for text in [
            "a `b` *c* **d**",
            "- a\n- b",
            "1. a",
            "> a",
            "```text\na\n```",
            "<https://a.example>",
            "[a](https://a.example)",
        ] {
            assert!(is_harmless(text), "{text}");
        }
        for text in [
            "```\na\n```",
            "~~~rust\na\n~~~",
            "    a",
            "<b>",
            "<!-- a -->",
            "[a]",
            "[a](b)",
            "[a](javascript:b)",
            "![a](https://b.example)",
            "https://a.example",
            "# a",
            "a[^1]\n\n[^1]: b",
            "- [ ] a",
            "<a@b.example>",
            "---",
        ] {
            assert!(!is_harmless(text), "{text}");
        }
    }
}
