package org.carillon.calendar;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.Spool;
import org.carillon.contract.identity.Caller;
import org.carillon.groupware.StoredObjectResult;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.Precondition;

/**
 * Files attached to events and tasks that the server stores (RFC 8607). They are stored among the
 * files of the calendar's owner and count towards that account's quota. Everyone who may see the
 * whole event can read them. Everyone who may change the event can attach and remove files.
 * Participants are notified as of any other change.
 */
public interface ManagedAttachments {
  /** The field that failures name. Their code is the name of the precondition (RFC 8607 §3.10). */
  String ATTACHMENT = "attachment";

  /** The maximum number of attachments of an object. */
  int MOST = 100;

  /** The longest file name, in characters. */
  int MOST_NAME = 255;

  /** Returns the size of the largest attachment, in octets. */
  long mostOctets();

  /** Returns a spool for the octets of an attachment while the client sends them. */
  Spool spool(Caller caller, long size);

  /**
   * A file to attach.
   *
   * @param name its file name, or empty if it has none
   * @param mediaType its media type
   * @param content its octets
   */
  record NewAttachment(String name, String mediaType, Spool content) {}

  /**
   * An object as a request names it.
   *
   * @param collection the calendar of the object
   * @param key the key of the object
   * @param when the precondition that the object must meet
   * @param instances the instances that are meant, by RECURRENCE-ID, with {@code M} for the master,
   *     or empty for all
   * @param address the beginning of the attachments' addresses, up to the owner's address
   */
  record Target(
      long collection, ItemKey key, Precondition when, List<String> instances, String address) {
    public Target {
      instances = List.copyOf(instances);
    }
  }

  /**
   * The result of a request.
   *
   * @param id the id of the attachment. An attachment that was changed gets a new id.
   * @param object the object as it is stored now
   */
  record Attached(String id, StoredObjectResult object) {}

  /** Attaches a file. */
  Answer<Attached> add(Caller caller, Target target, NewAttachment attachment);

  /**
   * Replaces an attachment by another file in all instances of the object that have it.
   *
   * @return {@link Failure.Invalid} with the code {@code valid-managed-id} if the object has no
   *     such attachment
   */
  Answer<Attached> update(Caller caller, Target target, String id, NewAttachment attachment);

  /**
   * Checks the attachments of an object that is to be stored under a key. Attachments that the
   * stored object does not have yet must be files of this server that the caller may read (RFC 8607
   * §3.11).
   *
   * @return {@link Failure.Invalid} with the code {@code valid-managed-id-parameter} otherwise
   */
  Answer<Void> check(Caller caller, long collection, ItemKey key, byte[] object);

  /** Removes an attachment from an object, or from instances of it. */
  Answer<StoredObjectResult> remove(Caller caller, Target target, String id);

  /**
   * An attachment with its octets, which the caller must close.
   *
   * @param name its file name, or empty if it has none
   * @param mediaType its media type
   */
  record OpenAttachment(String name, String mediaType, Content content) {}

  /**
   * Opens an attachment.
   *
   * @param owner the address of the account that stores the file
   */
  Answer<OpenAttachment> open(Caller caller, String owner, String id);
}
