//! Tree and data to text, in bounded steps and bounded size.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use serde_json::Value;

use super::super::scan::{Problem, Spot, problem};
use super::helpers;
use super::value::{self, NOTHING, Val};
use super::{Block, Call, Expression, Node, Path, Program};
use crate::wording::text;

/// Nodes that one rendering may visit: loops within loops end here.
const MAX_STEPS: u64 = 500_000;
/// Bytes that one rendering may write.
const MAX_BYTES: usize = 8 << 20;

/// What decides a rendering beside template and data.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Evaluation<'e> {
    /// `{{a}}` is escaped for HTML.
    pub(crate) escapes: bool,
    /// BCP 47, for numbers, dates and plurals.
    pub(crate) locale: &'e str,
    /// IANA name, for dates; `""`: UTC.
    pub(crate) time_zone: &'e str,
}

/// A template with the data of one recipient.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Outcome {
    pub(crate) text: String,
    /// Names that were to be shown and had nothing but white space.
    pub(crate) gaps: BTreeSet<String>,
    /// What tags have put into the text, in its order, and where they stand.
    pub(crate) filled: Vec<(Range<usize>, Spot)>,
}

impl Evaluation<'_> {
    /// Renders a template; a problem is what handlebars.js would throw, or a bound that was met.
    pub(crate) fn run(&self, program: &Program, data: &Value) -> Result<Outcome, Problem> {
        let mut renderer =
            Renderer { by: *self, steps: 0, outcome: Outcome::default(), problems: None };
        renderer.whole(program, data)?;
        Ok(renderer.outcome)
    }

    /// What would go wrong in any branch, whoever reads it: both branches of every block are
    /// rendered over a row without values, lists with one item and as empty ones.
    pub(crate) fn problems(&self, program: &Program) -> Vec<Problem> {
        let problems = Some(Vec::new());
        let mut renderer = Renderer { by: *self, steps: 0, outcome: Outcome::default(), problems };
        let end = renderer.whole(program, &Value::Object(serde_json::Map::new()));
        let mut problems = renderer.problems.unwrap_or_default();
        problems.extend(end.err());
        problems
    }
}

impl Renderer<'_> {
    fn whole(&mut self, program: &Program, data: &Value) -> Result<(), Problem> {
        let context = Cow::Borrowed(data);
        let frame = Frame { vars: Vec::new(), parent: None };
        let scope = Scope {
            context: context.clone(),
            outer: None,
            data: &frame,
            locals: None,
            root: &context,
        };
        self.program(program, &scope)
    }
}

/// What a name means at a place of the template.
pub(super) struct Scope<'s, 'a> {
    pub(super) context: Val<'a>,
    /// Where `../` leads.
    outer: Option<&'s Scope<'s, 'a>>,
    data: &'s Frame<'s>,
    locals: Option<&'s Locals<'s, 'a>>,
    root: &'s Val<'a>,
}

/// `@index` and its like.
struct Frame<'s> {
    vars: Vec<(&'static str, Value)>,
    parent: Option<&'s Frame<'s>>,
}

/// `as |item index|`.
struct Locals<'s, 'a> {
    names: Vec<(&'s str, Val<'a>)>,
    outer: Option<&'s Locals<'s, 'a>>,
}

pub(super) struct Renderer<'e> {
    pub(super) by: Evaluation<'e>,
    steps: u64,
    outcome: Outcome,
    /// Where every branch is rendered: what went wrong so far, which stops nothing.
    problems: Option<Vec<Problem>>,
}

impl Renderer<'_> {
    fn program(&mut self, program: &Program, scope: &Scope<'_, '_>) -> Result<(), Problem> {
        for node in &program.nodes {
            let rendered = match node {
                Node::Text(text) => {
                    self.outcome.text.push_str(text);
                    Ok(())
                }
                Node::Show { call, raw } => self.show(call, *raw, scope),
                Node::Block(block) => {
                    self.step(block.call.spot).and_then(|()| self.block(block, scope))
                }
            };
            match (rendered, &mut self.problems) {
                (Err(problem), Some(problems)) => problems.push(problem),
                (rendered, _) => rendered?,
            }
        }
        Ok(())
    }

    fn is_every(&self) -> bool {
        self.problems.is_some()
    }

    /// One step more, unless a bound is met.
    fn step(&mut self, spot: Spot) -> Result<(), Problem> {
        self.steps += 1;
        if self.steps > MAX_STEPS || self.outcome.text.len() > MAX_BYTES {
            return Err(problem(
                spot,
                text!(
                    "engine-template-message-grows-without-end-here",
                    "The message grows without end here."
                ),
                text!(
                    "engine-template-look-for-loops-within-loops",
                    "Look for loops within loops."
                ),
            ));
        }
        Ok(())
    }

    fn show(&mut self, call: &Call, raw: bool, scope: &Scope<'_, '_>) -> Result<(), Problem> {
        self.step(call.spot)?;
        let value = self.call(call, scope)?;
        let text = match value.as_ref() {
            Value::String(text) => Cow::Borrowed(text),
            other => Cow::Owned(value::text(other)),
        };
        if text.chars().all(crate::recipient::is_space) {
            self.gap(call);
        }
        let start = self.outcome.text.len();
        if raw || !self.by.escapes {
            self.outcome.text.push_str(&text);
        } else {
            value::escape(&text, &mut self.outcome.text);
        }
        if start < self.outcome.text.len() {
            self.outcome.filled.push((start..self.outcome.text.len(), call.spot));
        }
        Ok(())
    }

    /// Notes what left nothing in the message.
    fn gap(&mut self, call: &Call) {
        let given = call.given.iter().filter_map(|given| match given {
            Expression::Path(path) => Some(path),
            _ => None,
        });
        let own = Some(&call.name).filter(|_| call.given.is_empty());
        let names = own.into_iter().chain(given).filter(|path| !path.parts.is_empty());
        self.outcome.gaps.extend(names.map(|path| path.parts.join(".")));
    }

    /// The value of `a`, or of `help a b`.
    fn call<'a>(&mut self, call: &Call, scope: &Scope<'_, 'a>) -> Result<Val<'a>, Problem> {
        let plain = call.name.plain().filter(|name| scope.local(name).is_none());
        let is_call = !call.given.is_empty() || !call.named.is_empty();
        match plain {
            Some(name) if is_call || helpers::is_block(name) => {
                let given = self.given(call, scope)?;
                helpers::value(self, name, &given, call, scope)
            }
            _ if is_call => Err(unknown_helper(call)),
            _ => Ok(scope.path(&call.name)),
        }
    }

    pub(super) fn given<'a>(
        &mut self,
        call: &Call,
        scope: &Scope<'_, 'a>,
    ) -> Result<Vec<Val<'a>>, Problem> {
        call.given.iter().map(|given| self.expression(given, scope)).collect()
    }

    pub(super) fn expression<'a>(
        &mut self,
        expression: &Expression,
        scope: &Scope<'_, 'a>,
    ) -> Result<Val<'a>, Problem> {
        match expression {
            Expression::Path(path) => Ok(scope.path(path)),
            Expression::Literal(value) => Ok(Cow::Owned(value.clone())),
            Expression::Call(call) => {
                self.step(call.spot)?;
                let given = self.given(call, scope)?;
                match call.name.plain() {
                    Some(name) => helpers::value(self, name, &given, call, scope),
                    None => Err(unknown_helper(call)),
                }
            }
        }
    }

    fn block(&mut self, block: &Block, scope: &Scope<'_, '_>) -> Result<(), Problem> {
        let call = &block.call;
        let plain = call.name.plain().filter(|name| scope.local(name).is_none());
        let given = self.given(call, scope)?;
        let is_call = !given.is_empty() || !call.named.is_empty();
        match (plain, given.as_slice()) {
            (Some("each"), [list, ..]) => self.each(block, list, scope),
            (Some("with"), [of]) => {
                if value::is_empty(of) || self.is_every() {
                    self.helped(&block.otherwise, scope)?;
                }
                if value::is_empty(of) && !self.is_every() {
                    return Ok(());
                }
                let locals = locals(block, [of.clone()], scope.locals);
                self.inside(&block.body, of, scope, None, Some(&locals))
            }
            (Some(name), _) if is_call || helpers::is_block(name) => {
                let holds = helpers::condition(self, name, &given, call, scope);
                if self.is_every() {
                    self.helped(&block.body, scope)?;
                    self.helped(&block.otherwise, scope)?;
                }
                match holds? {
                    _ if self.is_every() => Ok(()),
                    true => self.helped(&block.body, scope),
                    false => self.helped(&block.otherwise, scope),
                }
            }
            _ if is_call => Err(unknown_helper(call)),
            _ => self.section(block, &scope.path(&call.name), scope),
        }
    }

    /// `{{#a}}…{{/a}}` where `a` is no helper.
    fn section(
        &mut self,
        block: &Block,
        of: &Val<'_>,
        scope: &Scope<'_, '_>,
    ) -> Result<(), Problem> {
        if self.is_every() {
            self.branch(&block.otherwise, scope)?;
            return self.inside(&block.body, of, scope, None, None);
        }
        match of.as_ref() {
            Value::Bool(true) => self.branch(&block.body, scope),
            Value::Bool(false) | Value::Null => self.branch(&block.otherwise, scope),
            Value::Array(_) => self.each(block, of, scope),
            _ => self.inside(&block.body, of, scope, None, None),
        }
    }

    fn each(
        &mut self,
        block: &Block,
        list: &Val<'_>,
        scope: &Scope<'_, '_>,
    ) -> Result<(), Problem> {
        let empty = serde_json::Map::new();
        let (items, members) = match list.as_ref() {
            Value::Array(items) => (items.as_slice(), &empty),
            Value::Object(members) => (&[][..], members),
            _ => (&[][..], &empty),
        };
        let count = items.len() + members.len();
        if count == 0 && self.is_every() {
            let locals = locals(block, [NOTHING, NOTHING], scope.locals);
            self.inside(&block.body, &NOTHING, scope, Some(Vec::new()), Some(&locals))?;
        }
        if count == 0 {
            return self.helped(&block.otherwise, scope);
        }
        let by_place = items.iter().enumerate().map(|(at, item)| (Value::from(at), item));
        let by_name = members.iter().map(|(name, item)| (Value::from(name.as_str()), item));
        for (index, (key, item)) in by_place.chain(by_name).enumerate() {
            self.step(block.call.spot)?;
            let vars = vec![
                ("key", key.clone()),
                ("index", index.into()),
                ("first", (index == 0).into()),
                ("last", (index + 1 == count).into()),
            ];
            let item = Cow::Borrowed(item);
            let locals = locals(block, [item.clone(), Cow::Owned(key)], scope.locals);
            self.inside(&block.body, &item, scope, Some(vars), Some(&locals))?;
        }
        Ok(())
    }

    fn branch(&mut self, program: &Option<Program>, scope: &Scope<'_, '_>) -> Result<(), Problem> {
        program.as_ref().map_or(Ok(()), |program| self.program(program, scope))
    }

    /// A branch of a helper: handlebars.js puts an empty object where a helper is about nothing.
    fn helped(&mut self, program: &Option<Program>, scope: &Scope<'_, '_>) -> Result<(), Problem> {
        if !scope.context.is_null() {
            return self.branch(program, scope);
        }
        let context = Cow::Owned(Value::Object(serde_json::Map::new()));
        let Scope { outer, data, locals, root, .. } = *scope;
        self.branch(program, &Scope { context, outer, data, locals, root })
    }

    /// A branch about something else than its surroundings.
    fn inside<'s, 'a>(
        &mut self,
        program: &Option<Program>,
        context: &Val<'a>,
        scope: &'s Scope<'s, 'a>,
        vars: Option<Vec<(&'static str, Value)>>,
        locals: Option<&'s Locals<'s, 'a>>,
    ) -> Result<(), Problem> {
        let Some(program) = program else { return Ok(()) };
        let outer = if value::is_same(context, &scope.context) { scope.outer } else { Some(scope) };
        let frame = vars.map(|vars| Frame { vars, parent: Some(scope.data) });
        let data = frame.as_ref().unwrap_or(scope.data);
        let locals = locals.or(scope.locals);
        let inner = Scope { context: context.clone(), outer, data, locals, root: scope.root };
        self.program(program, &inner)
    }
}

impl<'a> Scope<'_, 'a> {
    fn local(&self, name: &str) -> Option<Val<'a>> {
        let mut locals = self.locals;
        while let Some(known) = locals {
            if let Some((_, value)) = known.names.iter().find(|(known, _)| *known == name) {
                return Some(value.clone());
            }
            locals = known.outer;
        }
        None
    }

    fn path(&self, path: &Path) -> Val<'a> {
        let local = path.parts.first().filter(|_| path.ups == 0 && !path.is_scoped);
        let (start, rest) = match local.and_then(|name| self.local(name)) {
            Some(value) => (value, 1),
            None if path.is_data => match path.parts.first() {
                Some(name) => (self.data(name, path.ups), 1),
                None => (NOTHING, 0),
            },
            None => (self.above(path.ups), 0),
        };
        path.parts.iter().skip(rest).fold(start, |value, part| value::member(&value, part))
    }

    fn above(&self, ups: usize) -> Val<'a> {
        let mut context = Some(&self.context);
        let mut outer = self.outer;
        for _ in 0..ups {
            context = outer.map(|scope| &scope.context);
            outer = outer.and_then(|scope| scope.outer);
        }
        context.cloned().unwrap_or(NOTHING)
    }

    fn data(&self, name: &str, ups: usize) -> Val<'a> {
        let mut frame = Some(self.data);
        for _ in 0..ups {
            frame = frame.and_then(|frame| frame.parent);
        }
        if frame.is_some() && name == "root" {
            return self.root.clone();
        }
        while let Some(known) = frame {
            if let Some((_, value)) = known.vars.iter().find(|(known, _)| *known == name) {
                return Cow::Owned(value.clone());
            }
            frame = known.parent;
        }
        NOTHING
    }
}

fn locals<'s, 'a, const N: usize>(
    block: &'s Block,
    values: [Val<'a>; N],
    outer: Option<&'s Locals<'s, 'a>>,
) -> Locals<'s, 'a> {
    let values = values.into_iter().chain(std::iter::repeat(NOTHING));
    Locals { names: block.locals.iter().map(String::as_str).zip(values).collect(), outer }
}

pub(super) fn unknown_helper(call: &Call) -> Problem {
    problem(
        call.spot,
        text!(
            "engine-template-there-no-helper",
            "There is no helper \u{201c}{written}\u{201d}.",
            written = call.name.written
        ),
        text!(
            "engine-template-remove-or-use-one-that",
            "Remove it, or use one that docs/TEMPLATES.md lists."
        ),
    )
}
