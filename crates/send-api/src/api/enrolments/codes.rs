//! Codes that were given out: each is random, works once, and lives in memory only.

use std::collections::VecDeque;

use send_plan::trust::Role;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use crate::transport::credentials::Secret;

/// Bytes of a code.
const BYTES: usize = 16;
/// Wrong codes in any window.
const MOST_WRONG: usize = 10;
/// The window in milliseconds.
const WINDOW_MS: u64 = 60_000;

/// What was given out, and what was guessed.
#[derive(Default)]
pub struct Codes {
    given: Vec<Given>,
    /// When the last wrong ones came.
    wrong: VecDeque<u64>,
}

struct Given {
    role: Role,
    sha256: [u8; 32],
    is_used: bool,
}

/// What a code is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guess {
    /// It makes somebody this.
    Right(Role),
    /// It has made somebody something.
    Used,
    /// Nobody was given it.
    Wrong,
    /// So many wrong ones came that none is looked at for so long.
    TooMany {
        /// Milliseconds.
        after_ms: u64,
    },
}

impl Codes {
    /// A new code. The error is a sentence.
    pub fn draw(&mut self, role: Role) -> Result<Secret, String> {
        let code = super::drawn::<BYTES>()?;
        self.given.push(Given { role, sha256: Sha256::digest(&code).into(), is_used: false });
        Ok(Secret::new(code))
    }

    /// What a code is. Takes as long whichever it is.
    pub fn look(&mut self, code: &str, now_ms: u64) -> Guess {
        while self.wrong.front().is_some_and(|at_ms| at_ms.saturating_add(WINDOW_MS) <= now_ms) {
            self.wrong.pop_front();
        }
        if let (MOST_WRONG.., Some(first_ms)) = (self.wrong.len(), self.wrong.front()) {
            return Guess::TooMany { after_ms: first_ms.saturating_add(WINDOW_MS) - now_ms };
        }
        match self.find(code) {
            Some(Given { is_used: false, role, .. }) => Guess::Right(*role),
            Some(_) => Guess::Used,
            None => {
                self.wrong.push_back(now_ms);
                Guess::Wrong
            }
        }
    }

    /// Lets a code be used no more.
    pub fn spend(&mut self, code: &str) {
        if let Some(given) = self.find(code) {
            given.is_used = true;
        }
    }

    fn find(&mut self, code: &str) -> Option<&mut Given> {
        let sha256: [u8; 32] = Sha256::digest(code).into();
        let mut found = None;
        for given in &mut self.given {
            if bool::from(given.sha256.ct_eq(&sha256)) {
                found = Some(given);
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::{Codes, Guess, MOST_WRONG, WINDOW_MS};
    use send_plan::trust::Role;

    #[test]
    fn a_code_works_once_and_guesses_are_few() {
        let mut codes = Codes::default();
        let code = codes.draw(Role::Approver).map(|code| code.reveal().to_owned());
        let code = code.unwrap_or_default();
        assert_eq!(code.len(), 22, "128 bits in base64url");
        assert_eq!(codes.look(&code, 0), Guess::Right(Role::Approver));
        assert_eq!(codes.look(&code, 0), Guess::Right(Role::Approver), "to look is not to use");
        codes.spend(&code);
        assert_eq!(codes.look(&code, 0), Guess::Used);
        for nth in 0..MOST_WRONG {
            assert_eq!(codes.look("", nth as u64), Guess::Wrong);
        }
        assert_eq!(codes.look(&code, 10_000), Guess::TooMany { after_ms: WINDOW_MS - 10_000 });
        assert_eq!(codes.look(&code, WINDOW_MS), Guess::Used, "one may be tried again");
    }
}
