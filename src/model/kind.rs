//! What sort of thing an event is, and how that looks: a glyph and a colour by name.

use super::{Extra, Text};
use serde::de::{self, EnumAccess, VariantAccess as _};
use serde::{Deserialize, Deserializer};
use std::fmt;

/// The kind of an event: one of the built-in ones, or one that the file declares.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EventKind {
    /// People meet or speak, in a room or by telephone.
    Meeting,
    /// A head of state or government signs an order.
    ExecutiveOrder,
    /// Sanctions are imposed.
    Sanctions,
    /// Sanctions, or the emergency under them, are continued.
    SanctionsExtension,
    /// Sanctions are lifted, waived or eased.
    SanctionsRelief,
    /// Somebody says something in public.
    Statement,
    /// A law is passed or signed.
    Legislation,
    /// Parties agree, or fail to.
    Agreement,
    /// A body votes.
    Vote,
    /// A court or tribunal rules.
    Ruling,
    /// A report appears.
    Report,
    /// Armed force, or aid for it.
    Military,
    /// Tariffs, prices, markets.
    Economic,
    /// Anything else.
    #[default]
    Other,
    /// A kind of the file's own, by its id in [`crate::model::Timeline::kinds`].
    Custom(Text),
}

impl EventKind {
    /// Every built-in kind, in the order in which legends list them.
    pub const BUILT_IN: [Self; 14] = [
        Self::Sanctions,
        Self::SanctionsExtension,
        Self::SanctionsRelief,
        Self::ExecutiveOrder,
        Self::Legislation,
        Self::Meeting,
        Self::Agreement,
        Self::Statement,
        Self::Vote,
        Self::Ruling,
        Self::Report,
        Self::Military,
        Self::Economic,
        Self::Other,
    ];

    /// The name that a file uses: `ExecutiveOrder`, or the id of a declared kind.
    pub fn name(&self) -> &str {
        match self {
            Self::Meeting => "Meeting",
            Self::ExecutiveOrder => "ExecutiveOrder",
            Self::Sanctions => "Sanctions",
            Self::SanctionsExtension => "SanctionsExtension",
            Self::SanctionsRelief => "SanctionsRelief",
            Self::Statement => "Statement",
            Self::Legislation => "Legislation",
            Self::Agreement => "Agreement",
            Self::Vote => "Vote",
            Self::Ruling => "Ruling",
            Self::Report => "Report",
            Self::Military => "Military",
            Self::Economic => "Economic",
            Self::Other => "Other",
            Self::Custom(id) => id,
        }
    }

    /// The built-in kind of that name, if there is one.
    pub fn built_in(name: &str) -> Option<Self> {
        Self::BUILT_IN.into_iter().find(|kind| kind.name() == name)
    }

    /// What people read, for a built-in kind: "Executive order".
    pub fn title(&self) -> &str {
        match self {
            Self::ExecutiveOrder => "Executive order",
            Self::SanctionsExtension => "Sanctions extension",
            Self::SanctionsRelief => "Sanctions relief",
            other => other.name(),
        }
    }

    /// The glyph of a built-in kind; a declared kind has its own in [`Kind::glyph`].
    pub fn glyph(&self) -> Glyph {
        match self {
            Self::Meeting => Glyph::Circle,
            Self::ExecutiveOrder => Glyph::Document,
            Self::Sanctions => Glyph::Square,
            Self::SanctionsExtension => Glyph::Tag,
            Self::SanctionsRelief => Glyph::OpenSquare,
            Self::Statement => Glyph::Speech,
            Self::Legislation => Glyph::Column,
            Self::Agreement => Glyph::Diamond,
            Self::Vote => Glyph::Hexagon,
            Self::Ruling => Glyph::Pentagon,
            Self::Report => Glyph::Lines,
            Self::Military => Glyph::Triangle,
            Self::Economic => Glyph::Ring,
            Self::Other | Self::Custom(_) => Glyph::Dot,
        }
    }

    /// The colour of a built-in kind; a declared kind has its own in [`Kind::colour`].
    pub fn colour(&self) -> Colour {
        match self {
            Self::Sanctions => Colour::Vermilion,
            Self::ExecutiveOrder | Self::Ruling => Colour::SkyBlue,
            Self::Meeting | Self::SanctionsRelief => Colour::Green,
            Self::Statement | Self::Report => Colour::Orange,
            Self::SanctionsExtension | Self::Vote => Colour::Purple,
            Self::Agreement | Self::Economic => Colour::Yellow,
            Self::Legislation => Colour::Blue,
            Self::Military => Colour::Red,
            Self::Other | Self::Custom(_) => Colour::Grey,
        }
    }
}

impl<'de> Deserialize<'de> for EventKind {
    /// Takes any bare name: those that are not built in become [`EventKind::Custom`], and whoever
    /// reads the file says whether it declares them.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_enum("EventKind", &[], NameVisitor)
    }
}

/// Reads a bare name, whatever it is.
struct NameVisitor;

impl<'de> de::Visitor<'de> for NameVisitor {
    type Value = EventKind;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the name of a kind, such as Meeting")
    }

    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<EventKind, A::Error> {
        let (kind, variant) = access.variant_seed(NameSeed)?;
        variant.unit_variant()?;
        Ok(kind)
    }
}

/// The name itself.
struct NameSeed;

impl<'de> de::DeserializeSeed<'de> for NameSeed {
    type Value = EventKind;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<EventKind, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl de::Visitor<'_> for NameSeed {
    type Value = EventKind;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the name of a kind, such as Meeting")
    }

    fn visit_str<E: de::Error>(self, name: &str) -> Result<EventKind, E> {
        Ok(EventKind::built_in(name).unwrap_or_else(|| EventKind::Custom(name.into())))
    }
}

/// A kind that a file declares for itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Kind {
    /// What events write in their `kind`.
    pub id: Text,
    /// What people read.
    pub title: Text,
    /// The shape of its mark.
    pub glyph: Glyph,
    /// The colour of its mark.
    pub colour: Colour,
    /// Fields that this version does not know.
    #[serde(skip)]
    pub extra: Extra,
}

/// The shape of a mark, so that a kind reads without colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum Glyph {
    /// A filled circle.
    Circle,
    /// A small filled circle.
    #[default]
    Dot,
    /// A circle with an empty middle.
    Ring,
    /// A filled square.
    Square,
    /// A square with an empty middle.
    OpenSquare,
    /// A square on its corner.
    Diamond,
    /// A triangle that points up.
    Triangle,
    /// Five sides.
    Pentagon,
    /// Six sides.
    Hexagon,
    /// A sheet of paper with a folded corner.
    Document,
    /// A label that points to the right.
    Tag,
    /// A speech bubble.
    Speech,
    /// A shield, as on a coat of arms.
    Column,
    /// Three lines of text.
    Lines,
}

/// A colour by name: the palette of the theme says what it is on screen (Okabe and Ito, adjusted).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum Colour {
    /// Neutral grey.
    #[default]
    Grey,
    /// Okabe–Ito orange.
    Orange,
    /// Okabe–Ito sky blue.
    SkyBlue,
    /// Okabe–Ito bluish green.
    Green,
    /// Okabe–Ito yellow.
    Yellow,
    /// Okabe–Ito blue, towards violet so that it differs from sky blue.
    Blue,
    /// Okabe–Ito vermilion.
    Vermilion,
    /// Okabe–Ito reddish purple.
    Purple,
    /// A muted red for armed force.
    Red,
}
