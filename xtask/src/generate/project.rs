//! How are this project's own clients made, and compared with what would be made?
//!
//! A [`Work`] is all that has to change for the clients to be fresh: the files of each API, and the features in the
//! manifest of the crate that they are part of. It is known whole before anything is written.

use super::{listing::Listing, manifest, stale, targets::Target, tree::Plan};
use crate::{Outcome, workspace::Workspace};

/// What has to change.
#[derive(Debug)]
pub(super) struct Work<'a> {
    plans: Vec<(&'a Target, Plan)>,
    manifest: manifest::Change,
}

impl<'a> Work<'a> {
    /// Compares the committed files with what the targets hold.
    ///
    /// # Errors
    ///
    /// When a file cannot be read, when a path is refused, and when the manifest has no place for the features.
    pub(super) fn new(workspace: &Workspace, targets: &'a [Target]) -> anyhow::Result<Self> {
        let plan = |target: &'a Target| {
            let plan = Plan::new(&target.folder, target.made.files.clone())?;
            Ok((target, plan))
        };
        Ok(Self {
            plans: targets
                .iter()
                .map(plan)
                .collect::<anyhow::Result<Vec<_>>>()?,
            manifest: manifest::Change::new(workspace, targets)?,
        })
    }

    /// What is stale, as text; empty if nothing is.
    pub(super) fn describe(&self) -> String {
        let files = self.plans.iter();
        let files = files.map(|(target, plan)| stale::describe(target, plan));
        files.chain([self.manifest.describe()]).collect()
    }

    /// Prints what is stale.
    pub(super) fn check(&self) -> Outcome {
        let findings = self.describe();
        if findings.is_empty() {
            println!("fresh: {}", counted(self.unchanged()));
            return Outcome::Success;
        }
        eprint!("{findings}");
        Outcome::Failure
    }

    /// Writes what is stale, and prints what was done.
    ///
    /// # Errors
    ///
    /// When a file cannot be written; what was written before stays.
    pub(super) fn write(&self, workspace: &Workspace) -> anyhow::Result<Outcome> {
        for (target, plan) in &self.plans {
            plan.apply()?;
            for (path, _) in &plan.write {
                println!("wrote {}/{path}", target.shown);
            }
            for path in &plan.remove {
                println!("removed {}/{path}", target.shown);
            }
            if let Some(names) = &target.names
                && names.write(&target.made.names)?
            {
                println!("wrote {}", names.shown());
            }
            if let Some(listing) = &target.listing {
                if let Some(done) = listing.write()? {
                    println!("{done}");
                }
                print!("{}", listing.breaking());
            }
        }
        if let Some(path) = self.manifest.apply(workspace)? {
            println!("wrote {path}");
        }
        if self.unchanged() > 0 {
            println!("unchanged {}", counted(self.unchanged()));
        }
        Ok(Outcome::Success)
    }

    /// How many files are right as they are.
    fn unchanged(&self) -> usize {
        let files: usize = self.plans.iter().map(|(_, plan)| plan.unchanged).sum();
        let lists = self.plans.iter().filter(|(target, _)| {
            let names = target.names.as_ref();
            names.is_some_and(|names| names.found() == Some(&target.made.names))
        });
        let listings = self.plans.iter().filter(|(target, _)| {
            let listing = target.listing.as_ref();
            listing.is_some_and(Listing::is_fresh)
        });
        files + lists.count() + listings.count() + usize::from(self.manifest.is_fresh())
    }
}

fn counted(files: usize) -> String {
    if files == 1 {
        "1 file".to_owned()
    } else {
        format!("{files} files")
    }
}
