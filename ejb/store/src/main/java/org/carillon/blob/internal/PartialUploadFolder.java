package org.carillon.blob.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.blob.PartialUpload;
import org.carillon.blob.PartialUploads;
import org.carillon.blob.PieceChecksum;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Limit;
import org.carillon.contract.content.Content;
import org.carillon.files.PrivateFiles;

/**
 * Files in a folder for each owner. A file's name contains its full size, and its length is the
 * number of octets received, so no other record must be kept in step with it. A file's lock keeps
 * two nodes from writing it at once, and the lock of a file that all owners share keeps them from
 * beginning two files at once.
 */
final class PartialUploadFolder implements PartialUploads {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern NAME = Pattern.compile("([0-9a-f]{32})\\.([0-9]{1,18})");
  private static final Pattern OWNER = Pattern.compile("[0-9]{1,18}");
  private static final int ID_OCTETS = 16;
  private static final String BEGINNING = "beginning.lock";
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long PAUSE_MILLIS = 5;
  private static final int BUFFER = 64 << 10;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path folder;
  private final DiskReserve reserve;
  private final LongSupplier share;

  /** A file's lock belongs to the whole node, so its threads take turns before requesting it. */
  private final ReentrantLock beginning = new ReentrantLock();

  /**
   * Creates the store over a folder that need not exist yet.
   *
   * @param reserve the space kept free on the disks
   * @param share the percentage of the free space beyond the reserve that all files may take
   *     together
   */
  PartialUploadFolder(Path folder, DiskReserve reserve, LongSupplier share) {
    this.folder = folder;
    this.reserve = reserve;
    this.share = share;
  }

  private Path of(PartialUpload file) {
    return folderOf(file.owner()).resolve(file.id() + "." + file.octets());
  }

  private Path folderOf(long owner) {
    return folder.resolve(Long.toString(owner));
  }

  @Override
  public Answer<PartialUpload> begin(long owner, long octets, BeginCheck check) throws IOException {
    reserve.require();
    return alone(
        () -> {
          List<PartialUpload> others = all();
          Optional<Failure> refusal = check.refusal(others);
          if (refusal.isEmpty()) {
            refusal = overShare(others, octets);
          }
          return refusal.isPresent()
              ? Answer.failed(refusal.get())
              : new Answer.Done<>(create(owner, octets));
        });
  }

  /** Work that is done while no file is begun elsewhere. */
  @FunctionalInterface
  private interface Alone<T> {
    T done() throws IOException;
  }

  private <T> T alone(Alone<T> work) throws IOException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    try {
      if (!beginning.tryLock(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new IOException("Too many uploads are starting at the same time");
      }
      try {
        PrivateFiles.createFolders(folder);
        try (FileChannel channel =
                PrivateFiles.open(
                    folder.resolve(BEGINNING),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            FileLock lock = lock(channel, until)) {
          return work.done();
        }
      } finally {
        beginning.unlock();
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new IOException("The server is stopping", ended);
    }
  }

  private static FileLock lock(FileChannel channel, long until)
      throws IOException, InterruptedException {
    FileLock lock = lock(channel);
    while (lock == null) {
      if (System.nanoTime() - until > 0) {
        throw new IOException("Too many uploads are starting at the same time");
      }
      Thread.sleep(PAUSE_MILLIS);
      lock = lock(channel);
    }
    return lock;
  }

  /**
   * Returns the failure if the new file would exceed the uploads' share. Octets already received
   * are not free any more, so they are added to the free space.
   */
  private Optional<Failure> overShare(List<PartialUpload> others, long octets) throws IOException {
    long room = reserve.beyond(folder);
    if (room == Long.MAX_VALUE) {
      return Optional.empty();
    }
    long come = others.stream().mapToLong(PartialUpload::there).sum();
    long promised = others.stream().mapToLong(PartialUpload::octets).sum();
    long left = (long) ((room + come) * (share.getAsLong() / 100.0)) - promised;
    return octets <= left
        ? Optional.empty()
        : Optional.of(new Failure.LimitReached(Limit.DISK, Math.max(0, left)));
  }

  private PartialUpload create(long owner, long octets) throws IOException {
    byte[] id = new byte[ID_OCTETS];
    RANDOM.nextBytes(id);
    PartialUpload file =
        new PartialUpload(owner, HexFormat.of().formatHex(id), octets, 0, Instant.now());
    Path own = folderOf(owner);
    boolean isFirst = !Files.isDirectory(own);
    PrivateFiles.createFolders(own);
    try (FileChannel channel =
        PrivateFiles.open(of(file), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    SegmentFolder.sync(own);
    if (isFirst) {
      SegmentFolder.sync(folder);
      SegmentFolder.sync(folder.getParent());
    }
    return file;
  }

  private List<PartialUpload> all() throws IOException {
    List<PartialUpload> all = new ArrayList<>();
    for (long owner : owners()) {
      all.addAll(named(owner, "*"));
    }
    return all;
  }

  private List<Long> owners() throws IOException {
    List<Long> owners = new ArrayList<>();
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
      for (Path path : paths) {
        String owner = path.getFileName().toString();
        if (OWNER.matcher(owner).matches()) {
          owners.add(Long.parseLong(owner));
        }
      }
    } catch (NoSuchFileException none) {
      return List.of();
    }
    return owners;
  }

  private List<PartialUpload> named(long owner, String glob) throws IOException {
    List<PartialUpload> all = new ArrayList<>();
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(folderOf(owner), glob)) {
      for (Path path : paths) {
        read(owner, path).ifPresent(all::add);
      }
    } catch (NoSuchFileException | NotDirectoryException none) {
      return List.of();
    }
    return all;
  }

  private static Optional<PartialUpload> read(long owner, Path path) throws IOException {
    Matcher name = NAME.matcher(path.getFileName().toString());
    if (!name.matches()) {
      return Optional.empty();
    }
    try {
      BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
      return Optional.of(
          new PartialUpload(
              owner,
              name.group(1),
              Long.parseLong(name.group(2)),
              now.size(),
              now.lastModifiedTime().toInstant()));
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<PartialUpload> find(long owner, String id) throws IOException {
    return ID.matcher(id).matches()
        ? named(owner, id + ".*").stream().findFirst()
        : Optional.empty();
  }

  @Override
  public Piece append(
      PartialUpload file, long at, InputStream piece, Optional<PieceChecksum> checksum)
      throws IOException {
    try (FileChannel channel = FileChannel.open(of(file), StandardOpenOption.WRITE);
        FileLock lock = lock(channel)) {
      if (lock == null) {
        return new Piece.Busy();
      }
      if (channel.size() != at) {
        return new Piece.WrongOffset(grown(file, channel.size()));
      }
      Piece kept = null;
      try {
        kept = write(file, channel, piece, checksum);
      } finally {
        if (!(kept instanceof Piece.Kept)) {
          channel.truncate(at);
        }
        channel.force(true);
      }
      return kept;
    } catch (NoSuchFileException gone) {
      return new Piece.Gone();
    }
  }

  private static FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldHere) {
      return null;
    }
  }

  private Piece write(
      PartialUpload file, FileChannel channel, InputStream piece, Optional<PieceChecksum> checksum)
      throws IOException {
    Optional<MessageDigest> digest = checksum.map(PartialUploadFolder::digest);
    byte[] buffer = new byte[BUFFER];
    long there = channel.size();
    channel.position(there);
    int more = read(piece, buffer);
    while (more > 0) {
      if (there + more > file.octets()) {
        return new Piece.TooLong();
      }
      reserve.require();
      ByteBuffer octets = ByteBuffer.wrap(buffer, 0, more);
      while (octets.hasRemaining()) {
        channel.write(octets);
      }
      if (digest.isPresent()) {
        digest.get().update(buffer, 0, more);
      }
      there += more;
      more = read(piece, buffer);
    }
    boolean isSound =
        digest.isEmpty()
            || MessageDigest.isEqual(digest.get().digest(), checksum.orElseThrow().value());
    return isSound ? new Piece.Kept(grown(file, there)) : new Piece.Spoilt();
  }

  /** Reads the sender's next octets into the buffer; -1 at the end or if the sender breaks off. */
  private static int read(InputStream piece, byte[] buffer) {
    try {
      return piece.read(buffer);
    } catch (IOException brokenOff) {
      return -1;
    }
  }

  private static MessageDigest digest(PieceChecksum checksum) {
    try {
      return MessageDigest.getInstance(checksum.algorithm());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static PartialUpload grown(PartialUpload file, long there) {
    return new PartialUpload(file.owner(), file.id(), file.octets(), there, Instant.now());
  }

  @Override
  public Content open(PartialUpload file) throws IOException {
    FileChannel channel = FileChannel.open(of(file), StandardOpenOption.READ);
    return new OwnFileContent(channel, new FileContent(channel, 0, file.there()));
  }

  /** A content that closes its file with it. */
  private record OwnFileContent(FileChannel channel, FileContent content) implements Content {
    @Override
    public long size() {
      return content.size();
    }

    @Override
    public int read(long position, byte[] into, int offset, int length) throws IOException {
      return content.read(position, into, offset, length);
    }

    @Override
    public void close() {
      try {
        channel.close();
      } catch (IOException e) {
        // The file was read, and nothing is lost.
        return;
      }
    }
  }

  @Override
  public void delete(PartialUpload file) throws IOException {
    Files.deleteIfExists(of(file));
  }

  @Override
  public int deleteUntouchedSince(Instant since) throws IOException {
    return Files.isDirectory(folder) ? alone(() -> sweep(since)) : 0;
  }

  private int sweep(Instant since) throws IOException {
    int gone = 0;
    for (long owner : owners()) {
      for (PartialUpload file : named(owner, "*")) {
        if (file.touched().isBefore(since)) {
          delete(file);
          gone++;
        }
      }
      deleteEmpty(folderOf(owner));
    }
    return gone;
  }

  private static void deleteEmpty(Path owners) throws IOException {
    try {
      Files.deleteIfExists(owners);
    } catch (DirectoryNotEmptyException hasMore) {
      return;
    }
  }
}
