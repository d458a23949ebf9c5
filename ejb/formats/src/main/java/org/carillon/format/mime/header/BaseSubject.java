package org.carillon.format.mime.header;

/**
 * A subject without what answering and forwarding put around it (RFC 5256 §2.1).
 *
 * @param text what is left, decoded; may be empty
 * @param replyOrForward whether there was a mark of answering or forwarding
 */
public record BaseSubject(String text, boolean replyOrForward) {

  /** The base of a Subject field's octets. */
  public static BaseSubject of(String octets) {
    return new Extraction(DecodedText.of(octets).replaceAll("\\s+", " ")).run();
  }

  /** Takes away from both ends until nothing more can be. */
  private static final class Extraction {
    private static final String FORWARDED = "[fwd:";

    private final String subject;
    private int begin;
    private int end;
    private boolean marked;

    /** Behind the blobs that were gone through and led to no mark: from none of them does one. */
    private int noMarkUpTo = -1;

    Extraction(String subject) {
      this.subject = subject;
      this.end = subject.length();
    }

    BaseSubject run() {
      do {
        trailers();
        boolean more = true;
        while (more) {
          more = leader() || blob();
        }
      } while (unwrapped());
      return new BaseSubject(subject.substring(begin, end), marked);
    }

    /** Step 2: {@code (fwd)} and white space at the end. */
    private void trailers() {
      while (begin < end) {
        if (subject.charAt(end - 1) == ' ') {
          end--;
        } else if (end - begin >= 5 && subject.regionMatches(true, end - 5, "(fwd)", 0, 5)) {
          end -= 5;
          marked = true;
        } else {
          return;
        }
      }
    }

    /** Step 3: white space, or {@code Re:}, {@code Fwd:} with blobs before and in them. */
    private boolean leader() {
      if (begin < end && subject.charAt(begin) == ' ') {
        begin++;
        return true;
      }
      if (begin <= noMarkUpTo) {
        return false;
      }
      int at = begin;
      for (int next = afterBlob(at); next > at; next = afterBlob(at)) {
        at = next;
      }
      int colon = afterBlob(spaces(afterMark(at)));
      if (afterMark(at) == at || colon >= end || subject.charAt(colon) != ':') {
        noMarkUpTo = at;
        return false;
      }
      begin = colon + 1;
      marked = true;
      return true;
    }

    private int afterMark(int at) {
      for (String mark : new String[] {"re", "fwd", "fw"}) {
        if (at + mark.length() <= end && subject.regionMatches(true, at, mark, 0, mark.length())) {
          return at + mark.length();
        }
      }
      return at;
    }

    /** Step 4: a blob at the begin goes when something is left behind it. */
    private boolean blob() {
      int after = afterBlob(begin);
      if (after == begin || after == end) {
        return false;
      }
      begin = after;
      return true;
    }

    /** Behind {@code [blob]} and white space, or where it was asked for. */
    private int afterBlob(int at) {
      if (at >= end || subject.charAt(at) != '[') {
        return at;
      }
      for (int i = at + 1; i < end; i++) {
        char c = subject.charAt(i);
        if (c == ']') {
          return spaces(i + 1);
        }
        if (c == '[') {
          return at;
        }
      }
      return at;
    }

    private int spaces(int at) {
      int after = at;
      while (after < end && subject.charAt(after) == ' ') {
        after++;
      }
      return after;
    }

    /** Step 6: {@code [fwd: …]} around it all. */
    private boolean unwrapped() {
      if (end - begin > FORWARDED.length()
          && subject.regionMatches(true, begin, FORWARDED, 0, FORWARDED.length())
          && subject.charAt(end - 1) == ']') {
        begin += FORWARDED.length();
        end--;
        marked = true;
        noMarkUpTo = -1;
        return true;
      }
      return false;
    }
  }
}
