package org.carillon.webadmin.overview;

import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Metrics;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.carillon.web.Texts;

/** Samples this node's figures every minute and keeps a day of them. */
@Startup
@Singleton
public class Figures {
  private static final int MINUTES_A_DAY = 1_440;
  private static final double OCTETS_A_MEGABYTE = 1_000_000;

  private enum Figure {
    /** The messages accepted in the last minute. */
    DELIVERIES("carillon.mail.messages", true),
    /** Connections of all services. */
    SESSIONS("carillon.connections", false),
    /** The waiting recipients. */
    QUEUE("carillon.queue.waiting", false),
    /** Heap in use, in megabytes. */
    MEMORY("", false);

    private final String meter;
    private final boolean counts;

    Figure(String meter, boolean counts) {
      this.meter = meter;
      this.counts = counts;
    }
  }

  private final Map<Figure, Series> series = new EnumMap<>(Figure.class);
  private final Map<Figure, Double> totals = new EnumMap<>(Figure.class);

  @PostConstruct
  void begin() {
    for (Figure figure : Figure.values()) {
      series.put(figure, new Series(MINUTES_A_DAY));
      totals.put(figure, reading(figure));
    }
    sample();
  }

  /** Takes one sample of each figure. */
  @Schedule(hour = "*", minute = "*", second = "0", persistent = false)
  public void sample() {
    for (Figure figure : Figure.values()) {
      double reading = reading(figure);
      double before = totals.put(figure, reading);
      series.get(figure).add(figure.counts ? Math.max(0, reading - before) : reading);
    }
  }

  /** The figures as lines. */
  public List<Sparkline> lines(Texts texts) {
    List<Sparkline> lines = new ArrayList<>();
    for (Figure figure : Figure.values()) {
      double[] points = series.get(figure).points();
      double greatest = Arrays.stream(points).max().orElse(0);
      String line = Sparkline.points(points, greatest);
      String unit = figure == Figure.MEMORY ? "figure.megabytes" : "figure.plain";
      lines.add(
          new Sparkline(
              figure.name().toLowerCase(Locale.ROOT),
              texts.of(unit, series.get(figure).latest()),
              texts.of(unit, Arrays.stream(points).min().orElse(0)),
              texts.of(unit, greatest),
              Instant.now().minus(Duration.ofMinutes(series.get(figure).size())),
              line,
              Sparkline.closed(line)));
    }
    return lines;
  }

  private double reading(Figure figure) {
    if (figure == Figure.MEMORY) {
      Runtime runtime = Runtime.getRuntime();
      return (runtime.totalMemory() - runtime.freeMemory()) / OCTETS_A_MEGABYTE;
    }
    double sum = 0;
    for (Meter meter : Metrics.globalRegistry.find(figure.meter).meters()) {
      sum += first(meter);
    }
    return sum;
  }

  private static double first(Meter meter) {
    for (Measurement measurement : meter.measure()) {
      return Double.isFinite(measurement.getValue()) ? measurement.getValue() : 0;
    }
    return 0;
  }
}
