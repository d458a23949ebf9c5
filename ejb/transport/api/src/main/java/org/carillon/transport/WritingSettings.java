package org.carillon.transport;

import java.util.List;
import java.util.regex.Pattern;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;

/** The settings of writing mail on the web. */
public final class WritingSettings implements SettingSource {

  /** The format of messages. */
  public enum Format {
    /** Text with formatting. */
    RICH,
    /** Plain text without formatting. */
    PLAIN
  }

  /** The format of new messages. */
  public static final Setting<Format> FORMAT =
      Setting.ofOwner(
          "web.write.format",
          new SettingType.Choice<>(Format.class),
          Format.RICH,
          "Format of new messages",
          "Whether new messages in the webmail start with formatting or as plain text. Users"
              + " can switch the format of each message.");

  /** The time in which a sent message can be recalled. */
  public static final Setting<Long> UNDO =
      Setting.ofOwner(
          "web.write.undo",
          new SettingType.Whole(0, 30, "seconds"),
          10L,
          "Time to undo sending",
          "How many seconds a message sent in the webmail waits before it leaves. Until"
              + " then, its author can undo sending. 0: it is sent at once.");

  /** The signature of accounts that set none. */
  public static final Setting<String> SIGNATURE =
      Setting.ofOwner(
          "web.write.signature",
          new SettingType.Text(Pattern.compile("[\\P{Cntrl}\\n\\r\\t]*"), 2_000, "text"),
          "",
          "Signature",
          "Added below messages that users write in the webmail if they have no identity"
              + " with a signature.");

  /** The answer to a request for a read receipt. */
  public enum Receipt {
    /** No receipt is ever sent. */
    NEVER,
    /** The reader is asked. */
    ASK,
    /** A receipt is sent to people that the account knows; for others the reader is asked. */
    KNOWN
  }

  public static final Setting<Receipt> RECEIPT =
      Setting.ofOwner(
          "web.receipt.answer",
          new SettingType.Choice<>(Receipt.class),
          Receipt.ASK,
          "Read receipts",
          "What happens when a sender asks for a read receipt: none is ever sent, the reader is"
              + " asked each time, or it is sent to people in the address book and in the same"
              + " domain and the reader is asked for all others.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(FORMAT, UNDO, SIGNATURE, RECEIPT);
  }
}
