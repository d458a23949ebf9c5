package org.carillon.calendar;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.Spool;
import org.carillon.contract.identity.Caller;
import org.carillon.groupware.PutObject;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.Precondition;

/**
 * Files of events and tasks that the server keeps (RFC 8607). They lie among the files of whoever
 * owns the calendar and count for that account's quota; whoever sees the event whole reads them.
 * Whoever may change the event may attach and remove; participants are told as of any change.
 */
public interface ManagedAttachments {
  /**
   * The field that faults are told of; the code is the name of the precondition (RFC 8607 §3.10).
   */
  String ATTACHMENT = "attachment";

  /** The most attachments of one object. */
  int MOST = 100;

  /** The longest file name, in characters. */
  int MOST_NAME = 255;

  /** The largest attachment, in octets. */
  long mostOctets();

  /** A place for octets while a client sends them. */
  Spool spool(Caller caller, long size);

  /**
   * A file that is to be attached.
   *
   * @param name its name; empty where it has none
   * @param mediaType what it is
   * @param content its octets
   */
  record NewAttachment(String name, String mediaType, Spool content) {}

  /**
   * An object as a request names it.
   *
   * @param collection its calendar
   * @param key its key
   * @param when what must hold of it
   * @param instances the instances that are meant, by RECURRENCE-ID, {@code M} for the master; none
   *     for all
   * @param address what the addresses of attachments begin with, up to the owner's address
   */
  record Target(
      long collection, ItemKey key, Precondition when, List<String> instances, String address) {
    /** Keeps a copy. */
    public Target {
      instances = List.copyOf(instances);
    }
  }

  /**
   * What came of a request.
   *
   * @param id the attachment's id; of one that was changed another than before
   * @param object the object as it is stored now
   */
  record Attached(String id, PutObject object) {}

  /** Attaches a file. */
  Answer<Attached> add(Caller caller, Target target, NewAttachment attachment);

  /**
   * Puts another file in the place of an attachment, wherever the object has that.
   *
   * @return {@link Failure.Invalid} with the code {@code valid-managed-id} where it has none such
   */
  Answer<Attached> update(Caller caller, Target target, String id, NewAttachment attachment);

  /**
   * Looks at the attachments that an object names which is to be put under a key: those that are
   * not there already must be files here that the caller may read (RFC 8607 §3.11).
   *
   * @return {@link Failure.Invalid} with the code {@code valid-managed-id-parameter} otherwise
   */
  Answer<Void> check(Caller caller, long collection, ItemKey key, byte[] object);

  /** Removes an attachment from an object, or from instances of it. */
  Answer<PutObject> remove(Caller caller, Target target, String id);

  /**
   * An attachment with its octets, to be closed.
   *
   * @param name its file name; empty where it has none
   * @param mediaType what it is
   */
  record OpenAttachment(String name, String mediaType, Content content) {}

  /**
   * Opens one.
   *
   * @param owner the address of the account among whose files it is
   */
  Answer<OpenAttachment> open(Caller caller, String owner, String id);
}
