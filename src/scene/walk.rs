//! The marks of a scene in painting order, each knowing the group around it.
//!
//! A flat view for those who look at a scene as a whole (audit, tallies, tests). Printers that need the nesting
//! walk the tree themselves.

use super::{Group, Mark, Scene};

/// One mark with its place in the painting order.
#[derive(Debug, Clone, Copy)]
pub struct Walked<'s> {
    /// How many marks come before it; a group counts before its marks.
    pub order: usize,
    /// The mark.
    pub mark: &'s Mark,
    /// Order of the group around it.
    pub parent: Option<usize>,
}

impl<'s> Walked<'s> {
    /// The mark, where it is a group.
    #[must_use]
    pub const fn group(&self) -> Option<&'s Group> {
        match self.mark {
            Mark::Group(group) => Some(group),
            Mark::Shape(_) | Mark::Text(_) => None,
        }
    }
}

/// The marks of a scene, from the lowest to the topmost.
#[derive(Debug)]
pub struct Walk<'s> {
    order: usize,
    open: Vec<(std::slice::Iter<'s, Mark>, Option<usize>)>,
}

impl Scene {
    /// All marks in painting order.
    #[must_use]
    pub fn walk(&self) -> Walk<'_> {
        Walk { order: 0, open: vec![(self.marks.iter(), None)] }
    }

    /// How many groups carry a tag.
    #[must_use]
    pub fn count(&self, tag: &str) -> usize {
        self.walk()
            .filter_map(|walked| walked.group())
            .filter(|group| group.tags.contains(&tag))
            .count()
    }
}

impl<'s> Iterator for Walk<'s> {
    type Item = Walked<'s>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (marks, parent) = self.open.last_mut()?;
            let Some(mark) = marks.next() else {
                self.open.pop();
                continue;
            };
            let walked = Walked { order: self.order, mark, parent: *parent };
            if let Mark::Group(group) = mark {
                self.open.push((group.marks.iter(), Some(self.order)));
            }
            self.order += 1;
            return Some(walked);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::scene::{Group, Scene, Size};

    #[test]
    fn groups_come_before_their_marks() {
        let inner = Group::new(vec![]).tag("product");
        let outer = Group::new(vec![inner.clone().into()]).tag("link");
        let mut scene = Scene::new(Size::new(1.0, 1.0), "", "");
        scene.push(outer);
        scene.push(inner);
        let seen: Vec<_> = scene.walk().map(|walked| (walked.order, walked.parent)).collect();
        assert_eq!(seen, [(0, None), (1, Some(0)), (2, None)]);
        assert_eq!((scene.count("product"), scene.count("link"), scene.count("x")), (2, 1, 0));
    }
}
