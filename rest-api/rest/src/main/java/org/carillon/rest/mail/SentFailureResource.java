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
import org.carillon.policy.report.SentFailure;
import org.carillon.rest.access.AllowedCallers;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Rendering;

/** DMARC failure reports: sent and pending. */
@AllowedCallers(AllowedCallers.Whom.SERVER_ADMINISTRATORS)
@Path("/sent-dmarc-failures")
public class SentFailureResource {
  @Inject DmarcReports reports;
  @Inject SignedIn who;

  /** Lists the sent failure reports, the latest first. */
  @GET
  public Response list(@QueryParam("domain") String domain) {
    return Rendering.all(
        reports.failures(who.caller(), Optional.ofNullable(domain)), SentFailureResource::shown);
  }

  private static JsonObject shown(SentFailure report) {
    var shown =
        Json.createObjectBuilder()
            .add("domain", report.domain())
            .add("opened", report.opened().toString())
            .add("incidents", report.incidents());
    report.sent().map(Instant::toString).ifPresent(sent -> shown.add("sent", sent));
    report.due().map(Instant::toString).ifPresent(due -> shown.add("due", due));
    return shown.add("outcome", report.outcome()).build();
  }
}
