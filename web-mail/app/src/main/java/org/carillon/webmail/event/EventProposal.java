package org.carillon.webmail.event;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.Set;
import org.carillon.calendar.scheduling.TimeProposals;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarPart;
import org.carillon.format.itip.BookingApproval;
import org.carillon.format.itip.ProposedTime;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.calendar.CalendarEvent;
import org.carillon.webmail.calendar.InvitedAddresses;
import org.carillon.webmail.proposal.ProposalFields;
import org.carillon.webmail.proposal.Proposals;

/** The form to propose another time for a meeting that someone else organizes. */
@Named("eventProposal")
@RequestScoped
public class EventProposal {
  @Inject private EventPage page;
  @Inject private Proposals proposals;
  @Inject private TimeProposals times;
  @Inject private InvitedAddresses addresses;
  @Inject private Visitor visitor;
  @Inject private Notices notices;

  /** Proposes what the form says. */
  public void propose() {
    page.load();
    Optional<OpenEvent> open = page.opened();
    if (open.isEmpty()) {
      return;
    }
    boolean isSent =
        proposals.propose(
            input ->
                times.propose(
                    visitor.caller(),
                    open.get().calendar().id(),
                    open.get().stored().entry().key(),
                    instance(),
                    input));
    if (isSent) {
      notices.show(Notice.of("proposal.sent"));
      Redirect.to("/" + page.getAddress());
    }
  }

  private Optional<LocalDateTime> instance() {
    return page.isSeries() && !page.getInstance().isEmpty()
        ? Optional.of(LocalDateTime.parse(page.getInstance()))
        : Optional.empty();
  }

  /** The invited addresses: the reader's own, or those of the calendar's owner. */
  private Set<String> invited(OpenEvent event) {
    return addresses.of(event.calendar().owner());
  }

  /** Returns whether the reader may propose a time; for a series, only for one instance. */
  public boolean isOffered() {
    return page.opened()
        .filter(event -> event.calendar().isChangeable() && !event.stored().entry().isRedacted())
        .filter(event -> !BookingApproval.isQuestion(event.object().uid()))
        .filter(_ -> !page.isEdited() && (!page.isSeries() || instance().isPresent()))
        .filter(
            event ->
                page.answer(invited(event)).filter(said -> !said.equals("delegated")).isPresent())
        .flatMap(this::part)
        .filter(part -> !part.status().equalsIgnoreCase("CANCELLED"))
        .isPresent();
  }

  /** Returns whether it is for one instance of a series. */
  public boolean isOfOne() {
    return instance().isPresent();
  }

  public ProposalFields getFields() {
    CalendarEvent now = page.getHappening();
    return proposals.fields(now.start(), now.end(), now.isAllDay());
  }

  /** The last proposal and its outcome; empty for none. */
  public String getSaid() {
    return proposals.said(
        page.opened()
            .flatMap(
                event ->
                    said(event)
                        .flatMap(
                            part ->
                                ProposedTime.in(
                                    part.component(), invited(event), event.object().zones()))));
  }

  /** Returns the part of the instance or the single event; without an override, the series. */
  private Optional<CalendarPart> part(OpenEvent event) {
    return said(event).or(() -> event.object().master());
  }

  private Optional<CalendarPart> said(OpenEvent event) {
    CalendarObject object = event.object();
    return instance().isEmpty()
        ? object.master()
        : object
            .master()
            .flatMap(CalendarPart::start)
            .flatMap(start -> object.override(start.at(instance().get())));
  }
}
