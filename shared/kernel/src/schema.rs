//! How a type that is read and written by hand shows in our OpenAPI.

/// Declares the JSON Schema of a type, an expression of `schemars`; it stands wherever the type does, not under a name.
#[macro_export]
macro_rules! schema {
    ($name:ident, $schema:expr) => {
        #[cfg(feature = "openapi")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn inline_schema() -> bool {
                true
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                $schema
            }
        }
    };
}
