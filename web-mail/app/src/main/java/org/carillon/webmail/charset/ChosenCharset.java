package org.carillon.webmail.charset;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import org.carillon.format.mime.body.PartContent;
import org.carillon.web.Texts;
import org.carillon.web.request.RequestParameters;

/** The charset that the reader chose, by a link, for the texts of a mislabelled message. */
@Named("charsets")
@RequestScoped
public class ChosenCharset {
  private static final String PARAMETER = "cs";

  /** The charsets and the scripts (ISO 15924) that they cover; empty for all scripts. */
  private static final List<Known> KNOWN =
      List.of(
          new Known("UTF-8", ""),
          new Known("windows-1252", "Latn"),
          new Known("windows-1250", "Latn"),
          new Known("windows-1254", "Latn"),
          new Known("windows-1251", "Cyrl"),
          new Known("KOI8-R", "Cyrl"),
          new Known("IBM866", "Cyrl"),
          new Known("windows-1253", "Grek"),
          new Known("windows-1255", "Hebr"),
          new Known("windows-1256", "Arab"),
          new Known("TIS-620", "Thai"),
          new Known("Shift_JIS", "Jpan"),
          new Known("EUC-JP", "Jpan"),
          new Known("ISO-2022-JP", "Jpan"),
          new Known("GB18030", "Hans"),
          new Known("Big5", "Hant"),
          new Known("EUC-KR", "Kore"));

  @Inject private RequestParameters parameters;
  @Inject private Texts texts;

  private record Known(String name, String script) {}

  /**
   * A charset that can be chosen.
   *
   * @param name its name
   * @param label its name for display
   * @param isChosen whether it is the chosen one
   */
  public record Choice(String name, String label, boolean isChosen) {}

  private String asked() {
    String asked = parameters.text(PARAMETER);
    return KNOWN.stream().map(Known::name).filter(asked::equals).findFirst().orElse("");
  }

  /** Returns the part with the charset in which it is to be read. */
  public PartContent of(PartContent content) {
    String asked = asked();
    return asked.isEmpty() || !content.part().type().equalsIgnoreCase("text")
        ? content
        : content.inCharset(asked);
  }

  /** Returns whether the reader wants to choose. */
  public boolean isOffered() {
    return !parameters.text(PARAMETER).isEmpty();
  }

  /** Returns whether the message is read in the charset that it names or that was detected. */
  public boolean isAsLabelled() {
    return asked().isEmpty();
  }

  /** Returns the query that keeps this choice in other addresses. */
  public String getQuery() {
    String asked = asked();
    return asked.isEmpty() ? "" : "&" + PARAMETER + "=" + asked;
  }

  public List<Choice> getAll() {
    Locale reader = texts.locale();
    String asked = asked();
    return KNOWN.stream()
        .map(one -> new Choice(one.name, label(one, reader), one.name.equals(asked)))
        .toList();
  }

  private static String label(Known known, Locale reader) {
    return known.script.isEmpty()
        ? known.name
        : said(known.script, reader) + " (" + known.name + ")";
  }

  /** Names a script; the two Chinese ones are clear only together with the language. */
  private static String said(String script, Locale reader) {
    return script.startsWith("Han")
        ? Locale.forLanguageTag("zh-" + script).getDisplayName(reader)
        : new Locale.Builder().setScript(script).build().getDisplayScript(reader);
  }
}
