package org.carillon.contacts.internal;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.format.mime.encoding.Charsets;
import org.carillon.groupware.GroupwareKind;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.groupware.ObjectMessageText;
import org.carillon.groupware.ReadObject;
import org.carillon.store.item.CollectionKind;

/**
 * The kind of notes: texts in UTF-8, plain, in Markdown or HTML, and journal entries (RFC 5545
 * VJOURNAL). A text has no UID, so it gets one derived from its content.
 */
@ApplicationScoped
public class NoteTexts implements GroupwareKind<NoteSummary> {
  private static final int MOST_TITLE = 200;

  /** The length of the beginning of a text in which a title is searched for. */
  private static final int HEAD = 4_000;

  private static final Pattern HTML_TITLE =
      Pattern.compile("<(?:title|h1)[^>]{0,200}>([^<]{1,300})<", Pattern.CASE_INSENSITIVE);

  private static final Pattern TAG = Pattern.compile("<[^>]{0,500}>");

  private static final Pattern JOURNAL_UID =
      Pattern.compile("^UID(?:;[^:\\r\\n]{0,200})?:([^\\r\\n]{1,255})", Pattern.MULTILINE);

  private static final Pattern JOURNAL_TITLE =
      Pattern.compile("^SUMMARY(?:;[^:\\r\\n]{0,200})?:([^\\r\\n]{1,300})", Pattern.MULTILINE);

  private static final Pattern MARKDOWN =
      Pattern.compile("\\A\\s*#{1,6} |^(?:[-*] \\[[ x]\\] |```)", Pattern.MULTILINE);

  @Override
  public Set<CollectionKind> kinds() {
    return Set.of(CollectionKind.NOTES);
  }

  @Override
  public Set<String> mediaTypes() {
    return Set.of("text/plain", "text/markdown", "text/html", "text/calendar");
  }

  @Override
  public String extension() {
    return ".txt";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Answer<ReadObject> read(CollectionKind collection, byte[] octets) {
    Optional<String> decoded = Charsets.utf8(octets);
    if (decoded.isEmpty()) {
      return refused("The note must be UTF-8.");
    }
    String text = decoded.get();
    if (text.indexOf('\0') >= 0) {
      return refused("The note must be plain text.");
    }
    String begin = text.substring(0, Math.min(text.length(), HEAD));
    String lower = begin.stripLeading().toLowerCase(Locale.ROOT);
    if (lower.startsWith("begin:vcalendar")) {
      return journal(text, begin);
    }
    boolean isHtml = lower.startsWith("<!doctype html") || lower.startsWith("<html");
    String type =
        isHtml ? "text/html" : MARKDOWN.matcher(begin).find() ? "text/markdown" : "text/plain";
    String title = isHtml ? htmlTitle(begin) : firstLine(begin);
    String shown = isHtml ? TAG.matcher(text).replaceAll(" ") : text;
    return done(uid(octets), type + "; charset=utf-8", title, shown);
  }

  private static Answer<ReadObject> journal(String text, String begin) {
    Matcher uid = JOURNAL_UID.matcher(text);
    if (!begin.contains("BEGIN:VJOURNAL") || !uid.find()) {
      return refused("A calendar object among notes must be a journal entry with a UID.");
    }
    Matcher title = JOURNAL_TITLE.matcher(text);
    return done(
        uid.group(1).strip(),
        "text/calendar; charset=utf-8; component=VJOURNAL",
        title.find() ? line(title.group(1)) : "",
        text);
  }

  private static Answer<ReadObject> done(String uid, String type, String title, String text) {
    return new Answer.Done<>(
        new ReadObject(
            uid,
            type,
            title.getBytes(StandardCharsets.UTF_8),
            new ObjectMessageText(
                title, "", Optional.empty(), Optional.empty(), text.replace("\r\n", "\n"))));
  }

  private static Answer<ReadObject> refused(String message) {
    return Answer.failed(
        new Failure.Invalid(GroupwareObjects.OBJECT, "supported-note-data", message));
  }

  private static String firstLine(String begin) {
    return begin
        .lines()
        .map(line -> line.replaceFirst("^\\s{0,100}#{1,6} ", ""))
        .filter(line -> !line.isBlank())
        .findFirst()
        .map(NoteTexts::line)
        .orElse("");
  }

  private static String htmlTitle(String begin) {
    Matcher title = HTML_TITLE.matcher(begin);
    return title.find() ? line(title.group(1)) : firstLine(TAG.matcher(begin).replaceAll("\n"));
  }

  private static String line(String text) {
    String line = text.strip().replaceAll("\\p{Cntrl}+", " ");
    int end = Math.min(line.length(), MOST_TITLE);
    return line.substring(
        0, end > 0 && Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end);
  }

  private static String uid(byte[] octets) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(octets);
      return "note-" + HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException(never);
    }
  }

  @Override
  public NoteSummary decode(byte[] summary) {
    return new NoteSummary(new String(summary, StandardCharsets.UTF_8));
  }
}
