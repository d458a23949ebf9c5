package org.carillon.sieve.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.format.uri.PercentText;
import org.carillon.sieve.filing.MailboxText;
import org.carillon.sieve.header.FieldNames;

/**
 * The recipients and the content of a notification by mail, from a {@code mailto} URI (RFC 5436
 * §2.1, RFC 6068 §2). It is the only method.
 *
 * @param recipients their addresses, at least one
 * @param fields the mail's header fields, and its {@code body}
 */
public record MailtoMethod(List<String> recipients, List<Field> fields) {
  private static final String SCHEME = "mailto:";
  private static final int MOST_SHOWN = 200;

  public MailtoMethod {
    recipients = List.copyOf(recipients);
    fields = List.copyOf(fields);
  }

  /** A field of the mail, its value decoded. */
  public record Field(String name, String value) {}

  public sealed interface Read {
    record Ready(MailtoMethod method) implements Read {}

    /** An error for the script's author. */
    record Wrong(String why) implements Read {}
  }

  public static Read of(String uri) {
    if (!uri.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return new Read.Wrong(
          "Notifications cannot be sent by \"" + shown(uri) + "\", only by a mailto: URI");
    }
    try {
      return read(uri.substring(SCHEME.length()));
    } catch (IllegalArgumentException broken) {
      return new Read.Wrong(
          "In \""
              + shown(uri)
              + "\" a percent sign is not followed by octets of UTF-8 in hexadecimal");
    }
  }

  /** Returns why the method is unusable; empty if it is usable. */
  static Optional<String> fault(String uri) {
    return switch (of(uri)) {
      case Read.Ready _ -> Optional.empty();
      case Read.Wrong(String why) -> Optional.of(why);
    };
  }

  private static Read read(String text) {
    int query = text.indexOf('?');
    String path = query < 0 ? text : text.substring(0, query);
    List<String> named = new ArrayList<>();
    List<Field> fields = new ArrayList<>();
    addresses(path, named);
    if (query >= 0) {
      for (String each : text.substring(query + 1).split("&", -1)) {
        int equals = each.indexOf('=');
        String name = decoded(equals < 0 ? each : each.substring(0, equals));
        if (equals < 0 || !FieldNames.isName(name)) {
          return new Read.Wrong("\"" + shown(each) + "\" is not a field with a value");
        }
        String value = each.substring(equals + 1);
        if (name.equalsIgnoreCase("to")) {
          addresses(decoded(value), named);
        } else {
          fields.add(new Field(name, decoded(value)));
        }
      }
    }
    List<String> recipients = new ArrayList<>();
    for (String each : named) {
      Optional<String> address = MailboxText.address(each);
      if (address.isEmpty()) {
        return new Read.Wrong("\"" + shown(each) + "\" is not a mail address");
      }
      recipients.add(address.get());
    }
    return recipients.isEmpty()
        ? new Read.Wrong("The mailto: URI names no recipient")
        : new Read.Ready(new MailtoMethod(recipients.stream().distinct().toList(), fields));
  }

  private static void addresses(String list, List<String> to) {
    if (!list.isEmpty()) {
      for (String each : list.split(",", -1)) {
        to.add(decoded(each));
      }
    }
  }

  /** The value of the first field with that name, in any case. */
  public Optional<String> field(String name) {
    return fields.stream()
        .filter(field -> field.name().equalsIgnoreCase(name))
        .map(Field::value)
        .findFirst();
  }

  /** Decodes percent signs; a plus is literal (RFC 6068 §2). */
  private static String decoded(String text) {
    return PercentText.decoded(text).orElseThrow(IllegalArgumentException::new);
  }

  private static String shown(String text) {
    return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…";
  }
}
