//! Which texts are hostile?

/// Whether a character must be in nothing that is written: it would reorder the text around it, or is not to be seen.
pub(crate) fn is_hidden(character: char) -> bool {
    (character.is_control() && !matches!(character, '\n' | '\t'))
        || matches!(
            character,
            '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

/// Texts that are tried at each name by itself.
pub(crate) const NAMES: &[&str] = &[
    "*/ pub fn pwned() {} /*",
    "\"#; pub fn pwned() {} //",
    "pwned\\",
    "\npub fn pwned() {}",
    "#[pwned]",
    "{0} {pwned} {{",
    "pw\u{200b}ned\u{202e}\u{feff}",
    "```\npanic!(\"pwned\")\n```",
    "",
    "self",
    "type",
    "String",
];

/// One text of each kind, and some that are two kinds at once.
pub(crate) fn payloads() -> Vec<String> {
    let mut payloads: Vec<String> = TEXTS.iter().map(|text| (*text).to_owned()).collect();
    payloads.push("pwned ".repeat(2_000));
    payloads.push("> ".repeat(500) + "pwned");
    payloads
}

const TEXTS: &[&str] = &[
    // Ends of comments and strings.
    "*/ pub fn pwned() {} /*",
    "/* pwned",
    "/* /* */ pwned",
    "\n*/\npub fn pwned() {}\n/*",
    "\" + pwned() + \"",
    "\"#; pub fn pwned() {} //",
    "pwned\\",
    "'; pwned(); '",
    // Lines that begin something else.
    "\npub fn pwned() {}",
    "a\npub fn pwned() {}\n",
    "pwned\rpub fn pwned() {}",
    "pwned\r\n\r\n    panic!()",
    "pwned\u{2028}panic!()\u{2029}panic!()",
    "\0pwned\u{1}\u{7f}\u{85}",
    "! pwned",
    "/ pwned",
    "* pwned",
    "#![allow(pwned)]",
    "#[pwned]",
    "#{pwned}",
    // Formats.
    "{}",
    "{0} {pwned} {{",
    "%s %n %",
    "$pwned ${pwned} $(pwned)",
    // Characters that nobody sees.
    "pwned\u{202e}\u{2066}\u{200f}",
    "pw\u{200b}ned\u{200d}\u{feff}",
    "\u{e0070}\u{e0077}",
    "pwned&#x202e;&#x2066;&#xfeff;&#0;&#10;pwned",
    // Code in documentation.
    "```\npanic!(\"pwned\")\n```",
    "```rust\npanic!(\"pwned\")\n```",
    "~~~ should_panic\npanic!(\"pwned\")\n~~~",
    "a\n\n    panic!(\"pwned\")\n\nb",
    "\tpanic!(\"pwned\")",
    "> ```\n> panic!(\"pwned\")\n> ```",
    "- a\n\n      panic!(\"pwned\")\n",
    "1. ~~~\n   panic!(\"pwned\")\n   ~~~",
    "`` ` `` ``` pwned",
    // Tags and links.
    "<script>alert(\"pwned\")</script>",
    "<img src=x onerror=alert(1)>\n\n<pwned",
    "<!-- pwned",
    "[pwned](javascript:alert(1))",
    "[pwned](JaVaScRiPt:alert(1) \"x\") ![pwned](data:text/html,x)",
    "[pwned] [`Vec`] [pwned][] [x][pwned]\n\n[pwned]: javascript:alert(1)",
    "<javascript:alert(1)> <https://pwned.example> https://pwned.example/a_b_(c) http://x",
    "&lt;script&gt; &#60;pwned&#62;",
    "| a |\n| - |\n| `x | <b>` |",
    "[^1]\n\n[^1]: pwned",
    "- [ ] pwned\n- [x] pwned",
    "pwned\n===\n\n# pwned\n\n---",
    // Names.
    "",
    " ",
    "_",
    "self",
    "Self",
    "type",
    "1st",
    "new",
    "String",
    "\u{1F600}",
    "../../pwned",
    "con",
];
