package org.carillon.filelink.internal;

import java.text.MessageFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carillon.format.mime.write.PlainTextMessage;
import org.carillon.format.sentence.DisplaySize;
import org.carillon.format.sentence.SentenceBundle;
import org.carillon.format.sentence.SingleLineText;

/**
 * The message to the creator of an upload link about files that were uploaded. All names in it were
 * chosen by the senders, so each is written as one line of limited length, in quotation marks.
 *
 * @param folder the name of the folder that received the files
 * @param came the first of the files
 * @param place the address at which they can be seen
 * @param links the address at which such messages are switched off
 */
record UploadNotification(
    String folder, List<UploadNewsRows.Arrival> came, String place, String links) {
  private static final String WORDS = "org.carillon.filelink.internal.arrival-message";
  private static final int MOST_NAME = 200;

  static String domain(String address) {
    return address.substring(address.lastIndexOf('@') + 1);
  }

  byte[] octets(String to, List<Locale> languages, Instant now) {
    return new PlainTextMessage(
            domain(to),
            to,
            said(languages, this::subject, " / "),
            said(languages, this::text, "\n\n"))
        .octets(now);
  }

  private static String said(
      List<Locale> languages, Function<Locale, String> part, String between) {
    return languages.stream().map(part).collect(Collectors.joining(between));
  }

  private long all() {
    return came.getFirst().files();
  }

  private String subject(Locale language) {
    return say(language, "subject", all(), SingleLineText.of(folder, MOST_NAME));
  }

  String text(Locale language) {
    Map<String, List<UploadNewsRows.Arrival>> senders =
        came.stream()
            .collect(
                Collectors.groupingBy(
                    UploadNewsRows.Arrival::who, LinkedHashMap::new, Collectors.toList()));
    List<String> blocks = new ArrayList<>();
    senders.forEach((who, files) -> blocks.add(block(language, who, files)));
    if (all() > came.size()) {
      blocks.add(say(language, "more", all() - came.size()));
    }
    return say(
        language,
        "text",
        SingleLineText.of(folder, MOST_NAME),
        String.join("\n\n", blocks),
        place,
        links);
  }

  private static String block(Locale language, String who, List<UploadNewsRows.Arrival> files) {
    String sender = who.isEmpty() ? say(language, "unnamed") : say(language, "named", who);
    return files.stream()
        .map(
            one ->
                say(
                    language,
                    "file",
                    SingleLineText.of(one.name(), MOST_NAME),
                    DisplaySize.of(one.octets(), language)))
        .collect(Collectors.joining("\n", sender + "\n", ""));
  }

  private static String say(Locale language, String key, Object... fillings) {
    ResourceBundle words = SentenceBundle.of(WORDS, language, UploadNotification.class);
    return new MessageFormat(words.getString(key), language).format(fillings);
  }
}
