//! What does every generated request type have in common?

/// Gives a newtype around [`Call<T, M>`](crate::Call) the methods that send it.
///
/// `request!(ListInvoices => InvoiceList, Meta)` for `struct ListInvoices(Call<InvoiceList, Meta>)`; without a meta it
/// is `request!(RetrieveClient => Client)`.
///
/// ```
/// use runtime::{Call, Error, RequestOptions};
///
/// #[must_use = "a request does nothing until it is awaited"]
/// pub struct ListNumbers(Call<Vec<i64>>);
///
/// impl ListNumbers {
///     /// Only numbers from here on.
///     pub fn from(mut self, from: i64) -> Self {
///         self.0.query("from", &from);
///         self
///     }
/// }
/// runtime::request!(ListNumbers => Vec<i64>);
/// runtime::paged_request!(ListNumbers => Vec<i64>);
///
/// async fn sum(numbers: ListNumbers) -> Result<i64, Error> {
///     let numbers = numbers.from(7).options(RequestOptions::new().max_attempts(1)).await?;
///     Ok(numbers.iter().sum())
/// }
/// ```
#[macro_export]
macro_rules! request {
    ($request:ty => $answer:ty) => {
        $crate::request!($request => $answer, $crate::NoMeta);
    };
    ($request:ty => $answer:ty, $meta:ty) => {
        impl $request {
            /// Sends the request and decodes its answer. `.await` on the request itself does the same.
            pub fn send(self) -> $crate::ResponseFuture<$answer, $meta> {
                self.0.send()
            }

            /// Sends the request and gives its answer undecoded. An answer that is no success is still an error.
            pub fn send_raw(self) -> $crate::RawFuture {
                self.0.send_raw()
            }

            /// Sets the options of this request: time limits, attempts, extra headers.
            pub fn options(mut self, options: $crate::RequestOptions) -> Self {
                self.0.options(options);
                self
            }
        }

        impl $crate::AsCall for $request {
            type Answer = $answer;
            type Meta = $meta;

            fn as_call(&self) -> &$crate::Call<$answer, $meta> {
                &self.0
            }
        }

        impl ::std::future::IntoFuture for $request {
            type Output = ::std::result::Result<$crate::Response<$answer, $meta>, $crate::Error>;
            type IntoFuture = $crate::ResponseFuture<$answer, $meta>;

            fn into_future(self) -> Self::IntoFuture {
                self.send()
            }
        }
    };
}

/// Gives a newtype around [`Call<T, M>`](crate::Call), whose answer can be a file, the method that hands it out.
///
/// `download_request!(ExportExpenses)`, next to [`request!`](crate::request); with a media type where the request gives
/// something else as well: `download_request!(DownloadInvoicePdf, "application/pdf")`.
#[macro_export]
macro_rules! download_request {
    ($request:ty $(, $media_type:literal)?) => {
        impl $request {
            /// Sends the request and hands the file out as it comes in, so that it need not fit into memory.
            pub fn download(self) -> $crate::DownloadFuture {
                $crate::__download!(self.0 $(, $media_type)?)
            }
        }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __download {
    ($call:expr) => {
        $call.download()
    };
    ($call:expr, $media_type:literal) => {
        $call.download_as($media_type)
    };
}

/// Gives a newtype around [`Call<T, M>`](crate::Call), whose answer comes item by item, its stream.
///
/// `stream_request!(Watch => events Change, "text/event-stream")`; in place of `events` it may say `json_lines` or
/// `json_sequence`, and `text_events` without a type.
#[macro_export]
macro_rules! stream_request {
    ($request:ty => events $item:ty, $media_type:literal) => {
        $crate::stream_request!(@ $request, $crate::Event<$item>, events, $media_type);
    };
    ($request:ty => text_events, $media_type:literal) => {
        $crate::stream_request!(@ $request, $crate::Event<String>, text_events, $media_type);
    };
    ($request:ty => $format:ident $item:ty, $media_type:literal) => {
        $crate::stream_request!(@ $request, $item, $format, $media_type);
    };
    (@ $request:ty, $item:ty, $format:ident, $media_type:literal) => {
        impl $request {
            /// Sends the request and hands the items of its answer out as they come in.
            pub fn stream(self) -> $crate::ItemStream<$item> {
                self.0.$format($media_type)
            }
        }
    };
}

/// Gives a newtype around [`Call<T, M>`](crate::Call), whose answer `T` is a [`Page`](crate::Page), its streams.
///
/// `paged_request!(ListInvoices => InvoiceList)`, next to [`request!`](crate::request).
#[macro_export]
macro_rules! paged_request {
    ($request:ty => $page:ty) => {
        impl $request {
            /// The items of all pages, fetched page by page as they are asked for.
            pub fn stream(self) -> $crate::Pager<$page> {
                self.0.stream()
            }

            /// The pages, each fetched when it is asked for.
            pub fn pages(self) -> $crate::Pages<$page> {
                self.0.pages()
            }
        }
    };
}
