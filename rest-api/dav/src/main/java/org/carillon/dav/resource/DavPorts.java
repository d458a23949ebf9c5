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

/** The ports of the core that DAV uses. */
@ApplicationScoped
public class DavPorts {
  @Inject Collections collections;
  @Inject Instance<GroupwareObjects> objects;
  @Inject MailAccess mailboxes;
  @Inject ResourceProperties properties;
  @Inject ResourceLocks locks;
  @Inject ManagedAttachments attachments;
  @Inject OwnMeetings meetings;

  /** Collections, and the items of file collections. */
  public Collections collections() {
    return collections;
  }

  /** The objects of calendars, task lists, address books and notes. */
  public GroupwareObjects objects() {
    return objects.get();
  }

  boolean hasObjects() {
    return objects.isResolvable();
  }

  /** The files of events. */
  public ManagedAttachments attachments() {
    return attachments;
  }

  /** The calendars that contain meetings. */
  public OwnMeetings meetings() {
    return meetings;
  }

  /** The tree of mailboxes, rights and quotas. */
  public MailAccess mailboxes() {
    return mailboxes;
  }

  /** Dead properties of resources. */
  public ResourceProperties properties() {
    return properties;
  }

  /** Locks of resources. */
  public ResourceLocks locks() {
    return locks;
  }
}
