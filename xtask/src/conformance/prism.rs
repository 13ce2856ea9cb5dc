//! How is Prism installed, started, awaited, and always stopped?

use std::{
    fs::{self, File},
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context as _, bail, ensure};

use crate::{process, workspace::Workspace};

/// The package and its version.
const PACKAGE: &str = "@stoplight/prism-cli";
const VERSION: &str = "5.16.0";

/// How long the server may take until it listens.
const PATIENCE: Duration = Duration::from_secs(120);

/// How often it is asked whether it does.
const PAUSE: Duration = Duration::from_millis(200);

/// Whether the programs that it needs are here.
pub(super) fn can_run() -> bool {
    ["node", "npm"].iter().all(|program| {
        let mut command = Command::new(program);
        command
            .arg("--version")
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command.status().is_ok_and(|status| status.success())
    })
}

/// An installed Prism.
#[derive(Debug)]
pub(super) struct Prism {
    script: PathBuf,
    folder: PathBuf,
}

/// Installs Prism into a folder, unless it is there.
pub(super) fn install(folder: &Path) -> anyhow::Result<Prism> {
    let package = folder.join("node_modules").join(PACKAGE);
    let script = package.join("dist/index.js");
    let manifest = fs::read_to_string(package.join("package.json")).unwrap_or_default();
    if !script.is_file() || !manifest.contains(&format!("\"version\": \"{VERSION}\"")) {
        println!("installing {PACKAGE} {VERSION} into {}", folder.display());
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        let mut npm = Command::new("npm");
        npm.args([
            "install",
            "--no-save",
            "--no-audit",
            "--no-fund",
            "--loglevel",
            "error",
            "--prefix",
        ]);
        npm.arg(folder).arg(format!("{PACKAGE}@{VERSION}"));
        npm.stdin(Stdio::null());
        ensure!(
            process::succeeds(&mut npm)?,
            "npm could not install {PACKAGE} {VERSION}"
        );
    }
    ensure!(script.is_file(), "{PACKAGE} has no {}", script.display());
    Ok(Prism {
        script,
        folder: folder.to_path_buf(),
    })
}

impl Prism {
    /// Starts a server for an API that refuses what the document does not allow, and waits until it listens.
    pub(super) fn start(&self, workspace: &Workspace, api: &str) -> anyhow::Result<Server> {
        let log = self.folder.join(format!("{api}.log"));
        let output =
            File::create(&log).with_context(|| format!("cannot write {}", log.display()))?;
        let address = free_address()?;
        let mut command = Command::new("node");
        command.arg(&self.script).args([
            "mock",
            "--errors",
            "--multiprocess=false",
            "--host",
            "127.0.0.1",
        ]);
        command.args(["--port", &address.port().to_string()]);
        command.arg(workspace.root().join("spec").join(api).join("openapi.yaml"));
        command
            .stdin(Stdio::null())
            .stdout(output.try_clone()?)
            .stderr(output);
        let child = command.spawn().context("cannot start node")?;
        let mut server = Server {
            child,
            address,
            log,
        };
        server.wait()?;
        Ok(server)
    }
}

/// An address that nobody uses at this moment.
fn free_address() -> anyhow::Result<SocketAddr> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no port is free")?;
    Ok(listener.local_addr()?)
}

/// A running server; it is stopped when this is dropped.
#[derive(Debug)]
pub(super) struct Server {
    child: Child,
    address: SocketAddr,
    log: PathBuf,
}

impl Server {
    /// Where it listens.
    pub(super) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What it prints.
    pub(super) fn log(&self) -> &Path {
        &self.log
    }

    fn wait(&mut self) -> anyhow::Result<()> {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            if let Some(status) = self.child.try_wait()? {
                bail!(
                    "Prism ended ({status}) before it listened: see {}",
                    self.log.display()
                );
            }
            if TcpStream::connect_timeout(&self.address, PAUSE).is_ok() {
                return Ok(());
            }
            thread::sleep(PAUSE);
        }
        bail!("Prism does not listen: see {}", self.log.display())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself, which is as good.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn server(program: &str, argument: &str) -> Server {
        let child = Command::new(program).arg(argument).spawn().unwrap();
        Server {
            child,
            address: free_address().unwrap(),
            log: PathBuf::from("a.log"),
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_server_that_ends_is_told() {
        let ended = server("sleep", "0").wait().unwrap_err();
        assert!(
            ended.to_string().contains("before it listened: see a.log"),
            "{ended}"
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_server_is_stopped() {
        let started = server("sleep", "600");
        let id = started.child.id().to_string();
        drop(started);
        let is_there = Command::new("kill")
            .args(["-0", &id])
            .stderr(Stdio::null())
            .status()
            .unwrap();
        assert!(!is_there.success());
    }
}
