package org.carillon.transport;

import java.util.List;
import java.util.regex.Pattern;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;

/** How people write mail on the web. */
public final class WritingSettings implements SettingSource {

  /** What letters are written in. */
  public enum Format {
    /** With formatting. */
    RICH,
    /** As text alone. */
    PLAIN
  }

  /** What a new letter begins in. */
  public static final Setting<Format> FORMAT =
      Setting.ofOwner(
          "web.write.format",
          new SettingType.Choice<>(Format.class),
          Format.RICH,
          "How letters begin",
          "Whether a letter that is written on the web begins with formatting or as plain text."
              + " Each letter can be changed.");

  /** For how long what was sent can be called back. */
  public static final Setting<Long> UNDO =
      Setting.ofOwner(
          "web.write.undo",
          new SettingType.Whole(0, 30, "seconds"),
          0L,
          "Time to undo sending",
          "For so many seconds mail that was sent on the web waits, and can be called back. 0: it"
              + " goes at once.");

  /** What stands under a letter. */
  public static final Setting<String> SIGNATURE =
      Setting.ofOwner(
          "web.write.signature",
          new SettingType.Text(Pattern.compile("[\\P{Cntrl}\\n\\r\\t]*"), 2_000, "text"),
          "",
          "Signature",
          "Stands under letters that are written on the web.");

  /** As whom an account also writes. */
  public static final Setting<List<String>> ADDRESSES =
      Setting.ofOwner(
          "web.write.addresses",
          new SettingType.ListOf<>(
              new SettingType.Text(
                  Pattern.compile("[^\\s,<>@\"]{1,64}@[^\\s,<>@\"]{1,253}"), 320, "an address"),
              20),
          List.of(),
          "Other addresses to write from",
          "Addresses of the account besides its own name, which it chooses from when it writes on"
              + " the web. What may be sent from is decided when it is sent.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(FORMAT, UNDO, SIGNATURE, ADDRESSES);
  }
}
