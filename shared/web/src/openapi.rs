//! The OpenAPI 3.1 document of a function, from its handlers' signatures.
use crate::extract::SchemaOf;
use crate::{Access, Endpoint, Routes, scope};
use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

/// The `document` as it is kept beside the tests that hold it to be current.
///
/// # Panics
/// As `document` does.
pub fn text<A: 'static>(title: &str, promise: &str, routes: &Routes<A>) -> String {
    format!("{:#}\n", document(title, promise, routes))
}

/// The document: `title` is the function's name, `summaries` its promise in one sentence.
///
/// # Panics
/// If one type name stands for two schemas, which a test is to show.
pub fn document<A: 'static>(title: &str, promise: &str, routes: &Routes<A>) -> Value {
    let settings = SchemaSettings::draft2020_12().with(|s| s.definitions_path = "/components/schemas".into());
    let mut takes = settings.clone().for_deserialize().into_generator();
    let mut gives = settings.for_serialize().into_generator();
    let mut paths: Map<String, Value> = Map::new();
    for endpoint in &routes.endpoints {
        let path = paths.entry(endpoint.path.to_owned()).or_insert_with(|| json!({}));
        path[endpoint.method.to_lowercase()] = operation(endpoint, title, &mut takes, &mut gives);
    }
    let mut schemas = gives.take_definitions(true);
    for (name, schema) in takes.take_definitions(true) {
        let known = schemas.entry(name.clone()).or_insert_with(|| schema.clone());
        assert_eq!(*known, schema, "the schema of {name} differs between requests and answers: use two types");
    }
    schemas.insert("Problem".to_owned(), problem_schema());
    let mut document = json!({
        "openapi": "3.1.0",
        "info": { "title": format!("Portico: {title}"), "description": promise, "version": env!("CARGO_PKG_VERSION") },
        "servers": [{ "url": "/" }],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {
                "session": { "type": "apiKey", "in": "cookie", "name": crate::token::COOKIE },
                "program": { "type": "http", "scheme": "bearer", "bearerFormat": "JWT", "description": PROGRAM },
            },
            "responses": { "Problem": {
                "description": "Refused; `type` says why",
                "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } }
            } }
        }
    });
    bound_integers(&mut document);
    document
}

/// Says what a format implies, because for JSON Schema a format is a hint: a `uint32` has a largest number.
fn bound_integers(schema: &mut Value) {
    let (min, max) = match schema["format"].as_str() {
        Some("uint8") => (0, i64::from(u8::MAX)),
        Some("uint16") => (0, i64::from(u16::MAX)),
        Some("uint32") => (0, i64::from(u32::MAX)),
        Some("int64") => (i64::MIN, i64::MAX),
        _ => (0, 0),
    };
    match schema {
        Value::Object(members) => {
            if min < max {
                members.entry("minimum").or_insert(min.into());
                members.entry("maximum").or_insert(max.into());
            }
            members.values_mut().for_each(bound_integers);
        }
        Value::Array(items) => items.iter_mut().for_each(bound_integers),
        _ => {}
    }
}

fn operation<A>(endpoint: &Endpoint<A>, tag: &str, takes: &mut SchemaGenerator, gives: &mut SchemaGenerator) -> Value {
    let mut operation = json!({
        "operationId": endpoint.operation,
        "summary": sentence(endpoint.operation),
        "tags": [tag],
        "x-access": endpoint.access.to_string(),
    });
    operation["security"] = security(endpoint.access, &scope::needed(endpoint.method, endpoint.path));
    let parameters = parameters(endpoint, takes);
    if !parameters.is_empty() {
        operation["parameters"] = parameters.into();
    }
    if let Some(body) = endpoint.takes.body {
        operation["requestBody"] =
            json!({ "required": true, "content": { "application/json": { "schema": body(takes) } } });
    }
    if endpoint.takes.body_is_a_file {
        // RFC 2046, 4.5.1: bytes. What they are is seen by looking at them.
        let bytes = json!({ "type": "string", "format": "binary" });
        operation["requestBody"] =
            json!({ "required": true, "content": { "application/octet-stream": { "schema": bytes } } });
    }
    let mut success = json!({ "description": "Done" });
    if let Some(schema) = endpoint.gives {
        success["content"] = json!({ endpoint.media_type: { "schema": schema(gives) } });
    } else if !endpoint.media_type.is_empty() {
        // A reply may come as one of several.
        let types = endpoint.media_type.split(", ");
        success["content"] = types.map(|one| (one.to_owned(), json!({ "schema": { "type": "string" } }))).collect();
    }
    operation["responses"] =
        json!({ endpoint.status.to_string(): success, "default": { "$ref": "#/components/responses/Problem" } });
    operation
}

/// How a program gets in.
const PROGRAM: &str = "What `POST /api/identity/tokens/access` gives for a token that its owner made under My account, for five minutes. \
    It goes as far as the scope that stands beside it.";

/// Who may ask: a browser in which somebody signed in; a program whose token has the scope, if there is such a scope. What everybody
/// may ask may answer more to either.
fn security(access: Access, needed: &str) -> Value {
    let mut ways = vec![json!({ "session": [] })];
    if scope::exists(needed) {
        ways.push(json!({ "program": [needed] }));
    }
    if access == Access::Anyone {
        ways.push(json!({}));
    }
    ways.into()
}

fn parameters<A>(endpoint: &Endpoint<A>, generator: &mut SchemaGenerator) -> Vec<Value> {
    let mut parameters = Vec::new();
    if let (Some(path), Some(name)) = (endpoint.takes.path, endpoint.path.split(['{', '}']).nth(1)) {
        parameters.push(json!({ "name": name, "in": "path", "required": true, "schema": path(generator) }));
    }
    if let Some(query) = endpoint.takes.query {
        parameters.extend(query_parameters(query, generator));
    }
    if endpoint.takes.idempotency_key {
        let schema = json!({ "type": "string", "minLength": 1, "maxLength": 64, "pattern": "^[!-~]+$" });
        parameters.push(json!({ "name": "Idempotency-Key", "in": "header", "required": false, "schema": schema }));
    }
    parameters
}

/// The properties of the query's object schema, one parameter each.
fn query_parameters(query: SchemaOf, generator: &mut SchemaGenerator) -> Vec<Value> {
    let schema = query(generator);
    let object = match schema.get("$ref").and_then(Value::as_str).and_then(|r| r.rsplit('/').next()) {
        Some(name) => generator.definitions_mut().remove(name).unwrap_or_default(),
        None => schema.to_value(),
    };
    let required =
        |name: &str| object["required"].as_array().is_some_and(|names| names.iter().any(|required| required == name));
    let properties = object["properties"].as_object().cloned().unwrap_or_default();
    let parameter = |(name, mut schema): (String, Value)| {
        // An absent parameter is how a query says null.
        let required = required(&name);
        if let Some(types) = schema["type"].as_array().cloned() {
            schema["type"] = types.into_iter().find(|t| t != "null").unwrap_or_default();
        }
        if let Some(choices) = schema["anyOf"].as_array().cloned() {
            schema = choices.into_iter().find(|choice| choice["type"] != "null").unwrap_or_default();
        }
        json!({ "name": name, "in": "query", "required": required, "schema": schema })
    };
    properties.into_iter().map(parameter).collect()
}

/// `list_my_bookings` to `List my bookings`.
fn sentence(operation: &str) -> String {
    let words = operation.replace('_', " ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn problem_schema() -> Value {
    json!({
        "type": "object",
        "description": "RFC 9457. Kinds add members of their own.",
        "required": ["type", "title", "status"],
        "properties": {
            "type": { "type": "string", "pattern": "^/problems/[a-z-]+$" },
            "title": { "type": "string" },
            "status": { "type": "integer" },
            "detail": { "type": "string" },
            "errors": { "type": "array", "items": {
                "type": "object",
                "required": ["pointer", "rule", "detail"],
                "properties": {
                    "pointer": { "type": "string" }, "rule": { "type": "string" }, "detail": { "type": "string" }
                }
            } }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_gets_where_there_is_a_scope_for_it() {
        let session = json!({ "session": [] });
        for (access, method, path, ways) in [
            (Access::SignedIn, "POST", "/api/bookings/{id}", json!([session, { "program": ["bookings:write"] }])),
            (
                Access::Operator("space:write"),
                "GET",
                "/api/space/audit",
                json!([session, { "program": ["space:read"] }]),
            ),
            (Access::Anyone, "GET", "/api/space/portal", json!([session, { "program": ["space:read"] }, {}])),
            (Access::SignedIn, "POST", "/api/identity/tokens", json!([session])),
            (Access::Anyone, "GET", "/prices", json!([session, {}])),
        ] {
            assert_eq!(security(access, &scope::needed(method, path)), ways, "{method} {path}");
        }
    }
}
