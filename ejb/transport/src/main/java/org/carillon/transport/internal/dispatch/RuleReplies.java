package org.carillon.transport.internal.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.log.LogLine;
import org.carillon.contract.stage.DeliveryActions.Reply;
import org.carillon.store.Target;
import org.carillon.store.TransactionParticipant;
import org.carillon.transport.internal.dispatch.RoutingPlan.Local;
import org.carillon.transport.internal.queue.StoredMemory;
import org.jboss.logging.Logger;

/**
 * Sends the answers of recipients' rules after the delivery. An answer is recorded in the same
 * step: after a crash only the answer is lost, and the next message gets one.
 */
@ApplicationScoped
public class RuleReplies {
  private static final Logger MAIL = Logger.getLogger("org.carillon.mail");
  private static final Logger LOG = Logger.getLogger(RuleReplies.class);

  private final GeneratedMailQueue mail;
  private final StoredMemory memory;

  @Inject
  public RuleReplies(GeneratedMailQueue mail, StoredMemory memory) {
    this.mail = mail;
    this.memory = memory;
  }

  /**
   * Sends a recipient's answers.
   *
   * @param trace the answered message's id
   */
  void send(String trace, Local local) {
    for (Reply reply : local.wanted().replies()) {
      try {
        if (reply.unless().isEmpty()
            || !memory.holds(local.account().account(), reply.unless().get().key())) {
          send(trace, local, reply);
        }
      } catch (IOException | UncheckedIOException away) {
        LOG.warnf("No automatic reply to %s: %s", trace, away.getMessage());
      }
    }
  }

  private void send(String trace, Local local, Reply reply) throws IOException {
    TransactionParticipant remembered =
        (connection, blob, size, answers) -> {
          if (reply.unless().isPresent()) {
            memory.rememberOnce(connection, local.account().account(), reply.unless().get());
          }
        };
    Optional<String> id =
        mail.send(
            local.domainName(), reply.to(), reply.message(), copies(local, reply), remembered);
    if (id.isEmpty()) {
      LOG.infof("No automatic reply to %s: nothing can be sent to <%s>", trace, reply.to());
      return;
    }
    MAIL.info(LogLine.of("reply").fact("id", id.get()).fact("on", trace).address("to", reply.to()));
  }

  private static List<Target> copies(Local local, Reply reply) {
    return reply.copyIn().stream()
        .map(
            place ->
                new Target(local.account().account(), place.mailbox(), new byte[0], place.flags()))
        .toList();
  }
}
