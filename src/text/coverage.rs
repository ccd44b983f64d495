//! What of a drawing the fonts cannot draw.
//!
//! Looks at finished scenes; the texts of the content are looked at by a rule of `check`.

use super::Fonts;
use crate::scene::{Mark, Scene};

/// A character of a drawing that the fonts lack, and where it was met first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Uncovered {
    /// The character.
    pub character: char,
    /// The line of text that holds it.
    pub text: String,
    /// Anchor of the element around it (`IC-T-023`), where one has an anchor.
    pub element: Option<String>,
}

impl Fonts<'_> {
    /// The characters of a drawing that the type family cannot draw, each once, in painting order.
    #[must_use]
    pub fn uncovered(&self, scene: &Scene) -> Vec<Uncovered> {
        let mut found = Vec::new();
        self.look(&scene.marks, None, &mut found);
        found
    }

    fn look(&self, marks: &[Mark], element: Option<&str>, found: &mut Vec<Uncovered>) {
        for mark in marks {
            match mark {
                Mark::Shape(_) => {}
                Mark::Group(group) => {
                    self.look(&group.marks, group.id.as_deref().or(element), found);
                }
                Mark::Text(text) => {
                    for character in self.missing(&text.content) {
                        if found.iter().all(|one| one.character != character) {
                            let element = element.map(str::to_owned);
                            found.push(Uncovered {
                                character,
                                text: text.content.clone(),
                                element,
                            });
                        }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Uncovered;
    use crate::scene::{Colour, Group, Scene, Size};
    use crate::text::{Ink, tests::fonts};

    #[test]
    fn a_missing_character_is_told_once_with_its_text_and_element() {
        let fonts = fonts();
        let set = |content| fonts.set(content, Ink::regular(15.0, Colour::Ink)).into();
        let inner = Group::new(vec![set("H₂O"), set("CO₂ 与 H₂O")]);
        let mut scene = Scene::new(Size::new(100.0, 100.0), "", "");
        scene.push(Group::new(vec![set("水"), inner.into()]).id("IC-T-001"));
        let expected = Uncovered {
            character: '₂',
            text: "H₂O".to_owned(),
            element: Some("IC-T-001".to_owned()),
        };
        assert_eq!(fonts.uncovered(&scene), [expected]);
    }
}
