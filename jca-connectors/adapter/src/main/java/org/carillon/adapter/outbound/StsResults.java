package org.carillon.adapter.outbound;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import org.carillon.contract.log.LogLine;
import org.jboss.logging.Logger;

/**
 * The one place that learns of the results of sessions under policies. It counts them, and logs
 * failures. Closing removes the counters from the registry.
 */
final class StsResults implements AutoCloseable {
  /** The log of what happened to messages; see docs/logs.md. */
  private static final Logger MAIL = Logger.getLogger("org.carillon.mail");

  private final MeterRegistry registry;
  private final Counter met;
  private final Map<StsFailure, Counter> failed = new EnumMap<>(StsFailure.class);

  StsResults(MeterRegistry registry) {
    this.registry = registry;
    met = counter("met");
    for (StsFailure failure : StsFailure.values()) {
      failed.put(failure, counter(failure.word()));
    }
  }

  private Counter counter(String result) {
    return Counter.builder("carillon.outbound.sts")
        .description("Sessions with hosts whose domain has an MTA-STS policy, by result")
        .tag("result", result)
        .register(registry);
  }

  /** Notes a result of the attempt to deliver a message. */
  void tell(String message, StsResult result) {
    switch (result) {
      case StsResult.Met _ -> met.increment();
      case StsResult.Failed(var domain, var mode, var host, var failure, var why) -> {
        failed.get(failure).increment();
        MAIL.info(
            LogLine.of("insecure")
                .fact("id", message)
                .fact("domain", domain)
                .fact("policy", mode.word())
                .fact("host", host)
                .fact("failure", failure.word())
                .text("why", why));
      }
    }
  }

  @Override
  public void close() {
    registry.remove(met);
    failed.values().forEach(registry::remove);
  }
}
