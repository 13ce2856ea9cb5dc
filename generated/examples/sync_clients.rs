//! What has changed since the last time? A copy of wethod's clients that is kept up to date.
//!
//! `cargo run --example sync_clients -p generated` asks a small server on this machine, with invented data, twice. With
//! `WETHOD_API_KEY` and `WETHOD_COMPANY` set it asks the real API once; it only reads. A file that is named on the command line keeps
//! the copy from one run to the next.

#[path = "support/wethod.rs"]
mod demo;

use std::{collections::BTreeMap, env, error::Error, fs, io};

use generated::wethod::{
    Client,
    model::{self, Deleted},
};
use runtime::{DateTime, Filter, json};

/// The clients as they were last seen.
#[derive(Default)]
struct Copy {
    clients: BTreeMap<i64, model::Client>,
}

/// What a run has done.
#[derive(Debug, Default)]
struct Changes {
    asked: usize,
    added: usize,
    changed: usize,
    removed: usize,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let file = env::args().nth(1);
    let mut copy = file
        .as_deref()
        .map_or_else(|| Ok(Copy::default()), Copy::load)?;
    let rounds = if env::var("WETHOD_API_KEY").is_ok() {
        copy.update(&Client::from_env()?, 1).await?
    } else {
        println!(
            "WETHOD_API_KEY is not set: asking a server on this machine, with invented data.\n"
        );
        let url = demo::start().await?;
        let wethod = Client::builder(demo::TOKEN)
            .company("acme")
            .base_url(url)
            .build()?;
        copy.update(&wethod, 2).await?
    };
    for (round, changes) in rounds.iter().enumerate() {
        println!("{}. {changes:?}", round + 1);
    }
    println!();
    for client in copy.clients.values() {
        println!(
            "{:>4}  {}  {}",
            client.id, client.updated_at, client.corporate_name
        );
    }
    if let Some(file) = file {
        copy.save(&file)?;
    }
    Ok(())
}

impl Copy {
    /// Asks a number of times for what has changed.
    async fn update(
        &mut self,
        wethod: &Client,
        rounds: usize,
    ) -> Result<Vec<Changes>, runtime::Error> {
        let mut all = Vec::new();
        for _ in 0..rounds {
            all.push(self.sync(wethod).await?);
        }
        Ok(all)
    }

    /// Asks for all clients that were changed since the newest change that is known, that one included: others may have
    /// been made in the same instant, and one client more costs nothing.
    ///
    /// The copy is changed once everything was read. A run that fails half-way can be made again as if it had never been.
    async fn sync(&mut self, wethod: &Client) -> Result<Changes, runtime::Error> {
        let newest: Option<DateTime> = self.clients.values().map(|client| client.updated_at).max();
        let mut list = wethod.clients().list().deleted(Deleted::Include);
        if let Some(newest) = newest {
            list = list.updated_at(Filter::at_least(newest));
        }
        // A client that changes while the list is read can move to another page; it is then newer, and comes next time.
        let changed = list.stream().try_collect().await?;

        let mut changes = Changes::default();
        for client in changed {
            changes.asked += 1;
            if client.deleted_at.value().is_some() {
                changes.removed += usize::from(self.clients.remove(&client.id).is_some());
                continue;
            }
            let updated_at = client.updated_at;
            match self.clients.insert(client.id, client) {
                None => changes.added += 1,
                Some(before) => changes.changed += usize::from(before.updated_at != updated_at),
            }
        }
        Ok(changes)
    }

    /// The copy in a file; an empty one where there is no file yet.
    fn load(file: &str) -> Result<Self, Box<dyn Error>> {
        let text = match fs::read(file) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(error.into()),
        };
        let clients: Vec<model::Client> = json::from_slice(&text)?;
        let clients = clients
            .into_iter()
            .map(|client| (client.id, client))
            .collect();
        Ok(Self { clients })
    }

    /// Models are written as they were read, to the digit.
    fn save(&self, file: &str) -> Result<(), Box<dyn Error>> {
        let clients: Vec<model::Client> = self.clients.values().cloned().collect();
        fs::write(file, json::to_vec(&clients)?)?;
        Ok(())
    }
}
