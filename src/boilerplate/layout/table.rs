//! Tables of data, told from those that lay out a page: old portals have the whole article in one.

use super::prose::SHORT;
use super::view::View;
use super::{CARD, label};
use crate::page::html::element::Element;
use crate::page::layout::NOWHERE;

/// A cell in which a link of so many bytes stands alone names another article.
const HEADLINE: usize = SHORT;

/// What the rows of a table hold.
#[derive(Clone, Copy, Debug, Default)]
struct Cells {
    /// Rows of two cells or more.
    rows: u32,
    /// Cells that hold something.
    all: u32,
    /// Cells that hold so much that they lay out the page.
    large: u32,
    /// Cells with words or figures that lead nowhere.
    plain: u32,
    /// Cells that are headlines of other articles.
    headlines: u32,
}

impl Cells {
    fn are_data(self) -> bool {
        self.rows >= 2 && self.large * 4 <= self.rows && self.plain * 2 >= self.all && self.headlines * 3 < self.all
    }
}

impl View<'_> {
    /// For each box whether it is a table of data.
    pub(super) fn find_tables(&self) -> Vec<bool> {
        let mut cells = vec![Cells::default(); self.layout.boxes.len()];
        // The row of the cell before, its table, and how many cells of it were met.
        let (mut row, mut met) = (NOWHERE, 0);
        for (number, node) in (0..).zip(&self.layout.boxes) {
            if !matches!(node.element, Element::Td | Element::Th) {
                continue;
            }
            let (own, table) = self.row_of(node.parent);
            let Some(sum) = cells.get_mut(table as usize) else { continue };
            met = if own == row && own != NOWHERE { met + 1 } else { 1 };
            row = own;
            sum.rows += u32::from(met == 2);
            let weight = self.of_box(number);
            if weight.visible == 0 {
                continue;
            }
            sum.all += 1;
            sum.large += u32::from(weight.visible > CARD || weight.paragraphs > 1);
            let at = (node.first as usize..node.end as usize).find(|&at| self.is_visible(at)).unwrap_or_default();
            let dated = self.lines.get(at).is_some_and(|line| line.date.is_some());
            let says = self.text(at).chars().any(char::is_alphanumeric) && label(self.lines, at).is_none();
            sum.plain += u32::from(weight.link_share() < 50 && says && !dated);
            sum.headlines += u32::from(weight.link_share() >= 80 && weight.letters as usize >= HEADLINE);
        }
        cells.into_iter().map(Cells::are_data).collect()
    }

    /// The row and the table that a box stands in, when it is a part of a table.
    fn row_of(&self, mut number: u32) -> (u32, u32) {
        let mut row = NOWHERE;
        while let Some(node) = self.layout.node(number) {
            match node.element {
                Element::Tr if row == NOWHERE => row = number,
                Element::Tbody | Element::Thead | Element::Tfoot => {}
                Element::Table => return (row, number),
                _ => break,
            }
            number = node.parent;
        }
        (row, NOWHERE)
    }

    pub(super) fn is_data_table(&self, number: u32) -> bool {
        self.tables.get(number as usize).is_some_and(|&data| data)
    }

    /// Whether a fragment stands in a table of data.
    pub(super) fn in_table(&self, at: usize) -> bool {
        self.layout
            .around(at)
            .find(|(_, node)| node.element == Element::Table)
            .is_some_and(|(number, _)| self.is_data_table(number))
    }
}
