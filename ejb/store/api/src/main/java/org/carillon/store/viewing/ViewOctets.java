package org.carillon.store.viewing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.carillon.store.index.Chunk;
import org.carillon.store.index.ChunkList;
import org.carillon.store.index.IndexView;
import org.carillon.store.rows.Packed;

/**
 * A view in serialized form. For each message it has the difference of its UID and modseq to those
 * of the message before, and its flags, in as few octets as these need; everything is deflated. A
 * usual mailbox takes less than an octet for each message.
 */
final class ViewOctets {
  /** The version of the format; other versions are not read. */
  private static final int VERSION = 1;

  private ViewOctets() {}

  static byte[] encode(IndexView view) {
    Packed messages = new Packed(4 * view.size());
    long uid = 0;
    long modseq = 0;
    for (Chunk chunk : view.chunks()) {
      for (int i = 0; i < chunk.size(); i++) {
        messages.put(chunk.uid(i) - uid);
        messages.put(chunk.flags()[i]);
        messages.putSigned(chunk.modseqs()[i] - modseq);
        uid = chunk.uid(i);
        modseq = chunk.modseqs()[i];
      }
    }
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    Deflater fast = new Deflater(Deflater.BEST_SPEED);
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(octets, fast))) {
      out.writeByte(VERSION);
      out.writeLong(view.uidValidity());
      out.writeLong(view.uidNext());
      out.writeInt(view.keywords().size());
      for (String keyword : view.keywords()) {
        out.writeUTF(keyword);
      }
      out.writeInt(view.size());
      out.writeInt(messages.size());
      messages.writeTo(out);
    } catch (IOException impossible) {
      throw new IllegalStateException("Memory takes everything", impossible);
    } finally {
      fast.end();
    }
    return octets.toByteArray();
  }

  /**
   * Decodes a view, without its mailbox's name.
   *
   * @throws IOException if the octets are not a view
   */
  static IndexView decode(long mailbox, long highestModseq, byte[] octets) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(octets)))) {
      if (in.readByte() != VERSION) {
        throw new IOException("The stored view is of another version");
      }
      long uidValidity = in.readLong();
      long uidNext = in.readLong();
      List<String> keywords = new ArrayList<>();
      for (int count = in.readInt(); count > 0; count--) {
        keywords.add(in.readUTF());
      }
      int size = in.readInt();
      Packed messages = Packed.readFrom(in, in.readInt());
      return new IndexView(
          new IndexView.Head(mailbox, "", uidValidity, uidNext, highestModseq, keywords),
          chunks(size, messages));
    } catch (IndexOutOfBoundsException early) {
      throw new IOException("A stored view is incomplete", early);
    }
  }

  private static Chunk[] chunks(int size, Packed messages) {
    ChunkList chunks = new ChunkList();
    long uid = 0;
    long modseq = 0;
    for (int i = 0; i < size; i++) {
      uid += messages.get();
      long flags = messages.get();
      modseq += messages.getSigned();
      chunks.append(uid, flags, modseq);
    }
    return chunks.toArray();
  }
}
