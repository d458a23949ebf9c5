package org.carillon.protocol.sip.proxy;

import java.util.ArrayList;
import java.util.List;

/** Decides a fork's next steps (RFC 3261 §16.7, §16.8, §16.10), which its caller performs. */
final class ResponseContext {

  /** A step, performed in the given order. */
  sealed interface Step {}

  /** Send the request to this target. */
  record Ring(int leg) implements Step {}

  /** Forward this to the caller. */
  record Forward(Answer answer) implements Step {}

  /** Send a CANCEL on this leg, with this Reason value (RFC 3326), empty for none. */
  record Cancel(int leg, String reason) implements Step {}

  /** Tells a phone that rang that the call was answered elsewhere and is not missed. */
  private static final String ELSEWHERE = "SIP;cause=200;text=\"Call completed elsewhere\"";

  private enum Leg {
    WAITING,
    CALLING,
    PROCEEDING,
    CANCELLED,
    DONE
  }

  private final boolean invite;
  private final List<Integer> priorities;
  private final List<Leg> legs = new ArrayList<>();
  private final List<Answer> finals = new ArrayList<>();
  private boolean decided;
  private boolean stopping;
  private String reason = "";

  /**
   * Creates a context before anything is sent.
   *
   * @param invite true for an INVITE: only that rings, is cancelled, and has more than one 2xx
   * @param priorities of each leg; equal ones are tried at once, higher ones first
   */
  ResponseContext(boolean invite, List<Integer> priorities) {
    this.invite = invite;
    this.priorities = List.copyOf(priorities);
    priorities.forEach(priority -> legs.add(Leg.WAITING));
  }

  /** Returns true if a final response was forwarded. */
  boolean decided() {
    return decided;
  }

  /** Returns the steps for the first targets. */
  List<Step> begin() {
    List<Step> steps = new ArrayList<>();
    ringNext(steps);
    return steps;
  }

  /** Handles a leg's response, or our conclusion from its silence. */
  List<Step> answered(int leg, Answer answer) {
    List<Step> steps = new ArrayList<>();
    int status = answer.status();
    if (status < 200) {
      provisional(leg, answer, steps);
    } else if (status < 300) {
      success(leg, answer, steps);
    } else if (legs.get(leg) != Leg.DONE) {
      failure(leg, answer, steps);
    }
    return steps;
  }

  /**
   * Handles a CANCEL before any answer (RFC 3261 §16.10).
   *
   * @param why the value of its Reason header, which is passed on (RFC 3326 §2); empty for none
   */
  List<Step> cancelled(String why) {
    List<Step> steps = new ArrayList<>();
    if (!decided && invite) {
      stop(steps, why);
      conclude(steps);
    }
    return steps;
  }

  /** Handles timer C of a leg (RFC 3261 §16.8). */
  List<Step> overdue(int leg) {
    if (legs.get(leg) == Leg.PROCEEDING) {
      legs.set(leg, Leg.CANCELLED);
      return List.of(new Cancel(leg, ""));
    }
    return answered(leg, new Answer.Concluded(408));
  }

  private void provisional(int leg, Answer answer, List<Step> steps) {
    if (legs.get(leg) == Leg.CALLING) {
      legs.set(leg, Leg.PROCEEDING);
      if (stopping && invite) {
        legs.set(leg, Leg.CANCELLED);
        steps.add(new Cancel(leg, reason));
      }
    }
    // 100 is hop by hop; no provisional response may follow a final one.
    if (answer.status() > 100 && !decided) {
      steps.add(new Forward(answer));
    }
  }

  private void success(int leg, Answer answer, List<Step> steps) {
    legs.set(leg, Leg.DONE);
    // Every 2xx to an INVITE creates a dialog that the caller must know; else the first counts.
    if (invite || !decided) {
      steps.add(new Forward(answer));
    }
    decided = true;
    stop(steps, ELSEWHERE);
  }

  private void failure(int leg, Answer answer, List<Step> steps) {
    legs.set(leg, Leg.DONE);
    finals.add(answer);
    if (answer.status() >= 600) {
      stop(steps, "SIP;cause=" + answer.status());
    }
    conclude(steps);
  }

  /** Starts no new leg, and cancels ringing ones, now or as soon as permitted (§9.1). */
  private void stop(List<Step> steps, String why) {
    reason = stopping ? reason : why;
    stopping = true;
    for (int leg = 0; leg < legs.size(); leg++) {
      if (legs.get(leg) == Leg.WAITING) {
        legs.set(leg, Leg.DONE);
      } else if (legs.get(leg) == Leg.PROCEEDING && invite) {
        legs.set(leg, Leg.CANCELLED);
        steps.add(new Cancel(leg, reason));
      }
    }
  }

  private void conclude(List<Step> steps) {
    if (decided || legs.stream().anyMatch(ResponseContext::isOut)) {
      return;
    }
    ringNext(steps);
    if (steps.stream().noneMatch(Ring.class::isInstance)) {
      decided = true;
      steps.add(
          new Forward(finals.isEmpty() ? new Answer.Concluded(487) : BestResponse.of(finals)));
    }
  }

  private void ringNext(List<Step> steps) {
    int highest = Integer.MIN_VALUE;
    for (int leg = 0; leg < legs.size(); leg++) {
      if (legs.get(leg) == Leg.WAITING) {
        highest = Math.max(highest, priorities.get(leg));
      }
    }
    for (int leg = 0; leg < legs.size(); leg++) {
      if (legs.get(leg) == Leg.WAITING && priorities.get(leg) == highest) {
        legs.set(leg, Leg.CALLING);
        steps.add(new Ring(leg));
      }
    }
  }

  private static boolean isOut(Leg leg) {
    return switch (leg) {
      case WAITING, DONE -> false;
      case CALLING, PROCEEDING, CANCELLED -> true;
    };
  }
}
