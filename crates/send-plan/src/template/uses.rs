//! What a template shows: the merge fields of one file, with the place of each.

use serde_json::Value;

use super::language::{self, Block, Call, Expression, Node, Path, Program};
use super::scan::{Problem, Spot};

/// Every use of a merge field in one file, in the file's order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Uses {
    /// Fields that are shown.
    pub(crate) shown: Vec<Shown>,
    /// Fields that only decide what is shown.
    pub(crate) conditions: Vec<(String, Spot)>,
    /// Fields whose parts are asked for: `{{a.b}}`, `{{#each a}}`, `{{#a}}`.
    pub(crate) nested: Vec<(String, Spot)>,
}

/// A place that shows a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Shown {
    pub(crate) field: String,
    pub(crate) spot: Spot,
    /// It is shown only where it is not empty.
    pub(crate) guarded: bool,
    /// Whether it is shown depends on something else.
    pub(crate) conditional: bool,
}

impl Uses {
    /// Every field whose value, or a part of it, a reader may see, with its place.
    pub(crate) fn read(&self) -> impl Iterator<Item = (&str, Spot)> {
        let shown = self.shown.iter().map(|shown| (shown.field.as_str(), shown.spot));
        shown.chain(self.nested.iter().map(|(field, spot)| (field.as_str(), *spot)))
    }

    /// Every field that it names, shown or not.
    pub(crate) fn fields(&self) -> impl Iterator<Item = &str> {
        let shown = self.shown.iter().map(|shown| &shown.field);
        let asked = self.conditions.iter().chain(&self.nested).map(|(field, _)| field);
        shown.chain(asked).map(String::as_str)
    }
}

/// Reads a template.
pub(crate) fn parse(text: &str) -> Result<Uses, Problem> {
    language::parse(text).map(|program| of(&program))
}

/// What a template that was read uses.
pub(crate) fn of(program: &Program) -> Uses {
    let mut walk = Walk { uses: Uses::default() };
    walk.program(program, &Scope::default());
    walk.uses
}

/// What is known at a place of the template.
#[derive(Clone, Copy, Default)]
struct Scope<'a> {
    /// Fields that are not empty here.
    guards: &'a [String],
    conditional: bool,
    /// Inside `{{#each a}}`, `{{#with a}}` or `{{#a}}` names mean parts of this field.
    of: Option<&'a Owner>,
    /// Names of block parameters.
    locals: &'a [String],
    outer: Option<&'a Scope<'a>>,
}

/// Whose parts plain names mean inside a block.
struct Owner(Option<String>);

/// What a path means.
enum Meaning {
    Field(String),
    PartOf(Option<String>),
    Nothing,
}

struct Walk {
    uses: Uses,
}

impl Walk {
    fn program(&mut self, program: &Program, scope: &Scope<'_>) {
        for node in &program.nodes {
            match node {
                Node::Text(_) => {}
                Node::Show { call, .. } => self.call(call, scope, false),
                Node::Block(block) => self.block(block, scope),
            }
        }
    }

    /// A name alone is shown; a helper shows what it is given.
    fn call(&mut self, call: &Call, scope: &Scope<'_>, guarded: bool) {
        if !call.is_helped() {
            return self.path(&call.name, call.spot, scope, guarded);
        }
        let name = call.name.plain().unwrap_or_default();
        let has_default = match (name, call.given.as_slice()) {
            ("log", _) => return,
            // `{{lookup this "First name"}}`
            ("lookup", [Expression::Path(of), Expression::Literal(Value::String(field))])
                if of.parts.is_empty() && of.ups == 0 && scope.of.is_none() =>
            {
                return self.show(field.clone(), call.spot, scope, guarded);
            }
            // SendGrid's `{{insert nickname "default=friend"}}`.
            ("insert", [_, rest @ ..]) => rest.iter().any(is_default),
            _ => false,
        };
        for given in &call.given {
            if has_default {
                self.condition(given, call.spot, scope);
            }
            self.shown(given, call.spot, scope, guarded || has_default);
        }
        for (_, given) in &call.named {
            self.shown(given, call.spot, scope, guarded);
        }
    }

    fn shown(&mut self, given: &Expression, spot: Spot, scope: &Scope<'_>, guarded: bool) {
        match given {
            Expression::Path(path) => self.path(path, spot, scope, guarded),
            Expression::Call(call) => self.call(call, scope, guarded),
            Expression::Literal(_) => {}
        }
    }

    fn path(&mut self, path: &Path, spot: Spot, scope: &Scope<'_>, guarded: bool) {
        match scope.meaning(path) {
            Meaning::Field(field) => {
                if path.names().len() > 1 {
                    self.uses.nested.push((field.clone(), spot));
                }
                self.show(field, spot, scope, guarded);
            }
            Meaning::PartOf(Some(field)) => self.uses.nested.push((field, spot)),
            Meaning::PartOf(None) | Meaning::Nothing => {}
        }
    }

    fn show(&mut self, field: String, spot: Spot, scope: &Scope<'_>, guarded: bool) {
        let guarded = guarded || scope.guards.contains(&field);
        let conditional = scope.conditional;
        self.uses.shown.push(Shown { field, spot, guarded, conditional });
    }

    fn block(&mut self, block: &Block, scope: &Scope<'_>) {
        let call = &block.call;
        let given = call.given.iter().chain(call.named.iter().map(|(_, given)| given));
        for given in given {
            self.condition(given, call.spot, scope);
        }
        let (mut filled, mut empty) = (Vec::new(), Vec::new());
        let mut owner = None;
        match (call.name.plain(), call.given.as_slice()) {
            (Some("if"), [condition, ..]) => {
                scope.implies(condition, true, &mut filled);
                scope.implies(condition, false, &mut empty);
            }
            (Some("unless"), [condition, ..]) => {
                scope.implies(condition, false, &mut filled);
                scope.implies(condition, true, &mut empty);
            }
            (Some("each" | "with"), [of, ..]) => {
                scope.implies(of, true, &mut filled);
                owner = Some(match of {
                    Expression::Path(path) => self.owner(path, call.spot, scope),
                    _ => Owner(None),
                });
            }
            // `{{#vip}}…{{/vip}}` is about vip's parts, and holds even where it is empty.
            _ if !call.is_helped() => {
                self.condition(&Expression::Path(call.name.clone()), call.spot, scope);
                owner = Some(self.owner(&call.name, call.spot, scope));
            }
            _ => {
                scope.call_implies(call, true, &mut filled);
                scope.call_implies(call, false, &mut empty);
            }
        }
        let mut locals = scope.locals.to_vec();
        locals.extend_from_slice(&block.locals);
        filled.extend_from_slice(scope.guards);
        empty.extend_from_slice(scope.guards);
        if let Some(body) = &block.body {
            let inside = Scope {
                guards: &filled,
                conditional: true,
                of: owner.as_ref().or(scope.of),
                locals: &locals,
                outer: if owner.is_some() { Some(scope) } else { scope.outer },
            };
            self.program(body, &inside);
        }
        if let Some(otherwise) = &block.otherwise {
            self.program(otherwise, &Scope { guards: &empty, conditional: true, ..*scope });
        }
    }

    /// The field whose parts a block goes through.
    fn owner(&mut self, path: &Path, spot: Spot, scope: &Scope<'_>) -> Owner {
        match scope.meaning(path) {
            Meaning::Field(field) => {
                self.uses.nested.push((field.clone(), spot));
                Owner(Some(field))
            }
            Meaning::PartOf(field) => Owner(field),
            Meaning::Nothing => Owner(None),
        }
    }

    fn condition(&mut self, given: &Expression, spot: Spot, scope: &Scope<'_>) {
        match given {
            Expression::Path(path) => {
                if let Meaning::Field(field) = scope.meaning(path) {
                    self.uses.conditions.push((field, spot));
                }
            }
            Expression::Call(call) => {
                for given in call.given.iter().chain(call.named.iter().map(|(_, given)| given)) {
                    self.condition(given, spot, scope);
                }
            }
            Expression::Literal(_) => {}
        }
    }
}

impl Scope<'_> {
    fn meaning(&self, path: &Path) -> Meaning {
        let Some(first) = path.names().first() else { return Meaning::Nothing };
        if path.is_data {
            let of_root = path.parts.first().is_some_and(|part| part == "root");
            return if of_root { Meaning::Field(first.clone()) } else { Meaning::Nothing };
        }
        if path.ups == 0 && !path.is_scoped && self.locals.contains(first) {
            return Meaning::Nothing;
        }
        let mut scope = self;
        for _ in 0..path.ups {
            match scope.outer {
                Some(outer) => scope = outer,
                None => break,
            }
        }
        match scope.of {
            None => Meaning::Field(first.clone()),
            Some(Owner(field)) => Meaning::PartOf(field.clone()),
        }
    }

    /// Fields that are filled where a condition is true, or where it is not.
    fn implies(&self, condition: &Expression, holds: bool, filled: &mut Vec<String>) {
        match condition {
            Expression::Path(path) if holds => {
                if let Meaning::Field(field) = self.meaning(path)
                    && path.names().len() == 1
                {
                    filled.push(field);
                }
            }
            Expression::Call(call) => self.call_implies(call, holds, filled),
            _ => {}
        }
    }

    fn call_implies(&self, call: &Call, holds: bool, filled: &mut Vec<String>) {
        let mut all = |of: bool| {
            for given in &call.given {
                self.implies(given, of, filled);
            }
        };
        match call.name.plain().unwrap_or_default() {
            "and" if holds || call.given.len() == 1 => all(holds),
            "or" if !holds || call.given.len() == 1 => all(holds),
            // Nothing is more or less than an empty value.
            "greaterThan" | "lessThan" if holds => all(true),
            // Equal to something, or different from nothing.
            name @ ("equals" | "equal" | "notEquals") => {
                let equal = (name != "notEquals") == holds;
                let literal = call.given.iter().find_map(|given| match given {
                    Expression::Literal(value) => Some(value),
                    _ => None,
                });
                if literal.is_some_and(|value| is_filled(value) == equal) {
                    all(true);
                }
            }
            _ => {}
        }
    }
}

fn is_default(given: &Expression) -> bool {
    let Expression::Literal(Value::String(text)) = given else { return false };
    text.strip_prefix("default=").is_some_and(|text| !text.trim().is_empty())
}

fn is_filled(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => false,
        Value::String(text) => !text.trim().is_empty(),
        _ => true,
    }
}
