package org.carillon.contract.mailbox.folders;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A set of rights on a mailbox (RFC 4314 §2). The older {@code c} and {@code d} are read as the
 * rights they became, {@code kx} and {@code te} (§2.1.1).
 *
 * @param rights the rights, none twice
 */
public record MailboxRights(Set<Right> rights) {

  /** No right at all. */
  public static final MailboxRights NONE = new MailboxRights(Set.of());

  /** Every right there is. */
  public static final MailboxRights ALL = new MailboxRights(EnumSet.allOf(Right.class));

  /** Keeps a copy. */
  public MailboxRights {
    rights = Set.copyOf(rights);
  }

  /** Some rights. */
  public static MailboxRights of(Right first, Right... more) {
    return new MailboxRights(EnumSet.of(first, more));
  }

  /** Reads letters; empty when one of them stands for no right. */
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

  /** Whether a right is in it. */
  public boolean has(Right right) {
    return rights.contains(right);
  }

  /** Whether messages may be replaced and expunged, which needs both rights (RFC 4314 §4). */
  public boolean mayExpunge() {
    return has(Right.DELETE_MESSAGES) && has(Right.EXPUNGE);
  }

  /** Whether any of some rights is in it. */
  public boolean hasAny(Right first, Right... more) {
    return EnumSet.of(first, more).stream().anyMatch(rights::contains);
  }

  /** Whether there is no right in it. */
  public boolean isEmpty() {
    return rights.isEmpty();
  }

  /** These and others. */
  public MailboxRights plus(MailboxRights others) {
    EnumSet<Right> sum = EnumSet.noneOf(Right.class);
    sum.addAll(rights);
    sum.addAll(others.rights);
    return new MailboxRights(sum);
  }

  /** These without others. */
  public MailboxRights minus(MailboxRights others) {
    EnumSet<Right> rest = EnumSet.noneOf(Right.class);
    rest.addAll(rights);
    rest.removeAll(others.rights);
    return new MailboxRights(rest);
  }

  /** The letters in the order of RFC 4314 §2.1, without virtual ones. */
  public String letters() {
    StringBuilder letters = new StringBuilder();
    for (Right right : Right.values()) {
      if (rights.contains(right)) {
        letters.append(right.letter());
      }
    }
    return letters.toString();
  }

  /** The letters, the virtual ones of any member right included (RFC 4314 §2.1.1). */
  public String lettersWithVirtual() {
    String create = hasAny(Right.CREATE, Right.DELETE_MAILBOX) ? "c" : "";
    String delete = hasAny(Right.DELETE_MESSAGES, Right.EXPUNGE) ? "d" : "";
    return letters() + create + delete;
  }
}
