//! Who sees a request when the environment names a proxy?
//!
//! The environment can only be set for another process, which runs the one test below that does nothing by itself.

use std::process::Command;

use runtime::{Client, ClientBuilder};

use crate::support::{API, CANARY, Server, answer, assert_no_canary, things};

/// Tells the child process what to call.
const URL: &str = "RUNTIME_TEST_URL";
/// Tells it to use no proxy.
const NO_PROXY: &str = "RUNTIME_TEST_NO_PROXY";

/// What the child process does: one call, whose outcome it prints.
#[tokio::test]
async fn child() {
    let Ok(url) = std::env::var(URL) else {
        return;
    };
    let builder = ClientBuilder::<Client>::new(&API)
        .credential("bearerAuth", CANARY)
        .base_url(url)
        .allow_insecure_http(true)
        .timeout(crate::support::ms(2000))
        .retry(runtime::RetryConfig::off());
    let builder = match std::env::var(NO_PROXY) {
        Ok(_) => builder.no_proxy(),
        Err(_) => builder,
    };
    let outcome = things(&builder.build().unwrap()).await;
    println!(
        "{}",
        outcome.map_or_else(
            |error| format!("{error:#} {error:?}"),
            |_| "done".to_owned()
        )
    );
}

/// Runs the child with these variables, and gives all that it prints.
async fn run(variables: &[(&str, String)]) -> String {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "proxies::child", "--nocapture"]);
    for name in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"] {
        command.env_remove(name).env_remove(name.to_lowercase());
    }
    command.envs(variables.iter().cloned());
    let output = tokio::task::spawn_blocking(move || command.output());
    let output = output.await.unwrap().unwrap();
    let text = [output.stdout, output.stderr].concat();
    let text = String::from_utf8_lossy(&text).into_owned();
    assert!(
        output.status.success() && text.contains("1 passed"),
        "{text}"
    );
    assert_no_canary(&text);
    text
}

#[tokio::test]
async fn c18_the_proxy_matrix() {
    let local = Server::always(|| answer(200, "", b"")).await;
    let other = "http://api.invalid".to_owned();
    let secure = "https://api.invalid".to_owned();
    // The variables by which a proxy is named, the URL that is called, whether the builder says no, and what the proxy sees.
    let table: [(&[&str], &String, bool, Option<&str>); 12] = [
        (
            &["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"],
            &local.url(),
            false,
            None,
        ),
        (&["HTTPS_PROXY", "https_proxy"], &local.url(), false, None),
        (
            &["http_proxy"],
            &other,
            false,
            Some("GET http://api.invalid/things"),
        ),
        (
            &["ALL_PROXY"],
            &other,
            false,
            Some("GET http://api.invalid/things"),
        ),
        (
            &["all_proxy"],
            &other,
            false,
            Some("GET http://api.invalid/things"),
        ),
        (&["HTTPS_PROXY"], &other, false, None),
        (&["http_proxy"], &other, true, None),
        (
            &["HTTPS_PROXY"],
            &secure,
            false,
            Some("CONNECT api.invalid:443"),
        ),
        (
            &["https_proxy"],
            &secure,
            false,
            Some("CONNECT api.invalid:443"),
        ),
        (
            &["ALL_PROXY"],
            &secure,
            false,
            Some("CONNECT api.invalid:443"),
        ),
        (&["http_proxy"], &secure, false, None),
        (&["HTTPS_PROXY", "ALL_PROXY"], &secure, true, None),
    ];
    for (names, url, says_no, seen) in table {
        for exempt in [false, true] {
            let proxy = Server::always(|| answer(200, "", b"")).await;
            let mut variables: Vec<_> = names.iter().map(|name| (*name, proxy.url())).collect();
            variables.push((URL, url.clone()));
            if says_no {
                variables.push((NO_PROXY, "1".to_owned()));
            }
            if exempt {
                variables.push(("NO_PROXY", "api.invalid".to_owned()));
            }
            let text = run(&variables).await;
            let requests = proxy.requests();
            let found: Vec<_> = requests
                .iter()
                .map(|request| format!("{} {}", request.method, request.target))
                .collect();
            let expected: Vec<_> = seen.filter(|_| !exempt).into_iter().collect();
            assert_eq!(
                found, expected,
                "{names:?} for {url}, exempt {exempt}: {text}"
            );
            // Through a tunnel the key goes to nobody but the API.
            let keys = requests
                .iter()
                .filter(|request| request.method == "CONNECT");
            assert!(
                keys.into_iter()
                    .all(|request| request.header("authorization").is_none())
            );
        }
    }
    assert_eq!(local.count(), 4);
}
