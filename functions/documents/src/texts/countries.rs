use kernel::Locale;

/// The countries that most letters go to (Unicode CLDR); of any other the code stands for the name.
const COUNTRIES: [(&str, [&str; 3]); 45] = [
    ("AD", ["Andorra", "Andorra", "Andorra"]),
    ("AR", ["Argentina", "Argentina", "Argentinien"]),
    ("AT", ["Austria", "Austria", "Österreich"]),
    ("AU", ["Australia", "Australia", "Australien"]),
    ("BE", ["Belgium", "Bélgica", "Belgien"]),
    ("BG", ["Bulgaria", "Bulgaria", "Bulgarien"]),
    ("BR", ["Brazil", "Brasil", "Brasilien"]),
    ("CA", ["Canada", "Canadá", "Kanada"]),
    ("CH", ["Switzerland", "Suiza", "Schweiz"]),
    ("CL", ["Chile", "Chile", "Chile"]),
    ("CO", ["Colombia", "Colombia", "Kolumbien"]),
    ("CY", ["Cyprus", "Chipre", "Zypern"]),
    ("CZ", ["Czechia", "Chequia", "Tschechien"]),
    ("DE", ["Germany", "Alemania", "Deutschland"]),
    ("DK", ["Denmark", "Dinamarca", "Dänemark"]),
    ("EE", ["Estonia", "Estonia", "Estland"]),
    ("ES", ["Spain", "España", "Spanien"]),
    ("FI", ["Finland", "Finlandia", "Finnland"]),
    ("FR", ["France", "Francia", "Frankreich"]),
    ("GB", ["United Kingdom", "Reino Unido", "Vereinigtes Königreich"]),
    ("GR", ["Greece", "Grecia", "Griechenland"]),
    ("HR", ["Croatia", "Croacia", "Kroatien"]),
    ("HU", ["Hungary", "Hungría", "Ungarn"]),
    ("IE", ["Ireland", "Irlanda", "Irland"]),
    ("IS", ["Iceland", "Islandia", "Island"]),
    ("IT", ["Italy", "Italia", "Italien"]),
    ("JP", ["Japan", "Japón", "Japan"]),
    ("LI", ["Liechtenstein", "Liechtenstein", "Liechtenstein"]),
    ("LT", ["Lithuania", "Lituania", "Litauen"]),
    ("LU", ["Luxembourg", "Luxemburgo", "Luxemburg"]),
    ("LV", ["Latvia", "Letonia", "Lettland"]),
    ("MT", ["Malta", "Malta", "Malta"]),
    ("MX", ["Mexico", "México", "Mexiko"]),
    ("NL", ["Netherlands", "Países Bajos", "Niederlande"]),
    ("NO", ["Norway", "Noruega", "Norwegen"]),
    ("NZ", ["New Zealand", "Nueva Zelanda", "Neuseeland"]),
    ("PL", ["Poland", "Polonia", "Polen"]),
    ("PT", ["Portugal", "Portugal", "Portugal"]),
    ("RO", ["Romania", "Rumanía", "Rumänien"]),
    ("SE", ["Sweden", "Suecia", "Schweden"]),
    ("SI", ["Slovenia", "Eslovenia", "Slowenien"]),
    ("SK", ["Slovakia", "Eslovaquia", "Slowakei"]),
    ("TR", ["Türkiye", "Turquía", "Türkei"]),
    ("UA", ["Ukraine", "Ucrania", "Ukraine"]),
    ("US", ["United States", "Estados Unidos", "Vereinigte Staaten"]),
];

/// What a language calls a country.
pub(crate) fn country(code: &str, locale: Locale) -> &str {
    let known = COUNTRIES.binary_search_by_key(&code, |(known, _)| known);
    known.map_or(code, |at| COUNTRIES[at].1[locale as usize])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_is_named_in_each_language_or_by_its_code() {
        assert_eq!(
            Locale::ALL.iter().map(|l| country("AT", *l)).collect::<Vec<_>>(),
            ["Austria", "Austria", "Österreich"]
        );
        assert_eq!(
            [country("US", Locale::Es), country("QQ", Locale::De), country("", Locale::En)],
            ["Estados Unidos", "QQ", ""]
        );
        assert!(COUNTRIES.is_sorted_by_key(|(code, _)| code));
    }
}
