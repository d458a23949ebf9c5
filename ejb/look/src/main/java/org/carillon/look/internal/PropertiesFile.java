package org.carillon.look.internal;

import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.carillon.format.mime.encoding.Charsets;

/** Properties in UTF-8, as the bundles of the pages are written. */
final class PropertiesFile {
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._-]{1,120}");
  private static final int MOST_KEYS = 10_000;
  private static final int MOST_CHARS = 4_000;

  private PropertiesFile() {}

  /** Reads properties. A byte order mark is not part of the first key. */
  static Map<String, String> read(byte[] octets) throws UnusableFile {
    String text =
        Charsets.utf8(octets)
            .orElseThrow(() -> new UnusableFile("not-utf-8", "The file must be text in UTF-8."));
    var all = new Properties();
    try {
      all.load(new StringReader(text.startsWith("\ufeff") ? text.substring(1) : text));
    } catch (IOException | IllegalArgumentException malformed) {
      throw new UnusableFile("malformed", "The file has an invalid \\u escape.");
    }
    if (all.size() > MOST_KEYS) {
      throw new UnusableFile("too-many", "The file has more than " + MOST_KEYS + " lines.");
    }
    var sentences = new HashMap<String, String>();
    for (String key : all.stringPropertyNames()) {
      String sentence = all.getProperty(key);
      if (!KEY.matcher(key).matches()) {
        throw new UnusableFile(
            "bad-key",
            "The file has a line that is not of the form “key = text”: " + shortened(key));
      }
      if (sentence.length() > MOST_CHARS || sentence.indexOf('\0') >= 0) {
        throw new UnusableFile("too-long", "The text of " + key + " is too long.");
      }
      sentences.put(key, sentence);
    }
    return sentences;
  }

  private static String shortened(String key) {
    return key.length() > 40 ? key.substring(0, 40) + "…" : key;
  }
}
