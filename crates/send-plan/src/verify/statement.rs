//! Withdrawals and commands: one enrolled person, about one plan, not again, not for ever.

use crate::diagnostic::{Diagnostic, Place};
use crate::envelope::{CommandKind, Envelope, PayloadType};
use crate::statement::{Command, Withdrawal};
use crate::trust::{Enrolled, Role, Trust};
use crate::wording::{Text, instant, text};

use super::signers::{Signer, nobody, signers};
use super::{expect, other_type};

/// How far the signer's clock may be ahead of the verifier's.
pub const CLOCK_SKEW_MS: u64 = 5 * 60_000;

/// A withdrawal that an enrolled person has signed. Only [`verify_withdrawal`] makes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifiedWithdrawal {
    statement: Withdrawal,
    signer: Signer,
}

impl VerifiedWithdrawal {
    /// What it says.
    pub fn statement(&self) -> &Withdrawal {
        &self.statement
    }

    /// Who says it.
    pub fn signer(&self) -> &Signer {
        &self.signer
    }
}

/// A command that somebody has signed who may give it. Only [`verify_command`] makes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifiedCommand {
    statement: Command,
    signer: Signer,
}

impl VerifiedCommand {
    /// What it says.
    pub fn statement(&self) -> &Command {
        &self.statement
    }

    /// Who says it.
    pub fn signer(&self) -> &Signer {
        &self.signer
    }
}

/// Who may give a command. What stops mail is open to everybody who is enrolled. A send is begun by
/// anybody too: its plan has two persons' word already. To go on after a pause, or past a gate, is
/// a second look: the author's role alone is not enough.
pub fn may_order(kind: CommandKind) -> &'static [Role] {
    match kind {
        CommandKind::Stop | CommandKind::Pause | CommandKind::Start => &Role::ALL,
        CommandKind::Resume | CommandKind::Release => &[Role::Approver, Role::Operator],
    }
}

/// A withdrawal by any one enrolled person, of whatever role: cancelling is always safe. Whoever
/// takes one keeps it; that it expires later revives nothing.
pub fn verify_withdrawal(
    envelope: &Envelope,
    trust: &Trust,
    now_ms: u64,
) -> Result<VerifiedWithdrawal, Vec<Diagnostic>> {
    expect(envelope, PayloadType::Withdrawal)?;
    let signer = signer(
        envelope,
        trust,
        now_ms,
        &Role::ALL,
        &text!("engine-an-enrolled-person", "an enrolled person"),
    )?;
    let statement = Withdrawal::parse(&envelope.payload).map_err(|finding| vec![finding])?;
    let mut findings = current(statement.issued_at_ms, statement.expires_ms, now_ms);
    if statement.reason.trim().is_empty() {
        findings.push(refused(
            "no-reason",
            "reason",
            text!("engine-no-reason", "It gives no reason."),
            text!("engine-no-reason-hint", "Say why."),
        ));
    }
    if findings.is_empty() { Ok(VerifiedWithdrawal { statement, signer }) } else { Err(findings) }
}

/// A command about the plan with this digest. `last_counter`: the largest that was taken of a
/// command about the plan.
///
/// A stop is taken whatever its counter: it is final, so that to replay it changes nothing, and so
/// that no other command can shut it out.
pub fn verify_command(
    envelope: &Envelope,
    trust: &Trust,
    digest: &str,
    last_counter: Option<u64>,
    now_ms: u64,
) -> Result<VerifiedCommand, Vec<Diagnostic>> {
    let PayloadType::Command(kind) = envelope.payload_type else {
        return Err(vec![other_type(envelope, text!("engine-is-a-command", "a command"))]);
    };
    let (roles, wanted) = match may_order(kind) {
        roles if roles.len() == Role::ALL.len() => {
            (roles, text!("engine-an-enrolled-person", "an enrolled person"))
        }
        roles => (roles, text!("engine-an-approver-or-an-operator", "an approver or an operator")),
    };
    let signer = signer(envelope, trust, now_ms, roles, &wanted)?;
    let statement = Command::parse(&envelope.payload).map_err(|finding| vec![finding])?;
    let mut findings = current(statement.issued_at_ms, statement.expires_ms, now_ms);
    if statement.kind != kind {
        findings.push(refused(
            "other-kind",
            "kind",
            text!("engine-other-kind", "It orders something else than its type says."),
            text!("engine-other-kind-hint", "Give the command again."),
        ));
    }
    if statement.plan != digest {
        findings.push(refused(
            "other-plan",
            "plan",
            text!("engine-other-plan", "It is about another plan."),
            text!("engine-other-plan-hint", "Give the command for this plan."),
        ));
    }
    if (kind == CommandKind::Release) != statement.wave.is_some() {
        findings.push(refused(
            "wave",
            "wave",
            text!("engine-wave", "A release names a wave, and nothing else does."),
            text!("engine-other-kind-hint", "Give the command again."),
        ));
    }
    if kind != CommandKind::Stop && last_counter.is_some_and(|last| statement.counter <= last) {
        findings.push(refused(
            "replayed",
            "counter",
            text!("engine-replayed", "This command, or a later one, was taken before."),
            text!(
                "engine-replayed-hint",
                "Look at the send's state and give the command again if it is still wanted."
            ),
        ));
    }
    if findings.is_empty() { Ok(VerifiedCommand { statement, signer }) } else { Err(findings) }
}

/// The first signer who has one of these roles.
fn signer(
    envelope: &Envelope,
    trust: &Trust,
    now_ms: u64,
    roles: &[Role],
    wanted: &Text,
) -> Result<Signer, Vec<Diagnostic>> {
    let (valid, remarks) = signers(envelope, trust, now_ms)?;
    let acts = |enrolled: &&Enrolled| {
        let role = roles.iter().find(|role| enrolled.roles.contains(role))?;
        let Enrolled { person, keyid, .. } = enrolled;
        Some(Signer { person: person.clone(), keyid: keyid.clone(), role: *role })
    };
    valid.iter().find_map(acts).ok_or_else(|| nobody(wanted, remarks))
}

fn current(issued_at_ms: u64, expires_ms: u64, now_ms: u64) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    if expires_ms <= now_ms || expires_ms <= issued_at_ms {
        findings.push(refused(
            "expired",
            "expiresMs",
            text!(
                "engine-expired",
                "It expired at {expires_ms}.",
                expires_ms = instant(expires_ms)
            ),
            text!("engine-expired-hint", "Sign it again if it is still wanted."),
        ));
    }
    if issued_at_ms > now_ms.saturating_add(CLOCK_SKEW_MS) {
        findings.push(refused(
            "not-yet-issued",
            "issuedAtMs",
            text!(
                "engine-not-yet-issued",
                "It says it was signed at {issued_at_ms}: that is yet to come.",
                issued_at_ms = instant(issued_at_ms)
            ),
            text!("engine-not-yet-issued-hint", "Set the signer's clock, and sign it again."),
        ));
    }
    findings
}

fn refused(code: &str, member: &str, message: Text, hint: Text) -> Diagnostic {
    Diagnostic::error(&format!("statement/{code}"), Place::member(member), message, hint)
}
