package org.carillon.format.mime.header;

/**
 * A subject without the marks that replying and forwarding add (RFC 5256 §2.1).
 *
 * @param text the rest of the subject, decoded; may be empty
 * @param replyOrForward true if there was a mark of replying or forwarding
 */
public record BaseSubject(String text, boolean replyOrForward) {

  /** Returns the base subject of a Subject field's octets. */
  public static BaseSubject of(String octets) {
    return new Extraction(DecodedText.of(octets).replaceAll("\\s+", " ")).run();
  }

  /** Strips marks from both ends until none is left. */
  private static final class Extraction {
    private static final String FORWARDED = "[fwd:";

    private final String subject;
    private int begin;
    private int end;
    private boolean marked;

    /** Up to this position, no blobs are followed by a mark. */
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

    /** Removes {@code (fwd)} and white space at the end (step 2). */
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

    /** Removes one white space or {@code Re:}, {@code Fwd:} with blobs (step 3); false if none. */
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

    /** Removes a blob at the beginning if some text is left (step 4). Returns whether it did. */
    private boolean blob() {
      int after = afterBlob(begin);
      if (after == begin || after == end) {
        return false;
      }
      begin = after;
      return true;
    }

    /** Returns the position after a {@code [blob]} and white space, or {@code at} if none. */
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

    /** Removes a {@code [fwd: …]} around the whole subject (step 6). Returns whether it did. */
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
