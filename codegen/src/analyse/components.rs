//! Which nodes of a graph lie on a common cycle?
//!
//! Tarjan's strongly connected components, with a stack of its own: a document may hold a chain of types that is longer
//! than the call stack is deep.

/// The strongly connected components of the graph in which node `n` has an edge to each of `edges[n]`.
///
/// Each node is in exactly one of them; a node on no cycle is alone in its own.
pub(super) fn components(edges: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut search = Search {
        edges,
        found: vec![None; edges.len()],
        low: vec![0; edges.len()],
        open: vec![false; edges.len()],
        stack: Vec::new(),
        count: 0,
        components: Vec::new(),
    };
    for node in 0..edges.len() {
        search.from(node);
    }
    search.components
}

struct Search<'e> {
    edges: &'e [Vec<usize>],
    /// When a node was found.
    found: Vec<Option<usize>>,
    /// The earliest open node that is known to be reachable.
    low: Vec<usize>,
    /// Whether a node's component is not complete yet.
    open: Vec<bool>,
    /// The open nodes in the order of their finding.
    stack: Vec<usize>,
    count: usize,
    components: Vec<Vec<usize>>,
}

impl Search<'_> {
    fn from(&mut self, root: usize) {
        if !self.enter(root) {
            return;
        }
        let mut path = vec![(root, 0)];
        while let Some((node, edge)) = path.pop() {
            let target = self
                .edges
                .get(node)
                .and_then(|targets| targets.get(edge))
                .copied();
            match target {
                Some(target) => {
                    path.push((node, edge + 1));
                    if self.enter(target) {
                        path.push((target, 0));
                    } else if self.open.get(target) == Some(&true) {
                        self.lower(node, self.found_at(target));
                    }
                }
                None => {
                    let low = self.low.get(node).copied().unwrap_or_default();
                    if low == self.found_at(node) {
                        self.close(node);
                    } else if let Some((parent, _)) = path.last() {
                        self.lower(*parent, low);
                    }
                }
            }
        }
    }

    /// Opens a node; `false` if it was found before.
    fn enter(&mut self, node: usize) -> bool {
        let (Some(found @ None), Some(low), Some(open)) = (
            self.found.get_mut(node),
            self.low.get_mut(node),
            self.open.get_mut(node),
        ) else {
            return false;
        };
        *found = Some(self.count);
        *low = self.count;
        *open = true;
        self.count += 1;
        self.stack.push(node);
        true
    }

    fn found_at(&self, node: usize) -> usize {
        self.found.get(node).copied().flatten().unwrap_or_default()
    }

    fn lower(&mut self, node: usize, bound: usize) {
        if let Some(low) = self.low.get_mut(node) {
            *low = bound.min(*low);
        }
    }

    /// Takes the component that began with `first` off the stack.
    fn close(&mut self, first: usize) {
        let mut component = Vec::new();
        while let Some(node) = self.stack.pop() {
            if let Some(open) = self.open.get_mut(node) {
                *open = false;
            }
            component.push(node);
            if node == first {
                break;
            }
        }
        self.components.push(component);
    }
}

#[cfg(test)]
mod tests {
    use super::components;

    fn sorted(edges: &[Vec<usize>]) -> Vec<Vec<usize>> {
        let mut components = components(edges);
        for component in &mut components {
            component.sort_unstable();
        }
        components.sort_unstable();
        components
    }

    #[test]
    fn nodes_on_a_common_cycle_are_together() {
        assert_eq!(sorted(&[]), Vec::<Vec<usize>>::new());
        assert_eq!(sorted(&[vec![0], vec![]]), [[0], [1]]);
        let edges = [vec![1], vec![2], vec![0, 3], vec![4], vec![3, 5], vec![]];
        assert_eq!(sorted(&edges), [vec![0, 1, 2], vec![3, 4], vec![5]]);
        // Two cycles that share a node are one component; a foreign target is ignored.
        assert_eq!(sorted(&[vec![1, 2, 9], vec![0], vec![0]]), [[0, 1, 2]]);
    }

    #[test]
    fn a_long_chain_needs_no_call_stack() {
        let length = 200_000;
        let mut edges: Vec<Vec<usize>> = (1..=length).map(|next| vec![next]).collect();
        edges.push(vec![0]);
        assert_eq!(components(&edges).len(), 1);
    }
}
