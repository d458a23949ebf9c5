package org.carillon.webmail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carillon.contract.content.Content;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.MailboxAnswer;
import org.carillon.contract.mailbox.MessageData;
import org.carillon.format.mime.Outline;
import org.carillon.format.mime.Part;
import org.carillon.format.mime.PartContent;
import org.carillon.webmail.read.Bodies;
import org.jsoup.Jsoup;

/**
 * The first words of messages, as lists show them. Messages never change, so they are kept by their
 * emailid; the {@value #KEPT} used last stay.
 */
@ApplicationScoped
public class FirstWords {

  /** How many messages' words are kept. */
  static final int KEPT = 20_000;

  /** How many chars of a part are looked at. */
  private static final int LOOKED_AT = 4_096;

  /** How many chars are shown. */
  private static final int SHOWN = 160;

  private static final Pattern QUOTED_LINE = Pattern.compile("(?m)^>.*$");
  private static final Pattern BLANKS =
      Pattern.compile("[\\s\\u00a0\\u200b-\\u200f\\u034f\\ufeff]+");

  @Inject private MailAccess mail;

  private final Map<String, String> kept =
      Collections.synchronizedMap(
          new LinkedHashMap<>(256, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
              return size() > KEPT;
            }
          });

  /** The first words; empty when there are none or they can't be read now. */
  public String of(Caller caller, long mailbox, MessageData message, Outline outline) {
    String known = kept.get(message.emailId());
    if (known != null) {
      return known;
    }
    Optional<Part> part = Bodies.shown(outline.body());
    if (part.isEmpty()) {
      return "";
    }
    if (!(mail.content(caller, mailbox, message.uid())
        instanceof MailboxAnswer.Done<Optional<Content>>(Optional<Content> found))) {
      return "";
    }
    if (found.isEmpty()) {
      return "";
    }
    try (Content content = found.get()) {
      String text = new PartContent(content::read, message.prefix(), part.get()).text(LOOKED_AT);
      String words = words(text, part.get().is("text", "html"));
      kept.put(message.emailId(), words);
      return words;
    } catch (IOException unreadable) {
      return "";
    }
  }

  static String words(String text, boolean html) {
    String plain = html ? Jsoup.parse(text).text() : QUOTED_LINE.matcher(text).replaceAll("");
    String line = BLANKS.matcher(plain).replaceAll(" ").strip();
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN);
  }
}
