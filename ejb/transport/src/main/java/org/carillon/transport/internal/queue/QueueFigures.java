package org.carillon.transport.internal.queue;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.carillon.database.SqlTransactions;
import org.carillon.health.Health;
import org.carillon.health.HealthCheck;
import org.carillon.settings.Settings;
import org.carillon.startup.DatabaseReady;
import org.carillon.transport.queue.QueueSettings;

/** The length and age of the queue: for health and metrics, queried now and then. */
@ApplicationScoped
class QueueFigures implements HealthCheck {

  private static final String PART = "queue";
  private static final Duration KEPT = Duration.ofSeconds(10);

  /** Counts only up to the limit. */
  private static final String ASK =
      """
      SELECT (SELECT count(*) FROM (SELECT FROM queue_consignment LIMIT ?) AS waiting),
        coalesce(extract(epoch FROM now() - (SELECT arrived FROM queue_message ORDER BY id LIMIT 1)),
          0)
      """;

  private final SqlTransactions database;
  private final Settings settings;
  private List<Gauge> gauges = List.of();
  private Figures known = new Figures(0, 0, System.nanoTime() - KEPT.toNanos());

  private record Figures(long waiting, double oldestSeconds, long asked) {}

  @Inject
  QueueFigures(SqlTransactions database, Settings settings) {
    this.database = database;
    this.settings = settings;
  }

  void start(@Observes DatabaseReady ready) {
    gauges =
        List.of(
            Gauge.builder("carillon.queue.waiting", this, figures -> figures.waiting())
                .description("Deliveries in the queue")
                .register(Metrics.globalRegistry),
            Gauge.builder("carillon.queue.oldest", this, figures -> figures.oldestSeconds())
                .description("Age of the oldest message in the queue")
                .baseUnit("seconds")
                .register(Metrics.globalRegistry));
  }

  /** The registry is the server's own and outlives this application, so the gauges must go. */
  @PreDestroy
  void stop() {
    gauges.forEach(Metrics.globalRegistry::remove);
  }

  @Override
  public String part() {
    return PART;
  }

  @Override
  public Health check() {
    try {
      Figures now = now();
      long alert = settings.value(QueueSettings.ALERT_SIZE);
      String sentence =
          now.waiting() == 0
              ? "The queue is empty."
              : now.waiting()
                  + " deliveries are waiting, the oldest message for "
                  + DurationText.inWords(Duration.ofSeconds((long) now.oldestSeconds()))
                  + ".";
      // It still takes and sends mail: other nodes would be no better for clients.
      return new Health(PART, true, now.waiting() <= alert, sentence);
    } catch (SQLException away) {
      return new Health(PART, false, "The queue cannot be read: " + away.getMessage());
    }
  }

  private double waiting() {
    try {
      return now().waiting();
    } catch (SQLException away) {
      return Double.NaN;
    }
  }

  private double oldestSeconds() {
    try {
      return now().oldestSeconds();
    } catch (SQLException away) {
      return Double.NaN;
    }
  }

  private synchronized Figures now() throws SQLException {
    if (System.nanoTime() - known.asked() >= KEPT.toNanos()) {
      known = ask(settings.value(QueueSettings.ALERT_SIZE) + 1);
    }
    return known;
  }

  private Figures ask(long limit) throws SQLException {
    return database.read(
        connection -> {
          try (PreparedStatement ask = connection.prepareStatement(ASK)) {
            ask.setLong(1, limit);
            try (ResultSet row = ask.executeQuery()) {
              row.next();
              return new Figures(row.getLong(1), row.getDouble(2), System.nanoTime());
            }
          }
        });
  }
}
