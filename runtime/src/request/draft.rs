//! What has been said about a call so far?

use std::borrow::Cow;

use super::{RequestOptions, form};
use crate::json::{self, Encode};
use crate::parameter::Place;
use crate::source::Payload;
use crate::{ByteSource, Client, Error, InvalidValue, Operation, Param, ParamValue, Parameter};

/// A call that is being described. Not generic over the answer, so that everything done with it is compiled once.
#[derive(Clone)]
pub(crate) struct Draft {
    pub(crate) client: Client,
    pub(crate) operation: &'static Operation,
    /// Values by the index of their parameter, a bad one with the reason why it is bad.
    values: Vec<(usize, Result<ParamValue, InvalidValue>)>,
    /// A name that the operation does not have: a mistake of whoever wrote the setter.
    unknown: Option<&'static str>,
    body: Option<Result<Body, InvalidValue>>,
    options: Option<Box<RequestOptions>>,
    /// What kind of answer is asked for.
    pub(crate) accept: &'static str,
    /// Whether the body of the answer is handed out as it comes.
    pub(crate) streams: bool,
}

/// A request body.
#[derive(Clone)]
pub(crate) struct Body {
    pub(crate) content_type: Cow<'static, str>,
    pub(crate) payload: Payload,
}

impl Draft {
    pub(crate) fn new(client: &Client, operation: &'static Operation) -> Box<Self> {
        let client = client.clone();
        Box::new(Self {
            client,
            operation,
            values: Vec::new(),
            unknown: None,
            body: None,
            options: None,
            accept: operation.accept,
            streams: false,
        })
    }

    /// Sets a parameter. A second value replaces the first.
    pub(crate) fn set(&mut self, place: Place, name: &'static str, value: &dyn Param) {
        self.set_at(self.index(place, "", name), name, value);
    }

    /// Sets a header of a part.
    pub(crate) fn set_part_header(
        &mut self,
        part: &'static str,
        name: &'static str,
        value: &dyn Param,
    ) {
        self.set_at(self.index(Place::PartHeader, part, name), name, value);
    }

    fn set_at(&mut self, index: Option<usize>, name: &'static str, value: &dyn Param) {
        let Some(index) = index else {
            self.unknown = Some(name);
            return;
        };
        let value = value.value();
        match self.values.iter_mut().find(|(other, _)| *other == index) {
            Some((_, old)) => *old = value,
            None => self.values.push((index, value)),
        }
    }

    pub(crate) fn set_json(&mut self, content_type: &'static str, value: &dyn Encode) {
        let bytes = json::to_vec(value).map_err(|_| InvalidValue::Unencodable);
        self.body = Some(bytes.map(|bytes| Body {
            content_type: content_type.into(),
            payload: ByteSource::from(bytes).into(),
        }));
    }

    pub(crate) fn set_body(&mut self, content_type: &'static str, source: ByteSource) {
        self.body = Some(Ok(Body {
            content_type: content_type.into(),
            payload: source.into(),
        }));
    }

    pub(crate) fn set_options(&mut self, options: RequestOptions) {
        self.options = Some(Box::new(options));
    }

    fn index(&self, place: Place, part: &str, name: &str) -> Option<usize> {
        let fits = |parameter: &Parameter| {
            parameter.place == place && parameter.part == part && parameter.name == name
        };
        self.operation.parameters.iter().position(fits)
    }

    fn at(&self, index: usize) -> Option<&Result<ParamValue, InvalidValue>> {
        self.values
            .iter()
            .find(|(other, _)| *other == index)
            .map(|(_, value)| value)
    }

    /// A parameter and its value, [`Absent`](ParamValue::Absent) where it was not set. `None` where the operation has no such parameter.
    pub(crate) fn value(
        &self,
        place: Place,
        name: &str,
    ) -> Result<Option<(&'static Parameter, &ParamValue)>, Error> {
        let parameters: &'static [Parameter] = self.operation.parameters;
        let Some((index, parameter)) = self
            .index(place, "", name)
            .and_then(|i| Some((i, parameters.get(i)?)))
        else {
            return Ok(None);
        };
        match self.at(index) {
            Some(Ok(value)) => Ok(Some((parameter, value))),
            Some(Err(reason)) => Err(Error::invalid(parameter.name, *reason)),
            None => Ok(Some((parameter, &ParamValue::Absent))),
        }
    }

    /// The parameters in one place that were set, in the order of the document.
    pub(crate) fn values_in(
        &self,
        place: Place,
    ) -> impl Iterator<Item = (&'static Parameter, Result<&ParamValue, Error>)> {
        let parameters: &'static [Parameter] = self.operation.parameters;
        parameters
            .iter()
            .enumerate()
            .filter(move |(_, parameter)| parameter.place == place)
            .filter_map(|(index, parameter)| {
                let value = self
                    .at(index)?
                    .as_ref()
                    .map_err(|reason| Error::invalid(parameter.name, *reason));
                Some((parameter, value))
            })
    }

    /// A name that was set and is no parameter of the operation.
    pub(crate) fn unknown(&self) -> Option<&'static str> {
        self.unknown
    }

    /// The body that was set, or the one that form fields make.
    pub(crate) fn body(&self) -> Result<Option<Body>, Error> {
        match &self.body {
            None => form::build(self),
            Some(Ok(body)) => Ok(Some(body.clone())),
            Some(Err(reason)) => Err(Error::invalid("body", *reason)),
        }
    }

    pub(crate) fn options(&self) -> Option<&RequestOptions> {
        self.options.as_deref()
    }

    pub(crate) fn extra_query(&self) -> &[(String, String)] {
        self.options().map_or(&[], |options| &options.query)
    }

    pub(crate) fn extra_headers(&self) -> &[(String, String)] {
        self.options().map_or(&[], |options| &options.headers)
    }
}
