package org.carillon.adapter.dns;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** One DNS server, and whether it answers. */
final class NameServer {
  private static final Logger LOG = Logger.getLogger(NameServer.class);

  /** A slower answer is used but counts as none: retries would only wait for it. */
  static final Duration PROMPT = Duration.ofSeconds(2);

  private final InetSocketAddress address;
  private final SimpleResolver questions;
  private final SimpleResolver probes;
  private final Duration prompt;
  private final LongSupplier nanoTime;
  private final ServerHealth health;

  NameServer(InetSocketAddress address, Duration timeout, LongSupplier nanoTime) {
    this.address = address;
    this.nanoTime = nanoTime;
    health = new ServerHealth(nanoTime);
    prompt = timeout.compareTo(PROMPT) < 0 ? timeout : PROMPT;
    questions = new SimpleResolver(address);
    questions.setTimeout(timeout);
    probes = new SimpleResolver(address);
    probes.setTimeout(prompt);
  }

  boolean isAway() {
    return health.isAway();
  }

  /** Returns whether a probe is due; the caller must then send it. */
  boolean takeProbe() {
    return health.takeProbe();
  }

  CompletionStage<Message> ask(Message query, Executor executor) {
    long begin = nanoTime.getAsLong();
    return questions
        .sendAsync(query, executor)
        .whenComplete(
            (answer, failure) -> {
              if (failure == null && nanoTime.getAsLong() - begin <= prompt.toNanos()) {
                isBack();
              } else {
                slow(executor);
              }
            });
  }

  /**
   * Many questions for names whose own servers are slow make this server look slow. A probe for
   * what every server knows or refuses at once shows the difference before the server is skipped.
   */
  private void slow(Executor executor) {
    health.failed();
    if (takeProbe()) {
      probe(executor);
    }
  }

  /** Asks for the root's servers (RFC 1035 §6.1); any answer shows that the server is alive. */
  CompletionStage<Boolean> probe(Executor executor) {
    Message query = Message.newQuery(Record.newRecord(Name.root, Type.NS, DClass.IN));
    return probes
        .sendAsync(query, executor)
        .handle(
            (answer, failure) -> {
              if (failure == null) {
                isBack();
              } else {
                health.probeFailed();
                LOG.warnf("The DNS server %s does not answer: %s", address, failure.getMessage());
              }
              return failure == null;
            });
  }

  private void isBack() {
    if (health.answered()) {
      LOG.infof("The DNS server %s answers", address);
    }
  }
}
