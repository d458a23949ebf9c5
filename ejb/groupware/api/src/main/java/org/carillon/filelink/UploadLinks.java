package org.carillon.filelink;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;

/**
 * The functions for a visitor with an upload link, who can upload files and do nothing else.
 * Nothing in the folder is revealed to the visitor. The answer is the same {@link Failure.NotFound}
 * whether there is no such link, it has been revoked, or its folder is gone. As long as a required
 * password has not been entered ({@link SharedFiles#unlock}), every answer is {@link
 * Failure.NotAllowed} with the code {@value SharedFiles#LOCKED}.
 */
public interface UploadLinks {

  /**
   * The uploads that are still possible.
   *
   * @param owner the address of the account that receives the files
   * @param files the number of files that can still be uploaded
   * @param octets the number of octets that can still be uploaded
   * @param expires when the link expires, or empty for never
   */
  record Offer(String owner, long files, long octets, Optional<Instant> expires) {}

  /** The source of a file's octets, which can be read several times. */
  @FunctionalInterface
  interface Source {
    /** Opens the octets from the start. The caller must close the stream. */
    InputStream open() throws IOException;
  }

  /** Returns the uploads that are still possible through a link. */
  Answer<Offer> offer(SharedFiles.Visit visit);

  /**
   * Stores an uploaded file, never in place of another one. The link's creator is notified.
   *
   * @param who the name that the sender gives, or empty for none
   * @param name the name that the sender gives the file
   * @param octets the size of the file, in octets
   * @return the name under which it is stored; {@link Failure.LimitReached} of {@link
   *     org.carillon.contract.answer.Limit#OBJECTS} or {@code OCTETS} if the link takes no more, of
   *     {@code QUOTA} if the folder's account has no room
   */
  Answer<String> put(SharedFiles.Visit visit, String who, String name, long octets, Source source);
}
