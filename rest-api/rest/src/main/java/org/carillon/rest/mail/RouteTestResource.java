package org.carillon.rest.mail;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.carillon.json.Json;
import org.carillon.rest.access.AllowedCallers;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Problem;
import org.carillon.rest.kit.Refused;
import org.carillon.rest.kit.Rendering;
import org.carillon.transport.router.RouteTests;
import org.carillon.transport.router.RoutingResult;
import org.carillon.transport.router.RoutingTable;

/** Tests where an address leads: the lines of the routing table, and the destination. */
@Path("/route-test")
public class RouteTestResource {
  @Inject RouteTests tests;
  @Inject SignedIn who;

  /** Tests an address. */
  @AllowedCallers(AllowedCallers.Whom.SERVER_ADMINISTRATORS)
  @GET
  public Response test(
      @QueryParam("address") @DefaultValue("") String address,
      @QueryParam("kind") @DefaultValue("mail") String kind) {
    RoutingTable.Kind asked =
        switch (kind) {
          case "mail" -> RoutingTable.Kind.MAIL;
          case "signal" -> RoutingTable.Kind.SIGNAL;
          default ->
              throw new Refused(
                  Problem.at(422, "kind", "choice", "The kind must be one of mail, signal."));
        };
    return Rendering.shown(
        tests.test(who.caller(), asked, address), test -> json(address, kind, test));
  }

  private static JsonObject json(String address, String kind, RouteTests.RouteTest test) {
    var steps = Json.createArrayBuilder();
    for (RoutingResult.Step step : test.result().steps()) {
      steps.add(
          Json.createObjectBuilder()
              .add("line", step.number())
              .add("text", step.line())
              .add("address", step.address())
              .add("result", step.result()));
    }
    var json =
        Json.createObjectBuilder()
            .add("address", address)
            .add("kind", kind)
            .add("steps", steps)
            .add("result", test.result().end().address());
    test.destination()
        .ifPresent(
            destination ->
                json.add(
                    "destination",
                    Json.createObjectBuilder()
                        .add("kind", destination.kind().name().toLowerCase(Locale.ROOT))
                        .add("value", destination.value())
                        .add("senders", test.isOpen() ? "all" : "known")));
    return json.build();
  }
}
