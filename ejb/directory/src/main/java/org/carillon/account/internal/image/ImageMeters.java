package org.carillon.account.internal.image;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Metrics;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import org.carillon.startup.DatabaseReady;

/** Meters of the directory in memory. Both are 0 while questions go to the database. */
@ApplicationScoped
class ImageMeters {
  private final DirectoryImage image;
  private List<Meter> all = List.of();

  @Inject
  ImageMeters(DirectoryImage image) {
    this.image = image;
  }

  void ready(@Observes DatabaseReady ready) {
    all =
        List.of(
            Gauge.builder("carillon.directory.people", image, DirectoryImage::people)
                .description("Accounts in this node's directory cache")
                .register(Metrics.globalRegistry),
            Gauge.builder("carillon.directory.memory.bytes", image, DirectoryImage::octets)
                .description("Memory of this node's directory cache")
                .register(Metrics.globalRegistry));
  }

  /** The registry outlives this application, so the meters must be removed. */
  @PreDestroy
  void stop() {
    all.forEach(Metrics.globalRegistry::remove);
  }
}
