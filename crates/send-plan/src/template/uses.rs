//! What a template shows: the merge fields of one file, with the place of each.

use handlebars::template::{BlockParam, HelperTemplate, Parameter, Template, TemplateElement};
use handlebars::{Path, PathSeg};

use super::scan::{self, Problem, Spot, Tag};

/// Every use of a merge field in one file, in the file's order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Uses {
    /// Fields that are shown.
    pub(crate) shown: Vec<Shown>,
    /// Fields that only decide what is shown.
    pub(crate) conditions: Vec<(String, Spot)>,
    /// Fields whose parts are asked for: `{{a.b}}`, `{{#each a}}`.
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

/// Reads a template.
pub(crate) fn parse(text: &str) -> Result<Uses, Problem> {
    let tags = scan::tags(text)?;
    // A tag on a line of its own.
    let lines: Vec<String> = tags.iter().map(|tag| tag.text.replace(['\r', '\n'], " ")).collect();
    let template = Template::compile(&lines.join("\n")).map_err(|error| {
        let line = error.pos().map_or(1, |(line, _)| line);
        let (spot, text) = match tags.get(line.saturating_sub(1)).or(tags.last()) {
            Some(tag) => (tag.spot, tag.text),
            None => (Spot { line: 1, column: 1 }, ""),
        };
        scan::problem(
            spot,
            format!("{} cannot be read as Handlebars.", scan::quote(text)),
            "Write {{name}} for a column, {{[two words]}} where its name has spaces or punctuation.",
        )
    })?;
    let mut walk = Walk { tags: &tags, uses: Uses::default() };
    let top = Scope { guards: &[], conditional: false, of: None, locals: &[], outer: None };
    walk.template(&template, None, &top);
    Ok(walk.uses)
}

/// What is known at a place of the template.
struct Scope<'a> {
    /// Fields that are not empty here.
    guards: &'a [String],
    conditional: bool,
    /// Inside `{{#each a}}` or `{{#with a}}` names mean parts of this field.
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

struct Walk<'a> {
    tags: &'a [Tag<'a>],
    uses: Uses,
}

impl Walk<'_> {
    fn template(&mut self, template: &Template, parent: Option<Spot>, scope: &Scope<'_>) {
        for (place, element) in template.elements.iter().enumerate() {
            let tag =
                template.mapping.get(place).and_then(|at| self.tags.get(at.0.checked_sub(1)?));
            let spot = tag.map(|tag| tag.spot).or(parent).unwrap_or(Spot { line: 1, column: 1 });
            self.element(element, spot, scope);
        }
    }

    fn element(&mut self, element: &TemplateElement, spot: Spot, scope: &Scope<'_>) {
        match element {
            TemplateElement::Expression(expression)
            | TemplateElement::HtmlExpression(expression) => {
                self.expression(expression, spot, scope);
            }
            TemplateElement::HelperBlock(block) => self.block(block, spot, scope),
            TemplateElement::DecoratorExpression(decorator)
            | TemplateElement::PartialExpression(decorator)
            | TemplateElement::DecoratorBlock(decorator)
            | TemplateElement::PartialBlock(decorator) => {
                let named = sorted(&decorator.hash).into_values();
                for parameter in decorator.params.iter().chain(named) {
                    self.shown(parameter, spot, scope, false);
                }
                if let Some(template) = &decorator.template {
                    let inside = Scope { conditional: true, outer: None, ..scope.copied() };
                    self.template(template, Some(spot), &inside);
                }
            }
            // Text and comments.
            _ => {}
        }
    }

    fn expression(&mut self, expression: &HelperTemplate, spot: Spot, scope: &Scope<'_>) {
        if expression.params.is_empty() && expression.hash.is_empty() {
            self.shown(&expression.name, spot, scope, false);
        } else {
            let name = expression.name.as_name().unwrap_or_default();
            self.call(name, &expression.params, spot, scope, false);
            for (_, parameter) in sorted(&expression.hash) {
                self.shown(parameter, spot, scope, false);
            }
        }
    }

    /// A helper shows its parameters.
    fn call(
        &mut self,
        name: &str,
        parameters: &[Parameter],
        spot: Spot,
        scope: &Scope<'_>,
        guarded: bool,
    ) {
        if name == "lookup" {
            // `{{lookup this "First name"}}`
            if let [Parameter::Path(of), Parameter::Literal(serde_json::Value::String(field))] =
                parameters
                && matches!(scope.meaning(of), Meaning::Nothing)
                && scope.of.is_none()
            {
                self.show(field.clone(), spot, scope, guarded);
                return;
            }
        }
        // `{{or nickname "friend"}}`, SendGrid's `{{insert nickname "default=friend"}}`.
        let has_default = matches!(name, "or" | "default" | "coalesce" | "insert")
            && parameters
                .iter()
                .any(|p| matches!(p, Parameter::Literal(value) if is_filled(value)));
        for parameter in parameters {
            if has_default {
                self.condition(parameter, spot, scope);
            }
            self.shown(parameter, spot, scope, guarded || has_default);
        }
    }

    fn shown(&mut self, parameter: &Parameter, spot: Spot, scope: &Scope<'_>, guarded: bool) {
        match parameter {
            Parameter::Name(name) if !scope.is_local(name) => {
                self.show(name.clone(), spot, scope, guarded);
            }
            Parameter::Path(path) => match scope.meaning(path) {
                Meaning::Field(field) => {
                    if segments(path).count() > 1 {
                        self.uses.nested.push((field.clone(), spot));
                    }
                    self.show(field, spot, scope, guarded);
                }
                Meaning::PartOf(Some(field)) => self.uses.nested.push((field, spot)),
                Meaning::PartOf(None) | Meaning::Nothing => {}
            },
            Parameter::Subexpression(inner) => {
                if let TemplateElement::Expression(call) = inner.as_element() {
                    let name = call.name.as_name().unwrap_or_default();
                    self.call(name, &call.params, spot, scope, guarded);
                    for (_, parameter) in sorted(&call.hash) {
                        self.shown(parameter, spot, scope, guarded);
                    }
                }
            }
            // A literal is no field.
            _ => {}
        }
    }

    fn show(&mut self, field: String, spot: Spot, scope: &Scope<'_>, guarded: bool) {
        let guarded = guarded || scope.guards.contains(&field);
        let conditional = scope.conditional;
        self.uses.shown.push(Shown { field, spot, guarded, conditional });
    }

    fn block(&mut self, block: &HelperTemplate, spot: Spot, scope: &Scope<'_>) {
        let name = block.name.as_name().unwrap_or_default();
        let named = sorted(&block.hash);
        for parameter in block.params.iter().chain(named.into_values()) {
            self.condition(parameter, spot, scope);
        }
        let mut filled = Vec::new();
        let mut empty = Vec::new();
        let mut owner = None;
        match (name, block.params.first()) {
            ("if", Some(condition)) => {
                scope.implies(condition, true, &mut filled);
                scope.implies(condition, false, &mut empty);
            }
            ("unless", Some(condition)) => {
                scope.implies(condition, false, &mut filled);
                scope.implies(condition, true, &mut empty);
            }
            ("each" | "with", Some(of)) => {
                scope.implies(of, true, &mut filled);
                owner = Some(self.owner(of, spot, scope));
            }
            // `{{#vip}}…{{/vip}}`, as in Mustache.
            (field, None) if !field.is_empty() => {
                self.uses.conditions.push((field.to_owned(), spot));
                filled.push(field.to_owned());
            }
            _ => {}
        }
        let mut locals = scope.locals.to_vec();
        match &block.block_param {
            Some(BlockParam::Single(name)) => locals.extend(name.as_name().map(str::to_owned)),
            Some(BlockParam::Pair((a, b))) => {
                locals.extend([a, b].into_iter().filter_map(|p| p.as_name()).map(str::to_owned));
            }
            _ => {}
        }
        filled.extend_from_slice(scope.guards);
        empty.extend_from_slice(scope.guards);
        if let Some(template) = &block.template {
            let inside = Scope {
                guards: &filled,
                conditional: true,
                of: owner.as_ref().or(scope.of),
                locals: &locals,
                outer: if owner.is_some() { Some(scope) } else { scope.outer },
            };
            self.template(template, Some(spot), &inside);
        }
        if let Some(template) = &block.inverse {
            let inside = Scope { guards: &empty, conditional: true, ..scope.copied() };
            self.template(template, Some(spot), &inside);
        }
    }

    /// The field whose parts a block goes through.
    fn owner(&mut self, of: &Parameter, spot: Spot, scope: &Scope<'_>) -> Owner {
        let Parameter::Path(path) = of else { return Owner(None) };
        match scope.meaning(path) {
            Meaning::Field(field) => {
                self.uses.nested.push((field.clone(), spot));
                Owner(Some(field))
            }
            Meaning::PartOf(field) => Owner(field),
            Meaning::Nothing => Owner(None),
        }
    }

    fn condition(&mut self, parameter: &Parameter, spot: Spot, scope: &Scope<'_>) {
        match parameter {
            Parameter::Name(name) => self.uses.conditions.push((name.clone(), spot)),
            Parameter::Path(path) => {
                if let Meaning::Field(field) = scope.meaning(path) {
                    self.uses.conditions.push((field, spot));
                }
            }
            Parameter::Subexpression(inner) => {
                if let TemplateElement::Expression(call) = inner.as_element() {
                    if call.params.is_empty() && call.hash.is_empty() {
                        self.condition(&call.name, spot, scope);
                    }
                    for parameter in &call.params {
                        self.condition(parameter, spot, scope);
                    }
                }
            }
            _ => {}
        }
    }
}

impl Scope<'_> {
    fn copied(&self) -> Scope<'_> {
        Scope {
            guards: self.guards,
            conditional: self.conditional,
            of: self.of,
            locals: self.locals,
            outer: self.outer,
        }
    }

    fn is_local(&self, name: &str) -> bool {
        self.locals.iter().any(|local| local == name)
    }

    fn meaning(&self, path: &Path) -> Meaning {
        let Path::Relative((_, raw)) = path else { return Meaning::Nothing };
        let Some(first) = segments(path).next() else { return Meaning::Nothing };
        if raw.starts_with("@root") {
            return Meaning::Field(first.to_owned());
        }
        let ups = raw.matches("../").count();
        if ups == 0 && self.is_local(first) {
            return Meaning::Nothing;
        }
        let mut scope = self;
        for _ in 0..ups {
            match scope.outer {
                Some(outer) => scope = outer,
                None => break,
            }
        }
        match scope.of {
            None => Meaning::Field(first.to_owned()),
            Some(Owner(field)) => Meaning::PartOf(field.clone()),
        }
    }

    /// Fields that are filled where a condition is true, or where it is not.
    fn implies(&self, condition: &Parameter, holds: bool, filled: &mut Vec<String>) {
        match condition {
            Parameter::Name(name) if holds => filled.push(name.clone()),
            Parameter::Path(path) if holds => {
                if let Meaning::Field(field) = self.meaning(path)
                    && segments(path).count() == 1
                {
                    filled.push(field);
                }
            }
            Parameter::Subexpression(inner) => {
                let TemplateElement::Expression(call) = inner.as_element() else { return };
                let all: &mut dyn FnMut(bool) = &mut |holds| {
                    for parameter in &call.params {
                        self.implies(parameter, holds, filled);
                    }
                };
                match call.name.as_name().unwrap_or_default() {
                    "and" if holds => all(true),
                    "or" if !holds => all(false),
                    "or" if call.params.len() == 1 => all(holds),
                    "and" if call.params.len() == 1 => all(holds),
                    "not" => all(!holds),
                    // Equal to something, or different from nothing.
                    name @ ("eq" | "equals" | "ne" | "notEquals") => {
                        let equal = matches!(name, "eq" | "equals") == holds;
                        let literal = call.params.iter().find_map(|p| match p {
                            Parameter::Literal(value) => Some(value),
                            _ => None,
                        });
                        if literal.is_some_and(|value| is_filled(value) == equal) {
                            for parameter in &call.params {
                                self.implies(parameter, true, filled);
                            }
                        }
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }
}

/// Names in a path, without `this`, `..` and `@root`.
fn segments(path: &Path) -> impl Iterator<Item = &str> {
    let segments = match path {
        Path::Relative((segments, _)) => segments.as_slice(),
        Path::Local(_) => &[],
    };
    segments.iter().filter_map(|segment| match segment {
        PathSeg::Named(name) => Some(name.as_str()),
        _ => None,
    })
}

fn is_filled(value: &serde_json::Value) -> bool {
    match value {
        serde_json::Value::Null | serde_json::Value::Bool(false) => false,
        serde_json::Value::String(text) => !text.trim().is_empty(),
        _ => true,
    }
}

/// Named parameters in the order of their names.
#[allow(clippy::disallowed_types, reason = "the parser keeps them in a hash map; this orders them")]
fn sorted(
    named: &std::collections::HashMap<String, Parameter>,
) -> std::collections::BTreeMap<&String, &Parameter> {
    named.iter().collect()
}
