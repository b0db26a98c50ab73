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
    /// Fields whose parts are asked for: `{{a.b}}`, `{{#each a}}`, `{{#with a}}{{b}}{{/with}}`.
    pub(crate) nested: Vec<(String, Spot)>,
    /// Fields that a block is about without a helper: `{{#a}}`, `{{^a}}`.
    pub(crate) sections: Vec<(String, Spot)>,
    /// Where any column may be shown: `{{#each this}}`, `{{lookup this a}}`.
    pub(crate) shows_all: Option<Spot>,
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

    /// The same where the columns are known: a place that may show any of them shows each. That
    /// leaves no gap: nobody named the column.
    pub(crate) fn over<'c>(mut self, columns: impl Iterator<Item = &'c str>) -> Self {
        if let Some(spot) = self.shows_all {
            let shown = |column: &str| Shown {
                field: column.to_owned(),
                spot,
                guarded: true,
                conditional: true,
            };
            self.shown.extend(columns.map(shown));
        }
        self
    }
}

/// Reads a template.
pub(crate) fn parse(text: &str) -> Result<Uses, Problem> {
    language::parse(text).map(|program| of(&program))
}

/// What a template that was read uses.
pub(crate) fn of(program: &Program) -> Uses {
    let mut walk = Walk { uses: Uses::default() };
    let scope =
        Scope { guards: &[], conditional: false, of: &About::Row, locals: &[], outer: None };
    walk.program(program, &scope);
    walk.uses
}

/// What a value is, as far as it can be told without a row.
#[derive(Clone, Debug, PartialEq)]
enum About {
    /// The row: names in it are columns.
    Row,
    /// A column, or a part of it.
    Column(String),
    /// One column or another, or the row.
    Any,
    /// Nothing of the row's own.
    Nothing,
}

impl About {
    /// What the names behind a path's beginning lead to.
    fn member(self, names: &[String]) -> Self {
        match (self, names) {
            (Self::Row, [field, ..]) => Self::Column(field.clone()),
            (of, _) => of,
        }
    }
}

/// What is known at a place of the template.
#[derive(Clone, Copy)]
struct Scope<'a> {
    /// Fields that are not empty here.
    guards: &'a [String],
    conditional: bool,
    /// What plain names are looked up in, and `this` is.
    of: &'a About,
    /// Block parameters, the nearest first.
    locals: &'a [(String, About)],
    outer: Option<&'a Scope<'a>>,
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
        if !scope.is_helped(call) {
            return self.path(&call.name, call.spot, scope, guarded);
        }
        let name = call.name.plain().unwrap_or_default();
        let has_default = match (name, call.given.as_slice()) {
            ("log", _) => return,
            ("lookup", [of, key]) => {
                self.condition(key, call.spot, scope);
                return match (scope.about(of), scope.lookup(call)) {
                    (About::Row, About::Column(field)) => {
                        self.show(field, call.spot, scope, guarded);
                    }
                    (_, About::Any) => self.show_all(call.spot),
                    _ => self.shown(of, call.spot, scope, guarded),
                };
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
        match scope.start(path) {
            (About::Row, [field]) => self.show(field.clone(), spot, scope, guarded),
            (About::Row, [field, ..]) => {
                self.uses.nested.push((field.clone(), spot));
                self.show(field.clone(), spot, scope, guarded);
            }
            // A block about a column, or its parameter: the block has the gap.
            (About::Column(field), []) => self.show(field, spot, scope, true),
            (About::Column(field), _) => self.uses.nested.push((field, spot)),
            (About::Any, _) => self.show_all(spot),
            (About::Row | About::Nothing, _) => {}
        }
    }

    fn show(&mut self, field: String, spot: Spot, scope: &Scope<'_>, guarded: bool) {
        let guarded = guarded || scope.guards.contains(&field);
        let conditional = scope.conditional;
        self.uses.shown.push(Shown { field, spot, guarded, conditional });
    }

    fn show_all(&mut self, spot: Spot) {
        self.uses.shows_all.get_or_insert(spot);
    }

    fn block(&mut self, block: &Block, scope: &Scope<'_>) {
        let call = &block.call;
        let given = call.given.iter().chain(call.named.iter().map(|(_, given)| given));
        for given in given {
            self.condition(given, call.spot, scope);
        }
        let (mut filled, mut empty) = (Vec::new(), Vec::new());
        // What names mean inside, and what block parameters do.
        let mut about = None;
        let mut bound = Vec::new();
        match (call.name.plain(), call.given.as_slice()) {
            // `{{#vip}}…{{/vip}}` is about vip, and holds even where it is empty.
            _ if !scope.is_helped(call) => {
                let of = Expression::Path(call.name.clone());
                self.condition(&of, call.spot, scope);
                let of = scope.about(&of);
                if let About::Column(field) = &of {
                    self.uses.sections.push((field.clone(), call.spot));
                }
                about = Some(of);
            }
            (Some("if"), [condition, ..]) => {
                scope.implies(condition, true, &mut filled);
                scope.implies(condition, false, &mut empty);
            }
            (Some("unless"), [condition, ..]) => {
                scope.implies(condition, false, &mut filled);
                scope.implies(condition, true, &mut empty);
            }
            (Some(name @ ("each" | "with")), [of, ..]) => {
                scope.implies(of, true, &mut filled);
                if matches!(of, Expression::Call(_)) {
                    self.shown(of, call.spot, scope, true);
                }
                let of = scope.about(of);
                let inside = if name == "each" { self.item(of, call.spot) } else { of };
                bound = vec![inside.clone()];
                about = Some(inside);
            }
            _ => {
                scope.call_implies(call, true, &mut filled);
                scope.call_implies(call, false, &mut empty);
            }
        }
        filled.extend_from_slice(scope.guards);
        empty.extend_from_slice(scope.guards);
        let mut locals = Vec::new();
        // Only these two bind them.
        if !bound.is_empty() {
            let values = bound.into_iter().chain(std::iter::repeat(About::Nothing));
            locals.extend(block.locals.iter().cloned().zip(values));
        }
        locals.extend_from_slice(scope.locals);
        if let Some(body) = &block.body {
            let of = about.as_ref().unwrap_or(scope.of);
            // The row within the row is no step for `../`.
            let is_step = about.is_some() && (of, scope.of) != (&About::Row, &About::Row);
            let outer = if is_step { Some(scope) } else { scope.outer };
            let inside = Scope { guards: &filled, conditional: true, of, locals: &locals, outer };
            self.program(body, &inside);
        }
        if let Some(otherwise) = &block.otherwise {
            self.program(otherwise, &Scope { guards: &empty, conditional: true, ..*scope });
        }
    }

    /// What `{{#each}}` goes through: every column of the row, nothing of a column.
    fn item(&mut self, of: About, spot: Spot) -> About {
        match of {
            About::Row | About::Any => {
                self.show_all(spot);
                About::Any
            }
            About::Column(field) => {
                self.uses.nested.push((field.clone(), spot));
                About::Column(field)
            }
            About::Nothing => About::Nothing,
        }
    }

    fn condition(&mut self, given: &Expression, spot: Spot, scope: &Scope<'_>) {
        match given {
            Expression::Path(path) => {
                if let (About::Row, [field, ..]) = scope.start(path) {
                    self.uses.conditions.push((field.clone(), spot));
                }
            }
            Expression::Call(call) => {
                if let About::Column(field) = scope.lookup(call) {
                    self.uses.conditions.push((field, spot));
                }
                for given in call.given.iter().chain(call.named.iter().map(|(_, given)| given)) {
                    self.condition(given, spot, scope);
                }
            }
            Expression::Literal(_) => {}
        }
    }
}

impl Scope<'_> {
    /// Whether a tag calls a helper here: a block parameter goes before a helper of its name.
    fn is_helped(&self, call: &Call) -> bool {
        let is_call = !call.given.is_empty() || !call.named.is_empty();
        let is_local = call.name.plain().is_some_and(|name| self.local(name).is_some());
        call.is_helped() && (is_call || !is_local)
    }

    fn local(&self, name: &str) -> Option<&About> {
        self.locals.iter().find(|(known, _)| known == name).map(|(_, about)| about)
    }

    /// What a path begins at, and the names that are looked up from there.
    fn start<'p>(&self, path: &'p Path) -> (About, &'p [String]) {
        match path.parts.split_first() {
            Some((first, rest)) if path.ups == 0 && !path.is_scoped => {
                if let Some(about) = self.local(first) {
                    return (about.clone(), rest);
                }
            }
            _ => {}
        }
        if !path.is_data {
            return (self.above(path.ups), &path.parts);
        }
        match path.parts.split_first() {
            Some((first, rest)) if first == "root" => (About::Row, rest),
            _ => (About::Nothing, &[]),
        }
    }

    /// What `../` leads to. A block about the same value as its surroundings is no step, and two
    /// columns may have the same value: it may lead farther out.
    fn above(&self, ups: usize) -> About {
        let mut scope = self;
        for _ in 0..ups {
            match scope.outer {
                Some(outer) => scope = outer,
                None => break,
            }
        }
        let about = scope.of;
        while let (1.., Some(outer)) = (ups, scope.outer) {
            if outer.of != about {
                return About::Any;
            }
            scope = outer;
        }
        about.clone()
    }

    fn about(&self, given: &Expression) -> About {
        match given {
            Expression::Path(path) => {
                let (about, names) = self.start(path);
                about.member(names)
            }
            Expression::Call(call) => match (call.name.plain(), call.given.as_slice()) {
                (Some("insert"), [first, ..]) => self.about(first),
                _ => self.lookup(call),
            },
            Expression::Literal(_) => About::Nothing,
        }
    }

    /// What `lookup` finds; nothing for every other helper.
    fn lookup(&self, call: &Call) -> About {
        match (call.name.plain(), call.given.as_slice()) {
            (Some("lookup"), [of, key]) => match (self.about(of), key) {
                (About::Row, Expression::Literal(name)) => About::Column(language::text(name)),
                (About::Row, _) => About::Any,
                (of, _) => of,
            },
            _ => About::Nothing,
        }
    }

    /// Fields that are filled where a condition is true, or where it is not.
    fn implies(&self, condition: &Expression, holds: bool, filled: &mut Vec<String>) {
        match condition {
            Expression::Path(path) if holds => match self.start(path) {
                (About::Row, [field]) => filled.push(field.clone()),
                (About::Column(field), []) => filled.push(field),
                _ => {}
            },
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
            "lookup" if holds => {
                if let About::Column(field) = self.lookup(call) {
                    filled.push(field);
                }
            }
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
