package org.carillon.webmail.share;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.mailbox.share.ShareLevel;
import org.carillon.store.item.CollectionKind;
import org.carillon.web.SharingLevel;

/** How much is given of what, by the keys that forms carry: folders have levels of their own. */
final class Levels {
  private Levels() {}

  /** The keys for a kind, from little to everything. */
  static List<String> of(CollectionKind kind) {
    return kind == CollectionKind.MAIL
        ? Arrays.stream(SharingLevel.values()).map(Levels::key).toList()
        : Arrays.stream(ShareLevel.values())
            .filter(level -> level.rights(kind).isPresent())
            .map(Levels::key)
            .toList();
  }

  /** The key of a folder's rights; empty where they have no name. */
  static String ofFolder(MailboxRights rights) {
    return Arrays.stream(SharingLevel.values())
        .filter(level -> level.rights().equals(rights))
        .map(Levels::key)
        .findFirst()
        .orElse("");
  }

  /** The rights in a folder that a key stands for. */
  static Optional<MailboxRights> rights(String key) {
    return Arrays.stream(SharingLevel.values())
        .filter(level -> key(level).equals(key))
        .map(SharingLevel::rights)
        .findFirst();
  }

  /** The level of another collection that a key stands for. */
  static Optional<ShareLevel> level(String key) {
    return Arrays.stream(ShareLevel.values()).filter(level -> key(level).equals(key)).findFirst();
  }

  static String key(Enum<?> level) {
    return level.name().toLowerCase(Locale.ROOT);
  }
}
