package org.carillon.webadmin.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.carillon.policy.report.DayFigures;

/**
 * Days as bars: authenticated messages at the bottom, others above. Drawn here, so that it needs no
 * script. Neighbouring days share a bar if there are many.
 *
 * @param bars the bars from left to right
 * @param most the number of messages of a full bar
 */
public record DayChart(List<Bar> bars, long most) {
  static final int WIDTH = 960;
  static final int HEIGHT = 160;
  private static final int MOST_BARS = 80;
  private static final double WIDEST = 48;

  /**
   * A bar.
   *
   * @param first its first day
   * @param last its last one
   * @param x its left edge
   * @param width its width
   * @param passedTop the top of the authenticated part
   * @param passedHeight its height
   * @param failedTop the top of the rest
   * @param failedHeight its height
   */
  public record Bar(
      LocalDate first,
      LocalDate last,
      long passed,
      long failed,
      String x,
      String width,
      String passedTop,
      String passedHeight,
      String failedTop,
      String failedHeight) {

    /** Returns whether it stands for more than one day. */
    public boolean isMany() {
      return !first.equals(last);
    }
  }

  /** Draws days in the order given. */
  static DayChart of(List<DayFigures> days) {
    int each = Math.max(1, Math.ceilDiv(days.size(), MOST_BARS));
    List<List<DayFigures>> groups = new ArrayList<>();
    for (int from = 0; from < days.size(); from += each) {
      groups.add(days.subList(from, Math.min(from + each, days.size())));
    }
    long most = groups.stream().mapToLong(DayChart::all).max().orElse(0);
    List<Bar> bars = new ArrayList<>();
    double step = Math.min(WIDEST, groups.isEmpty() ? WIDTH : (double) WIDTH / groups.size());
    for (int i = 0; i < groups.size(); i++) {
      bars.add(bar(groups.get(i), i * step, step * 0.8, most));
    }
    return new DayChart(List.copyOf(bars), most);
  }

  private static long all(List<DayFigures> group) {
    return group.stream().mapToLong(day -> day.passed() + day.failed()).sum();
  }

  private static Bar bar(List<DayFigures> group, double x, double width, long most) {
    long passed = group.stream().mapToLong(DayFigures::passed).sum();
    long failed = group.stream().mapToLong(DayFigures::failed).sum();
    double scale = most == 0 ? 0 : (double) HEIGHT / most;
    double passedHeight = passed * scale;
    double failedHeight = failed * scale;
    return new Bar(
        group.getFirst().day(),
        group.getLast().day(),
        passed,
        failed,
        text(x),
        text(width),
        text(HEIGHT - passedHeight),
        text(passedHeight),
        text(HEIGHT - passedHeight - failedHeight),
        text(failedHeight));
  }

  private static String text(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }
}
