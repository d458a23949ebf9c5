package org.carillon.webmail.contact.group;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.carillon.format.vcard.ContactKind;
import org.carillon.format.vcard.ContactSummary;
import org.carillon.format.vcard.VCard;
import org.carillon.format.vcard.VCardProperty;

/** The card of a group (RFC 6350 §6.1.4), version 4.0, with members (§6.6.5) by UID. */
final class GroupCard {
  private static final String MEMBER = "MEMBER";

  private GroupCard() {}

  /** Returns a group without members. */
  static VCard of(VCard blank, String name) {
    List<VCardProperty> properties = new ArrayList<>(blank.properties());
    properties.add(new VCardProperty("KIND", ContactKind.GROUP.word()));
    properties.add(VCardProperty.ofText("FN", name));
    return blank.with(properties);
  }

  static VCard named(VCard group, String name) {
    List<VCardProperty> properties = new ArrayList<>();
    properties.add(VCardProperty.ofText("FN", name));
    group.properties().stream()
        .filter(property -> !property.name().equals("FN"))
        .filter(property -> !property.name().equals("N"))
        .forEach(properties::add);
    return group.with(properties);
  }

  /** Returns the group with further members, each only once. */
  static VCard with(VCard group, List<String> uids) {
    Set<String> there = new LinkedHashSet<>();
    group.all(MEMBER).forEach(one -> there.add(ContactSummary.memberUid(one.value().strip())));
    List<VCardProperty> properties = new ArrayList<>(group.properties());
    for (String uid : uids) {
      if (there.add(ContactSummary.memberUid(uid))) {
        properties.add(new VCardProperty(MEMBER, uri(uid)));
      }
    }
    return group.with(properties);
  }

  /** The group without some of its members. */
  static VCard without(VCard group, List<String> uids) {
    Set<String> gone = new LinkedHashSet<>();
    uids.forEach(uid -> gone.add(ContactSummary.memberUid(uid)));
    return group.with(
        group.properties().stream()
            .filter(
                one ->
                    !one.name().equals(MEMBER)
                        || !gone.contains(ContactSummary.memberUid(one.value().strip())))
            .toList());
  }

  /** Returns a UID as a URI; the UID of other clients is often a bare UUID. */
  private static String uri(String uid) {
    return uid.contains(":") ? uid : "urn:uuid:" + uid;
  }
}
