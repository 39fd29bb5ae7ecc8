//! A message as the columns of a row.
use super::Topic;

impl Topic {
    /// The columns `topic` and `payload`.
    pub fn to_columns(&self) -> (String, String) {
        let value = serde_json::to_value(self).unwrap_or_default();
        let topic = value["topic"].as_str().unwrap_or_default().to_owned();
        (topic, value["payload"].to_string())
    }

    /// Reads the columns `topic` and `payload`; `None` if no message of ours has them.
    pub fn from_columns(topic: &str, payload: &str) -> Option<Self> {
        let payload: serde_json::Value = serde_json::from_str(payload).ok()?;
        serde_json::from_value(serde_json::json!({ "topic": topic, "payload": payload })).ok()
    }
}
