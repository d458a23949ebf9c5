package org.carillon.webadmin.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.carillon.blob.SegmentUse;

/**
 * Segments as bars: used octets at the bottom, unused ones above. Drawn here, so that it needs no
 * script. Neighbouring segments share a bar if there are many.
 *
 * @param bars the bars from left to right
 * @param most the octets of a full bar
 */
public record SegmentChart(List<Bar> bars, long most) {
  static final int WIDTH = 960;
  static final int HEIGHT = 160;
  private static final int MOST_BARS = 80;
  private static final double WIDEST = 48;

  /**
   * A bar.
   *
   * @param first the first segment's id
   * @param last the last one's
   * @param live the octets in use
   * @param dead the unused octets
   * @param x its left edge
   * @param width its width
   * @param liveTop the top of the used part
   * @param liveHeight its height
   * @param deadTop the top of the rest
   * @param deadHeight its height
   */
  public record Bar(
      long first,
      long last,
      long live,
      long dead,
      String x,
      String width,
      String liveTop,
      String liveHeight,
      String deadTop,
      String deadHeight) {

    /** Returns whether it stands for more than one segment. */
    public boolean isMany() {
      return first != last;
    }
  }

  /** Draws segments in the order given. */
  static SegmentChart of(List<SegmentUse> segments) {
    List<List<SegmentUse>> groups = groups(segments);
    long most =
        groups.stream()
            .mapToLong(group -> group.stream().mapToLong(SegmentUse::octets).sum())
            .max()
            .orElse(0);
    List<Bar> bars = new ArrayList<>();
    double step = Math.min(WIDEST, groups.isEmpty() ? WIDTH : (double) WIDTH / groups.size());
    for (int i = 0; i < groups.size(); i++) {
      bars.add(bar(groups.get(i), i * step, step * 0.8, most));
    }
    return new SegmentChart(List.copyOf(bars), most);
  }

  private static List<List<SegmentUse>> groups(List<SegmentUse> segments) {
    int each = Math.max(1, Math.ceilDiv(segments.size(), MOST_BARS));
    List<List<SegmentUse>> groups = new ArrayList<>();
    for (int from = 0; from < segments.size(); from += each) {
      groups.add(segments.subList(from, Math.min(from + each, segments.size())));
    }
    return groups;
  }

  private static Bar bar(List<SegmentUse> group, double x, double width, long most) {
    long live = group.stream().mapToLong(one -> Math.min(one.live(), one.octets())).sum();
    long dead = group.stream().mapToLong(SegmentUse::dead).sum();
    double scale = most == 0 ? 0 : (double) HEIGHT / most;
    double liveHeight = live * scale;
    double deadHeight = dead * scale;
    return new Bar(
        group.getFirst().segment(),
        group.getLast().segment(),
        live,
        dead,
        text(x),
        text(width),
        text(HEIGHT - liveHeight),
        text(liveHeight),
        text(HEIGHT - liveHeight - deadHeight),
        text(deadHeight));
  }

  private static String text(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }
}
