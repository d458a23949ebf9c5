package org.carillon.contract.mailbox.folders;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A set of rights on a mailbox (RFC 4314 §2). The obsolete {@code c} and {@code d} are read as the
 * rights that replaced them, {@code kx} and {@code te} (§2.1.1).
 *
 * @param rights the rights, without duplicates
 */
public record MailboxRights(Set<Right> rights) {

  /** The empty set of rights. */
  public static final MailboxRights NONE = new MailboxRights(Set.of());

  public static final MailboxRights ALL = new MailboxRights(EnumSet.allOf(Right.class));

  public MailboxRights {
    rights = Set.copyOf(rights);
  }

  public static MailboxRights of(Right first, Right... more) {
    return new MailboxRights(EnumSet.of(first, more));
  }

  /** Parses letters; returns empty if one of them is not a right. */
  public static Optional<MailboxRights> parse(String letters) {
    EnumSet<Right> read = EnumSet.noneOf(Right.class);
    for (char letter : letters.toCharArray()) {
      switch (letter) {
        case 'c' -> read.addAll(Set.of(Right.CREATE, Right.DELETE_MAILBOX));
        case 'd' -> read.addAll(Set.of(Right.DELETE_MESSAGES, Right.EXPUNGE));
        default -> {
          Optional<Right> right = Right.of(letter);
          if (right.isEmpty()) {
            return Optional.empty();
          }
          read.add(right.get());
        }
      }
    }
    return Optional.of(new MailboxRights(read));
  }

  public boolean has(Right right) {
    return rights.contains(right);
  }

  /** Returns whether messages may be replaced and expunged: two rights are needed (RFC 4314 §4). */
  public boolean mayExpunge() {
    return has(Right.DELETE_MESSAGES) && has(Right.EXPUNGE);
  }

  public boolean hasAny(Right first, Right... more) {
    return EnumSet.of(first, more).stream().anyMatch(rights::contains);
  }

  /** Returns whether the set is empty. */
  public boolean isEmpty() {
    return rights.isEmpty();
  }

  /** Returns the union of this set and another. */
  public MailboxRights plus(MailboxRights others) {
    EnumSet<Right> sum = EnumSet.noneOf(Right.class);
    sum.addAll(rights);
    sum.addAll(others.rights);
    return new MailboxRights(sum);
  }

  /** Returns this set without the rights of another. */
  public MailboxRights minus(MailboxRights others) {
    EnumSet<Right> rest = EnumSet.noneOf(Right.class);
    rest.addAll(rights);
    rest.removeAll(others.rights);
    return new MailboxRights(rest);
  }

  /** Returns the letters in the order of RFC 4314 §2.1, without virtual rights. */
  public String letters() {
    StringBuilder letters = new StringBuilder();
    for (Right right : Right.values()) {
      if (rights.contains(right)) {
        letters.append(right.letter());
      }
    }
    return letters.toString();
  }

  /** Returns the letters and the virtual rights that any of them stands for (RFC 4314 §2.1.1). */
  public String lettersWithVirtual() {
    String create = hasAny(Right.CREATE, Right.DELETE_MAILBOX) ? "c" : "";
    String delete = hasAny(Right.DELETE_MESSAGES, Right.EXPUNGE) ? "d" : "";
    return letters() + create + delete;
  }
}
