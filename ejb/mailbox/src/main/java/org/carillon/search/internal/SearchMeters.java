package org.carillon.search.internal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.carillon.search.internal.extracting.AttachmentText;

/** Metrics: how far the index is behind, and the outcomes of reading attachments. */
final class SearchMeters implements AutoCloseable {
  private final MeterRegistry registry;
  private final List<Meter> all = new ArrayList<>();
  private final Counter text;
  private final Counter nothing;
  private final Counter failed;
  private final Counter later;

  SearchMeters(MeterRegistry registry, Supplier<Number> lag) {
    this.registry = registry;
    this.text = attachments("text");
    this.nothing = attachments("no-text");
    this.failed = attachments("failed");
    this.later = attachments("later");
    all.add(
        Gauge.builder("carillon.search.lag", lag)
            .description("Messages that are not indexed yet")
            .register(registry));
  }

  private Counter attachments(String outcome) {
    Counter counter =
        Counter.builder("carillon.search.attachments").tag("outcome", outcome).register(registry);
    all.add(counter);
    return counter;
  }

  /** Counts an attachment that was read, or not. */
  void count(AttachmentText.Outcome outcome) {
    switch (outcome) {
      case AttachmentText.Text _ -> text.increment();
      case AttachmentText.Nothing _ -> nothing.increment();
      case AttachmentText.Failed _ -> failed.increment();
      case AttachmentText.Later _ -> later.increment();
    }
  }

  /** Removes all meters, because the registry outlives this application. */
  @Override
  public void close() {
    all.forEach(registry::remove);
  }
}
