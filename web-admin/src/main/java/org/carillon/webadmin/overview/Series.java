package org.carillon.webadmin.overview;

/** A figure's samples of the last day. Not thread-safe. */
final class Series {

  /** The maximum number of points of a line. */
  static final int POINTS = 120;

  private final double[] samples;
  private int next;
  private int filled;

  Series(int most) {
    samples = new double[most];
  }

  void add(double sample) {
    samples[next] = sample;
    next = (next + 1) % samples.length;
    filled = Math.min(filled + 1, samples.length);
  }

  double latest() {
    return filled == 0 ? 0 : samples[Math.floorMod(next - 1, samples.length)];
  }

  int size() {
    return filled;
  }

  /** The samples as at most {@link #POINTS} means of neighbours, the oldest first. */
  double[] points() {
    int width = Math.max(1, Math.ceilDiv(filled, POINTS));
    double[] points = new double[Math.ceilDiv(filled, width)];
    int oldest = Math.floorMod(next - filled, samples.length);
    for (int point = 0; point < points.length; point++) {
      int from = point * width;
      int to = Math.min(from + width, filled);
      double sum = 0;
      for (int i = from; i < to; i++) {
        sum += samples[(oldest + i) % samples.length];
      }
      points[point] = sum / (to - from);
    }
    return points;
  }
}
