package org.carillon.rest.mail;

import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.carillon.json.Json;
import org.carillon.policy.complaint.AccountComplaints;
import org.carillon.policy.complaint.Complaint;
import org.carillon.policy.complaint.ComplaintFigures;
import org.carillon.policy.complaint.Complaints;
import org.carillon.rest.access.AllowedCallers;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Rendering;

/** Complaints of others about mail from here. */
@AllowedCallers(AllowedCallers.Whom.ADMINISTRATORS)
@Path("/complaints")
public class ComplaintResource {
  @Inject Complaints complaints;
  @Inject SignedIn who;

  /** Counts them by account, and shows the latest. */
  @GET
  public Response list(
      @QueryParam("domain") String domain, @QueryParam("days") @DefaultValue("30") String days) {
    return Rendering.shown(
        complaints.list(
            who.caller(), Optional.ofNullable(domain), ReceivedReportResource.days(days)),
        ComplaintResource::json);
  }

  private static JsonObject json(ComplaintFigures figures) {
    JsonArrayBuilder accounts = Json.createArrayBuilder();
    figures.accounts().forEach(each -> accounts.add(json(each)));
    JsonArrayBuilder latest = Json.createArrayBuilder();
    figures.latest().forEach(each -> latest.add(json(each)));
    return Json.createObjectBuilder().add("accounts", accounts).add("latest", latest).build();
  }

  private static JsonObjectBuilder json(AccountComplaints each) {
    return Json.createObjectBuilder()
        .add("account", each.account().orElse(""))
        .add("count", each.count())
        .add("proven", each.proven())
        .add("last", each.last().toString());
  }

  private static JsonObjectBuilder json(Complaint each) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("arrived", each.arrived().toString())
            .add("account", each.account().orElse(""))
            .add("domain", each.domain())
            .add("type", each.type())
            .add("reporter", each.reporter())
            .add("program", each.program())
            .add("messageId", each.messageId());
    each.sent().ifPresent(sent -> json.add("sent", sent.toString()));
    return json;
  }
}
