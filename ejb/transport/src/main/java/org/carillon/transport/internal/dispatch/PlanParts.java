package org.carillon.transport.internal.dispatch;

import java.util.ArrayList;
import java.util.List;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.stage.MailOrigin;
import org.carillon.transport.internal.dispatch.RoutingPlan.Local;
import org.carillon.transport.internal.queue.NewQueueEntry;
import org.carillon.transport.queue.Priority;

/**
 * Splits a message's recipients into plans, each small enough for one delivery: its rows stay
 * within the limit of a participant, its targets within that of a delivery, including a copy for
 * the sender.
 */
final class PlanParts {
  /** The most rows of a plan. */
  private static final int MOST = 199;

  private final String trace;
  private final ReversePath from;
  private final MessageHeader header;
  private final MailOrigin origin;
  private final List<RoutingPlan> plans = new ArrayList<>();
  private int room;

  PlanParts(String trace, ReversePath from, MessageHeader header, MailOrigin origin) {
    this.trace = trace;
    this.from = from;
    this.header = header;
    this.origin = origin;
  }

  void here(Local local) {
    plan(local.rows()).here().add(local);
  }

  void away(String destination, ForwardPath path) {
    plan(1).away().computeIfAbsent(destination, d -> new ArrayList<>()).add(path);
  }

  /** Adds groups and forwarders, last: if an earlier part fails, no member has it. */
  void spread(List<ForwardPath> named, List<String> omitted) {
    plan(1).also().add(NewQueueEntry.spread(named, omitted));
  }

  /** Returns whether there are no recipients. */
  boolean isEmpty() {
    return plans.isEmpty();
  }

  /** Returns the plans; a message without recipients has an empty one. */
  List<RoutingPlan> plans() {
    if (plans.isEmpty()) {
      begin();
    }
    return plans;
  }

  private RoutingPlan plan(int rows) {
    if (plans.isEmpty() || room < rows) {
      begin();
    }
    room -= rows;
    return plans.getLast();
  }

  private void begin() {
    room = MOST;
    Priority usual = header.bulk() ? Priority.LOW : Priority.NORMAL;
    String part = plans.isEmpty() ? trace : trace + "." + plans.size();
    plans.add(
        RoutingPlan.of(part, from, header.messageId(), origin, Priority.of(from.options(), usual)));
  }
}
