package org.carillon.contract.queue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carillon.contract.Watch;

/** Where the adapter fetches mail that is due for elsewhere and reports what became of it. */
public interface RelayQueue {

  /** How mail leaves now; asked for each relay job. */
  OutboundPolicy policy();

  /**
   * Claims due work, row by row, so that no two nodes hold the same (SKIP LOCKED, lease and fence).
   *
   * @param most how many relay jobs at most, 1 to 100
   * @param closed destinations that the caller has no connection for now: they are left alone
   */
  List<RelayJob> claim(int most, Set<String> closed);

  /**
   * Renews the leases of relay jobs that are still worked on.
   *
   * @return the new leases by fence; whose fence is missing was claimed by another or withdrawn
   */
  Map<Long, Lease> renew(List<RelayJob> jobs);

  /** The message of a claimed relay job. */
  QueuedText text(RelayJob job);

  /**
   * Records what became of a relay job: removes what was relayed, schedules what is delayed,
   * returns what failed to its sender. Recipients without an outcome become due again: at once
   * where others have one, after a pause where none was tried; their time runs on. What was relayed
   * counts even when the claim was overtaken, as long as nobody else has settled that recipient.
   */
  void report(RelayJob job, List<Outcome> outcomes);

  /** Calls back when work may be due earlier than the last {@link #claim} suggested. */
  Watch watch(Runnable onDue);
}
