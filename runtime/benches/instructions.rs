//! How many instructions does a call take, and how many of them are the pipeline's?
//!
//! Run by `cargo xtask bench instructions`, which compares the counts with those in `instructions.toml`. Each benchmark is a
//! process of its own under Valgrind, on one thread, and makes its calls on a connection that is open already.

#[cfg(test)]
mod reading;

gungraun::main!(library_benchmark_groups = reads);

#[cfg(test)]
use counted::reads;

/// What is counted.
#[cfg(test)]
mod counted {
    use std::hint::black_box;

    use gungraun::{library_benchmark, library_benchmark_group};
    use runtime::StatusCode;
    use runtime::transport::{Request, Response, Transport, TransportFuture};
    use tokio::runtime::Runtime;

    use crate::reading;

    /// Calls per benchmark; `instructions.toml` has the instructions of one.
    const CALLS: usize = 100;
    const WARM_UP: usize = 20;

    fn on_one_thread() -> Runtime {
        tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap()
    }

    /// A thread of tasks, and what sends through it; both are made outside of what is counted.
    struct Scene<S> {
        runtime: Runtime,
        sender: S,
    }

    impl<S> Scene<S> {
        fn new(sender: impl AsyncFnOnce() -> S) -> Self {
            let runtime = on_one_thread();
            let sender = runtime.block_on(sender());
            Self { runtime, sender }
        }

        /// Makes calls, one after the other. Gives the scene back, so that nothing is taken down while it is counted.
        fn play(self, calls: usize, mut one: impl AsyncFnMut(&S)) -> Self {
            self.runtime.block_on(async {
                for _ in 0..calls {
                    one(&self.sender).await;
                }
            });
            self
        }
    }

    type Bare = Scene<(reqwest::Client, String)>;

    async fn read_bare((http, url): &(reqwest::Client, String)) {
        reading::bare(http, url).await;
    }

    fn reqwest_ready() -> Bare {
        let sender = async || (reading::reqwest(), reading::serve().await);
        Scene::new(sender).play(WARM_UP, read_bare)
    }

    fn client_ready() -> Scene<runtime::Client> {
        let sender = async || reading::client(&reading::serve().await);
        Scene::new(sender).play(WARM_UP, reading::call)
    }

    fn memory_ready() -> Scene<runtime::Client> {
        let sender = async || reading::builder().transport(Memory).build().unwrap();
        Scene::new(sender).play(WARM_UP, reading::call)
    }

    /// Gives the answer of the server, without one.
    struct Memory;

    impl Transport for Memory {
        fn send(&self, _: Request) -> TransportFuture<'_> {
            Box::pin(async {
                Ok(Response::new(StatusCode::OK)
                    .with_header("content-type", "application/json")
                    .with_body(reading::BODY))
            })
        }
    }

    #[library_benchmark]
    #[bench::reqwest(reqwest_ready())]
    fn bare(scene: Bare) -> Bare {
        black_box(scene).play(CALLS, read_bare)
    }

    #[library_benchmark]
    #[bench::network(client_ready())]
    #[bench::memory(memory_ready())]
    fn call(scene: Scene<runtime::Client>) -> Scene<runtime::Client> {
        black_box(scene).play(CALLS, reading::call)
    }

    library_benchmark_group!(name = reads, benchmarks = [bare, call]);
}
