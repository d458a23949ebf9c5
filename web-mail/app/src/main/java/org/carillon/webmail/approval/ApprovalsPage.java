package org.carillon.webmail.approval;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.carillon.calendar.booking.ApprovalDecision;
import org.carillon.calendar.booking.Approvals;
import org.carillon.calendar.booking.WaitingBooking;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.ShortenedText;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.card.InvitationTimes;
import org.carillon.webmail.mailbox.OwnerNames;

/** Bookings that wait for the reader's approval, each with a button to approve and to decline. */
@Named("approvals")
@RequestScoped
public class ApprovalsPage {
  @Inject private Approvals approvals;
  @Inject private InvitationTimes times;
  @Inject private OwnerNames owners;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private Texts texts;

  private List<WaitingBooking> all;
  private Boolean isOffered;

  /** Returns whether the reader approves bookings; false if this cannot be determined now. */
  public boolean isOffered() {
    if (isOffered == null) {
      isOffered =
          approvals.approves(visitor.caller()) instanceof Answer.Done<Boolean>(Boolean is) && is;
    }
    return isOffered;
  }

  public List<WaitingBooking> getAll() {
    if (all == null) {
      all = answers.take(approvals.waiting(visitor.caller())).orElse(List.of());
    }
    return all;
  }

  /** Returns the title of the booking, for display. */
  public String title(WaitingBooking one) {
    if (one.isPrivate()) {
      return texts.of("approvals.private");
    }
    return one.title().isEmpty() ? texts.of("calendar.untitled") : ShortenedText.of(one.title());
  }

  /** Returns the name of the booked resource. */
  public String resource(WaitingBooking one) {
    return one.resourceName().isEmpty() ? one.resource() : one.resourceName();
  }

  /** Returns the person who books it. */
  public String who(WaitingBooking one) {
    return owners.of(one.organizer());
  }

  /** Returns the time of the booking, for display. */
  public String when(WaitingBooking one) {
    return times.when(one.next());
  }

  /** Returns who else has the resource at that time. */
  public String others(WaitingBooking one) {
    return String.join(", ", one.overlaps().stream().map(owners::of).distinct().toList());
  }

  /** Returns the key by which the comment field names a booking. */
  public String key(WaitingBooking one) {
    return one.resource() + " " + one.id();
  }

  /** Returns the mark by which a button names a booking in the version that the reader saw. */
  public String mark(WaitingBooking one) {
    return one.version() + " " + key(one);
  }

  /** Approves the booking whose button was pressed. */
  public void approve() {
    decide("approve", true, "approvals.approved");
  }

  /** Declines the booking whose button was pressed. */
  public void decline() {
    decide("decline", false, "approvals.declined");
  }

  private void decide(String button, boolean isApproved, String said) {
    String[] mark = parameters.text(button).split(" ", 2);
    Optional<WaitingBooking> found =
        getAll().stream().filter(one -> mark.length == 2 && key(one).equals(mark[1])).findFirst();
    if (found.isEmpty()) {
      answers.wrong(null, texts.of("approvals.gone"));
      return;
    }
    WaitingBooking one = found.get();
    String comment = parameters.text("comment-" + key(one)).replace("\r\n", "\n").strip();
    var decision = new ApprovalDecision(one.resource(), one.id(), mark[0], isApproved, comment);
    switch (approvals.decide(visitor.caller(), decision)) {
      case Answer.Done<Void> _ -> {
        notices.show(Notice.of(said, title(one), who(one)));
        Redirect.to("/approvals");
      }
      case Answer.Failed<Void>(Failure.NotFound _) -> {
        all = null;
        answers.wrong(null, texts.of("approvals.gone"));
      }
      case Answer.Failed<Void>(Failure.Taken _) -> {
        all = null;
        answers.show(null, new Failure.Outdated(0));
      }
      case Answer.Failed<Void>(Failure failure) -> answers.show(null, failure);
    }
  }
}
