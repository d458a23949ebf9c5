package org.carillon.groupware.internal;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.function.LongSupplier;
import org.carillon.account.secret.HomeKey;
import org.carillon.groupware.GroupwareKind;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.groupware.GroupwareSettings;
import org.carillon.groupware.ObjectHook;
import org.carillon.groupware.ObjectViews;
import org.carillon.mailbox.RedactedCollections;
import org.carillon.mailbox.collection.Collections;
import org.carillon.settings.Settings;
import org.carillon.store.parts.StoreParts;

/** Creates the groupware objects in the application server. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class GroupwareStart {
  private static final int OCTETS_IN_VIEW = 2_000;

  /** The divisor of the heap that gives the memory for views. */
  private static final int VIEWS = 6;

  @Inject StoreParts parts;
  @Inject RedactedCollections redacted;
  @Inject Settings settings;
  @Inject HomeKey homeKey;
  @Inject @Any Instance<GroupwareKind<?>> kinds;
  @Inject @Any Instance<ObjectHook> hooks;

  private CollectionViews views;
  private StoredObjects objects;
  private ObjectsInMail inMail;

  @PostConstruct
  void start() {
    Collections collections = redacted.collections();
    LongSupplier mostOctets = () -> settings.value(GroupwareSettings.OBJECT_OCTETS);
    SummaryRows rows = new SummaryRows(parts.transactions());
    views =
        new CollectionViews(
            collections,
            rows,
            new HiddenKeys(() -> homeKey.derive("busy-only-keys")),
            mostOctets,
            () -> settings.value(GroupwareSettings.COLLECTION_OBJECTS),
            Runtime.getRuntime().maxMemory() / VIEWS / OCTETS_IN_VIEW);
    GroupwareKinds known = new GroupwareKinds(kinds, hooks);
    objects = new StoredObjects(collections, views, rows, known, mostOctets);
    inMail = new ObjectsInMail(collections, objects, views, known, mostOctets);
  }

  @Produces
  public GroupwareObjects objects() {
    return objects;
  }

  /** Returns the processing of objects in messages. */
  @Produces
  public ObjectsInMail inMail() {
    return inMail;
  }

  /** Returns the views of collections, for capabilities that query them. */
  @Produces
  public ObjectViews views() {
    return views;
  }
}
