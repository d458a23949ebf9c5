package org.carillon.policy.internal.filtering.client;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderField;

/**
 * A header as milters change it: they put fields at positions and count them by name, which the
 * header's own edits cannot do. It is written and parsed again once, for the few messages that are
 * changed in this way.
 */
final class FieldList {
  private final Header before;
  private final int hidden;
  private final List<Field> fields = new ArrayList<>();
  private boolean isChanged;

  /** A field with its name and its octets, line end included. */
  private record Field(String name, byte[] octets) {}

  /**
   * Creates the list from a header.
   *
   * @param hidden the number of fields on top that are not counted
   */
  FieldList(Header before, int hidden) {
    this.before = before;
    this.hidden = hidden;
    for (HeaderField field : before.fields()) {
      fields.add(new Field(field.name(), field.raw()));
    }
  }

  private static Field field(String name, String value) {
    return new Field(name, (name + ":" + value + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  void add(String name, String value) {
    fields.add(field(name, value));
    isChanged = true;
  }

  void insert(int index, String name, String value) {
    fields.add((int) Math.min((long) hidden + index, fields.size()), field(name, value));
    isChanged = true;
  }

  /** Changes the {@code index}th field of that name, from 1, or removes it without a value. */
  void change(int index, String name, String value) {
    int count = 0;
    for (int i = hidden; i < fields.size(); i++) {
      if (fields.get(i).name().equalsIgnoreCase(name) && ++count == Math.max(1, index)) {
        if (value.isEmpty()) {
          fields.remove(i);
        } else {
          fields.set(i, field(fields.get(i).name(), value));
        }
        isChanged = true;
        return;
      }
    }
    if (!value.isEmpty()) {
      add(name, value);
    }
  }

  Optional<Header> changed() {
    if (!isChanged) {
      return Optional.empty();
    }
    ByteArrayOutputStream octets = new ByteArrayOutputStream(before.length() + 1_024);
    for (Field field : fields) {
      octets.writeBytes(field.octets());
      if (field.octets().length > 0 && field.octets()[field.octets().length - 1] != '\n') {
        octets.writeBytes(new byte[] {'\r', '\n'});
      }
    }
    octets.writeBytes(new byte[] {'\r', '\n'});
    return Optional.of(Header.parse(octets.toByteArray()));
  }
}
