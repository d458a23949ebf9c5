package org.carillon.filter.milter;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.carillon.filter.AnswerReader;

/**
 * The result of the negotiation at the beginning (SMFIC_OPTNEG): the version of the protocol, the
 * steps that the filter does not want, and those that it does not answer.
 *
 * @param protocol the SMFIP_ flags that are set
 */
record Terms(int version, int protocol) {
  static final int NO_CONNECT = 0x1;
  static final int NO_HELO = 0x2;
  static final int NO_MAIL = 0x4;
  static final int NO_RCPT = 0x8;
  static final int NO_BODY = 0x10;
  static final int NO_HEADERS = 0x20;
  static final int NO_END_OF_HEADER = 0x40;
  static final int NO_REPLY_TO_HEADERS = 0x80;
  static final int NO_DATA = 0x200;
  static final int NO_REPLY_TO_CONNECT = 0x1000;
  static final int NO_REPLY_TO_HELO = 0x2000;
  static final int NO_REPLY_TO_MAIL = 0x4000;
  static final int NO_REPLY_TO_RCPT = 0x8000;
  static final int NO_REPLY_TO_DATA = 0x10000;
  static final int NO_REPLY_TO_END_OF_HEADER = 0x40000;
  static final int NO_REPLY_TO_BODY = 0x80000;
  static final int LEADING_SPACE = 0x100000;

  private static final int VERSION = 6;
  private static final int LEAST_VERSION = 2;

  /** The first version that has DATA. */
  private static final int VERSION_OF_DATA = 4;

  /** Every action (SMFIF_) except lists of macros: a filter gets all macros that we have. */
  private static final int ACTIONS = 0xFF;

  /** Every step and every answer may be left out. */
  private static final int STEPS = 0x1F_FFFF;

  /** Negotiates with a filter. */
  static Terms agree(DataOutputStream out, AnswerReader in) throws IOException {
    ByteBuffer offer = ByteBuffer.allocate(3 * Integer.BYTES);
    offer.putInt(VERSION).putInt(ACTIONS).putInt(STEPS);
    new Packet('O', offer.array()).writeTo(out);
    out.flush();
    Packet answer = Packet.read(in);
    if (answer.command() != 'O') {
      throw new IOException("This is not a milter: it answers " + answer.command());
    }
    int version = answer.number(0);
    if (version < LEAST_VERSION || version > VERSION) {
      throw new IOException("The milter speaks version " + version + " of the protocol");
    }
    return new Terms(version, answer.number(2 * Integer.BYTES) & STEPS);
  }

  boolean has(int flag) {
    return (protocol & flag) != 0;
  }

  /** Returns whether the filter wants to be sent DATA. */
  boolean wantsData() {
    return version >= VERSION_OF_DATA && !has(NO_DATA);
  }
}
