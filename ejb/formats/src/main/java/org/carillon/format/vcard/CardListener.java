package org.carillon.format.vcard;

import com.github.mangstadt.vinnie.VObjectProperty;
import com.github.mangstadt.vinnie.io.Context;
import com.github.mangstadt.vinnie.io.VObjectDataListener;
import com.github.mangstadt.vinnie.io.Warning;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Collects cards while the library reads them. A card within another (AGENT of 2.1) is dropped. */
final class CardListener implements VObjectDataListener {
  private static final String CARD = "VCARD";

  /** The parameter values that 2.1 may write without a name and that are not types. */
  private static final Set<String> ENCODINGS =
      Set.of("QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT", "B");

  private static final Set<String> VALUES = Set.of("INLINE", "CONTENT-ID", "CID", "URL");

  /** The properties with URI values, which must have no escapes but may (RFC 2426 §3.6.8). */
  private static final Set<String> URIS = Set.of("URL", "SOURCE", "FBURL", "CALURI", "CALADRURI");

  private static final Pattern ESCAPED = Pattern.compile("\\\\([:,;])");

  private final int most;
  private final boolean repaired;
  private final List<ReadCard> cards = new ArrayList<>();
  private List<VCardProperty> properties = new ArrayList<>();
  private Optional<VCardVersion> version = Optional.empty();
  private String foreign = "";
  private String fault = "";
  private int depth;
  private int begun = 1;

  /** Creates a collector of cards, which reads those without VERSION as 3.0 if {@code repaired}. */
  CardListener(int most, boolean repaired) {
    this.most = most;
    this.repaired = repaired;
  }

  List<ReadCard> cards() {
    if (depth > 0) {
      depth = 0;
      refuse(VCardFault.VALID_ADDRESS_DATA, "The vCard does not end.");
    }
    return cards;
  }

  /** Returns the cards read before the budget was spent, and the rest as one refused card. */
  List<ReadCard> cut() {
    depth = 0;
    refuse(VCardFault.VALID_ADDRESS_DATA, "The text from here on takes too long to read.");
    return cards;
  }

  /** Adds a refused card, since the library could not continue. */
  void broken() {
    depth = 0;
    refuse(VCardFault.VALID_ADDRESS_DATA, "The vCard cannot be read.");
  }

  @Override
  public void onComponentBegin(String name, Context at) {
    if (depth > 0) {
      depth++;
    } else if (name.equalsIgnoreCase(CARD)) {
      depth = 1;
      begun = VCardReader.line(at);
      properties = new ArrayList<>();
      version = Optional.empty();
      foreign = "";
      fault = "";
    }
  }

  @Override
  public void onComponentEnd(String name, Context at) {
    if (depth == 0 || --depth > 0) {
      return;
    }
    if (!foreign.isEmpty()) {
      refuse(
          VCardFault.SUPPORTED_ADDRESS_DATA, "The vCard version " + foreign + " is not supported.");
    } else if (!fault.isEmpty()) {
      refuse(VCardFault.VALID_ADDRESS_DATA, fault);
    } else if (version.isEmpty() && !repaired) {
      refuse(VCardFault.VALID_ADDRESS_DATA, "The vCard has no VERSION.");
    } else {
      if (version.filter(VCardVersion.V4_0::equals).isPresent()) {
        properties.replaceAll(CardListener::inline);
      }
      cards.add(
          new ReadCard.Understood(new VCard(version.orElse(VCardVersion.V3_0), properties), begun));
    }
    if (cards.size() >= most) {
      at.stop();
    }
  }

  /** Converts inline data of 3.0 to a URI, which 4.0 requires (RFC 6350 §6.2.4). */
  private static VCardProperty inline(VCardProperty property) {
    return property
        .parameter("ENCODING")
        .filter(said -> said.equalsIgnoreCase("b") || said.equalsIgnoreCase("base64"))
        .map(_ -> InlineMedia.asUri(property))
        .orElse(property);
  }

  @Override
  public void onVersion(String value, Context at) {
    if (depth == 1) {
      version(value);
    }
  }

  @Override
  public void onProperty(VObjectProperty read, Context at) {
    if (depth != 1) {
      return;
    }
    String name = read.getName().strip().toUpperCase(Locale.ROOT);
    if (name.equals("VERSION")) {
      version(read.getValue());
      return;
    }
    if (properties.size() >= VCardReader.MOST_PROPERTIES) {
      fault = "The vCard has more than " + VCardReader.MOST_PROPERTIES + " properties.";
      at.stop();
      onComponentEnd(CARD, at);
      return;
    }
    if (name.isEmpty() || !name.chars().allMatch(CardListener::isNameChar)) {
      fault = "Line " + VCardReader.line(at) + " of the vCard is not a property.";
      return;
    }
    String group = read.getGroup() == null ? "" : read.getGroup().strip();
    properties.add(
        new VCardProperty(
            group.chars().allMatch(CardListener::isNameChar) ? group : "",
            name,
            parameters(read),
            URIS.contains(name)
                ? ESCAPED.matcher(printable(read.getValue(), "")).replaceAll("$1")
                : printable(read.getValue(), "\\n")));
  }

  @Override
  public void onWarning(Warning warning, VObjectProperty property, Exception why, Context at) {
    if (depth == 1 && warning == Warning.MALFORMED_LINE && !isBlank(at)) {
      fault = "Line " + VCardReader.line(at) + " of the vCard is not a property.";
    }
  }

  /** Returns whether a line has only spaces. Some phones write such lines. */
  private static boolean isBlank(Context at) {
    return at.getUnfoldedLine() == null || at.getUnfoldedLine().isBlank();
  }

  private void version(String text) {
    version = VCardVersion.of(text);
    if (version.isEmpty()) {
      foreign = text.strip();
      if (foreign.length() > 20) {
        foreign = foreign.substring(0, 20);
      }
    }
  }

  private void refuse(VCardFault why, String message) {
    if (cards.size() < most) {
      cards.add(new ReadCard.Refused(why, message, begun));
    }
  }

  private static Map<String, List<String>> parameters(VObjectProperty read) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    read.getParameters()
        .forEach(
            entry -> {
              String key =
                  entry.getKey() == null ? "" : entry.getKey().strip().toUpperCase(Locale.ROOT);
              for (String value : entry.getValue()) {
                String meant = key.isEmpty() ? nameOf(value) : key;
                if (meant.chars().allMatch(CardListener::isNameChar)) {
                  parameters
                      .computeIfAbsent(meant, _ -> new ArrayList<>())
                      .add(printable(value, "\n"));
                }
              }
            });
    // The library has decoded the value already.
    parameters.remove("CHARSET");
    if (parameters.getOrDefault("ENCODING", List.of()).stream()
        .anyMatch(
            said ->
                said.equalsIgnoreCase("QUOTED-PRINTABLE")
                    || said.equalsIgnoreCase("8BIT")
                    || said.equalsIgnoreCase("7BIT"))) {
      parameters.remove("ENCODING");
    }
    return parameters;
  }

  private static String nameOf(String value) {
    String upper = value.strip().toUpperCase(Locale.ROOT);
    if (ENCODINGS.contains(upper)) {
      return "ENCODING";
    }
    return VALUES.contains(upper) ? "VALUE" : VCardProperty.TYPE;
  }

  private static boolean isNameChar(int c) {
    return c >= 'A' && c <= 'Z'
        || c >= 'a' && c <= 'z'
        || c >= '0' && c <= '9'
        || c == '-'
        || c == '_';
  }

  /** Removes control characters; decoded line ends are replaced by {@code lineEnd}. */
  private static String printable(String value, String lineEnd) {
    if (value == null) {
      return "";
    }
    StringBuilder line = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\n') {
        line.append(lineEnd);
      } else if (c >= ' ' && c != 0x7f || c == '\t') {
        line.append(c);
      }
    }
    return line.toString();
  }
}
