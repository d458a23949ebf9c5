package org.carillon.protocol.imap.fetch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.Enabled;

/**
 * The items that a FETCH requests of each message (RFC 3501 §6.4.5, RFC 8474 §5, RFC 8514 §4.2).
 *
 * @param items those without arguments
 * @param sections those of the body
 */
public record FetchItems(Set<Item> items, List<Section> sections) {
  private static final int MOST_SECTIONS = 200;
  private static final int MOST_FIELDS = 500;
  private static final int DEEPEST_PATH = 200;

  /** Items without arguments. */
  enum Item {
    UID,
    FLAGS,
    MODSEQ,
    INTERNALDATE,
    SIZE,
    ENVELOPE,
    BODY,
    BODYSTRUCTURE,
    SAVEDATE,
    EMAILID,
    THREADID,
    PREVIEW,
    /** A preview only if it is ready (RFC 8970 §3.1). */
    LAZY_PREVIEW
  }

  private static final Set<Item> OF_VIEW = EnumSet.of(Item.UID, Item.FLAGS, Item.MODSEQ);

  boolean has(Item item) {
    return items.contains(item);
  }

  /** Returns whether the view has all requested items. */
  boolean needsOnlyView() {
    return sections.isEmpty() && OF_VIEW.containsAll(items);
  }

  /** Returns whether the message's data are needed, not only its content. */
  boolean needsData() {
    return !OF_VIEW.containsAll(items)
        || sections.stream().anyMatch(section -> !section.isWholeMessage());
  }

  /** Returns whether previews are requested. */
  boolean needsPreviews() {
    return has(Item.PREVIEW) || has(Item.LAZY_PREVIEW);
  }

  /** Returns whether fetching marks a message as seen. */
  boolean marksSeen() {
    return sections.stream().anyMatch(section -> !section.peek());
  }

  /** Returns the items of an unsolicited response: also the uid, and the modseq if enabled. */
  public FetchItems told(Enabled enabled) {
    Set<Item> told = EnumSet.copyOf(items);
    if (!enabled.uidOnly()) {
      told.add(Item.UID);
    }
    if (enabled.condstore()) {
      told.add(Item.MODSEQ);
    }
    return new FetchItems(told, sections);
  }

  public static FetchItems read(Arguments arguments) throws BadCommand, IOException {
    Reader reader = new Reader(arguments);
    if (arguments.take('(')) {
      do {
        reader.item(false);
      } while (arguments.take(' '));
      arguments.expect(')');
    } else {
      reader.item(true);
    }
    return new FetchItems(reader.items, reader.sections);
  }

  private static final class Reader {
    private final Arguments arguments;
    private final Set<Item> items = EnumSet.noneOf(Item.class);
    private final List<Section> sections = new ArrayList<>();

    Reader(Arguments arguments) {
      this.arguments = arguments;
    }

    void item(boolean macros) throws BadCommand, IOException {
      String name = arguments.item();
      switch (name) {
        case "UID",
            "FLAGS",
            "MODSEQ",
            "INTERNALDATE",
            "ENVELOPE",
            "BODYSTRUCTURE",
            "SAVEDATE",
            "EMAILID",
            "THREADID" ->
            items.add(Item.valueOf(name));
        case "PREVIEW" -> items.add(arguments.take(" (LAZY)") ? Item.LAZY_PREVIEW : Item.PREVIEW);
        case "RFC822.SIZE" -> items.add(Item.SIZE);
        case "RFC822" -> sections.add(whole(name, Section.Text.WHOLE, false));
        case "RFC822.HEADER" -> sections.add(whole(name, Section.Text.HEADER, true));
        case "RFC822.TEXT" -> sections.add(whole(name, Section.Text.TEXT, false));
        case "BODY" -> {
          if (arguments.peek() == '[') {
            section(false);
          } else {
            items.add(Item.BODY);
          }
        }
        case "BODY.PEEK" -> section(true);
        case "BINARY" -> binary(Section.Text.BINARY, false);
        case "BINARY.PEEK" -> binary(Section.Text.BINARY, true);
        case "BINARY.SIZE" -> binary(Section.Text.BINARY_SIZE, true);
        default -> {
          if (!macros) {
            throw new BadCommand("Unknown fetch item");
          }
          macro(name);
        }
      }
    }

    private void macro(String name) throws BadCommand {
      List<Item> fast = List.of(Item.FLAGS, Item.INTERNALDATE, Item.SIZE);
      switch (name) {
        case "FAST" -> items.addAll(fast);
        case "ALL" -> {
          items.addAll(fast);
          items.add(Item.ENVELOPE);
        }
        case "FULL" -> {
          items.addAll(fast);
          items.add(Item.ENVELOPE);
          items.add(Item.BODY);
        }
        default -> throw new BadCommand("Unknown fetch item");
      }
    }

    private static Section whole(String label, Section.Text text, boolean peek) {
      return new Section(label, new int[0], text, List.of(), peek, -1, 0);
    }

    private void section(boolean peek) throws BadCommand, IOException {
      if (sections.size() == MOST_SECTIONS) {
        throw new BadCommand("Too many sections");
      }
      arguments.expect('[');
      StringBuilder label = new StringBuilder("BODY[");
      int[] path = path(label);
      Section.Text text = Section.Text.WHOLE;
      List<String> fields = List.of();
      boolean dotted = path.length == 0 || label.charAt(label.length() - 1) == '.';
      if (arguments.peek() != ']') {
        if (!dotted) {
          throw new BadCommand("Malformed section");
        }
        String name = arguments.item();
        label.append(name);
        text = text(name, path.length > 0);
        if (text == Section.Text.FIELDS || text == Section.Text.FIELDS_NOT) {
          fields = fields(label);
        }
      } else if (path.length > 0 && dotted) {
        throw new BadCommand("Malformed section");
      }
      arguments.expect(']');
      label.append(']');
      add(label, path, text, fields, peek);
    }

    private void add(
        StringBuilder label, int[] path, Section.Text text, List<String> fields, boolean peek)
        throws BadCommand {
      long from = -1;
      long count = 0;
      if (text != Section.Text.BINARY_SIZE && arguments.take('<')) {
        from = arguments.number();
        arguments.expect('.');
        count = arguments.nonZero();
        arguments.expect('>');
        label.append('<').append(from).append('>');
      }
      sections.add(new Section(label.toString(), path, text, fields, peek, from, count));
    }

    private void binary(Section.Text text, boolean peek) throws BadCommand {
      if (sections.size() == MOST_SECTIONS) {
        throw new BadCommand("Too many sections");
      }
      arguments.expect('[');
      StringBuilder label =
          new StringBuilder(text == Section.Text.BINARY ? "BINARY[" : "BINARY.SIZE[");
      int[] path = path(label);
      if (label.charAt(label.length() - 1) == '.') {
        throw new BadCommand("Malformed section");
      }
      arguments.expect(']');
      label.append(']');
      add(label, path, text, List.of(), peek);
    }

    /** Reads the part's numbers; the label then ends in a dot if a text specifier follows. */
    private int[] path(StringBuilder label) throws BadCommand {
      int[] path = new int[4];
      int length = 0;
      while (arguments.peek() >= '1' && arguments.peek() <= '9') {
        if (length == DEEPEST_PATH) {
          throw new BadCommand("Too many part numbers");
        }
        if (length == path.length) {
          path = Arrays.copyOf(path, 2 * length);
        }
        path[length] = (int) Math.min(arguments.number(), Integer.MAX_VALUE);
        label.append(path[length++]);
        if (!arguments.take('.')) {
          break;
        }
        label.append('.');
      }
      return Arrays.copyOf(path, length);
    }

    private static Section.Text text(String name, boolean ofPart) throws BadCommand {
      return switch (name) {
        case "HEADER" -> Section.Text.HEADER;
        case "TEXT" -> Section.Text.TEXT;
        case "HEADER.FIELDS" -> Section.Text.FIELDS;
        case "HEADER.FIELDS.NOT" -> Section.Text.FIELDS_NOT;
        case "MIME" -> {
          if (!ofPart) {
            throw new BadCommand("MIME requires a part number");
          }
          yield Section.Text.MIME;
        }
        default -> throw new BadCommand("Unknown section");
      };
    }

    private List<String> fields(StringBuilder label) throws BadCommand, IOException {
      List<String> fields = new ArrayList<>();
      arguments.expect(' ');
      arguments.expect('(');
      label.append(" (");
      do {
        if (fields.size() == MOST_FIELDS) {
          throw new BadCommand("Too many header fields");
        }
        String field = arguments.astring();
        if (!isFieldName(field)) {
          throw new BadCommand("Invalid header field name");
        }
        label.append(fields.isEmpty() ? "" : " ").append(quoted(field));
        fields.add(field.toLowerCase(Locale.ROOT));
      } while (arguments.take(' '));
      arguments.expect(')');
      label.append(')');
      return fields;
    }

    /** RFC 5322 §3.6.8 {@code ftext}. */
    private static boolean isFieldName(String field) {
      return !field.isEmpty() && field.chars().allMatch(c -> c > 0x20 && c < 0x7f && c != ':');
    }

    private static String quoted(String field) {
      boolean atom = field.chars().noneMatch(c -> "(){%*\"\\]".indexOf(c) >= 0);
      return atom ? field : "\"" + field.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
  }
}
