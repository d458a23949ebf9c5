package org.carillon.dav.principal;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;
import org.carillon.dav.xml.XmlText;

/** The privileges of RFC 3744 §3, mapped to and from mailbox rights (RFC 4314 §2.1). */
public enum Privilege {
  ALL(XmlName.dav("all"), "Everything", EnumSet.allOf(Right.class)),
  /** The right to read members and properties. */
  READ(XmlName.dav("read"), "Read", EnumSet.of(Right.LOOKUP, Right.READ)),
  /** The right to see the owner's busy times, and that the calendars exist. */
  READ_FREE_BUSY(XmlName.caldav("read-free-busy"), "Free/busy", EnumSet.of(Right.LOOKUP)),
  /** The right to change, add and remove members. */
  WRITE(
      XmlName.dav("write"),
      "Write",
      EnumSet.of(Right.INSERT, Right.WRITE, Right.DELETE_MESSAGES, Right.EXPUNGE)),
  /** The right to change existing members. */
  WRITE_CONTENT(
      XmlName.dav("write-content"),
      "Change",
      EnumSet.of(Right.INSERT, Right.DELETE_MESSAGES, Right.EXPUNGE)),
  /** The right to change properties. */
  WRITE_PROPERTIES(XmlName.dav("write-properties"), "Change properties", EnumSet.of(Right.WRITE)),
  /** The right to add something. */
  BIND(XmlName.dav("bind"), "Add", EnumSet.of(Right.INSERT)),
  /** The right to remove something. */
  UNBIND(XmlName.dav("unbind"), "Remove", EnumSet.of(Right.DELETE_MESSAGES, Right.EXPUNGE)),
  /** The right to end others' locks. */
  UNLOCK(XmlName.dav("unlock"), "End locks", EnumSet.of(Right.ADMINISTER)),
  /** The right to see everybody's rights. */
  READ_ACL(XmlName.dav("read-acl"), "See rights", EnumSet.of(Right.ADMINISTER)),
  /** The right to change everybody's rights. */
  WRITE_ACL(XmlName.dav("write-acl"), "Change rights", EnumSet.of(Right.ADMINISTER)),
  /** The right to see one's own rights. */
  READ_OWN(
      XmlName.dav("read-current-user-privilege-set"), "See own rights", EnumSet.of(Right.LOOKUP));

  /** Rights that are no privilege alone: an entry that may write keeps the ones that it had. */
  static final Set<Right> BESIDES =
      EnumSet.of(Right.SEEN, Right.POST, Right.CREATE, Right.DELETE_MAILBOX);

  private final XmlName name;
  private final String description;
  private final Set<Right> rights;

  Privilege(XmlName name, String description, Set<Right> rights) {
    this.name = name;
    this.description = description;
    this.rights = rights;
  }

  static Optional<Privilege> of(XmlName name) {
    for (Privilege privilege : values()) {
      if (privilege.name.equals(name)) {
        return Optional.of(privilege);
      }
    }
    return Optional.empty();
  }

  /** The rights that it takes. */
  Set<Right> rights() {
    return rights;
  }

  /** Returns all privileges that the rights grant, each as an element. */
  static List<XmlElement> of(MailboxRights rights) {
    List<XmlElement> privileges = new ArrayList<>();
    for (Privilege privilege : values()) {
      if (rights.rights().containsAll(privilege.rights)) {
        privileges.add(privilege.element());
      }
    }
    return privileges;
  }

  /** Returns the smallest set of privileges equivalent to the rights. */
  static List<XmlElement> fewest(MailboxRights rights) {
    if (rights.rights().containsAll(ALL.rights)) {
      return List.of(ALL.element());
    }
    List<XmlElement> privileges = new ArrayList<>();
    boolean writes = rights.rights().containsAll(WRITE.rights);
    for (Privilege privilege : values()) {
      boolean inWrite = privilege != WRITE && WRITE.rights.containsAll(privilege.rights);
      if (rights.rights().containsAll(privilege.rights) && !(writes && inWrite)) {
        privileges.add(privilege.element());
      }
    }
    return privileges;
  }

  /** Returns the privilege as an element. */
  XmlElement element() {
    return XmlElement.of(XmlName.dav("privilege"), XmlElement.of(name));
  }

  /** Returns the tree of all privileges (RFC 3744 §5.3). */
  static XmlElement tree() {
    XmlElement write =
        WRITE.with(WRITE_CONTENT.with(), WRITE_PROPERTIES.with(), BIND.with(), UNBIND.with());
    return XmlElement.of(
        XmlName.dav("supported-privilege-set"),
        ALL.with(
            READ.with(READ_FREE_BUSY.with()),
            write,
            UNLOCK.with(),
            READ_ACL.with(),
            WRITE_ACL.with(),
            READ_OWN.with()));
  }

  private XmlElement with(XmlElement... inside) {
    List<XmlElement> nodes = new ArrayList<>();
    nodes.add(element());
    nodes.add(
        XmlElement.of(XmlName.dav("description"), new XmlText(description)).in(Optional.of("en")));
    nodes.addAll(List.of(inside));
    return XmlElement.of(XmlName.dav("supported-privilege"), nodes);
  }
}
