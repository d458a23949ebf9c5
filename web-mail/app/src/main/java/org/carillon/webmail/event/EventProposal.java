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
import org.carillon.webmail.calendar.Happening;
import org.carillon.webmail.calendar.InvitedAddresses;
import org.carillon.webmail.proposal.ProposalFields;
import org.carillon.webmail.proposal.Proposals;

/** Another time for a meeting that somebody else organizes. */
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
            wished ->
                times.propose(
                    visitor.caller(),
                    open.get().calendar().id(),
                    open.get().stored().entry().key(),
                    instance(),
                    wished));
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

  /** As whom the reader is invited: as themselves, or as whom the calendar belongs to. */
  private Set<String> invited(OpenEvent event) {
    return addresses.of(event.calendar().owner());
  }

  /** Whether the reader may propose something: of a series for one instance. */
  public boolean isOffered() {
    return page.opened()
        .filter(event -> event.calendar().isChangeable() && !event.stored().entry().isVeiled())
        .filter(event -> !BookingApproval.isQuestion(event.object().uid()))
        .filter(_ -> !page.isEdited() && (!page.isSeries() || instance().isPresent()))
        .filter(
            event ->
                page.answer(invited(event)).filter(said -> !said.equals("delegated")).isPresent())
        .flatMap(this::part)
        .filter(part -> !part.status().equalsIgnoreCase("CANCELLED"))
        .isPresent();
  }

  /** Whether it is for one instance of many. */
  public boolean isOfOne() {
    return instance().isPresent();
  }

  /** What the form shows. */
  public ProposalFields getFields() {
    Happening now = page.getHappening();
    return proposals.fields(now.start(), now.end(), now.isAllDay());
  }

  /** What was proposed last, and what became of it; empty for nothing. */
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

  /** What is said of the instance, or of what does not repeat; the series where nothing is. */
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
