//! Linear programs over variables of at least 0, solved by interior points (clarabel): for programs
//! of some thousand variables ten times as fast as the simplex method (microlp).

use clarabel::algebra::CscMatrix;
use clarabel::solver::{
    DefaultSettings, DefaultSolver, IPSolver, NonnegativeConeT, SolverStatus, ZeroConeT,
};

/// A variable's number.
pub(super) type Variable = usize;

/// What a row's sum is at its right-hand side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    Equal,
    Most,
    Least,
}

/// What a solution is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// Something is concluded from it: it has to be exact but for a hundred millionth.
    Proof,
    /// It is followed as far as it goes: one that is hardly exact is better than none.
    Guide,
}

type Row = (Vec<(Variable, f64)>, f64);

/// The sum of the variables at their prices is to be as small as the rows allow.
#[derive(Clone, Debug, Default)]
pub(super) struct Program {
    prices: Vec<f64>,
    equal: Vec<Row>,
    most: Vec<Row>,
}

/// A solution.
#[derive(Clone, Debug)]
pub(super) struct Solved {
    pub objective: f64,
    /// By variable.
    pub values: Vec<f64>,
}

impl Program {
    pub(super) fn variable(&mut self, price: f64) -> Variable {
        self.prices.push(price);
        self.prices.len() - 1
    }

    /// The variables, each times its factor, in relation to `right`.
    pub(super) fn row(
        &mut self,
        mut factors: Vec<(Variable, f64)>,
        relation: Relation,
        right: f64,
    ) {
        match relation {
            Relation::Equal => self.equal.push((factors, right)),
            Relation::Most => self.most.push((factors, right)),
            Relation::Least => {
                for (_, factor) in &mut factors {
                    *factor = -*factor;
                }
                self.most.push((factors, -right));
            }
        }
    }

    /// `None`: no values satisfy the rows, or none were found.
    pub(super) fn solved(mut self, purpose: Use) -> Option<Solved> {
        let variables = self.prices.len();
        self.most.extend((0..variables).map(|variable| (vec![(variable, -1.0)], 0.0)));
        let rows = || self.equal.iter().chain(&self.most);
        let (mut nth, mut of, mut factors) = (Vec::new(), Vec::new(), Vec::new());
        for (index, (row, _)) in rows().enumerate() {
            for (variable, factor) in row {
                nth.push(index);
                of.push(*variable);
                factors.push(*factor);
            }
        }
        let right: Vec<f64> = rows().map(|(_, right)| *right).collect();
        let matrix = CscMatrix::new_from_triplets(right.len(), variables, nth, of, factors);
        let linear = CscMatrix::zeros((variables, variables));
        let cones = [ZeroConeT(self.equal.len()), NonnegativeConeT(self.most.len())];
        let settings = DefaultSettings { verbose: false, ..DefaultSettings::default() };
        let solver = DefaultSolver::new(&linear, &self.prices, &matrix, &right, &cones, settings);
        let mut solver = solver.ok()?;
        solver.solve();
        let solution = solver.solution;
        let is_solved = match solution.status {
            SolverStatus::Solved => true,
            SolverStatus::AlmostSolved => purpose == Use::Guide,
            _ => false,
        };
        is_solved.then_some(Solved { objective: solution.obj_val, values: solution.x })
    }
}
