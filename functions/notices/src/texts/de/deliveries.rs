use super::super::deliveries::{Deliveries, Sorts};
use super::Words;

/// Mail and parcels in German.
pub(super) const TEXTS: Deliveries = Deliveries {
    arrived: Words {
        subject: "Für dich in {location}: {what}",
        heading: "Es ist etwas für dich da",
        body: &["In {location} liegt {what} für dich. Hol es am Empfang ab oder wähle, was damit geschehen soll."],
        action: "Wählen, was geschehen soll",
        after: &["Zeig am Empfang den Code, der auf der Seite steht."],
    },
    arrived_several: Words {
        subject: "Für dich in {location}: {what}",
        heading: "Es ist einiges für dich da",
        body: &["In {location} liegen {what} für dich. Hol sie am Empfang ab oder wähle, was damit geschehen soll."],
        action: "Wählen, was geschehen soll",
        after: &["Zeig am Empfang den Code, der auf der Seite steht."],
    },
    ends_soon: Words {
        subject: "Bitte bis {day} abholen: {what}",
        heading: "Es wartet noch auf dich",
        body: &["In {location} liegt noch {what} für dich; aufbewahrt wird das bis {day}."],
        action: "Wählen, was geschehen soll",
        after: &[],
    },
    ends_today: Words {
        subject: "Letzter Tag zum Abholen: {what}",
        heading: "Heute ist der letzte Tag",
        body: &["In {location} liegt noch {what} für dich. Heute, {day}, ist der letzte Tag der Aufbewahrung."],
        action: "Wählen, was geschehen soll",
        after: &[],
    },
    has_ended: Words {
        subject: "Nicht rechtzeitig abgeholt: {what}",
        heading: "Die Zeit zum Abholen ist vorbei",
        body: &[
            "In {location} liegt noch {what} für dich. Die Zeit zum Abholen endete am {day}.",
            "Bitte hol es ab oder wähle, was damit geschehen soll. Sonst kann {space} es zurücksenden oder entsorgen.",
        ],
        action: "Wählen, was geschehen soll",
        after: &[],
    },
    collected: Words {
        subject: "An {by} übergeben: {what}",
        heading: "Abgeholt",
        body: &["Am Empfang von {location} wurde an {by} übergeben: {what}."],
        action: "Ansehen",
        after: &["Sollte das nicht sein? Bitte sag {space} sofort Bescheid."],
    },
    forwarded: Words {
        subject: "Weitergeschickt: {what}",
        heading: "Unterwegs zu dir",
        body: &["Von {location} wurde an die Adresse weitergeschickt, die du genannt hast: {what}."],
        action: "Ansehen",
        after: &[],
    },
    scanned: Words {
        subject: "Für dich gescannt: {what}",
        heading: "Geöffnet und gescannt",
        body: &["In {location} wurde für dich geöffnet und gescannt: {what}. Lesen kannst du es im Portal."],
        action: "Lesen",
        after: &["Das Papier liegt am Empfang: Wähle dort, was damit geschehen soll."],
    },
    returned: Words {
        subject: "Zurückgesendet: {what}",
        heading: "Zurückgesendet",
        body: &["Von {location} ging an den Absender zurück: {what}."],
        action: "Ansehen",
        after: &[],
    },
    recycled: Words {
        subject: "Ins Altpapier gegeben: {what}",
        heading: "Ins Altpapier gegeben",
        body: &["In {location} kam ins Altpapier: {what}."],
        action: "Ansehen",
        after: &[],
    },
    shredded: Words {
        subject: "Geschreddert: {what}",
        heading: "Geschreddert",
        body: &["In {location} wurde geschreddert: {what}."],
        action: "Ansehen",
        after: &[],
    },
    free_until: "Aufbewahrt wird bis {day}.",
    fee_then: "Jeder Tag danach kostet {amount}.",
    fee_now: "Jeder Tag kostet nun {amount}.",
    tracking: "Sendungsnummer",
    things: ["eine Sendung", "{count} Sendungen"],
    sorts: Sorts {
        mail: "ein Brief",
        parcel: "ein Paket",
        cheque: "ein Scheck",
        publicity: "Werbepost",
        other: "eine Sendung",
    },
};
