package org.carillon.rest.groupware;

import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.carillon.calendar.booking.ApprovalDecision;
import org.carillon.calendar.booking.Approvals;
import org.carillon.calendar.booking.WaitingBooking;
import org.carillon.json.Json;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.Problem;
import org.carillon.rest.kit.Refused;
import org.carillon.rest.kit.Rendering;

/** Bookings of resources that wait for approval. */
@Path("/accounts/{address}/approvals")
public class ApprovalResource {
  @Inject CollectionParameter collections;
  @Inject Approvals approvals;

  /** Ordered by their time. */
  @GET
  public Response waiting(@PathParam("address") String address) {
    return Rendering.all(
        collections.owner(address).then(approvals::waiting), ApprovalResource::json);
  }

  /** Approves or refuses one. */
  @POST
  public Response decide(@PathParam("address") String address, Fields fields) {
    var decision =
        new ApprovalDecision(
            fields.text("resource"),
            fields.text("booking"),
            fields.text("version"),
            isApproved(fields.text("decision")),
            fields.optionalText("comment").orElse(""));
    fields.end();
    return Rendering.gone(
        collections.owner(address).then(caller -> approvals.decide(caller, decision)));
  }

  private static boolean isApproved(String word) {
    return switch (word) {
      case "approve" -> true;
      case "decline" -> false;
      default ->
          throw new Refused(
              Problem.at(422, "decision", "unknown", "The decision must be approve or decline."));
    };
  }

  private static JsonObject json(WaitingBooking one) {
    JsonArrayBuilder overlaps = Json.createArrayBuilder();
    one.overlaps().forEach(overlaps::add);
    return Json.createObjectBuilder()
        .add("resource", one.resource())
        .add("resourceName", one.resourceName())
        .add("booking", one.id())
        .add("version", one.version())
        .add("title", one.title())
        .add("private", one.isPrivate())
        .add("organizer", one.organizer())
        .add("from", one.next().from().toString())
        .add("to", one.next().to().toString())
        .add("recurs", one.recurs())
        .add("overlaps", overlaps)
        .build();
  }
}
