package org.carillon.webadmin.look;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.carillon.format.sentence.SentenceCheck;
import org.carillon.format.sentence.SentenceFault;

/**
 * The texts of the webmail and the kit: one file has both, and keys of the kit begin with {@code
 * kit.}.
 */
@ApplicationScoped
public class WebmailSentences {
  private static final String WEBMAIL = "org.carillon.webmail.words";
  private static final String KIT = "org.carillon.web.words";
  private static final String OF_KIT = "kit.";
  private static final Pattern KEY = Pattern.compile("(?m)^(?=[A-Za-z0-9])");

  private final Map<String, String> english = both("");

  /** All texts in English, by key. */
  public Map<String, String> english() {
    return english;
  }

  public List<SentenceFault> faults(String code, Map<String, String> file) {
    return check(code).faults(file);
  }

  /** The keys of texts that are still English in a language with a file's additions. */
  public List<String> missing(String code, Map<String, String> file) {
    if (code.equals("en")) {
      return List.of();
    }
    var known = new HashMap<>(file);
    check(code).faults(file).stream().map(SentenceFault::key).forEach(known::remove);
    known.putAll(both("_" + code));
    var missing = new TreeSet<>(english.keySet());
    missing.removeAll(known.keySet());
    return List.copyOf(missing);
  }

  private SentenceCheck check(String code) {
    return new SentenceCheck(Locale.of(code), english);
  }

  /** The English texts as a file to translate, with the comments for translators. */
  public byte[] template() {
    String both =
        text(WEBMAIL)
            + "\n# The sentences of the sign-in and of what all pages have\n"
            + KEY.matcher(text(KIT)).replaceAll(OF_KIT);
    return both.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(String bundle) {
    try (InputStream in =
        WebmailSentences.class
            .getClassLoader()
            .getResourceAsStream(bundle.replace('.', '/') + ".properties")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new IllegalStateException(bundle + " is not there", unreadable);
    }
  }

  private static Map<String, String> both(String suffix) {
    var both = new HashMap<String, String>();
    put(WEBMAIL + suffix, "", both);
    put(KIT + suffix, OF_KIT, both);
    return Map.copyOf(both);
  }

  private static void put(String name, String prefix, Map<String, String> into) {
    try {
      ResourceBundle bundle =
          ResourceBundle.getBundle(name, Locale.ROOT, WebmailSentences.class.getClassLoader());
      bundle.keySet().forEach(key -> into.put(prefix + key, bundle.getString(key)));
    } catch (MissingResourceException untranslated) {
      // Everything is in English.
    }
  }
}
