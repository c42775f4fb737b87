package dev.assay.gate.files;

import dev.assay.gate.EvaluatedCheck;
import dev.assay.gate.GateEvaluation;
import dev.assay.judge.VisibleText;
import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * An evaluation as a JUnit report, one test case a check: a refuted claim is a failure, an inconclusive one too where the
 * release stops on it and else skipped, a waived one skipped; a broken integrity rule is an error.
 */
public final class GateJUnitXml {

    private GateJUnitXml() {}

    public static String of(GateEvaluation evaluation) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            suite(xml, evaluation);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("a string could not be written to", impossible);
        }
        return text.toString();
    }

    private static void suite(XMLStreamWriter xml, GateEvaluation evaluation) throws XMLStreamException {
        var broken = evaluation.integrity().stream()
                .filter(rule -> rule.status().equals("broken"))
                .toList();
        xml.writeStartElement("testsuite");
        attribute(xml, "name", evaluation.gate() + " " + evaluation.version());
        attribute(xml, "tests", Integer.toString(evaluation.checks().size() + broken.size()));
        attribute(
                xml,
                "failures",
                Long.toString(evaluation.checks().stream()
                        .filter(check -> isFailure(evaluation, check))
                        .count()));
        attribute(xml, "errors", Integer.toString(broken.size()));
        attribute(
                xml,
                "skipped",
                Long.toString(evaluation.checks().stream()
                        .filter(check -> isSkipped(evaluation, check))
                        .count()));
        attribute(xml, "timestamp", evaluation.at().toString());
        xml.writeCharacters("\n");
        for (GateEvaluation.Rule rule : broken) {
            open(xml, evaluation, "integrity " + rule.rule() + (rule.subject().isEmpty() ? "" : " " + rule.subject()));
            outcome(xml, "error", rule.detail(), rule.hint());
            close(xml);
        }
        for (EvaluatedCheck check : evaluation.checks()) {
            open(xml, evaluation, check.id());
            String message = GateTerminal.about(check) + " " + check.fullClaim() + ": " + GateTerminal.measured(check)
                    + "; " + check.rule();
            String plan = check.plan().map(GateTerminal::plan).orElse("");
            if (isFailure(evaluation, check)) {
                outcome(xml, "failure", check.outcome() + ": " + message, check.reason() + "\n" + plan);
            } else if (isSkipped(evaluation, check)) {
                outcome(xml, "skipped", check.outcome() + ": " + message + " " + check.reason(), plan);
            } else {
                xml.writeStartElement("system-out");
                xml.writeCharacters(safe(check.outcome() + ": " + message));
                xml.writeEndElement();
            }
            close(xml);
        }
        xml.writeEndElement();
    }

    private static boolean isFailure(GateEvaluation evaluation, EvaluatedCheck check) {
        return check.outcome().equals("fail") || (check.outcome().equals("inconclusive") && !evaluation.letsRelease());
    }

    private static boolean isSkipped(GateEvaluation evaluation, EvaluatedCheck check) {
        return check.outcome().equals("waived") || (check.outcome().equals("inconclusive") && evaluation.letsRelease());
    }

    private static void open(XMLStreamWriter xml, GateEvaluation evaluation, String name) throws XMLStreamException {
        xml.writeCharacters("  ");
        xml.writeStartElement("testcase");
        attribute(xml, "classname", "assay.gate." + evaluation.gate());
        attribute(xml, "name", name);
    }

    private static void close(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeEndElement();
        xml.writeCharacters("\n");
    }

    private static void outcome(XMLStreamWriter xml, String element, String message, String details)
            throws XMLStreamException {
        xml.writeStartElement(element);
        attribute(xml, "message", message);
        xml.writeCharacters(safe(details.strip()));
        xml.writeEndElement();
    }

    private static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, safe(value).replace("\n", " "));
    }

    /** XML 1.0 has no place for most control characters, however they are escaped. */
    private static String safe(String text) {
        return VisibleText.of(text).line();
    }
}
