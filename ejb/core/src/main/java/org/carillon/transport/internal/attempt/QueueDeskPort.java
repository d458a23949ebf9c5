package org.carillon.transport.internal.attempt;

import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carillon.contract.Watch;
import org.carillon.contract.queue.Consignment;
import org.carillon.contract.queue.Lease;
import org.carillon.contract.queue.OutboundPolicy;
import org.carillon.contract.queue.Outcome;
import org.carillon.contract.queue.QueueDesk;
import org.carillon.contract.queue.QueuedText;

/** The adapter's door to {@link Desk}. */
@MessageDriven(name = "QueueDeskPort", messageListenerInterface = QueueDesk.class)
@TransactionManagement(TransactionManagementType.BEAN)
public class QueueDeskPort implements QueueDesk {

  @Inject Desk desk;

  @Override
  public OutboundPolicy policy() {
    return desk.policy();
  }

  @Override
  public List<Consignment> claim(int most, Set<String> closed) {
    return desk.claim(most, closed);
  }

  @Override
  public Map<Long, Lease> renew(List<Consignment> consignments) {
    return desk.renew(consignments);
  }

  @Override
  public QueuedText text(Consignment consignment) {
    return desk.text(consignment);
  }

  @Override
  public void report(Consignment consignment, List<Outcome> outcomes) {
    desk.report(consignment, outcomes);
  }

  @Override
  public Watch watch(Runnable onDue) {
    return desk.watch(onDue);
  }
}
