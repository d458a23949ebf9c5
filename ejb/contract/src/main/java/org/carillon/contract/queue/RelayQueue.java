package org.carillon.contract.queue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.Watch;

/** The queue from which the adapter gets the mail to relay, and to which it reports the results. */
public interface RelayQueue {

  /** Returns the present settings for outgoing mail; the adapter calls this for each relay job. */
  OutboundPolicy policy();

  /**
   * Claims due work, row by row, so that no two nodes hold the same row (SKIP LOCKED, lease and
   * fence).
   *
   * @param most the maximum number of relay jobs, 1 to 100
   * @param closed destinations for which the caller has no connection now; they are not claimed
   */
  List<RelayJob> claim(int most, Set<String> closed);

  /** Renews leases of relay jobs. A fence missing in the result was claimed or withdrawn. */
  Map<Long, Lease> renew(List<RelayJob> jobs);

  /**
   * Returns what the recipients' domain demands of the hosts that get a relay job's mail (MTA-STS).
   * It may wait for the DNS and for the domain's web server, some seconds each. Empty if that can't
   * be known now: then the job is given back without an outcome.
   */
  Optional<StsPolicy> stsPolicy(RelayJob job);

  /** Returns the message of a claimed relay job. */
  QueuedContent text(RelayJob job);

  /**
   * Records the results of a relay job: removes relayed recipients, schedules delayed ones, and
   * returns failed ones to the sender. Recipients without an outcome become due again, at once if
   * others have an outcome, or after a pause if none was tried; their time in the queue is not
   * reset. A relayed recipient is recorded even if the claim was overtaken, as long as no other
   * node has settled that recipient.
   */
  void report(RelayJob job, List<Outcome> outcomes);

  /** Calls back when work may be due earlier than the last {@link #claim} suggested. */
  Watch watch(Runnable onDue);
}
