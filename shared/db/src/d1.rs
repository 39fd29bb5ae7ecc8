//! The Cloudflare adapter. Thin on purpose: everything else is tested natively, and the twin
//! suite holds this one to the same answers.
use crate::{Database, DbError, Row, Statement, Value};
use futures::future::LocalBoxFuture;
use worker::{D1Database, D1PreparedStatement, wasm_bindgen::JsValue};

/// A D1 binding.
pub struct D1(pub D1Database);

impl D1 {
    fn prepare(&self, statement: &Statement) -> Result<D1PreparedStatement, DbError> {
        let values: Vec<JsValue> = statement.params.iter().map(bind).collect();
        let prepared = self.0.prepare(statement.sql);
        if values.is_empty() { Ok(prepared) } else { prepared.bind(&values).map_err(|e| failed(&e)) }
    }

    async fn run(&self, statements: Vec<Statement>) -> Result<Vec<Vec<Row>>, DbError> {
        let prepared = statements.iter().map(|s| self.prepare(s)).collect::<Result<Vec<_>, _>>()?;
        let results = self.0.batch(prepared).await.map_err(|e| failed(&e))?;
        results.iter().map(|result| result.results::<Row>().map_err(|e| failed(&e))).collect()
    }
}

impl Database for D1 {
    fn batch(&self, statements: Vec<Statement>) -> LocalBoxFuture<'_, Result<Vec<Vec<Row>>, DbError>> {
        Box::pin(self.run(statements))
    }
}

/// JavaScript numbers are exact to 2^53, which holds every instant and amount that we store;
/// an i64 would become a `BigInt`, which D1 refuses.
#[expect(clippy::cast_precision_loss, reason = "exact to 2^53")]
fn bind(value: &Value) -> JsValue {
    match value {
        Value::Null => JsValue::NULL,
        Value::Integer(n) => JsValue::from_f64(*n as f64),
        Value::Text(text) => JsValue::from_str(text),
    }
}

fn failed(error: &worker::Error) -> DbError {
    match error {
        // `Display` of a D1 error prints a debug form; the SQLite text is in its cause.
        worker::Error::D1(d1) => DbError::from_text(&d1.cause()),
        worker::Error::UnknownJsError { message, .. } => DbError::from_text(message),
        other => DbError::Failed(other.to_string()),
    }
}
