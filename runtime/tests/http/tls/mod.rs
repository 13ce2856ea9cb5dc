//! Is the key sent only to a server that proves who it is?
//!
//! `certificates` has leaves of one invented authority, all with the same key, which is of no use elsewhere: `good` is for
//! this machine, `expired` was so until 2021, `early` will be so from 2100 on, `other` is for another host, `sha1` is signed in a
//! way that nobody accepts any more, and `itself` was signed by nobody else. The authority's own key is gone.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use runtime::{Client, ClientBuilder, ErrorKind, RetryConfig};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::{ServerConfig, crypto};

use crate::support::{API, CANARY, ms, things};

macro_rules! pem {
    ($name:literal) => {
        include_bytes!(concat!("certificates/", $name, ".pem")).as_slice()
    };
}

const AUTHORITY: &[u8] = pem!("authority");

/// A server that speaks TLS with a certificate and answers everything, and how many requests it could read.
async fn server(certificate: &[u8]) -> (u16, Arc<AtomicUsize>) {
    let chain = vec![CertificateDer::from_pem_slice(certificate).unwrap()];
    let key = PrivateKeyDer::from_pem_slice(pem!("key")).unwrap();
    let provider = Arc::new(crypto::aws_lc_rs::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let read = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&read);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let Ok(mut stream) = acceptor.accept(stream).await else {
                continue;
            };
            let mut request = [0; 4096];
            if matches!(stream.read(&mut request).await, Ok(1..)) {
                counted.fetch_add(1, Relaxed);
            }
            let answer = b"HTTP/1.1 200 x\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
            let _ = stream.write_all(answer).await;
            let _ = stream.shutdown().await;
        }
    });
    (port, read)
}

fn builder(host: &str, port: u16) -> ClientBuilder {
    ClientBuilder::new(&API)
        .credential("bearerAuth", CANARY)
        .base_url(format!("https://{host}:{port}"))
        .timeout(ms(5000))
        .retry(RetryConfig::off())
}

#[tokio::test]
async fn c17_a_known_authority_vouches_for_this_host() {
    let (port, read) = server(pem!("good")).await;
    for host in ["localhost", "127.0.0.1"] {
        let builder = builder(host, port).add_root_certificate(AUTHORITY);
        things(&builder.build().unwrap()).await.unwrap();
    }
    assert_eq!(read.load(Relaxed), 2);
}

#[tokio::test]
async fn c17_whoever_does_not_prove_who_he_is_gets_no_key() {
    let table: [(&str, &[u8], bool); 7] = [
        ("an unknown authority", pem!("good"), false),
        ("no authority", pem!("itself"), false),
        ("no authority, beside a known one", pem!("itself"), true),
        ("expired", pem!("expired"), true),
        ("not yet valid", pem!("early"), true),
        ("another host", pem!("other"), true),
        ("signed with SHA-1", pem!("sha1"), true),
    ];
    for (name, certificate, is_known) in table {
        let (port, read) = server(certificate).await;
        let builder = builder("localhost", port);
        let builder = if is_known {
            builder.add_root_certificate(AUTHORITY)
        } else {
            builder
        };
        let client: Client = builder.build().unwrap();
        let error = things(&client).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Tls, "{name}: {error:?}");
        assert!(!error.maybe_sent() && error.is_connect(), "{name}");
        assert_eq!(read.load(Relaxed), 0, "{name}");
    }
}

#[test]
fn c17_a_root_that_is_none_is_refused() {
    for pem in [
        "",
        "no PEM",
        "-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----\n",
    ] {
        let outcome = builder("localhost", 1).add_root_certificate(pem).build();
        let error: runtime::Error = outcome.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Build, "{pem:?}");
    }
    let two = [AUTHORITY, pem!("itself")].concat();
    assert!(
        builder("localhost", 1)
            .add_root_certificate(two)
            .build()
            .is_ok()
    );
}
