//! Was a promise broken?

use std::collections::BTreeMap;
use std::time::Duration;

use runtime::{Error, ErrorKind};

use crate::plan::{Gate, Plan, Work};
use crate::server::{Entry, Server};

/// tokio's timers count whole milliseconds.
const TICK: Duration = Duration::from_millis(2);
const MINUTE: Duration = Duration::from_secs(60);
/// By how much a wait may exceed what the server asked for.
const SPREAD: Duration = Duration::from_millis(250);

/// What a caller saw of one call, or of one list.
#[derive(Debug)]
pub(crate) struct Report {
    pub(crate) call: u64,
    pub(crate) work: Work,
    /// The longest time that the caller waited.
    pub(crate) elapsed: Duration,
    pub(crate) attempts: Option<u32>,
    pub(crate) given_up: bool,
    pub(crate) items: Vec<i64>,
    pub(crate) ended: bool,
    pub(crate) errors: Vec<Error>,
}

impl Report {
    pub(crate) fn new(call: u64, work: Work) -> Self {
        Self {
            call,
            work,
            elapsed: Duration::ZERO,
            attempts: None,
            given_up: false,
            items: Vec::new(),
            ended: false,
            errors: Vec::new(),
        }
    }

    pub(crate) fn fail(&mut self, error: Error) {
        self.attempts = Some(error.attempts());
        self.errors.push(error);
    }

    /// The outcome in a word or two.
    pub(crate) fn label(&self) -> String {
        match (&self.work, self.errors.last()) {
            (_, _) if self.given_up => "given up".to_owned(),
            (Work::List { .. }, _) if self.ended => "list: complete".to_owned(),
            (Work::List { .. }, _) => "list: given up".to_owned(),
            (_, Some(error)) => format!("{:?}", error.kind()),
            (_, None) => "ok".to_owned(),
        }
    }
}

pub(crate) fn judge(plan: &Plan, server: &Server, reports: &[Report]) -> Result<(), String> {
    for report in reports {
        let log: Vec<&Entry> = server
            .log
            .iter()
            .filter(|entry| entry.call == report.call)
            .collect();
        judge_call(plan, server, report, &log)
            .map_err(|broken| format!("call {}: {broken}", report.call))?;
    }
    judge_keys(server)?;
    judge_gate(plan, server)
}

fn judge_call(plan: &Plan, server: &Server, report: &Report, log: &[&Entry]) -> Result<(), String> {
    demand(
        report.elapsed <= plan.total + TICK,
        "it took longer than the total cap",
    )?;
    if let Work::List { length, .. } = report.work {
        let all: Vec<i64> = (0..length).collect();
        demand(all.starts_with(&report.items), "an item is lost or doubled")?;
        demand(
            !report.ended || report.items == all,
            "the list ended too early",
        )?;
        let guards = |error: &Error| error.kind() == ErrorKind::Other;
        return demand(
            !report.errors.iter().any(guards),
            "a guard stopped a sane list",
        );
    }
    let done = server.done.get(&report.call).copied().unwrap_or(0);
    let is_write = matches!(
        report.work,
        Work::Create | Work::GivenUp(_) | Work::CreateKeyed { .. }
    );
    demand(!is_write || done <= 1, "it was done twice")?;
    demand(
        log.len() <= plan.max_attempts as usize,
        "it was tried too often",
    )?;
    demand(
        report.given_up || report.attempts == u32::try_from(log.len()).ok(),
        "the number of attempts is told wrongly",
    )?;
    match report.errors.last() {
        Some(error) => {
            demand(
                done == 0 || error.maybe_sent(),
                "it was done, and the error denies it",
            )?;
            let refused = error.is_retryable() && matches!(report.work, Work::Create);
            demand(
                done == 0 || !refused,
                "it was done, and the error invites to repeat it",
            )?;
        }
        None => demand(
            report.given_up || done >= 1,
            "it was not done, and nobody says so",
        )?,
    }
    judge_waits(plan, log)
}

/// A hint is heeded, and not by much more than it asks for where nothing else makes a call wait.
fn judge_waits(plan: &Plan, log: &[&Entry]) -> Result<(), String> {
    for pair in log.windows(2) {
        let waited = pair[1].at - pair[0].at;
        demand(
            pair[1].attempt == pair[0].attempt + 1,
            "attempts are miscounted",
        )?;
        if let Some(hint) = pair[0].hint {
            demand(waited + TICK >= hint, "it came back before the hint")?;
            let is_free = matches!(plan.gate, Gate::Off);
            demand(
                !is_free || waited <= hint + SPREAD + TICK,
                "it came back long after the hint",
            )?;
        }
    }
    Ok(())
}

/// All attempts of a call carry the same key, and no two calls do.
fn judge_keys(server: &Server) -> Result<(), String> {
    let mut calls: BTreeMap<&str, u64> = BTreeMap::new();
    let mut keys: BTreeMap<u64, &str> = BTreeMap::new();
    for entry in &server.log {
        let Some(key) = entry.key.as_deref() else {
            continue;
        };
        let same = *calls.entry(key).or_insert(entry.call) == entry.call
            && *keys.entry(entry.call).or_insert(key) == key;
        demand(same, "a key belongs to two calls, or a call has two keys")?;
    }
    Ok(())
}

fn judge_gate(plan: &Plan, server: &Server) -> Result<(), String> {
    let arrivals: Vec<&Entry> = server.log.iter().filter(|entry| entry.arrived).collect();
    if let Gate::Enforce { per_minute, .. } = plan.gate {
        let apart = arrivals.windows(per_minute as usize + 1);
        for window in apart {
            if let [first, .., last] = window {
                let time = last.at - first.at;
                demand(
                    time + TICK >= MINUTE,
                    "more requests left in a minute than permitted",
                )?;
            }
        }
    }
    if matches!(plan.gate, Gate::Off) {
        return Ok(());
    }
    let refusals = server.log.iter().filter(|entry| entry.concerns_all);
    for (refusal, hint) in refusals.filter_map(|entry| Some((entry, entry.hint?))) {
        let too_early =
            |entry: &&Entry| entry.at > refusal.at && entry.at + TICK < refusal.at + hint;
        demand(
            !server.log.iter().any(|entry| too_early(&entry)),
            "a request left while the gate was shut",
        )?;
    }
    Ok(())
}

fn demand(holds: bool, otherwise: &str) -> Result<(), String> {
    if holds {
        Ok(())
    } else {
        Err(otherwise.to_owned())
    }
}
