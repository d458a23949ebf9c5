package org.carillon.transport.internal.attempt;

import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.Watch;
import org.carillon.contract.queue.Lease;
import org.carillon.contract.queue.OutboundPolicy;
import org.carillon.contract.queue.Outcome;
import org.carillon.contract.queue.QueuedContent;
import org.carillon.contract.queue.RelayJob;
import org.carillon.contract.queue.RelayQueue;
import org.carillon.contract.queue.StsPolicy;

/** The adapter's access to {@link StoredRelayQueue}. */
@MessageDriven(name = "RelayQueuePort", messageListenerInterface = RelayQueue.class)
@TransactionManagement(TransactionManagementType.BEAN)
public class RelayQueuePort implements RelayQueue {

  @Inject StoredRelayQueue queue;

  @Override
  public OutboundPolicy policy() {
    return queue.policy();
  }

  @Override
  public List<RelayJob> claim(int most, Set<String> closed) {
    return queue.claim(most, closed);
  }

  @Override
  public Map<Long, Lease> renew(List<RelayJob> jobs) {
    return queue.renew(jobs);
  }

  @Override
  public Optional<StsPolicy> stsPolicy(RelayJob job) {
    return queue.stsPolicy(job);
  }

  @Override
  public QueuedContent text(RelayJob job) {
    return queue.text(job);
  }

  @Override
  public void report(RelayJob job, List<Outcome> outcomes) {
    queue.report(job, outcomes);
  }

  @Override
  public Watch watch(Runnable onDue) {
    return queue.watch(onDue);
  }
}
