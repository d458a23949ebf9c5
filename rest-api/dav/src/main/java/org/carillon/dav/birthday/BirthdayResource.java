package org.carillon.dav.birthday;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.contacts.ContactDay;
import org.carillon.contract.content.Content;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.Readable;
import org.carillon.dav.xml.XmlName;
import org.carillon.store.item.EntityTag;

/** A birthday and the calendar that contains it. */
record BirthdayResource(DavPath path, BirthdaysResource birthdays, ContactDay day)
    implements Readable {
  static final String MEDIA_TYPE = "text/calendar; charset=utf-8; component=VEVENT";

  static BirthdayResource of(BirthdaysResource birthdays, ContactDay day) {
    return new BirthdayResource(birthdays.path().member(day.name()), birthdays, day);
  }

  @Override
  public Set<XmlName> types() {
    return Set.of();
  }

  @Override
  public MailboxRights rights() {
    return birthdays.rights();
  }

  @Override
  public Optional<EntityTag> tag() {
    return Optional.of(day.tag());
  }

  @Override
  public Optional<Instant> modified() {
    return Optional.of(day.modified());
  }

  @Override
  public long held() {
    return day.octets().length;
  }

  @Override
  public Optional<String> owner() {
    return birthdays.owner();
  }

  @Override
  public Opened open(DavCall call) {
    return new Opened(Content.of(day.octets()), MEDIA_TYPE, tag(), modified(), Map.of());
  }
}
