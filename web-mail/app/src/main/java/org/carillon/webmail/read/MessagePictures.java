package org.carillon.webmail.read;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.carillon.format.css.Pictures;
import org.jsoup.nodes.Element;

/** Decides which pictures a message shows: enclosed ones, remote ones on request. */
final class MessagePictures implements Pictures {
  private static final Pattern OWN =
      Pattern.compile("(?i)data:image/(?:png|jpeg|gif|webp);base64,[a-z0-9+/=\\s]*+");

  /** A candidate of a srcset: an address, and its width or density descriptor. */
  private static final Pattern CANDIDATE = Pattern.compile("\\S+(?: +[0-9.]{1,8}[wx])?");

  /**
   * The most characters of enclosed pictures that are written into one message. Each reference
   * contains the whole picture, and a message may have a hundred thousand references.
   */
  private static final int MOST_WRITTEN = 20_000_000;

  /** The most references to enclosed pictures that are looked up. */
  private static final int MOST_NAMES = 1_000;

  private final Function<String, Optional<String>> enclosed;
  private final Function<String, Optional<String>> elsewhere;
  private final Map<String, Optional<String>> read = new HashMap<>();
  private int written;
  private boolean isRemoteWanted;
  private int trackers;

  /**
   * Creates the decisions for one message.
   *
   * @param enclosed returns the replacement for a written address, if it is an enclosed picture's
   * @param elsewhere returns the proxy's address for a remote picture; empty if it is not shown
   */
  MessagePictures(
      Function<String, Optional<String>> enclosed, Function<String, Optional<String>> elsewhere) {
    this.enclosed = enclosed;
    this.elsewhere = elsewhere;
  }

  int trackers() {
    return trackers;
  }

  /** The address to write for a picture element; empty when the picture may not be shown. */
  Optional<String> address(Element picture, String wanted) {
    if (isOfWeb(wanted.strip()) && Tracker.isUnseen(picture)) {
      trackers++;
      return Optional.empty();
    }
    return address(wanted);
  }

  private static boolean isOfWeb(String source) {
    return source.regionMatches(true, 0, "http", 0, 4) || source.startsWith("//");
  }

  /** Returns whether the message refers to a remote picture. */
  boolean isRemoteWanted() {
    return isRemoteWanted;
  }

  @Override
  public Optional<String> address(String wanted) {
    String source = wanted.strip();
    String scheme = source.substring(0, Math.max(0, source.indexOf(':'))).toLowerCase(Locale.ROOT);
    return switch (scheme) {
      case "cid" -> own(source);
      case "data" -> Optional.of(source).filter(data -> OWN.matcher(data).matches());
      case "http", "https" -> own(source).or(() -> remote(source));
      // A local path: it would lead to the webmail's network, not to the sender's.
      default -> source.startsWith("//") ? remote("https:" + source) : own(source);
    };
  }

  private Optional<String> own(String address) {
    if (written >= MOST_WRITTEN || (read.size() >= MOST_NAMES && !read.containsKey(address))) {
      return Optional.empty();
    }
    Optional<String> picture = read.computeIfAbsent(address, enclosed);
    written += picture.map(String::length).orElse(0);
    return picture;
  }

  private Optional<String> remote(String source) {
    if (Tracker.isCounter(source)) {
      trackers++;
      return Optional.empty();
    }
    isRemoteWanted = true;
    return elsewhere.apply(source);
  }

  /** The candidates of a srcset that may be shown; empty when there are none. */
  String candidates(String srcset) {
    return Arrays.stream(srcset.split(",(?=\\s)"))
        .map(String::strip)
        .filter(candidate -> CANDIDATE.matcher(candidate).matches())
        .flatMap(
            candidate -> {
              String[] words = candidate.split(" +", 2);
              return address(words[0])
                  .filter(address -> !address.startsWith("data:") && !address.startsWith("cid:"))
                  .map(address -> words.length > 1 ? address + " " + words[1] : address)
                  .stream();
            })
        .collect(Collectors.joining(", "));
  }
}
