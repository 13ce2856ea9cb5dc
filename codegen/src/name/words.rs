//! Which words is a spelling made of?
//!
//! | spelling | words |
//! |---|---|
//! | `createdAt`, `CreatedAt`, `created_at`, `created-at`, `created at`, `CREATED_AT` | created at |
//! | `HTTPServer`, `parseURL`, `customerIDs`, `IPv6Address` | http server, parse url, customer ids, ipv6 address |
//! | `sha256Sum`, `line2`, `1st`, `v1.2` | sha256 sum, line2, 1st, v1 2 |
//! | `expand[]`, `$odd`, `@type`, `e-Factura`, `Customer's notes` | expand, odd, type, e factura, customers notes |
//! | `-created_at`, `+1` | minus created at, plus 1 |
//! | `*`, `👍`, the empty text | none |
//!
//! The rules, in their order:
//!
//! 1. Each character takes its plain form (Unicode NFKC), invisible ones are dropped, and so is an apostrophe between
//!    two letters.
//! 2. What is neither a letter nor a digit parts words and is no part of one; only a sign at the very beginning is a
//!    word, because it says something: `-created_at` is not `created_at`.
//! 3. A capital begins a word after a small letter (`createdAt`), and after a capital if a small letter follows
//!    (`HTTPServer`), unless that is the `s` of a plural (`IDs`) or the `v` of a version (`IPv6`). A digit belongs to
//!    what it follows.
//! 4. Words are in small letters.

use super::characters::{Class, class, plain_form};

/// Words in small letters, none of them empty; what a scope claims.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Words(Vec<String>);

impl Words {
    /// The words of a spelling; none if it has no letter and no digit.
    pub(super) fn of(spelling: &str) -> Self {
        let text: String = plain_form(spelling)
            .chars()
            .filter(|&c| class(c) != Class::Invisible)
            .collect();
        let text = without_apostrophes(&text);
        let mut words = Self::default();
        words.extend(leading_sign(&text));
        for run in text
            .split(|c| class(c) != Class::Word)
            .filter(|run| !run.is_empty())
        {
            humps(run, &mut words);
        }
        words
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn as_slice(&self) -> &[String] {
        &self.0
    }

    pub(super) fn push(&mut self, word: impl Into<String>) {
        let word = word.into();
        if !word.is_empty() {
            self.0.push(word);
        }
    }

    /// These words, and then others.
    pub(super) fn and(mut self, others: &Self) -> Self {
        self.0.extend_from_slice(&others.0);
        self
    }
}

impl<W: Into<String>> Extend<W> for Words {
    fn extend<I: IntoIterator<Item = W>>(&mut self, words: I) {
        words.into_iter().for_each(|word| self.push(word));
    }
}

impl<W: Into<String>> FromIterator<W> for Words {
    fn from_iter<I: IntoIterator<Item = W>>(words: I) -> Self {
        let mut collected = Self::default();
        collected.extend(words);
        collected
    }
}

/// `Customer's` is one word.
fn without_apostrophes(text: &str) -> String {
    let mut before = None;
    let mut kept = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let between = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        let apostrophe = matches!(character, '\'' | '\u{2019}');
        if !(apostrophe && between(before) && between(characters.peek().copied())) {
            kept.push(character);
        }
        before = Some(character);
    }
    kept
}

/// The word for a plus or minus that a spelling begins with.
pub(super) fn leading_sign(text: &str) -> Option<&'static str> {
    let mut characters = text.chars();
    let sign = match characters.next()? {
        '-' => "minus",
        '+' => "plus",
        _ => return None,
    };
    characters
        .next()
        .filter(|&next| class(next) == Class::Word)
        .map(|_| sign)
}

/// What the letters of a word were like so far.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Letters {
    None,
    Small,
    Capital,
}

/// Splits a run of letters and digits where its capitals say so.
fn humps(run: &str, words: &mut Words) {
    let mut word = String::new();
    let mut letters = Letters::None;
    let mut rest = run.chars();
    while let Some(character) = rest.next() {
        let mut ahead = rest.clone();
        if character.is_uppercase() {
            let begins = match letters {
                Letters::None => false,
                Letters::Small => true,
                Letters::Capital => begins_after_capital(ahead.next(), ahead.next()),
            };
            if begins {
                words.push(std::mem::take(&mut word).to_lowercase());
            }
            letters = Letters::Capital;
        } else if character.is_lowercase() {
            letters = Letters::Small;
        }
        word.push(character);
    }
    words.push(word.to_lowercase());
}

/// Whether a capital after a capital begins a word, by what follows it.
fn begins_after_capital(next: Option<char>, after: Option<char>) -> bool {
    let is_small = |c: Option<char>| c.is_some_and(char::is_lowercase);
    match next {
        Some('s') => is_small(after),
        Some('v') => !after.is_some_and(char::is_numeric),
        next => is_small(next),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_spellings() {
        for (spelling, words) in [
            ("created_at", "created at"),
            ("createdAt", "created at"),
            ("CreatedAt", "created at"),
            ("created-at", "created at"),
            ("created at", "created at"),
            ("created.at", "created at"),
            ("CREATED_AT", "created at"),
            ("Created At", "created at"),
            ("__created__at__", "created at"),
            ("externalIdentifiers", "external identifiers"),
            ("HTTPServer", "http server"),
            ("parseURL", "parse url"),
            ("XMLHttpRequest", "xml http request"),
            ("customerIDs", "customer ids"),
            ("IDs", "ids"),
            ("APIsList", "apis list"),
            ("IDsome", "i dsome"),
            ("IPv6Address", "ipv6 address"),
            ("TLSv1_3", "tlsv1 3"),
            ("MVvideo", "m vvideo"),
            ("thisIs", "this is"),
            ("ISBN", "isbn"),
            ("aB", "a b"),
            ("A", "a"),
            ("eFactura", "e factura"),
            ("e-Factura", "e factura"),
            ("Invoice Series", "invoice series"),
            ("X-Request-ID", "x request id"),
            ("application/json", "application json"),
            ("Europe/Bucharest", "europe bucharest"),
            ("sha256Sum", "sha256 sum"),
            ("SHA256Sum", "sha256 sum"),
            ("base64", "base64"),
            ("line2Text", "line2 text"),
            ("V2Invoice", "v2 invoice"),
            ("2FAEnabled", "2fa enabled"),
            ("X509Certificate", "x509 certificate"),
            ("address_1", "address 1"),
            ("1st", "1st"),
            ("1stPlace", "1st place"),
            ("v1.2", "v1 2"),
            ("2024-01-31", "2024 01 31"),
            ("expand[]", "expand"),
            ("filter[status]", "filter status"),
            ("$odd", "odd"),
            ("@type", "type"),
            ("#text", "text"),
            ("-created_at", "minus created at"),
            ("-1", "minus 1"),
            ("+1", "plus 1"),
            ("- 1", "1"),
            ("1-2", "1 2"),
            ("--x", "x"),
            ("Customer's notes", "customers notes"),
            ("Customer\u{2019}s", "customers"),
            ("'quoted'", "quoted"),
            ("Quotes & Orders", "quotes orders"),
            ("Situație Lunară", "situație lunară"),
            ("ȚărileMele", "țările mele"),
            ("ПлатёжныйСчёт", "платёжный счёт"),
            ("用户信息", "用户信息"),
            ("cafe\u{301}", "café"),
            ("ﬁeld", "field"),
            ("ＦｕｌｌＷｉｄｔｈ", "full width"),
            ("zero\u{200D}width", "zerowidth"),
            ("İstanbul", "i\u{307}stanbul"),
            ("*", ""),
            ("👍", ""),
            ("name 👍", "name"),
            ("❤\u{FE0F}", ""),
            ("_", ""),
            ("", ""),
            (" \n\t", ""),
        ] {
            assert_eq!(
                Words::of(spelling).as_slice().join(" "),
                words,
                "{spelling:?}"
            );
        }
    }

    #[test]
    fn words_are_words_of_themselves() {
        for spelling in ["created at", "sha256 sum", "1st place", "țările mele"] {
            let words = Words::of(spelling);
            assert_eq!(Words::of(&words.as_slice().join("_")), words);
        }
    }
}
