use crate::{Answer, Fault, FaultyDb, Function, Persona, World};
use serde_json::Value;
use std::rc::Rc;

/// In every way in which a write of two batches can fail: how, and which batch.
pub const FAULTS: [(Fault, u32); 4] = [(Fault::Before, 1), (Fault::After, 1), (Fault::Before, 2), (Fault::After, 2)];

/// A request that writes.
#[derive(Debug)]
pub struct Write {
    /// Who asks.
    pub who: Persona,
    /// The method.
    pub method: &'static str,
    /// The path with its query.
    pub path: String,
    /// The body as JSON; null is none.
    pub body: Value,
    /// The cookie of who has no token, such as a kiosk; empty is none.
    pub cookie: String,
}

/// `method path` as `who`, without a cookie.
pub fn write(who: Persona, method: &'static str, path: impl Into<String>, body: Value) -> Write {
    Write { who, method, path: path.into(), body, cookie: String::new() }
}

impl Write {
    /// Asks a function for it, under the same key every time.
    #[track_caller]
    pub fn send<A: 'static>(&self, function: &Function<A>) -> Answer {
        let headers = [("idempotency-key", "k"), ("cookie", self.cookie.as_str())];
        let given = if self.cookie.is_empty() { &headers[..1] } else { &headers };
        function.send_with(self.who, self.method, &self.path, self.body.clone(), given)
    }
}

impl World {
    /// The same world, whose `nth` batch from now on fails in that way.
    pub fn failing(&self, fault: Fault, nth: u32) -> Self {
        self.through(Rc::new(FaultyDb::new(self.database.clone(), fault, nth)))
    }
}

impl<A: 'static> Function<A> {
    /// The same function in the same world, whose `nth` batch from now on fails in that way.
    pub fn failing(&self, fault: Fault, nth: u32) -> Self {
        self.seen_in(self.world.failing(fault, nth))
    }

    /// Fails one of [`FAULTS`] while `send` asks, and asks again: that answers one of `again`. What has one batch is failed on that
    /// alone.
    #[track_caller]
    pub fn survives(&self, (fault, nth): (Fault, u32), again: &[u16], send: impl Fn(&Self) -> Answer) {
        let failing = self.failing(fault, nth);
        let first = send(&failing);
        if first.trips < nth {
            assert!(first.status < 300, "{fault:?} {nth}: it has one batch {}", first.text);
            return;
        }
        assert_eq!(first.status, 500, "{fault:?} {nth} {}", first.text);
        let second = send(&failing);
        assert!(again.contains(&second.status), "{fault:?} {nth}: the second try {} {}", second.status, second.text);
    }
}
