package org.carillon.webmail.editor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.carillon.contract.identity.Caller;
import org.carillon.format.mime.body.Bodies;
import org.carillon.format.mime.body.PartContent;
import org.carillon.format.mime.structure.Outline;
import org.carillon.format.mime.structure.Part;
import org.carillon.webmail.markup.EnclosedPictures;
import org.carillon.webmail.read.Attachment;
import org.carillon.webmail.read.ClosingStream;
import org.carillon.webmail.read.Stored;

/** The pictures that a stored message's HTML shows inline. */
@ApplicationScoped
public class StoredPictures {
  /** The most pictures of one message; more are left out. */
  private static final int MOST = 100;

  @Inject private Stored stored;

  /** Returns a message's pictures by Content-ID; they are read later by the folder's opaque id. */
  Map<String, InlinePicture> of(Caller caller, String folder, Stored.Message message) {
    Map<String, InlinePicture> pictures = new LinkedHashMap<>();
    long uid = message.data().uid();
    Bodies.leaves(Outline.decode(message.data().outline()).body()).stream()
        .map(Bodies.Leaf::part)
        .filter(Bodies::isPicture)
        .limit(MOST)
        .forEach(
            part -> {
              String id = EnclosedPictures.id(part);
              String type = "image/" + part.subtype().toLowerCase(Locale.ROOT);
              pictures.putIfAbsent(
                  id,
                  new InlinePicture(
                      id, type, Attachment.about(part), () -> open(caller, folder, uid, id)));
            });
    return pictures;
  }

  /** A message's picture with a Content-ID. */
  static Optional<Part> find(Stored.Message message, String id) {
    return Bodies.leaves(Outline.decode(message.data().outline()).body()).stream()
        .map(Bodies.Leaf::part)
        .filter(part -> Bodies.isPicture(part) && EnclosedPictures.id(part).equals(id))
        .findFirst();
  }

  /** Opens a picture; closing the stream releases the message's lease. */
  private InputStream open(Caller caller, String folder, long uid, String id) throws IOException {
    Stored.Message message =
        stored
            .find(caller, folder, uid)
            .orElseThrow(
                () -> new IOException("The message that contains a picture no longer exists"));
    Optional<Part> part = find(message, id);
    if (part.isEmpty()) {
      message.close();
      return InputStream.nullInputStream();
    }
    var content = new PartContent(message.content()::read, message.data().prefix(), part.get());
    return new ClosingStream(content.stream(), message::close);
  }
}
