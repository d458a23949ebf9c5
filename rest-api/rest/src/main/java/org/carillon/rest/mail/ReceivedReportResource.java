package org.carillon.rest.mail;

import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Base64;
import org.carillon.json.Json;
import org.carillon.policy.report.DayFigures;
import org.carillon.policy.report.DmarcReports;
import org.carillon.policy.report.DomainFigures;
import org.carillon.policy.report.ReceivedFailure;
import org.carillon.policy.report.ReceivedReport;
import org.carillon.policy.report.SourceFigures;
import org.carillon.rest.access.AllowedCallers;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.Problem;
import org.carillon.rest.kit.Refused;
import org.carillon.rest.kit.Rendering;

/** Received DMARC reports on the local domains. */
@AllowedCallers(AllowedCallers.Whom.ADMINISTRATORS)
@Path("/dmarc-reports")
public class ReceivedReportResource {
  @Inject DmarcReports reports;
  @Inject SignedIn who;

  /** Returns the hosts that send in a domain's name. */
  @GET
  @Path("{domain}")
  public Response of(
      @PathParam("domain") String domain, @QueryParam("days") @DefaultValue("30") String days) {
    return Rendering.shown(
        reports.received(who.caller(), domain, days(days)), ReceivedReportResource::shown);
  }

  /** Reads a report that was received by another way. */
  @POST
  @AllowedCallers(AllowedCallers.Whom.SERVER_ADMINISTRATORS)
  public Response read(Fields fields) {
    byte[] file = octets(fields.text("file"));
    fields.end();
    return Rendering.shown(reports.read(who.caller(), file), ReceivedReportResource::shown);
  }

  static int days(String text) {
    if (!text.matches("[0-9]{1,4}")) {
      throw new Refused(
          Problem.at(422, "days", "malformed", "The parameter days must be a whole number."));
    }
    return Integer.parseInt(text);
  }

  private static byte[] octets(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException notBase64) {
      throw new Refused(Problem.at(422, "file", "malformed", "The report must be in Base64."));
    }
  }

  private static JsonObject shown(DomainFigures figures) {
    JsonArrayBuilder sources = Json.createArrayBuilder();
    figures.sources().forEach(source -> sources.add(shown(source)));
    JsonArrayBuilder days = Json.createArrayBuilder();
    figures.days().forEach(day -> days.add(shown(day)));
    JsonArrayBuilder all = Json.createArrayBuilder();
    figures.reports().forEach(report -> all.add(shown(report)));
    JsonArrayBuilder failures = Json.createArrayBuilder();
    figures.failures().forEach(failure -> failures.add(shown(failure)));
    return Json.createObjectBuilder()
        .add("sources", sources)
        .add("days", days)
        .add("reports", all)
        .add("failures", failures)
        .build();
  }

  private static JsonObject shown(SourceFigures source) {
    return Json.createObjectBuilder()
        .add("source", source.source())
        .add("from", source.from())
        .add("passed", source.passed())
        .add("byDkim", source.byDkim())
        .add("bySpf", source.bySpf())
        .add("failed", source.failed())
        .add("stopped", source.stopped())
        .build();
  }

  private static JsonObject shown(DayFigures day) {
    return Json.createObjectBuilder()
        .add("day", day.day().toString())
        .add("passed", day.passed())
        .add("failed", day.failed())
        .build();
  }

  private static JsonObject shown(ReceivedFailure failure) {
    return Json.createObjectBuilder()
        .add("about", failure.about())
        .add("proven", failure.proven())
        .add("arrived", failure.arrived().toString())
        .add("source", failure.source())
        .add("failure", failure.failure())
        .add("unaligned", failure.unaligned())
        .add("delivery", failure.delivery())
        .add("incidents", failure.incidents())
        .build();
  }

  private static JsonObject shown(ReceivedReport report) {
    return Json.createObjectBuilder()
        .add("about", report.about())
        .add("organization", report.organization())
        .add("id", report.id())
        .add("proven", report.proven())
        .add("began", report.began().toString())
        .add("ended", report.ended().toString())
        .add("messages", report.messages())
        .add("failed", report.failed())
        .build();
  }
}
