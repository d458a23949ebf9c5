package org.carillon.rest.mail;

import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.carillon.json.Json;
import org.carillon.mailbox.AccountUse;
import org.carillon.mailbox.report.QuotaReport;
import org.carillon.mailbox.report.QuotaReports;
import org.carillon.mailbox.report.ReportedAccount;
import org.carillon.rest.access.AllowedCallers;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Paging;
import org.carillon.rest.kit.Rendering;

/** The use of quotas in a domain. */
@AllowedCallers(AllowedCallers.Whom.ADMINISTRATORS)
@Path("/quota-reports")
public class QuotaReportResource {
  @Inject QuotaReports reports;
  @Inject SignedIn who;

  /** The largest accounts first. */
  @GET
  @Path("{domain}")
  public Response of(@PathParam("domain") String domain, @BeanParam Paging paging) {
    return Rendering.shown(
        reports.of(who.caller(), domain, paging.request()), QuotaReportResource::shown);
  }

  private static JsonObject shown(QuotaReport report) {
    JsonArrayBuilder items = Json.createArrayBuilder();
    report.largest().items().forEach(account -> items.add(shown(account)));
    JsonObjectBuilder object =
        Json.createObjectBuilder()
            .add("domain", report.domain())
            .add("accounts", report.accounts())
            .add("octets", report.octets())
            .add("mostOctets", report.mostOctets())
            .add("messages", report.messages())
            .add("items", items);
    report.sent().ifPresent(sent -> object.add("sent", sent.toString()));
    report.largest().next().ifPresent(next -> object.add("next", next));
    return object.build();
  }

  private static JsonObject shown(ReportedAccount account) {
    AccountUse use = account.use();
    JsonObjectBuilder object =
        Json.createObjectBuilder()
            .add("address", account.address())
            .add("percent", use.percent())
            .add("octets", use.octets())
            .add("mostOctets", use.mostOctets())
            .add("messages", use.messages())
            .add("mostMessages", use.mostMessages());
    account.grown().ifPresent(octets -> object.add("grown", octets));
    return object.build();
  }
}
