package org.carillon.policy.verdict;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.format.mime.header.Header;

/**
 * The header field that tells people and filing the result of the checks: {@code junk (73 points)},
 * then a line for each reason.
 *
 * @param handling the handling of the whole message
 * @param points the sum of all findings' points
 */
public record VerdictField(Handling handling, long points) {

  /** The field's name. */
  public static final String NAME = "X-Carillon-Verdict";

  private static final int MOST_REASONS = 30;
  private static final int MOST_REASON = 300;
  private static final int LINE = 76;
  private static final Pattern FORM = Pattern.compile("([a-z]+) \\((-?\\d{1,9}) points\\).*");

  /** Returns the field of an incoming message, or empty if it was not screened. */
  public static Optional<VerdictField> in(Header header) {
    return header.first(NAME).flatMap(field -> parse(field.value()));
  }

  private static Optional<VerdictField> parse(String value) {
    Matcher form = FORM.matcher(value);
    return form.matches()
        ? Handling.of(form.group(1))
            .map(handling -> new VerdictField(handling, Long.parseLong(form.group(2))))
        : Optional.empty();
  }

  /** Returns the whole field with its reasons, folded, in ASCII. */
  public String write(List<Finding> findings) {
    StringBuilder field = new StringBuilder(NAME);
    field.append(": ").append(handling.word()).append(" (").append(points).append(" points)");
    for (Finding finding : findings.stream().limit(MOST_REASONS).toList()) {
      field.append(";\r\n ").append(folded(line(finding)));
    }
    return field.append("\r\n").toString();
  }

  private static String line(Finding finding) {
    String weight =
        finding.isSetAside()
            ? "set-aside"
            : finding.demand() == Handling.ACCEPT
                ? String.format("%+d", finding.points())
                : finding.demand().word();
    return finding.check() + " " + weight + " " + shown(finding.reason());
  }

  /** Removes what ends a line or looks like another reason; an attacker may write the text. */
  private static String shown(String reason) {
    String text = reason.length() <= MOST_REASON ? reason : reason.substring(0, MOST_REASON);
    StringBuilder shown = new StringBuilder(text.length());
    text.chars()
        .map(c -> c < ' ' || c > '~' ? '?' : c == ';' ? ',' : c)
        .forEach(c -> shown.append((char) c));
    return shown.toString();
  }

  private static String folded(String line) {
    StringBuilder folded = new StringBuilder(line.length() + 8);
    int column = 1;
    for (String word : line.split(" ")) {
      if (column > 1 && column + 1 + word.length() > LINE) {
        folded.append("\r\n  ");
        column = 2;
      } else if (!folded.isEmpty()) {
        folded.append(' ');
        column++;
      }
      folded.append(word);
      column += word.length();
    }
    return folded.toString();
  }
}
