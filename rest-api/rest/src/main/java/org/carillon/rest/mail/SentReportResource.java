package org.carillon.rest.mail;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import org.carillon.json.Json;
import org.carillon.policy.report.DmarcReports;
import org.carillon.policy.report.SentReport;
import org.carillon.rest.access.AllowedCallers;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Rendering;

/** DMARC aggregate reports: sent and pending. */
@AllowedCallers(AllowedCallers.Whom.SERVER_ADMINISTRATORS)
@Path("/sent-dmarc-reports")
public class SentReportResource {
  @Inject DmarcReports reports;
  @Inject SignedIn who;

  /** Lists the sent aggregate reports, the latest day first. */
  @GET
  public Response list(@QueryParam("domain") String domain) {
    return Rendering.all(
        reports.sent(who.caller(), Optional.ofNullable(domain)), SentReportResource::shown);
  }

  private static JsonObject shown(SentReport report) {
    var shown =
        Json.createObjectBuilder()
            .add("domain", report.domain())
            .add("day", report.day().toString())
            .add("messages", report.messages());
    report.sent().map(Instant::toString).ifPresent(sent -> shown.add("sent", sent));
    report.due().map(Instant::toString).ifPresent(due -> shown.add("due", due));
    return shown.add("outcome", report.outcome()).build();
  }
}
