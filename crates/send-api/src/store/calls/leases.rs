//! Calls that are ours for a while, and what becomes of them when a dispatcher goes away.

use std::collections::BTreeMap;

use sqlx::{AnyConnection, Row};

use super::endings::Held;
use super::{
    CallId, Ended, Ending, Holder, INTERNAL_ERROR, Leased, ROWS, THESE, id_of, query, these,
};
use crate::store::{Result, Store, int, whole};

impl Store {
    /// Whether no dispatcher has entered under this name since.
    pub async fn is_current(&self, holder: &Holder) -> Result<bool> {
        is_current(&mut *self.pool.acquire().await?, holder).await
    }

    /// Calls of one account of a plan that are due, ours until `lease_until_ms`; none for whoever has lost
    /// the name to another.
    pub async fn lease(
        &self,
        holder: &Holder,
        (plan, account): (&str, u64),
        due_by_ms: u64,
        most: u64,
        lease_until_ms: u64,
    ) -> Result<Vec<Leased>> {
        let mut change = self.begin().await?;
        if !is_current(change.at(), holder).await? {
            return Ok(Vec::new());
        }
        let rows = sqlx::query(self.database.due_calls())
            .bind(plan)
            .bind(int(account))
            .bind(int(due_by_ms))
            .bind(int(most))
            .fetch_all(change.at())
            .await?;
        let leased: Vec<Leased> = rows
            .iter()
            .map(|row| {
                let (due_ms, tries) = (whole(row.try_get(2)?), whole(row.try_get(3)?));
                Ok(Leased { id: id_of(row)?, due_ms, tries })
            })
            .collect::<Result<_>>()?;
        for page in leased.chunks(ROWS) {
            let sql = format!(
                "WITH {} UPDATE calls SET state = 'leased', holder = $2, lease_until_ms = $3
                 FROM these WHERE {THESE}",
                these(page.iter().map(|one| one.id))
            );
            query(sql)
                .bind(plan.to_owned())
                .bind(holder.text())
                .bind(int(lease_until_ms))
                .execute(change.at())
                .await?;
        }
        change.commit().await?;
        Ok(leased)
    }

    /// Gives leased calls back: they were not made.
    pub async fn give_back(&self, holder: &Holder, plan: &str, calls: &[CallId]) -> Result<()> {
        let mut change = self.begin().await?;
        plan_again(change.at(), &holder.text(), plan, calls).await?;
        change.commit().await
    }

    /// Gives back whatever is leased of one account of a plan.
    pub async fn release(&self, holder: &Holder, (plan, account): (&str, u64)) -> Result<()> {
        let mut change = self.begin().await?;
        sqlx::query(
            "UPDATE calls SET state = 'planned', holder = NULL, lease_until_ms = NULL
             WHERE plan = $1 AND account = $2 AND state = 'leased' AND holder = $3",
        )
        .bind(plan)
        .bind(int(account))
        .bind(holder.text())
        .execute(change.at())
        .await?;
        change.commit().await
    }

    /// A dispatcher starts: whatever one of its name was about to do is planned again, and what it
    /// had started without an answer is unknown. How many calls are.
    pub async fn enter(&self, name: &str, now_ms: u64) -> Result<(Holder, u64)> {
        let mut change = self.begin().await?;
        sqlx::query(
            "INSERT INTO dispatchers (name, generation) VALUES ($1, 1)
             ON CONFLICT (name) DO UPDATE SET generation = dispatchers.generation + 1",
        )
        .bind(name)
        .execute(change.at())
        .await?;
        let row = sqlx::query("SELECT generation FROM dispatchers WHERE name = $1")
            .bind(name)
            .fetch_one(change.at())
            .await?;
        let generation = whole(row.try_get(0)?);
        change.commit().await?;
        let holder = Holder { name: name.to_owned(), generation };
        let unknown = self.abandon(Abandoned::Before(&holder), now_ms).await?;
        Ok((holder, unknown))
    }

    /// Takes over from dispatchers that have not been heard of: their leases have run out.
    pub async fn recover(&self, now_ms: u64) -> Result<u64> {
        self.abandon(Abandoned::Expired, now_ms).await
    }

    /// Of one account of a plan, what we have started and will not end is unknown from now on. How many
    /// calls are.
    pub async fn lose(
        &self,
        holder: &Holder,
        (plan, account): (&str, u64),
        now_ms: u64,
    ) -> Result<u64> {
        self.abandon(Abandoned::Part(holder, plan, account), now_ms).await
    }

    async fn abandon(&self, which: Abandoned<'_>, now_ms: u64) -> Result<u64> {
        let (expired, name) = match which {
            Abandoned::Expired => (1, "%".to_owned()),
            Abandoned::Before(holder) => (0, format!("{}#%", holder.name)),
            Abandoned::Part(holder, ..) => (0, holder.text()),
        };
        let rows = sqlx::query(
            "SELECT run, nth, charges, started_ms, outcomes, account, wave, plan, holder, state
             FROM calls WHERE state IN ('leased', 'started') AND holder LIKE $1
             AND ($2 = 0 OR lease_until_ms < $3)",
        )
        .bind(name)
        .bind(expired)
        .bind(int(now_ms))
        .fetch_all(&self.pool)
        .await?;
        let mut lost: BTreeMap<(String, String), Lost> = BTreeMap::new();
        for row in rows {
            let (plan, holder): (String, String) = (row.try_get(7)?, row.try_get(8)?);
            if which.is(&holder, (&plan, whole(row.try_get(5)?))) {
                let lost = lost.entry((plan, holder)).or_default();
                match row.try_get::<String, _>(9)? == "leased" {
                    true => lost.leased.push(id_of(&row)?),
                    false => drop(lost.started.insert(id_of(&row)?, Held::of(&row)?)),
                }
            }
        }
        let mut unknown = 0;
        for ((plan, holder), lost) in lost {
            let gone = |id: &CallId| {
                let ending = Ending::Unknown { code: which.code().to_owned() };
                Ended { id: *id, ending, at_ms: now_ms }
            };
            let ended: Vec<Ended> = lost.started.keys().map(gone).collect();
            let mut change = self.begin().await?;
            unknown += self.note_ends(&mut change, &holder, &plan, &ended, &lost.started).await?;
            plan_again(change.at(), &holder, &plan, &lost.leased).await?;
            change.commit().await?;
        }
        Ok(unknown)
    }
}

async fn is_current(change: &mut AnyConnection, holder: &Holder) -> Result<bool> {
    let sql = "SELECT name FROM dispatchers WHERE name = $1 AND generation = $2";
    let row = sqlx::query(sql).bind(&holder.name).bind(int(holder.generation));
    Ok(row.fetch_optional(change).await?.is_some())
}

/// Whose calls nobody will end.
#[derive(Clone, Copy)]
enum Abandoned<'a> {
    /// Holders of this name, of earlier generations.
    Before(&'a Holder),
    /// Whoever has not kept to a lease.
    Expired,
    /// This one's for one account of a plan.
    Part(&'a Holder, &'a str, u64),
}

impl Abandoned<'_> {
    /// What the report says of its calls.
    fn code(self) -> &'static str {
        match self {
            Self::Before(_) | Self::Expired => "dispatcher-lost",
            Self::Part(..) => INTERNAL_ERROR,
        }
    }

    fn is(self, holder: &str, of: (&str, u64)) -> bool {
        match self {
            Self::Part(ours, plan, account) => holder == ours.text() && of == (plan, account),
            Self::Before(Holder { name, generation }) => holder
                .strip_prefix(name.as_str())
                .and_then(|rest| rest.strip_prefix('#')?.parse::<u64>().ok())
                .is_some_and(|earlier| earlier < *generation),
            Self::Expired => true,
        }
    }
}

/// What nobody will end of one plan.
#[derive(Default)]
struct Lost {
    leased: Vec<CallId>,
    started: BTreeMap<CallId, Held>,
}

/// Leased calls that were not made.
async fn plan_again(
    change: &mut AnyConnection,
    holder: &str,
    plan: &str,
    calls: &[CallId],
) -> Result<()> {
    for page in calls.chunks(ROWS) {
        let sql = format!(
            "WITH {} UPDATE calls SET state = 'planned', holder = NULL, lease_until_ms = NULL
             FROM these WHERE {THESE} AND calls.state = 'leased' AND calls.holder = $2",
            these(page.iter().copied())
        );
        query(sql).bind(plan.to_owned()).bind(holder.to_owned()).execute(&mut *change).await?;
    }
    Ok(())
}
