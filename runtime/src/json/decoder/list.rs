//! How are arrays and maps read?

use jiter::Peek;

use super::Decoder;
use crate::json::path::Step;
use crate::json::{Decode, DecodeError, Quirk};
use crate::value::Map;

impl Decoder<'_> {
    /// Reads an array. `each` is called before every item and reads it.
    ///
    /// The quirks in force hold for the items too.
    pub(crate) fn each_item(
        &mut self,
        each: &mut dyn FnMut(&mut Self) -> Result<(), DecodeError>,
    ) -> Result<(), DecodeError> {
        let peek = self.peek()?;
        if peek == Peek::Object {
            self.exercise(Quirk::ObjectForArray);
            // A level as if the brackets were there: a type that is a list of itself would ask again without end.
            self.enter()?;
            each(self)?;
            self.leave();
            return Ok(());
        }
        if peek != Peek::Array {
            return Err(self.unexpected("an array"));
        }
        self.enter()?;
        let base = self.base;
        let mut index = 0_usize;
        let mut more = self.jiter.known_array();
        while more
            .map_err(|error| DecodeError::syntax(base, &error))?
            .is_some()
        {
            let noted = self.noted();
            let result = each(self);
            self.climb(noted, Step::Index(index), result)?;
            index = index.saturating_add(1);
            more = self.jiter.array_step();
        }
        self.leave();
        Ok(())
    }

    /// Reads a list.
    ///
    /// # Errors
    ///
    /// If the next value is no array, or one of its items is no `T`. An object reads as a list of one
    /// ([`Quirk::ObjectForArray`]).
    pub fn list<T: Decode>(&mut self) -> Result<Vec<T>, DecodeError> {
        let mut items = Vec::new();
        self.each_item(&mut |json| {
            items.push(T::decode(json)?);
            Ok(())
        })?;
        Ok(items)
    }

    /// Reads an object whose members are named by data.
    ///
    /// # Errors
    ///
    /// If the next value is no object, or one of its values is no `T`.
    pub fn map<T: Decode>(&mut self) -> Result<Map<T>, DecodeError> {
        let mut map = Map::new();
        self.each_member(&mut |name, json| json.entry(&mut map, name))?;
        Ok(map)
    }
}
