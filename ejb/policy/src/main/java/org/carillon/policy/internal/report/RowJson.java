package org.carillon.policy.internal.report;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.carillon.json.Json;
import org.carillon.mailauth.dmarc.report.ReportRow;
import org.carillon.mailauth.dmarc.report.ReportRow.Handling;
import org.carillon.mailauth.dmarc.report.ReportRow.PolicyOverride;
import org.carillon.mailauth.dmarc.report.ReportRow.ReportedDkim;
import org.carillon.mailauth.dmarc.report.ReportRow.ReportedSpf;

/** A report's row as it is stored until the report is sent, without its count. */
final class RowJson {
  private RowJson() {}

  static String write(ReportRow row) {
    return Json.createObjectBuilder()
        .add("source", row.source().getHostAddress())
        .add("handling", row.handling().name())
        .add("dkimAligned", row.isDkimAligned())
        .add("spfAligned", row.isSpfAligned())
        .add("overrides", overrides(row))
        .add("from", row.headerFrom())
        .add("envelope", row.envelopeFrom().orElse(""))
        .add("dkim", dkim(row))
        .add("spf", spf(row))
        .build()
        .toString();
  }

  private static JsonArrayBuilder overrides(ReportRow row) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    row.overrides().forEach(each -> array.add(texts(each.type(), each.comment())));
    return array;
  }

  private static JsonArrayBuilder dkim(ReportRow row) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    row.dkim().forEach(each -> array.add(texts(each.domain(), each.selector(), each.result())));
    return array;
  }

  private static JsonArrayBuilder spf(ReportRow row) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    row.spf().forEach(each -> array.add(texts(each.domain(), each.scope(), each.result())));
    return array;
  }

  private static JsonArrayBuilder texts(String... texts) {
    return Json.createArrayBuilder(List.of(texts));
  }

  static ReportRow read(String text, long count) {
    JsonObject row;
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      row = reader.readObject();
    }
    return new ReportRow(
        InetAddress.ofLiteral(row.getString("source")),
        count,
        Handling.valueOf(row.getString("handling")),
        row.getBoolean("dkimAligned"),
        row.getBoolean("spfAligned"),
        all(row, "overrides").stream()
            .map(each -> new PolicyOverride(each.get(0), each.get(1)))
            .toList(),
        row.getString("from"),
        Optional.of(row.getString("envelope")),
        "",
        all(row, "dkim").stream()
            .map(each -> new ReportedDkim(each.get(0), each.get(1), each.get(2), ""))
            .toList(),
        all(row, "spf").stream()
            .map(each -> new ReportedSpf(each.get(0), each.get(1), each.get(2), ""))
            .toList());
  }

  private static List<List<String>> all(JsonObject row, String name) {
    return row.getJsonArray(name).stream()
        .map(each -> each.asJsonArray().getValuesAs(JsonString::getString))
        .toList();
  }
}
