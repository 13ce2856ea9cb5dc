//! Where does a parameter go, and how is it written there?

/// The facts of one parameter of an operation.
///
/// ```
/// use runtime::{Parameter, Style};
///
/// static PARAMETERS: &[Parameter] = &[
///     Parameter::path("id"),
///     Parameter::query("expand[]"),
///     Parameter::query("include").explode(false),
///     Parameter::query("filter").style(Style::DeepObject),
/// ];
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parameter {
    pub(crate) place: Place,
    pub(crate) name: &'static str,
    pub(crate) style: Style,
    pub(crate) explode: bool,
    pub(crate) reserved: bool,
    /// The part that a header belongs to.
    pub(crate) part: &'static str,
    /// The media type of a part that is no file.
    pub(crate) content_type: &'static str,
}

impl Parameter {
    const fn new(place: Place, name: &'static str, style: Style, explode: bool) -> Self {
        Self {
            place,
            name,
            style,
            explode,
            reserved: false,
            part: "",
            content_type: "",
        }
    }

    /// A part of the path: style `simple`, not exploded.
    pub const fn path(name: &'static str) -> Self {
        Self::new(Place::Path, name, Style::Simple, false)
    }

    /// A part of the query: style `form`, exploded.
    pub const fn query(name: &'static str) -> Self {
        Self::new(Place::Query, name, Style::Form, true)
    }

    /// A header: style `simple`, not exploded.
    pub const fn header(name: &'static str) -> Self {
        Self::new(Place::Header, name, Style::Simple, false)
    }

    /// A cookie: style `form`, not exploded.
    pub const fn cookie(name: &'static str) -> Self {
        Self::new(Place::Cookie, name, Style::Form, false)
    }

    /// A field of a form that is sent as `name=value` pairs.
    pub const fn form(name: &'static str) -> Self {
        Self::new(Place::Form, name, Style::Form, true)
    }

    /// A part of a multipart form.
    pub const fn part(name: &'static str) -> Self {
        Self::new(Place::Part, name, Style::Form, true)
    }

    /// A header of a part of a multipart form.
    pub const fn part_header(part: &'static str, name: &'static str) -> Self {
        let mut header = Self::new(Place::PartHeader, name, Style::Simple, false);
        header.part = part;
        header
    }

    /// Gives a part that is no file a media type, e.g. `application/json`. A file has its own.
    #[must_use]
    pub const fn content_type(mut self, content_type: &'static str) -> Self {
        self.content_type = content_type;
        self
    }

    /// Writes lists and objects in another style; only `form` starts out exploded, so call [`explode`](Self::explode) after this.
    #[must_use]
    pub const fn style(mut self, style: Style) -> Self {
        self.explode = matches!(
            (style, self.place),
            (Style::Form, Place::Query | Place::Form | Place::Part) | (Style::DeepObject, _)
        );
        self.style = style;
        self
    }

    /// Says whether each item of a list is written as a parameter of its own.
    #[must_use]
    pub const fn explode(mut self, explode: bool) -> Self {
        self.explode = explode;
        self
    }

    /// Leaves `:`, `,` and `/` as they are in a query value, for servers that do not decode them.
    ///
    /// The separators of a query and the commas inside an item of a list are encoded nevertheless.
    #[must_use]
    pub const fn allow_reserved(mut self, reserved: bool) -> Self {
        self.reserved = reserved;
        self
    }

    /// The name on the wire.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Where the parameter goes.
    pub const fn place(&self) -> Place {
        self.place
    }
}

/// The part of a request that carries a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Place {
    /// Between two slashes of the path.
    Path,
    /// After the `?`.
    Query,
    /// A header field.
    Header,
    /// The `Cookie` header.
    Cookie,
    /// A body of `name=value` pairs.
    Form,
    /// A part of a multipart body.
    Part,
    /// A header of a part.
    PartHeader,
}

/// How lists and objects are written into a parameter, by OpenAPI's names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Style {
    /// `n=a&n=b`, or `n=a,b` where not exploded.
    Form,
    /// `a,b`: for paths and headers.
    Simple,
    /// `.a,b`, or `.a.b` where exploded: for paths.
    Label,
    /// `;n=a,b`, or `;n=a;n=b` where exploded: for paths.
    Matrix,
    /// `n=a%20b`.
    SpaceDelimited,
    /// `n=a%7Cb`.
    PipeDelimited,
    /// `n%5Bk%5D=v`, and `n%5Bk%5D%5Bj%5D=v` further down: for objects in a query or a form.
    DeepObject,
}
