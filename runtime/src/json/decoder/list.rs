//! How are arrays and maps read?

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
        match self.peek()? {
            b'[' => {}
            b'{' => return self.only_item(each),
            _ => return Err(self.unexpected("an array")),
        }
        self.enter()?;
        self.advance();
        let mut index = 0_usize;
        let mut more = self.first_item()?;
        while more {
            let noted = self.noted();
            let result = each(self);
            self.climb(noted, Step::Index(index), result)?;
            index = index.saturating_add(1);
            more = self.next_item()?;
        }
        self.leave();
        Ok(())
    }

    /// Reads an object that stands for a list of one. It counts a level as if the brackets were there: a type that is
    /// a list of itself would ask again without end.
    #[cold]
    fn only_item(
        &mut self,
        each: &mut dyn FnMut(&mut Self) -> Result<(), DecodeError>,
    ) -> Result<(), DecodeError> {
        self.exercise(Quirk::ObjectForArray);
        self.enter()?;
        each(self)?;
        self.leave();
        Ok(())
    }

    /// Whether an item follows the bracket; if not, the closing one is consumed.
    fn first_item(&mut self) -> Result<bool, DecodeError> {
        let more = self.peek()? != b']';
        if !more {
            self.advance();
        }
        Ok(more)
    }

    /// Whether another item follows one, the comma between them consumed.
    #[inline]
    fn next_item(&mut self) -> Result<bool, DecodeError> {
        match self.peek()? {
            b',' => self.advance(),
            b']' => {
                self.advance();
                return Ok(false);
            }
            _ => return Err(self.broken("`,` or `]`", "something else")),
        }
        match self.peek()? {
            b']' => Err(self.broken("a value", "a trailing comma")),
            _ => Ok(true),
        }
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
