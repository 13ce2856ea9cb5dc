//! Where does one item of a stream end and the next begin?
//!
//! Bytes come in chunks of any size, and a chunk may end anywhere: inside of a character, or between a carriage return
//! and its line feed. What was cut out does not depend on where.

use std::collections::VecDeque;
use std::mem;
use std::time::Duration;

/// How items are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Framing {
    /// Server-sent events.
    Events,
    /// A line each.
    Lines,
    /// Each after a record separator (RFC 7464).
    Sequence,
}

/// The byte before each item of a sequence.
const SEPARATOR: u8 = 0x1e;

/// One item, not yet decoded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Frame {
    pub(super) data: Vec<u8>,
    pub(super) event: Option<String>,
    pub(super) id: Option<String>,
    pub(super) retry: Option<Duration>,
}

/// An item that is longer than it may be.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct TooLong;

/// What has been read and not yet handed out.
#[derive(Debug)]
pub(super) struct Frames {
    framing: Framing,
    limit: usize,
    line: Vec<u8>,
    /// Whether the last byte was a carriage return, so that a line feed belongs to it.
    after_return: bool,
    /// Whether a line has ended before.
    has_begun: bool,
    /// The event that is being put together, and whether it has data.
    event: Frame,
    has_data: bool,
    whole: VecDeque<Frame>,
}

impl Frames {
    pub(super) fn new(framing: Framing, limit: usize) -> Self {
        Self {
            framing,
            limit,
            line: Vec::new(),
            after_return: false,
            has_begun: false,
            event: Frame::default(),
            has_data: false,
            whole: VecDeque::new(),
        }
    }

    pub(super) fn set_limit(&mut self, limit: usize) {
        self.limit = limit;
    }

    /// The next whole item.
    pub(super) fn next(&mut self) -> Option<Frame> {
        self.whole.pop_front()
    }

    /// Takes a chunk in.
    pub(super) fn feed(&mut self, chunk: &[u8]) -> Result<(), TooLong> {
        let framing = self.framing;
        let ends = |byte: &u8| match framing {
            Framing::Events => matches!(byte, b'\n' | b'\r'),
            Framing::Lines => *byte == b'\n',
            Framing::Sequence => *byte == SEPARATOR,
        };
        let mut rest = chunk;
        while let Some(end) = rest.iter().position(ends) {
            let (line, after) = rest.split_at(end);
            let byte = after.first().copied();
            rest = after.get(1..).unwrap_or_default();
            let is_second_half = byte == Some(b'\n') && self.after_return && line.is_empty();
            self.after_return = self.framing == Framing::Events && byte == Some(b'\r');
            if is_second_half {
                continue;
            }
            self.extend(line)?;
            self.end_line();
        }
        if !rest.is_empty() {
            self.after_return = false;
        }
        self.extend(rest)
    }

    fn extend(&mut self, part: &[u8]) -> Result<(), TooLong> {
        if self.line.len() + self.event.data.len() + part.len() > self.limit {
            return Err(TooLong);
        }
        self.line.extend_from_slice(part);
        Ok(())
    }

    /// The end of the stream: the last line need not end. An event that has not ended is none.
    pub(super) fn finish(&mut self) {
        if self.framing != Framing::Events {
            self.end_line();
        }
    }

    fn end_line(&mut self) {
        let mut line = mem::take(&mut self.line);
        if !mem::replace(&mut self.has_begun, true) && line.starts_with(b"\xef\xbb\xbf") {
            line.drain(..3);
        }
        match self.framing {
            Framing::Lines | Framing::Sequence => {
                if !line.trim_ascii().is_empty() {
                    let data = line;
                    self.whole.push_back(Frame {
                        data,
                        ..Frame::default()
                    });
                }
            }
            Framing::Events if line.is_empty() => self.end_event(),
            Framing::Events => self.field(&line),
        }
    }

    /// One without data only sets what holds for later ones, and is not handed out.
    fn end_event(&mut self) {
        let event = mem::take(&mut self.event);
        if mem::take(&mut self.has_data) {
            self.whole.push_back(event);
        }
    }

    fn field(&mut self, line: &[u8]) {
        let colon = line.iter().position(|byte| *byte == b':');
        let (name, value) = match colon {
            Some(colon) => {
                let (name, value) = line.split_at(colon);
                let value = value.get(1..).unwrap_or_default();
                (name, value.strip_prefix(b" ").unwrap_or(value))
            }
            None => (line, [].as_slice()),
        };
        let text = || String::from_utf8_lossy(value).into_owned();
        match name {
            b"data" => {
                if mem::replace(&mut self.has_data, true) {
                    self.event.data.push(b'\n');
                }
                self.event.data.extend_from_slice(value);
            }
            b"event" => self.event.event = Some(text()),
            b"id" if !value.contains(&0) => self.event.id = Some(text()),
            b"retry" => {
                let digits = value.iter().all(u8::is_ascii_digit);
                let milliseconds = digits.then(|| text().parse().ok()).flatten();
                self.event.retry = milliseconds.map(Duration::from_millis);
            }
            // A comment, or what a later version says.
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVENTS: &str = "\u{feff}: hello\nretry: 100\ndata: {\"a\":1}\n\nevent: tick\r\ndata:x\r\ndata: y\r\nid: 7\r\n\r\n\
                          id: 8\r\rdata\r\rodd: 1\ndata: é\n\ndata: unfinished\n";

    fn read(framing: Framing, limit: usize, chunks: &[&[u8]]) -> Result<Vec<Frame>, TooLong> {
        let mut frames = Frames::new(framing, limit);
        for chunk in chunks {
            frames.feed(chunk)?;
        }
        frames.finish();
        Ok(std::iter::from_fn(|| frames.next()).collect())
    }

    fn data(frames: &[Frame]) -> Vec<&str> {
        frames
            .iter()
            .map(|frame| str::from_utf8(&frame.data).unwrap())
            .collect()
    }

    #[test]
    fn a_chunk_may_end_after_any_byte() {
        let lines = "{\"a\":1}\n\r\n{\"b\":\"é\"}\r\n[2]";
        let sequence = "\u{1e}{\"a\":\n1}\n\u{1e}2\n\u{1e}\n\u{1e}[3]";
        for (framing, text, expected) in [
            (Framing::Events, EVENTS, vec!["{\"a\":1}", "x\ny", "", "é"]),
            (
                Framing::Lines,
                lines,
                vec!["{\"a\":1}", "{\"b\":\"é\"}\r", "[2]"],
            ),
            (
                Framing::Sequence,
                sequence,
                vec!["{\"a\":\n1}\n", "2\n", "[3]"],
            ),
        ] {
            let whole = read(framing, 100, &[text.as_bytes()]).unwrap();
            assert_eq!(data(&whole), expected);
            for at in 0..=text.len() {
                let (one, two) = text.as_bytes().split_at(at);
                assert_eq!(read(framing, 100, &[one, two]).as_ref(), Ok(&whole), "{at}");
            }
            let bytes: Vec<&[u8]> = text.as_bytes().chunks(1).collect();
            assert_eq!(read(framing, 100, &bytes).as_ref(), Ok(&whole));
        }
    }

    #[test]
    fn an_event_has_a_name_an_id_and_a_wait() {
        let events = read(Framing::Events, 100, &[EVENTS.as_bytes()]).unwrap();
        assert_eq!(events[0].retry, Some(Duration::from_millis(100)));
        assert_eq!(events[1].event.as_deref(), Some("tick"));
        assert_eq!(events[1].id.as_deref(), Some("7"));
        assert_eq!((&events[2].event, &events[2].id), (&None, &None));
    }

    #[test]
    fn an_item_has_a_limit_however_it_comes() {
        for (framing, text) in [
            (Framing::Events, "data: 12345678901234567890\n\n"),
            (
                Framing::Events,
                "data: 1234567\ndata: 1234567\ndata: 1234567\n\n",
            ),
            (Framing::Lines, "123456789012345678901\n"),
            (Framing::Sequence, "\u{1e}123456789012345678901"),
        ] {
            assert_eq!(
                read(framing, 20, &[text.as_bytes()]),
                Err(TooLong),
                "{text}"
            );
            let bytes: Vec<&[u8]> = text.as_bytes().chunks(1).collect();
            assert_eq!(read(framing, 20, &bytes), Err(TooLong), "{text}");
        }
    }
}
