//! The operator's space: locations, opening hours, closures, sections and rights, plans, teams.
