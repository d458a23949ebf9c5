package org.carillon.filelink;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;

/**
 * What strangers may do who come by an address that takes files: put some, and nothing else. They
 * are told nothing of what is in the folder. Whether there is no such address, it has ended, or its
 * folder is gone, is one and the same answer: {@link Failure.NotFound}. Where a password is still
 * to be said ({@link SharedFiles#unlock}), all is {@link Failure.NotAllowed} with the code {@value
 * SharedFiles#LOCKED}.
 */
public interface UploadLinks {

  /**
   * What may be put.
   *
   * @param owner the address of whom the files are for
   * @param files how many more files may come
   * @param octets how many more octets may come
   * @param expires until when; empty for no end
   */
  record Offer(String owner, long files, long octets, Optional<Instant> expires) {}

  /** What has a file's octets, each time it is asked anew. */
  @FunctionalInterface
  interface Source {
    /** Opens it; closed by whoever asked. */
    InputStream open() throws IOException;
  }

  /** What may be put by an address. */
  Answer<Offer> offer(SharedFiles.Visit visit);

  /**
   * Puts a file; never in the place of another one. What was put is told the address's maker.
   *
   * @param who what its sender calls himself; empty for nothing
   * @param name what its sender calls it
   * @param octets how many it has
   * @return what it is called there; {@link Failure.LimitReached} of {@link
   *     org.carillon.contract.answer.Limit#OBJECTS} or {@code OCTETS} when the address takes no
   *     more, of {@code QUOTA} when the folder's account has no room
   */
  Answer<String> put(SharedFiles.Visit visit, String who, String name, long octets, Source source);
}
