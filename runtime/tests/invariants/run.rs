//! How is a schedule played?

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use fastrand::Rng;
use runtime::test_util::{Match, MockTransport};
use runtime::{
    Call, Client, ClientBuilder, Error, Operation, Page, Pager, RequestOptions, RetryConfig,
};
use tokio::runtime::Runtime;
use tokio::time::{Instant, sleep, timeout};

use crate::judge::{self, Report};
use crate::operations::{API, CREATE, CREATE_KEYED, DELETE, Numbers, OFFSETS, PAGES, READ};
use crate::plan::{Plan, Work};
use crate::server::{PROMPT, Server};

/// Failed pages of one list after which a task gives up.
const PATIENCE: u32 = 8;

/// Plays schedules one after the other on the same virtual clock.
pub(crate) struct Machine {
    runtime: Runtime,
    counts: BTreeMap<String, u64>,
}

impl Machine {
    pub(crate) fn new() -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .start_paused(true)
            .build()
            .unwrap();
        Self {
            runtime,
            counts: BTreeMap::new(),
        }
    }

    /// How often each outcome was seen.
    pub(crate) fn into_counts(self) -> BTreeMap<String, u64> {
        self.counts
    }

    /// Plays a schedule. An error says which promise was broken.
    pub(crate) fn judge(&mut self, seed: u64) -> Result<(), String> {
        // The jitter and the keys of the client come from the thread's own generator.
        fastrand::seed(seed);
        let mut rng = Rng::with_seed(seed);
        let plan = Plan::new(&mut rng);
        let server = Arc::new(Mutex::new(Server::new(rng, plan.badness)));
        let played = self.runtime.block_on(play(&plan, &server));
        let server = server.lock().unwrap();
        let reports = played.map_err(|broken| format!("{broken}\n{plan:#?}\n{:#?}", server.log))?;
        for report in &reports {
            *self.counts.entry(report.label()).or_default() += 1;
        }
        *self.counts.entry("schedules".to_owned()).or_default() += 1;
        *self.counts.entry("requests".to_owned()).or_default() += server.log.len() as u64;
        judge::judge(&plan, &server, &reports)
            .map_err(|broken| format!("{broken}\n{plan:#?}\n{reports:#?}\n{:#?}", server.log))
    }
}

async fn play(plan: &Plan, server: &Arc<Mutex<Server>>) -> Result<Vec<Report>, String> {
    let mock = MockTransport::new();
    let answering = Arc::clone(server);
    mock.reply_with(Match::any(), move |request| {
        answering.lock().unwrap().answer(request)
    });
    let client: Client = ClientBuilder::new(&API)
        .credential("bearerAuth", "key")
        .transport(mock.clone())
        .retry(RetryConfig::default().max_attempts(plan.max_attempts))
        .rate_limit(plan.gate.config())
        .timeout(plan.total)
        .attempt_timeout(plan.attempt)
        .read_timeout(plan.silence)
        .build()
        .unwrap();
    let mut tasks = Vec::new();
    for (number, works) in plan.tasks.iter().enumerate() {
        let (client, works) = (client.clone(), works.clone());
        tasks.push(tokio::spawn(async move {
            let mut reports = Vec::new();
            for (step, work) in works.into_iter().enumerate() {
                let call = (number * 100 + step) as u64 + 1;
                reports.extend(one(&client, call, work).await);
            }
            reports
        }));
    }
    let mut reports = Vec::new();
    for task in tasks {
        let done = timeout(Duration::from_secs(100_000), task).await;
        reports.extend(done.map_err(|_| "a call does not end")?.unwrap());
    }
    // What is over must have left nothing behind: after a rest, a good server is reached at once.
    if client.rate_limit().waiting != 0 {
        return Err("someone waits at the gate who is gone".to_owned());
    }
    server.lock().unwrap().badness = 0;
    sleep(Duration::from_secs(121)).await;
    let (started, call) = (Instant::now(), Call::<Vec<i64>>::plain(&client, &READ));
    let answer = call
        .await
        .map_err(|error| format!("the gate stays shut: {error:#}"))?;
    if answer.attempts() != 1 || started.elapsed() > Duration::from_millis(PROMPT + 1) {
        return Err("the gate was not open after a rest".to_owned());
    }
    Ok(reports)
}

async fn one(client: &Client, call: u64, work: Work) -> Option<Report> {
    let started = Instant::now();
    let mut report = Report::new(call, work);
    let limit = match work {
        Work::GivenUp(limit) => limit,
        Work::Pause(time) => {
            sleep(time).await;
            return None;
        }
        Work::List { length, by_offset } => {
            if by_offset {
                let mut list = set_up::<Vec<i64>>(client, &OFFSETS, call);
                list.query("length", &length);
                collect(list.stream(), &mut report).await;
            } else {
                let mut list = set_up::<Numbers>(client, &PAGES, call);
                list.query("length", &length);
                collect(list.stream(), &mut report).await;
            }
            return Some(report);
        }
        _ => Duration::MAX,
    };
    let operation = match work {
        Work::CreateKeyed { given: false } => &CREATE_KEYED,
        Work::Read => &READ,
        Work::Delete => &DELETE,
        _ => &CREATE,
    };
    let mut request = set_up::<Vec<i64>>(client, operation, call);
    if let Work::CreateKeyed { given: true } = work {
        request.options(RequestOptions::new().idempotency_key(format!("given-{call}")));
    }
    let outcome = timeout(limit, request.send()).await;
    report.elapsed = started.elapsed();
    match outcome {
        Ok(Ok(answer)) => report.attempts = Some(answer.attempts()),
        Ok(Err(error)) => report.fail(error),
        Err(_) => report.given_up = true,
    }
    Some(report)
}

fn set_up<T: runtime::json::Decode + Send + 'static>(
    client: &Client,
    operation: &'static Operation,
    number: u64,
) -> Call<T> {
    let mut call = Call::plain(client, operation);
    call.header("x-call", &i64::try_from(number).unwrap());
    call
}

/// Walks a list to its end, and asks again for pages that fail.
async fn collect<P: Page<Item = i64>>(mut pager: Pager<P>, report: &mut Report) {
    let mut left = PATIENCE;
    loop {
        let started = Instant::now();
        let next = pager.next().await;
        report.elapsed = report.elapsed.max(started.elapsed());
        match next {
            Some(Ok(item)) => report.items.push(item),
            Some(Err(error)) if left > 0 => {
                left -= 1;
                let wait = retry_wait(&error);
                report.fail(error);
                sleep(wait).await;
            }
            Some(Err(error)) => return report.fail(error),
            None => return report.ended = true,
        }
    }
}

/// Patient as a program would be, for a little while.
fn retry_wait(error: &Error) -> Duration {
    error
        .retry_after()
        .map_or(Duration::ZERO, |wait| wait.min(Duration::from_secs(30)))
}
