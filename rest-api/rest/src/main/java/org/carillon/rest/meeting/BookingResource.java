package org.carillon.rest.meeting;

import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.StringReader;
import java.util.Optional;
import org.carillon.calendar.booking.Booking;
import org.carillon.calendar.booking.BookingOutcome;
import org.carillon.calendar.booking.Bookings;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.format.jscalendar.JsCalendar;
import org.carillon.json.Json;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.Problem;
import org.carillon.rest.kit.Rendering;

/** Bookings of rooms and other resources by programs: an immediate answer, with a receipt. */
@Path("/resources/{address}/bookings")
public class BookingResource {
  @Inject Bookings bookings;
  @Inject SignedIn who;
  @Context UriInfo uri;

  /** Books; a repeated request gets the same booking. */
  @POST
  public Response book(
      @PathParam("address") String address,
      @HeaderParam("Idempotency-Key") String key,
      Fields fields) {
    JsonObject sent = fields.all();
    return rendered(
        BookingRequestReader.read(sent, BookingRequestReader.uid(sent, key, who.caller()))
            .then(request -> bookings.book(who.caller(), address, request)));
  }

  /** Changes one to the given event. */
  @PUT
  @Path("/{booking}")
  public Response change(
      @PathParam("address") String address, @PathParam("booking") String booking, Fields fields) {
    JsonObject sent = fields.all();
    return rendered(
        BookingRequestReader.read(sent, booking)
            .then(request -> bookings.change(who.caller(), address, booking, request)));
  }

  @DELETE
  @Path("/{booking}")
  public Response cancel(
      @PathParam("address") String address, @PathParam("booking") String booking) {
    return Rendering.gone(bookings.cancel(who.caller(), address, booking));
  }

  /** Returns one, and what its receipt says. */
  @GET
  @Path("/{booking}")
  public Response find(
      @PathParam("address") String address,
      @PathParam("booking") String booking,
      @QueryParam("proof") String proof) {
    return Rendering.shown(
        bookings
            .find(who.caller(), address, booking)
            .then(found -> proven(found, Optional.ofNullable(proof))),
        json -> json);
  }

  private Answer<JsonObject> proven(Booking booking, Optional<String> proof) {
    if (proof.isEmpty()) {
      return new Answer.Done<>(json(booking).build());
    }
    return bookings
        .receipt(proof.get())
        .map(text -> Json.createReader(new StringReader(text)).readObject())
        .filter(receipt -> receipt.getString("id").equals(booking.id()))
        .<Answer<JsonObject>>map(
            receipt -> new Answer.Done<>(json(booking).add("proven", receipt).build()))
        .orElseGet(
            () ->
                Answer.failed(
                    new Failure.Invalid(
                        "proof", "malformed", "This is not a receipt of this booking.")));
  }

  private Response rendered(Answer<BookingOutcome> answer) {
    return Rendering.render(
        answer,
        outcome ->
            switch (outcome) {
              case BookingOutcome.Held(Booking booking, boolean isNew) ->
                  (isNew
                          ? Response.created(
                              uri.getAbsolutePathBuilder().path("{own}").build(booking.id()))
                          : Response.ok())
                      .type(MediaType.APPLICATION_JSON)
                      .entity(json(booking).build().toString())
                      .build();
              case BookingOutcome.Refused refused -> refused(refused);
            });
  }

  private static Response refused(BookingOutcome.Refused refused) {
    Problem problem =
        Problem.at(409, "start", refused.why(), BookingRequestReader.sentence(refused.why()));
    JsonArrayBuilder free = Json.createArrayBuilder();
    refused
        .free()
        .forEach(
            one ->
                free.add(
                    Json.createObjectBuilder()
                        .add("resource", one.resource())
                        .add("from", one.from().toString())
                        .add("to", one.to().toString())));
    return Response.status(problem.status())
        .type(Problem.MEDIA_TYPE)
        .entity(
            Json.createObjectBuilder(problem.json())
                .add("state", "refused")
                .add("alternatives", free)
                .build()
                .toString())
        .build();
  }

  private static JsonObjectBuilder json(Booking booking) {
    return Json.createObjectBuilder()
        .add("id", booking.id())
        .add("resource", booking.resource())
        .add("state", booking.state().word())
        .add("event", JsCalendar.of(booking.event()))
        .add("proof", booking.receipt());
  }
}
