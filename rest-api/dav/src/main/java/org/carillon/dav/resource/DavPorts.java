package org.carillon.dav.resource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import org.carillon.calendar.ManagedAttachments;
import org.carillon.calendar.scheduling.OwnMeetings;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.mailbox.collection.Collections;
import org.carillon.mailbox.resource.ResourceLocks;
import org.carillon.mailbox.resource.ResourceProperties;

/** The core, as DAV asks it. */
@ApplicationScoped
public class DavPorts {
  @Inject Collections collections;
  @Inject Instance<GroupwareObjects> objects;
  @Inject MailAccess mailboxes;
  @Inject ResourceProperties properties;
  @Inject ResourceLocks locks;
  @Inject ManagedAttachments attachments;
  @Inject OwnMeetings meetings;

  /** Collections and, in those of files, their items. */
  public Collections collections() {
    return collections;
  }

  /** The objects of calendars, task lists, address books and notes. */
  public GroupwareObjects objects() {
    return objects.get();
  }

  /** Whether there is something that has objects. */
  boolean hasObjects() {
    return objects.isResolvable();
  }

  /** The files of events. */
  public ManagedAttachments attachments() {
    return attachments;
  }

  /** Where meetings lie. */
  public OwnMeetings meetings() {
    return meetings;
  }

  /** The tree of mailboxes, rights and quotas. */
  public MailAccess mailboxes() {
    return mailboxes;
  }

  /** What clients note of resources. */
  public ResourceProperties properties() {
    return properties;
  }

  /** Who has locked what. */
  public ResourceLocks locks() {
    return locks;
  }
}
