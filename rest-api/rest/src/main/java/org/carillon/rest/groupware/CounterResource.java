package org.carillon.rest.groupware;

import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import org.carillon.calendar.scheduling.CounterProposals;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.Problem;
import org.carillon.rest.kit.Refused;
import org.carillon.rest.kit.Rendering;

/** Other times that attendees propose for an account's meetings (COUNTER of iTIP). */
@Path("/accounts/{address}/counters")
public class CounterResource {
  @Inject CollectionParameter collections;
  @Inject CounterProposals counters;

  /** Accepts or declines one. */
  @POST
  public Response answer(@PathParam("address") String address, Fields fields) {
    byte[] message = fields.text("message").getBytes(StandardCharsets.UTF_8);
    String from = fields.text("from");
    String answer = fields.text("answer");
    fields.end();
    return Rendering.gone(
        collections
            .owner(address)
            .then(
                organizer ->
                    switch (answer) {
                      case "accept" -> counters.accept(organizer, message, from);
                      case "decline" -> counters.decline(organizer, message, from);
                      default ->
                          throw new Refused(
                              Problem.at(
                                  422,
                                  "answer",
                                  "malformed",
                                  "The answer must be accept or decline."));
                    }));
  }
}
