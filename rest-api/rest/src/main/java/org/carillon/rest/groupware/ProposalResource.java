package org.carillon.rest.groupware;

import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.carillon.calendar.scheduling.ProposedTimeInput;
import org.carillon.calendar.scheduling.TimeProposals;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.Problem;
import org.carillon.rest.kit.Refused;
import org.carillon.rest.kit.Rendering;
import org.carillon.store.item.ItemKey;
import org.jboss.logging.Logger;

/** Proposes another time for a meeting to which an account is invited (COUNTER of iTIP). */
@Path("/accounts/{address}/events/{event}/proposals")
public class ProposalResource {
  private static final Logger LOG = Logger.getLogger(ProposalResource.class);

  @Inject CalendarParameter calendars;
  @Inject TimeProposals proposals;

  /** Proposes one; it replaces an earlier proposal. */
  @POST
  public Response propose(
      @PathParam("address") String address,
      @PathParam("event") String event,
      @QueryParam("calendar") String calendar,
      Fields fields) {
    Optional<LocalDateTime> instance =
        fields.optionalText("recurrenceId").map(text -> local("recurrenceId", text));
    ProposedTimeInput input =
        new ProposedTimeInput(
            fields.optionalSwitch("showWithoutTime").orElse(false),
            local("start", fields.text("start")),
            local("end", fields.text("end")),
            fields.optionalText("timeZone").orElse("UTC"),
            fields.optionalText("comment").orElse(""));
    fields.end();
    ItemKey key = new ItemKey(event);
    return Rendering.gone(
        calendars
            .held(address, calendar)
            .then(
                held ->
                    key.problem().isEmpty()
                        ? proposals.propose(held.caller(), held.id(), key, instance, input)
                        : Answer.failed(new Failure.NotFound("item", event))));
  }

  /** Reads a local date-time of JSCalendar (RFC 8984 §1.4.4). */
  private static LocalDateTime local(String field, String text) {
    try {
      LocalDateTime local = LocalDateTime.parse(text);
      if (TimeSpan.isWritten(local.toInstant(ZoneOffset.UTC))) {
        return local;
      }
    } catch (DateTimeException malformed) {
      LOG.debugf("Not a local time: %s", malformed.getMessage());
    }
    throw new Refused(
        Problem.at(
            422, field, "malformed", "The time must be a local time such as 2026-12-01T09:00:00."));
  }
}
