//! How do diagnostics reach the person at the terminal?

use std::{
    env,
    io::{self, IsTerminal as _},
};

use super::targets::Target;
use crate::Outcome;

/// Whether text is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// With escape sequences.
    On,
    /// Plain.
    Off,
}

impl Colour {
    /// What standard error can take: colour on a terminal, unless `NO_COLOR` is set to anything.
    pub fn of_stderr() -> Self {
        let unwanted = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        if io::stderr().is_terminal() && !unwanted {
            Self::On
        } else {
            Self::Off
        }
    }
}

/// Prints what the targets' documents gave rise to; fails if one of them is refused.
pub fn print(targets: &[Target]) -> Outcome {
    let colour = Colour::of_stderr();
    for target in targets {
        eprint!("{}", painted(&target.made.diagnostics, colour));
    }
    if targets.iter().any(|target| target.made.refused) {
        Outcome::Failure
    } else {
        Outcome::Success
    }
}

/// Rendered diagnostics with their severities, arrows and marks coloured.
pub fn painted(rendered: &str, colour: Colour) -> String {
    if colour == Colour::Off {
        return rendered.to_owned();
    }
    rendered.split_inclusive('\n').map(painted_line).collect()
}

const RED: &str = "\x1b[1;31m";
const YELLOW: &str = "\x1b[1;33m";
const CYAN: &str = "\x1b[1;36m";
const BLUE: &str = "\x1b[34m";
const PLAIN: &str = "\x1b[0m";

fn painted_line(line: &str) -> String {
    for (word, colour) in [("error[", RED), ("warning[", YELLOW), ("note[", CYAN)] {
        if let Some((head, tail)) = line.split_once(']').filter(|_| line.starts_with(word)) {
            return format!("{colour}{head}]{PLAIN}{tail}");
        }
    }
    for (mark, colour) in [("  -->", BLUE), ("  :::", BLUE), ("  help:", CYAN)] {
        if let Some(tail) = line.strip_prefix(mark) {
            return format!("{colour}{mark}{PLAIN}{tail}");
        }
    }
    // The line number of an excerpt, and the bar after it.
    match line.split_once('|') {
        Some((number, code))
            if number
                .bytes()
                .all(|byte| byte == b' ' || byte.is_ascii_digit()) =>
        {
            let marks = !code.trim().is_empty()
                && code.trim().bytes().all(|byte| byte == b'^' || byte == b'-');
            let code = if marks {
                format!("{RED}{}{PLAIN}\n", code.trim_end())
            } else {
                code.to_owned()
            };
            format!("{BLUE}{number}|{PLAIN}{code}")
        }
        _ => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "error[bad]: it is | bad\n  --> a.yaml:2:3  #/x\n   |\n 2 |   x: |\n   |   ^\n  help: mend it\n";

    #[test]
    fn plain_text_stays_as_it_is() {
        assert_eq!(painted(TEXT, Colour::Off), TEXT);
    }

    #[test]
    fn colour_adds_nothing_but_colour() {
        let painted = painted(TEXT, Colour::On);
        assert!(
            painted.starts_with("\x1b[1;31merror[bad]\x1b[0m: it is | bad\n"),
            "{painted:?}"
        );
        assert!(
            painted.contains("\x1b[34m   |\x1b[0m\x1b[1;31m   ^\x1b[0m\n"),
            "{painted:?}"
        );
        let stripped = [RED, YELLOW, CYAN, BLUE, PLAIN]
            .iter()
            .fold(painted, |text, code| text.replace(code, ""));
        assert_eq!(stripped, TEXT);
    }
}
