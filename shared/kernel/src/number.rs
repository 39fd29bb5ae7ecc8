//! Whole numbers that exist only if they lie within limits, so that a wrong unit is caught.

/// Declares a whole number of `min..=max`; the last part says so in words, for whoever gave another.
#[macro_export]
macro_rules! number {
    ($(#[$doc:meta])* $name:ident, $min:literal ..= $max:literal, $rule:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[serde(try_from = "i64", into = "i64")]
        pub struct $name(i64);

        impl $name {
            /// The number.
            pub fn get(self) -> i64 {
                self.0
            }
        }

        impl TryFrom<i64> for $name {
            type Error = &'static str;
            fn try_from(number: i64) -> Result<Self, Self::Error> {
                if ($min..=$max).contains(&number) { Ok(Self(number)) } else { Err($rule) }
            }
        }

        impl From<$name> for i64 {
            fn from(number: $name) -> Self {
                number.0
            }
        }

        $crate::schema!($name, schemars::json_schema!({ "type": "integer", "minimum": $min, "maximum": $max }));
    };
}
