package org.carillon.dav.method;

import java.util.LinkedHashMap;
import java.util.Map;
import org.carillon.contract.answer.Answer;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.answer.DavFailures;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.resource.CollectionResolver;
import org.carillon.dav.resource.CollectionResource;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavObjectResource;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.FileResource;
import org.carillon.store.item.Precondition;

/** Deletes resources, with all below them, their properties and locks. */
final class Deletion {
  private final DavCall call;

  Deletion(DavCall call) {
    this.call = call;
  }

  /** Deletes a tree from the bottom up; returns what could not be deleted, and why. */
  Map<DavPath, DavError> delete(DavResource resource, Precondition when) {
    Map<DavPath, DavError> failed = new LinkedHashMap<>();
    delete(resource, when, failed);
    return failed;
  }

  private boolean delete(DavResource resource, Precondition when, Map<DavPath, DavError> failed) {
    return switch (resource) {
      case FileResource file ->
          done(
              file,
              call.ports()
                  .collections()
                  .delete(call.caller(), file.collection().id(), file.key(), when),
              failed);
      case DavObjectResource object ->
          done(
              object,
              call.ports()
                  .objects()
                  .delete(
                      call.caller(),
                      object.collection().id(),
                      object.entry().key(),
                      when,
                      call.telling()),
              failed);
      case CollectionResource collection -> collection(collection, failed);
      default -> throw DavError.of(DavError.FORBIDDEN, "This resource cannot be deleted.");
    };
  }

  private boolean collection(CollectionResource collection, Map<DavPath, DavError> failed) {
    boolean all = true;
    for (CollectionResource inside : new CollectionResolver(call).within(collection)) {
      all &= delete(inside, new Precondition.Always(), failed);
    }
    boolean gone =
        all
            && done(
                collection,
                call.ports().mailboxes().delete(call.caller(), collection.entry().name()),
                failed);
    call.collectionsChanged();
    return gone;
  }

  private boolean done(DavResource resource, Answer<Void> answer, Map<DavPath, DavError> failed) {
    if (answer.asFailure().isPresent()) {
      failed.put(resource.path(), DavFailures.error(answer.asFailure().get()));
      return false;
    }
    resource
        .place()
        .ifPresent(
            place -> {
              // What was noted of it is useless now, but harmless if it stays.
              call.ports().locks().release(call.caller(), place);
              if (place.key().isPresent()) {
                call.ports().properties().forget(call.caller(), place);
              }
            });
    return true;
  }
}
