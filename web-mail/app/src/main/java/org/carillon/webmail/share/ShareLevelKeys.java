package org.carillon.webmail.share;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.mailbox.share.ShareLevel;
import org.carillon.store.item.CollectionKind;
import org.carillon.web.SharingLevel;

/** The levels of access and their keys in forms; folders have their own levels. */
final class ShareLevelKeys {
  private ShareLevelKeys() {}

  /** The keys of the levels for a kind, from least to full access. */
  static List<String> of(CollectionKind kind) {
    return kind == CollectionKind.MAIL
        ? Arrays.stream(SharingLevel.values()).map(ShareLevelKeys::key).toList()
        : Arrays.stream(ShareLevel.values())
            .filter(level -> level.rights(kind).isPresent())
            .map(ShareLevelKeys::key)
            .toList();
  }

  /** The key of a folder's rights; empty if they match no level. */
  static String ofFolder(MailboxRights rights) {
    return Arrays.stream(SharingLevel.values())
        .filter(level -> level.rights().equals(rights))
        .map(ShareLevelKeys::key)
        .findFirst()
        .orElse("");
  }

  /** The folder rights of a key. */
  static Optional<MailboxRights> rights(String key) {
    return Arrays.stream(SharingLevel.values())
        .filter(level -> key(level).equals(key))
        .map(SharingLevel::rights)
        .findFirst();
  }

  /** The level of a key, for other collections than folders. */
  static Optional<ShareLevel> level(String key) {
    return Arrays.stream(ShareLevel.values()).filter(level -> key(level).equals(key)).findFirst();
  }

  static String key(Enum<?> level) {
    return level.name().toLowerCase(Locale.ROOT);
  }
}
