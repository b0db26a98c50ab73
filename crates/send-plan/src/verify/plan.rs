//! Plans: enough different persons, at the right time and place.

use crate::audit;
use crate::campaign::Environment;
use crate::diagnostic::{Diagnostic, Place, any_error};
use crate::envelope::{Envelope, PayloadType};
use crate::plan::{self, Plan, sha256_hex};
use crate::trust::{Enrolled, Role, Thresholds, Trust};
use crate::wording::{Text, counted, instant, list, text};

use super::signers::{Signer, nobody, signers};
use super::{VerifiedWithdrawal, expect};

/// A plan that may run now: enough persons have signed these very bytes. Only [`verify`] and
/// [`accept`] make one.
///
/// ```compile_fail
/// fn forged(plan: send_plan::plan::Plan) -> send_plan::verify::VerifiedPlan {
///     send_plan::verify::VerifiedPlan { plan, digest: String::new(), signers: vec![], remarks: vec![] }
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifiedPlan {
    plan: Plan,
    digest: String,
    signers: Vec<Signer>,
    remarks: Vec<Diagnostic>,
}

/// A plan that an author has signed and that may be kept and shown, and may not run yet. Only
/// [`accept`] makes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AwaitingApproval {
    plan: Plan,
    digest: String,
    signers: Vec<Signer>,
    missing: Missing,
    waits_for: Vec<Diagnostic>,
    remarks: Vec<Diagnostic>,
}

/// How many persons must sign yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Missing {
    /// Authors.
    pub authors: u64,
    /// Approvers.
    pub approvers: u64,
}

/// What a signed plan is good for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Accepted {
    /// It may run.
    Verified(VerifiedPlan),
    /// Persons must sign yet, or its time has not come.
    AwaitingApproval(AwaitingApproval),
}

macro_rules! what_it_is {
    ($type:ty) => {
        impl $type {
            /// The plan.
            pub fn plan(&self) -> &Plan {
                &self.plan
            }

            /// SHA-256 of the signed bytes in hex: the plan's name everywhere.
            pub fn digest(&self) -> &str {
                &self.digest
            }

            /// Who stands for it, each person once.
            pub fn signers(&self) -> &[Signer] {
                &self.signers
            }

            /// Signatures that do not count, and why.
            pub fn remarks(&self) -> &[Diagnostic] {
                &self.remarks
            }
        }
    };
}
what_it_is!(VerifiedPlan);
what_it_is!(AwaitingApproval);

impl Accepted {
    fn parts(&self) -> (&Plan, &str, &[Signer], &[Diagnostic]) {
        match self {
            Self::Verified(it) => (&it.plan, &it.digest, &it.signers, &it.remarks),
            Self::AwaitingApproval(it) => (&it.plan, &it.digest, &it.signers, &it.remarks),
        }
    }

    /// The plan.
    pub fn plan(&self) -> &Plan {
        self.parts().0
    }

    /// SHA-256 of the signed bytes in hex: the plan's name everywhere.
    pub fn digest(&self) -> &str {
        self.parts().1
    }

    /// Who stands for it, each person once.
    pub fn signers(&self) -> &[Signer] {
        self.parts().2
    }

    /// Signatures that do not count, and why.
    pub fn remarks(&self) -> &[Diagnostic] {
        self.parts().3
    }
}

impl AwaitingApproval {
    /// How many persons must sign yet; none: it waits for its time.
    pub fn missing(&self) -> Missing {
        self.missing
    }

    /// Why it may not run yet.
    pub fn waits_for(&self) -> &[Diagnostic] {
        &self.waits_for
    }
}

/// A plan that may run now, or everything that stands against it. `withdrawals` are all that are
/// known, of whatever plan.
pub fn verify(
    envelope: &Envelope,
    trust: &Trust,
    now_ms: u64,
    withdrawals: &[VerifiedWithdrawal],
) -> Result<VerifiedPlan, Vec<Diagnostic>> {
    match accept(envelope, trust, now_ms, withdrawals)? {
        Accepted::Verified(plan) => Ok(plan),
        Accepted::AwaitingApproval(AwaitingApproval { mut waits_for, remarks, .. }) => {
            waits_for.extend(remarks);
            Err(waits_for)
        }
    }
}

/// A plan that enough persons have signed, at whatever time: what has been approved before. It need
/// not be valid any more, and may have run.
pub fn approved_before(
    envelope: &Envelope,
    trust: &Trust,
    now_ms: u64,
) -> Result<Plan, Vec<Diagnostic>> {
    expect(envelope, PayloadType::Plan)?;
    let (valid, mut remarks) = signers(envelope, trust, now_ms)?;
    let (_, missing) = count(&valid, trust.thresholds(), &mut remarks);
    if let Some(finding) = below_threshold(missing) {
        return Err([vec![finding], remarks].concat());
    }
    plan::parse_canonical("payload", &envelope.payload).map_err(|finding| vec![finding])
}

/// A plan that may run, or that may be kept until it may; else everything that stands against it.
pub fn accept(
    envelope: &Envelope,
    trust: &Trust,
    now_ms: u64,
    withdrawals: &[VerifiedWithdrawal],
) -> Result<Accepted, Vec<Diagnostic>> {
    expect(envelope, PayloadType::Plan)?;
    let (valid, mut remarks) = signers(envelope, trust, now_ms)?;
    let (signers, missing) = count(&valid, trust.thresholds(), &mut remarks);
    if !signers.iter().any(|signer| signer.role == Role::Author) {
        return Err(nobody(&text!("engine-an-author", "an author"), remarks));
    }
    // From here on an author's word stands for the bytes.
    let plan = plan::parse_canonical("payload", &envelope.payload)
        .map_err(|finding| [vec![finding], remarks.clone()].concat())?;
    let digest = sha256_hex(&envelope.payload);
    let mut findings = audit::shape(&plan);
    findings.extend(term(&plan));
    findings.extend(circumstances(&plan, trust, now_ms));
    let withdrawn = withdrawals.iter().filter(|it| it.statement().plan == digest);
    findings.extend(withdrawn.map(|withdrawal| {
        refused(
            "plan/withdrawn",
            "",
            text!(
                "engine-plan-withdrawn",
                "{signer} has withdrawn this plan: {statement:?}.",
                signer = withdrawal.signer().person,
                statement = withdrawal.statement().reason
            ),
            text!("engine-plan-withdrawn-hint", "Make a new plan; a withdrawal is final."),
        )
    }));
    if any_error(&findings) {
        findings.extend(remarks);
        return Err(findings);
    }
    let waits_for: Vec<Diagnostic> =
        below_threshold(missing).into_iter().chain(too_early(&plan, now_ms)).collect();
    Ok(if waits_for.is_empty() {
        Accepted::Verified(VerifiedPlan { plan, digest, signers, remarks })
    } else {
        Accepted::AwaitingApproval(AwaitingApproval {
            plan,
            digest,
            signers,
            missing,
            waits_for,
            remarks,
        })
    })
}

/// What a plan must say of its time before somebody may sign it.
pub(crate) fn term(plan: &Plan) -> Vec<Diagnostic> {
    let members = [
        ("notBefore", "campaign.notBeforeMs", plan.campaign.not_before_ms),
        ("expires", "campaign.expiresMs", plan.campaign.expires_ms),
    ];
    let missing = members.into_iter().filter(|(.., value)| value.is_none());
    let missing = missing.map(|(name, member, _)| {
        refused(
            "plan/no-term",
            member,
            text!(
                "engine-plan-no-term",
                "The plan has no {name}: a signature under it would hold for ever.",
                name = name
            ),
            text!(
                "engine-plan-no-term-hint",
                "Enter notBefore and expires in the campaign, and plan again."
            ),
        )
    });
    missing.collect()
}

fn circumstances(plan: &Plan, trust: &Trust, now_ms: u64) -> Vec<Diagnostic> {
    let facts = &plan.campaign;
    let mut findings = Vec::new();
    if facts.environment != trust.environment() {
        findings.push(refused(
            "plan/other-environment",
            "campaign.environment",
            text!(
                "engine-plan-other-environment",
                "The plan is for {environment}, and this is {environment_2}.",
                environment = environment(facts.environment),
                environment_2 = environment(trust.environment())
            ),
            text!(
                "engine-plan-other-environment-hint",
                "Hand it in where it belongs, or plan for this environment."
            ),
        ));
    }
    if let Some(expires_ms) = facts.expires_ms.filter(|expires_ms| *expires_ms <= now_ms) {
        findings.push(refused(
            "plan/expired",
            "campaign.expiresMs",
            text!(
                "engine-plan-expired",
                "The plan expired at {expires_ms}.",
                expires_ms = instant(expires_ms)
            ),
            text!("engine-plan-expired-hint", "Plan again and let it be signed again."),
        ));
    }
    if let Some(ran) = trust.ran(&facts.id).filter(|ran| *ran >= facts.sequence) {
        findings.push(refused(
            "plan/already-ran",
            "campaign.sequence",
            text!(
                "engine-plan-already-ran",
                "Sequence {ran} of campaign {id:?} has run, and this is sequence {sequence}.",
                ran = ran,
                id = facts.id,
                sequence = facts.sequence
            ),
            text!(
                "engine-plan-already-ran-hint",
                "Nobody is mailed twice: plan the rest, with the next sequence."
            ),
        ));
    }
    findings
}

fn too_early(plan: &Plan, now_ms: u64) -> Option<Diagnostic> {
    let not_before_ms = plan.campaign.not_before_ms.filter(|opens_ms| *opens_ms > now_ms)?;
    Some(refused(
        "plan/not-yet-valid",
        "campaign.notBeforeMs",
        text!(
            "engine-plan-not-yet-valid",
            "The plan may not run before {not_before_ms}.",
            not_before_ms = instant(not_before_ms)
        ),
        text!("engine-plan-not-yet-valid-hint", "Wait until then."),
    ))
}

fn below_threshold(missing: Missing) -> Option<Diagnostic> {
    let authors = (missing.authors > 0).then(|| {
        let n = counted(missing.authors, ("more author", "more authors"));
        text!("engine-more-authors", "{n}", n = n)
    });
    let approvers = (missing.approvers > 0).then(|| {
        let n = counted(missing.approvers, ("more approver", "more approvers"));
        text!("engine-more-approvers", "{n}", n = n)
    });
    let parts: Vec<Text> = authors.into_iter().chain(approvers).collect();
    (!parts.is_empty()).then(|| {
        Diagnostic::error(
            "signature/below-threshold",
            Place::member("signatures"),
            text!(
                "engine-signature-below-threshold",
                "{parts} must sign, each another person.",
                parts = list(parts)
            ),
            text!(
                "engine-signature-below-threshold-hint",
                "Let them look at the plan and sign it."
            ),
        )
    })
}

/// Counts persons, not keys: whoever may do both counts as an author as long as one is missing.
fn count(
    valid: &[&Enrolled],
    thresholds: Thresholds,
    remarks: &mut Vec<Diagnostic>,
) -> (Vec<Signer>, Missing) {
    let mut persons: Vec<(&Enrolled, Vec<Role>)> = Vec::new();
    for enrolled in valid {
        if !enrolled.has_any(&[Role::Author, Role::Approver]) {
            remarks.push(Diagnostic::warning(
                "signature/no-role",
                Place::member("signatures"),
                text!(
                    "engine-signature-no-role",
                    "{person}'s key signs neither as author nor as approver.",
                    person = enrolled.person
                ),
                text!(
                    "engine-signature-no-role-hint",
                    "It does not count; let an author or an approver sign."
                ),
            ));
        } else if let Some((_, roles)) =
            persons.iter_mut().find(|(before, _)| before.person == enrolled.person)
        {
            roles.extend(&enrolled.roles);
            remarks.push(Diagnostic::warning(
                "signature/same-person",
                Place::member("signatures"),
                text!(
                    "engine-signature-same-person",
                    "{person} has signed with two keys and counts once.",
                    person = enrolled.person
                ),
                text!("engine-signature-same-person-hint", "Let another person sign."),
            ));
        } else {
            persons.push((enrolled, enrolled.roles.clone()));
        }
    }
    let has = |roles: &[Role], role| roles.contains(&role);
    let (mut authors, mut approvers) = (0, 0);
    for (_, roles) in &persons {
        authors += u64::from(!has(roles, Role::Approver));
        approvers += u64::from(!has(roles, Role::Author));
    }
    let mut signers = Vec::new();
    for (enrolled, roles) in persons {
        let role = match (has(&roles, Role::Author), has(&roles, Role::Approver)) {
            (true, true) if authors < thresholds.authors => {
                authors += 1;
                Role::Author
            }
            (true, true) => {
                approvers += 1;
                Role::Approver
            }
            (true, false) => Role::Author,
            (false, _) => Role::Approver,
        };
        let Enrolled { person, keyid, .. } = enrolled;
        signers.push(Signer { person: person.clone(), keyid: keyid.clone(), role });
    }
    let missing = Missing {
        authors: thresholds.authors.saturating_sub(authors),
        approvers: thresholds.approvers.saturating_sub(approvers),
    };
    (signers, missing)
}

fn environment(environment: Environment) -> Text {
    match environment {
        Environment::Sandbox => text!("engine-the-sandbox", "the sandbox"),
        Environment::Production => text!("engine-production", "production"),
    }
}

fn refused(code: &str, member: &str, message: Text, hint: Text) -> Diagnostic {
    let place = if member.is_empty() { Place::default() } else { Place::member(member) };
    Diagnostic::error(code, place, message, hint)
}
