//! How is a script played on a connection?

use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::sleep;

use super::request::Unread;
use super::{Script, Shared, Step, lock};

/// Serves a connection until either side ends it. `None` is the end, too: a client that goes away is the client's affair.
pub(super) async fn serve(mut stream: TcpStream, shared: &Shared, number: usize) -> Option<()> {
    // Small writes are to leave as they are scripted.
    let _ = stream.set_nodelay(true);
    let mut unread = Unread::default();
    play(&mut stream, &mut unread, (shared.greet)(number)).await?;
    loop {
        let request = unread.request(&mut stream).await?;
        let number = {
            let mut log = lock(&shared.log);
            log.push(request.clone());
            log.len().saturating_sub(1)
        };
        play(&mut stream, &mut unread, (shared.respond)(&request, number)).await?;
    }
}

/// Plays a script. `None` where the connection is not to be used any more.
async fn play(stream: &mut TcpStream, unread: &mut Unread, script: Script) -> Option<()> {
    for step in script {
        match step {
            Step::Read(length) => unread.at_least(stream, length).await,
            Step::Write(bytes) => stream.write_all(&bytes).await.ok()?,
            Step::Drip(bytes, wait) => {
                for byte in bytes {
                    sleep(wait).await;
                    stream.write_all(&[byte]).await.ok()?;
                }
            }
            Step::Forever(bytes, wait) => forever(stream, &bytes, wait).await?,
            Step::Wait(time) => sleep(time).await,
            Step::Hang => std::future::pending().await,
            Step::HalfClose => {
                stream.shutdown().await.ok()?;
                let mut rest = [0; 1024];
                while matches!(stream.read(&mut rest).await, Ok(1..)) {}
                return None;
            }
            Step::Close => return None,
            Step::Reset => {
                // A connection that is closed without lingering is reset.
                stream.set_zero_linger().ok()?;
                return None;
            }
        }
    }
    Some(())
}

async fn forever(stream: &mut TcpStream, bytes: &[u8], wait: Duration) -> Option<()> {
    loop {
        if !wait.is_zero() {
            sleep(wait).await;
        }
        stream.write_all(bytes).await.ok()?;
    }
}
